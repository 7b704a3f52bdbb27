"""What is to be done as a list: headings that the cursor passes over, columns for the room there is."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import pytest
from textual.pilot import Pilot

from retro.text.width import cells
from tests.widgets.alone import Alone, drawn
from widgets.action_list import ActionLine, ActionList
from widgets.line_list import LineList

HEADS = ActionLine("", "Due", "", "What", "Owner", "Ref", "Strength", "State")


def line(key: str, what: str = "A tray", late: str = "") -> ActionLine:
    return ActionLine(key, "13 Nov", late, what, "purchasing", "2026-005 5.2", "stronger", "planned")


GROUPS = [("overdue  2", [line("a", late="13 days"), line("b")]), ("later on  1", [line("c", "A lamp")])]


@asynccontextmanager
async def shown(
    groups: Sequence[tuple[str, Sequence[ActionLine]]], width: int = 100, height: int = 8
) -> AsyncIterator[tuple[Pilot[None], ActionList, Alone]]:
    widget = ActionList()
    app = Alone(widget)
    async with app.run_test(size=(width, height)) as pilot:
        widget.show(groups, HEADS)
        await pilot.pause()
        yield pilot, widget, app


async def test_each_group_stands_under_its_heading_and_the_cursor_goes_from_line_to_line() -> None:
    async with shown(GROUPS) as (pilot, widget, _app):
        told = [" ".join(row.split()) for row in drawn(widget)]
        assert told[:6] == [
            "overdue 2",
            "> 13 Nov 13 days A tray purchasing 2026-005 5.2 stronger planned",
            "13 Nov A tray purchasing 2026-005 5.2 stronger planned",
            "",
            "later on 1",
            "13 Nov A lamp purchasing 2026-005 5.2 stronger planned",
        ]
        assert [widget.chosen, *[await _after(pilot, widget, "down") for _ in range(3)]] == ["a", "b", "c", "c"]
        assert widget.caret.y == 5


async def _after(pilot: Pilot[None], widget: ActionList, key: str) -> str:
    await pilot.press(key)
    return widget.chosen


async def test_the_cursor_stays_on_its_line_and_where_that_goes_in_its_place() -> None:
    async with shown(GROUPS) as (pilot, widget, _app):
        await pilot.press("down")
        widget.show([("new  1", [line("n")]), *GROUPS], HEADS)
        assert widget.chosen == "b"
        widget.show([("new  1", [line("n")]), ("overdue  1", [line("a")]), GROUPS[1]], HEADS)
        assert widget.chosen == "c"
        widget.show([("new  1", [line("n")])], HEADS)
        assert widget.chosen == "n"
        widget.show([], HEADS)
        assert (widget.chosen, widget.count) == ("", 0)


@pytest.mark.parametrize(
    ("width", "columns"),
    [
        (120, ["due", "late", "what", "owner", "place", "strength", "state"]),
        (90, ["due", "late", "what", "owner", "place", "state"]),
        (78, ["due", "late", "what", "place", "state"]),
        (40, ["due", "what"]),
    ],
)
async def test_what_matters_stays_longest_in_a_narrow_window(width: int, columns: list[str]) -> None:
    async with shown([("x", [line("a", "漢字の長い文" * 30, late="13 days")])], width) as (_pilot, widget, _app):
        assert list(widget.columns(width - 3)) == columns
        assert all(cells(row) <= width for row in drawn(widget))


async def test_a_column_in_which_nothing_stands_takes_no_room() -> None:
    bare = line("a")._replace(owner="", strength="", late="")
    async with shown([("x", [bare])]) as (_pilot, widget, _app):
        assert list(widget.columns(97)) == ["due", "what", "place", "state"]


async def test_a_click_on_a_heading_chooses_nothing() -> None:
    async with shown(GROUPS) as (pilot, widget, app):
        await pilot.click(widget, offset=(5, 5))
        assert widget.chosen == "c"
        await pilot.click(widget, offset=(5, 4))
        await pilot.click(widget, offset=(5, 4), times=2)
        assert widget.chosen == "c"
        assert not [each for each in app.told if isinstance(each, LineList.Chosen)]


async def test_the_heading_of_the_first_line_is_seen_with_it() -> None:
    many = [("overdue  30", [line(str(n)) for n in range(30)])]
    async with shown(many) as (pilot, widget, _app):
        await pilot.press("end")
        assert widget.chosen == "29"
        assert drawn(widget)[-1].startswith("> ")
        await pilot.press("home")
        assert drawn(widget)[0].strip() == "overdue  30"
