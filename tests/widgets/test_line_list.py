"""The list of lines that both lists are made of: its cursor, its window, its keys and clicks."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.geometry import Offset
from textual.pilot import Pilot

from tests.widgets.alone import Alone, drawn, strips, styled
from widgets.line_list import LineList, Pieces


class Numbers(LineList):
    """Line 3 says “line 3”, and how wide it may be."""

    def pieces(self, index: int, width: int) -> Pieces:
        return [(f"line {index}", None), (f" of {width}", self.piece_style("dim"))]


@asynccontextmanager
async def shown(count: int) -> AsyncIterator[tuple[Pilot[None], Numbers, Alone]]:
    """A list in a window of five lines."""
    widget = Numbers()
    app = Alone(widget)
    async with app.run_test(size=(20, 5)) as pilot:
        widget.count = count
        await pilot.pause()
        app.told_since()
        yield pilot, widget, app


def moves(app: Alone) -> list[int]:
    """Where the list said that its cursor went."""
    return [message.index for message in app.told_since() if type(message) is LineList.Moved]


async def test_the_line_under_the_cursor_is_marked_with_a_sign_too() -> None:
    async with shown(2) as (pilot, widget, _app):
        assert drawn(widget) == ["> line 0 of 17", "  line 1 of 17", "", "", ""]
        assert styled(strips(widget)[0], "bold").strip() == "> line 0 of 17"
        await pilot.press("down")
        assert drawn(widget)[:2] == ["  line 0 of 17", "> line 1 of 17"]


async def test_keys_move_the_cursor_and_it_stays_in_the_window() -> None:
    async with shown(20) as (pilot, widget, _app):
        for keys, at in (
            ("down", 1), ("j j k", 1), ("down down up", 1), ("up", 0), ("pagedown", 4), ("ctrl+f ctrl+f pageup", 4),
            ("ctrl+f ctrl+b", 0), ("end", 19), ("G", 19), ("end down", 19), ("end home", 0), ("end g", 0),
        ):  # fmt: skip
            widget.cursor = 0
            await pilot.press(*keys.split())
            await pilot.pause()
            assert widget.cursor == at, keys
            assert [line for line in drawn(widget) if line.startswith(">")] == [f"> line {at} of 17"]
            assert widget.caret == Offset(0, at - widget.scroll_offset.y)


async def test_its_owner_is_told_of_each_move_and_of_none_that_came_to_nothing() -> None:
    async with shown(3) as (pilot, _widget, app):
        await pilot.press("up", "down", "end", "end", "home")
        assert moves(app) == [1, 2, 0]


async def test_a_click_moves_the_cursor_and_a_second_one_chooses() -> None:
    async with shown(20) as (pilot, widget, app):
        await pilot.press("end")
        await pilot.pause()
        app.told_since()
        await pilot.click(widget, offset=(3, 1))
        assert [(type(message), widget.cursor) for message in app.told_since()] == [(LineList.Moved, 16)]
        await pilot.click(widget, offset=(3, 1), times=2)
        (chosen,) = app.told_since()
        assert isinstance(chosen, LineList.Chosen)
        assert (chosen.index, chosen.control) == (16, widget)


async def test_a_click_below_the_last_line_does_nothing() -> None:
    async with shown(2) as (pilot, widget, app):
        await pilot.click(widget, offset=(3, 3), times=2)
        assert (widget.cursor, app.told_since()) == (0, [])


async def test_a_list_that_grows_shorter_keeps_its_cursor_on_a_line() -> None:
    async with shown(20) as (pilot, widget, app):
        await pilot.press("end")
        app.told_since()
        widget.count = 3
        await pilot.pause()
        assert (widget.cursor, moves(app)) == (2, [2])
        widget.count = 0
        await pilot.pause()
        assert (widget.cursor, widget.caret, drawn(widget)) == (0, Offset(0, 0), [""] * 5)


async def test_a_window_that_grows_smaller_keeps_the_cursor_in_it() -> None:
    async with shown(20) as (pilot, widget, _app):
        await pilot.press(*["down"] * 4)
        await pilot.resize_terminal(20, 3)
        await pilot.pause()
        assert "> line 4 of 17" in drawn(widget)
