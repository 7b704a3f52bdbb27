"""What was found as a list: cases, their rows with the words marked, and what became of them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import pytest
from textual.pilot import Pilot

from retro.text.width import cells
from tests.widgets.alone import Alone, drawn
from widgets.hit_list import HitGroup, HitLine, HitList

BECAME = ("one table, no place per order", " → a place for each order", " → did not hold")


def group(key: str, *lines: HitLine, became: Sequence[str] = BECAME, title: str = "A slip [/x]") -> HitGroup:
    return HitGroup(key, (), "6 Mar 2026", title, ((2, 6),), "high  closed", lines, "In short: ", became)


LINES = (
    HitLine("a", "2.1 Cause", "Before. The slip was wrong. After.", ((12, 16),)),
    HitLine("b", "5.2 Measure, Owner", "slip desk", ((0, 4),)),
)
GROUPS = (group("2026-002", *LINES), group("2026-001", became=()))


@asynccontextmanager
async def shown(
    groups: Sequence[HitGroup], width: int = 90, height: int = 12
) -> AsyncIterator[tuple[Pilot[None], HitList, Alone]]:
    widget = HitList()
    app = Alone(widget)
    async with app.run_test(size=(width, height)) as pilot:
        widget.show(groups, stay=False)
        await pilot.pause()
        yield pilot, widget, app


def marked(widget: HitList) -> list[str]:
    """What is underlined, line by line, from the top."""
    strips = [widget.render_line(y) for y in range(widget.size.height)]
    return [segment.text for strip in strips for segment in strip if segment.style and segment.style.underline]


async def test_rows_stand_below_their_case_and_what_became_of_it_below_them() -> None:
    async with shown(GROUPS) as (pilot, widget, _app):
        told = [" ".join(row.split()) for row in drawn(widget)]
        assert told[:7] == [
            "2026-002 6 Mar 2026 A slip [/x] high closed",
            "> 2.1 Cause The slip was wrong.",
            "5.2 Measure, Owner slip desk",
            "In short: one table, no place per order → a place for each order → did not hold",
            "",
            "2026-001 6 Mar 2026 A slip [/x] high closed",
            "In short:",
        ]
        chosen = [widget.chosen]
        for _ in range(4):
            await pilot.press("down")
            chosen.append(widget.chosen)
        assert chosen == [("2026-002", "a"), ("2026-002", "b"), *[("2026-001", "")] * 3]


async def test_words_are_marked_where_the_cursor_is_too() -> None:
    async with shown(GROUPS) as (pilot, widget, _app):
        assert marked(widget) == ["slip"] * 4
        await pilot.press("down")
        assert marked(widget) == ["slip"] * 4


@pytest.mark.parametrize("width", [58, 77, 118])
async def test_whether_it_held_is_read_however_narrow_it_is(width: int) -> None:
    long = group("2026-002", *LINES, became=("原因" * 40, " · measure: a place for each order " * 5, " → did not hold"))
    async with shown((long,), width) as (_pilot, widget, _app):
        told = drawn(widget)[3].rstrip()
        assert told.endswith("→ did not hold")
        assert "原因" in told
        assert " · measure" in told
        assert all(cells(row) <= width for row in drawn(widget))


async def test_where_no_words_of_what_came_before_have_room_one_sign_stands_for_them() -> None:
    tagged = group("2026-002", *LINES)._replace(lead="#forcing function #packing · ")
    async with shown((tagged,), 58) as (_pilot, widget, _app):
        assert drawn(widget)[3].split() == ["#forcing", "function", "#packing", "·", "…", "→", "did", "not", "hold"]


async def test_a_group_is_put_in_the_place_of_another_and_the_window_tells_which_are_seen() -> None:
    groups = [group(f"2026-{n:03d}", LINES[0], became=()) for n in range(9)]
    async with shown(groups, height=10) as (pilot, widget, _app):
        assert widget.in_window == range(3)
        widget.put(1, group("2026-001", LINES[0]))
        assert "did not hold" in drawn(widget)[6]
        await pilot.press("end")
        await pilot.pause()
        assert widget.in_window == range(6, 9)


async def test_the_cursor_stays_on_its_row_while_others_come() -> None:
    async with shown(GROUPS) as (pilot, widget, _app):
        await pilot.press("down")
        widget.show((group("2026-003", *LINES), *GROUPS), stay=True)
        assert widget.chosen == ("2026-002", "b")
        widget.show((group("2026-003", *LINES), *GROUPS), stay=False)
        assert widget.chosen == ("2026-003", "a")
        widget.choose("2026-002", "gone")
        assert widget.chosen == ("2026-002", "")
        widget.show((), stay=False)
        assert widget.chosen == ("", "")
