"""The rail: where we are, states in words, and clicks."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from retro.text.width import cells
from tests.widgets.alone import Alone, drawn, strips, styled, until
from widgets.stage_nav import NavItem, StageNav

STOPS = (
    NavItem("0", "Head", "complete", "+"),
    NavItem("1", "Timeline", "3 rows", "+"),
    NavItem("2", "原因", "まだ", "-"),
    NavItem("R", "Report", "", "!"),
)


@asynccontextmanager
async def shown(
    *, here: int = 1, size: tuple[int, int] = (70, 8)
) -> AsyncIterator[tuple[Pilot[None], StageNav, Alone]]:
    widget = StageNav()
    app = Alone(widget)
    async with app.run_test(size=size) as pilot:
        widget.stops, widget.here = STOPS, here
        await pilot.pause()
        yield pilot, widget, app


def chosen(app: Alone) -> list[int]:
    return [message.index for message in app.told_since() if isinstance(message, StageNav.Chosen)]


async def test_states_are_words_where_there_is_room_and_the_far_ones_are_shortened_first() -> None:
    async with shown() as (pilot, widget, _app):
        for width, here, expected in (
            (61, 1, " 0 Head complete [1 Timeline: 3 rows] 2 原因 まだ R Report"),
            (52, 1, " 0 Head+ [1 Timeline: 3 rows] 2 原因- R Report!"),
            (48, 1, " 0 Head+ [1 Timeline: 3 rows] 2 原因- R Report!"),
            (47, 1, " 0 Head+ [1 Timeline: 3 rows] 2 原因- R!"),
            (40, 1, " 0+ [1 Timeline: 3 rows] 2- R!"),
            (40, 3, " 0 Head+ 1 Timeline+ 2 原因- [R Report]"),
            (38, 3, " 0+ 1 Timeline+ 2 原因- [R Report]"),
            (30, 0, " [0 Head: complete] 1+ 2- R!"),
        ):
            widget.here = here
            await pilot.resize_terminal(width, 3)
            await until(pilot, lambda: widget.size.width == width)  # noqa: B023 -- asked at once
            assert drawn(widget) == [expected]
            assert styled(strips(widget)[0], "bold").startswith("[")


async def test_a_click_in_the_line_chooses_the_one_below_it() -> None:
    async with shown() as (pilot, widget, app):
        line = drawn(widget)[0]
        for index, word in enumerate(("Head", "rows", "2 ", "R ")):
            await pilot.click(widget, offset=(cells(line[: line.index(word)]), 0))
            assert chosen(app) == [index]
        await pilot.click(widget, offset=(68, 0))
        assert chosen(app) == []
