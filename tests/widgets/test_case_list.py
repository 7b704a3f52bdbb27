"""The archive as a list: which pages it asks for, and what it shows of a case at each width."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from retro.text.width import cells
from tests.widgets.alone import Alone, drawn, until
from widgets.case_list import PAGE, Case, CaseList

HEADS = Case("Case", "Day", "What", "From", "Grave", "State", "Walk")


def case(number: int, title: str = "Two parcels swapped") -> Case:
    return Case(f"2026-{number:03}", "20 Nov", title, "logistics", "high", "review", "5/7")


def asked(app: Alone) -> list[int]:
    """From which cases on a page was asked for, since the last `told_since`."""
    return [message.offset for message in app.told if isinstance(message, CaseList.Needed)]


@asynccontextmanager
async def shown(count: int, width: int = 100) -> AsyncIterator[tuple[Pilot[None], CaseList, Alone]]:
    widget = CaseList(HEADS)
    app = Alone(widget)
    async with app.run_test(size=(width, 5)) as pilot:
        widget.count = count
        await until(pilot, lambda: asked(app) == [0])
        yield pilot, widget, app


async def test_a_page_is_asked_for_once_and_dots_stand_for_it_until_it_comes() -> None:
    async with shown(1000) as (pilot, widget, app):
        await pilot.press("down", "up")
        assert (widget.chosen, widget.case(0)) == ("", None)
        assert drawn(widget)[:2] == ["> ...", "  ..."]
        widget.give(0, [case(number) for number in range(PAGE)])
        await pilot.press("down")
        assert (asked(app), widget.chosen) == ([0], "2026-001")


async def test_only_the_pages_that_are_looked_at_are_asked_for() -> None:
    async with shown(1000) as (pilot, _widget, app):
        await pilot.press("end")
        await until(pilot, lambda: asked(app) == [0, 900])


async def test_the_last_page_may_be_short() -> None:
    async with shown(PAGE + 2) as (pilot, widget, _app):
        widget.give(PAGE, [case(100), case(101)])
        await pilot.press("end")
        assert (widget.chosen, widget.case(PAGE + 1), widget.case(PAGE + 2)) == ("2026-101", case(101), None)


async def test_what_was_forgotten_is_asked_for_again() -> None:
    async with shown(3) as (pilot, widget, app):
        widget.give(0, [case(0), case(1), case(2)])
        widget.clear()
        widget.refresh()
        await until(pilot, lambda: asked(app) == [0, 0])
        assert widget.chosen == ""


async def test_a_page_that_was_asked_for_before_a_clearing_is_asked_for_again() -> None:
    async with shown(3) as (pilot, widget, app):
        widget.clear()
        widget.refresh()
        await until(pilot, lambda: asked(app) == [0, 0])


async def test_the_narrower_it_is_the_less_is_said() -> None:
    async with shown(1) as (pilot, widget, _app):
        widget.give(0, [case(7)])
        for width, expected in (
            (100, "> 2026-007  20 Nov  Two parcels swapped  logistics  high  review  5/7"),
            (80, "> 2026-007  20 Nov  Two parcels swapped  high  review  5/7"),
            (58, "> 2026-007  20 Nov  Two parcels swa..  review  5/7"),
        ):
            await pilot.resize_terminal(width, 5)
            await until(pilot, lambda: widget.size.width == width)  # noqa: B023 -- asked at once
            assert drawn(widget)[0].split() == expected.split()


async def test_columns_stand_below_their_titles_whatever_the_titles_of_cases_hold() -> None:
    titles = ["二つの荷物を取り違えてお届けした件についての振り返り、長い題名", "[INC-1] down [/x]", "a" * 200]
    async with shown(3) as (pilot, widget, _app):
        widget.give(0, [case(7, title) for title in titles])
        for width in (60, 80, 120):
            await pilot.resize_terminal(width, 5)
            await until(pilot, lambda: widget.size.width == width)  # noqa: B023 -- asked at once
            head = "".join(text for text, _style in widget.head(width))
            for line, title in zip(drawn(widget), titles, strict=False):
                assert cells(line[: line.index("review")]) == cells(head[: head.index("State")])
                assert title[:5] in line
