"""The archive as a list: which pages it asks for, and what it shows of a case at each width."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.containers import Vertical
from textual.pilot import Pilot

from retro.text.width import cells
from tests.widgets.alone import Alone, drawn, until
from widgets.case_list import PAGE, Case, CaseHeads, CaseList, Columns, row_width

COLUMNS = Columns(
    Case("Case", "Day", "What", "Grave", "State", "Left"),
    {"reference": 9, "day": 11, "severity": 8, "status": 10, "open": 18},
)


def case(number: int, title: str = "Two parcels swapped") -> Case:
    return Case(f"2026-{number:03}", "20 Nov 2026", title, "high", "review", "2, 1 overdue")


def asked(app: Alone) -> list[int]:
    """From which cases on a page was asked for, since the last `told_since`."""
    return [message.offset for message in app.told if isinstance(message, CaseList.Needed)]


@asynccontextmanager
async def shown(count: int, width: int = 100) -> AsyncIterator[tuple[Pilot[None], CaseList, Alone]]:
    widget = CaseList(COLUMNS)
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


async def test_a_title_has_the_room_and_the_rest_comes_as_there_is_more() -> None:
    async with shown(1) as (pilot, widget, _app):
        widget.give(0, [case(7)])
        for width, expected in (
            (120, "> 2026-007  20 Nov 2026  Two parcels swapped  high  review  2, 1 overdue"),
            (100, "> 2026-007  20 Nov 2026  Two parcels swapped  high  review"),
            (80, "> 2026-007  20 Nov 2026  Two parcels swapped  review"),
            (60, "> 2026-007  Two parcels swapped  review"),
        ):
            await pilot.resize_terminal(width, 5)
            await until(pilot, lambda: widget.size.width == width)  # noqa: B023 -- asked at once
            assert drawn(widget)[0].split() == expected.split()
            title = dict(COLUMNS.shown(row_width(width)))["title"]
            assert title >= (36 if width >= 80 else 30)


@pytest.mark.parametrize("count", [1, 100])
@pytest.mark.parametrize("width", [60, 80, 120, 200])
async def test_columns_stand_below_their_titles_whatever_the_titles_of_cases_hold(width: int, count: int) -> None:
    titles = ["二つの荷物を取り違えてお届けした件についての振り返り、長い題名", "[INC-1] down [/x]", "a" * 200]
    heads, widget = CaseHeads(COLUMNS), CaseList(COLUMNS)
    app = Alone(Vertical(heads, widget))
    async with app.run_test(size=(width, 5)) as pilot:
        widget.count = count  # a hundred of them scroll, and have a bar for it
        widget.give(0, [case(7, title) for title in titles * 40])
        await pilot.pause()
        (head,) = drawn(heads)
        for line, title in zip(drawn(widget), titles, strict=False):
            assert title[:5] in line or line.startswith("  ...") or not line
            if line:
                assert cells(line[: line.index("review")]) == cells(head[: head.index("State")])
                assert line.index("2026-007") == head.index("Case")


async def test_a_click_on_the_title_of_a_column_names_it() -> None:
    heads = CaseHeads(COLUMNS)
    app = Alone(heads)
    async with app.run_test(size=(120, 5)) as pilot:
        await pilot.pause()
        (line,) = drawn(heads)
        for title in ("Case", "What", "Left"):
            await pilot.click(heads, offset=(line.index(title), 0))
        await until(pilot, lambda: len(app.told) == 3)
        assert [each.column for each in app.told if isinstance(each, CaseHeads.Pressed)] == [
            "reference",
            "title",
            "open",
        ]


async def test_a_letter_stands_before_each_line_and_takes_the_cursor_there() -> None:
    async with shown(100) as (pilot, widget, _app):
        widget.give(0, [case(number) for number in range(100)])
        await pilot.press("pagedown")
        widget.jump()
        before = drawn(widget)
        assert [line[:2] for line in before] == ["a ", "s ", "d ", "f ", "g "]
        await pilot.press("f")
        assert drawn(widget)[3].startswith("> ")
        assert widget.chosen in before[3]


async def test_a_key_that_is_no_letter_of_a_line_takes_the_letters_away_and_acts() -> None:
    async with shown(3) as (pilot, widget, _app):
        widget.give(0, [case(number) for number in range(3)])
        widget.jump()
        await pilot.press("down")
        assert [line[:2] for line in drawn(widget)[:3]] == ["  ", "> ", "  "]
        widget.jump()
        await pilot.press("escape", "s")
        assert widget.chosen == "2026-001"


async def test_several_are_chosen_with_a_sign_and_stay_so_when_the_list_is_read_anew() -> None:
    async with shown(3) as (pilot, widget, app):
        widget.give(0, [case(number) for number in range(3)])
        widget.turn_mark()
        widget.turn_mark()
        assert [line[:2] for line in drawn(widget)[:3]] == [" *", " *", "> "]
        widget.clear()
        widget.give(0, [case(1), case(0), case(2)])
        assert [line[:2] for line in drawn(widget)[:3]] == [" *", " *", "> "]
        widget.action_step(-1)
        widget.turn_mark()
        assert widget.marked == ("2026-001",)
        await pilot.pause()
        marked = [each.references for each in app.told if isinstance(each, CaseList.Marked)]
        assert marked == [("2026-000",), ("2026-000", "2026-001"), ("2026-001",)]
