"""What was promised by a day that has passed."""

from __future__ import annotations

from datetime import date

import pytest

from retro.language import language
from retro.model.entry import Entry
from retro.model.found import Found
from retro.model.stages.follow_up import Check
from retro.model.stages.prevention import Measure, Result
from retro.model.stages.review import ParkingLotItem
from retro.model.stages.timeline import Contact
from retro.review.lapsed import is_lapsed, lapsed, next_report_lapsed
from tests.records import at, record

EN = language("en")
ON = date(2026, 12, 1)
BEFORE = date(2026, 11, 30)


def told(*rows: Entry, besides: tuple[str, ...] = (), closed: str = "", next_report: str = "") -> list[str]:
    head = {"closed": closed or None, "next_report": at("", next_report) if next_report else None}
    return [f"{each.said.show(EN)} {each.cure.show(EN)}" for each in lapsed(record(*rows, **head), ON, besides)]


def test_the_next_report_is_told_from_the_day_after_on_while_the_case_is_open() -> None:
    told_so = "The next report was due on 2026-11-30, and that has passed. A new day: retro set 2026-014 "
    assert told(next_report="2026-11-30") == [f"{told_so}next_report=DAY"]
    assert told(next_report="2026-12-01") == told() == []
    assert told(next_report="2026-11-30", besides=("head",)) == []
    assert told(next_report="2026-11-30", closed="2026-11-30T12:00+09:00") == []
    assert next_report_lapsed(record(next_report=at("", "2026-11-30")), ON) == BEFORE
    assert next_report_lapsed(record(next_report=at("", "2026-12-01")), ON) is None


def test_each_row_is_named_with_its_day_and_what_to_type() -> None:
    rows = (
        Measure(id="m", what="a tray\nfor each", due=BEFORE),
        Contact(id="c", promise="a card", promise_due=at("", "2026-11-30")),
    )
    (one,) = told(*rows[:1])
    assert one.startswith(
        "Past its day, and nobody said that it was done: 5.1 “a tray for each” (2026-11-30). For each: "
    )
    assert "retro check 2026-014 ROW done, or retro check 2026-014 ROW new-date --new-date DAY" in one
    assert "5.1 “a tray for each”" in told(*rows)[0]
    assert "1.1 “a card”" in told(*rows)[0]
    assert "1.1" not in told(*rows, besides=("c",))[0]
    assert told(*rows, besides=("c", "m")) == []


@pytest.mark.parametrize(("n", "named", "more"), [(6, 6, ""), (7, 6, "1 more"), (9, 6, "3 more")])
def test_of_many_the_first_are_named(n: int, named: int, more: str) -> None:
    (line,) = told(*(Measure(what=f"tray {at}", due=BEFORE) for at in range(n)))
    assert line.count("“tray ") == named
    assert (f", {more}. For each" if more else "). For each") in line


def test_a_long_text_is_cut() -> None:
    assert f"“{'x' * 40}”" in told(Measure(what="x" * 40, due=BEFORE))[0]
    assert f"“{'x' * 39}…”" in told(Measure(what="x" * 41, due=BEFORE))[0]


@pytest.mark.parametrize(
    ("rows", "is_told"),
    [
        ((Measure(id="m", what="t", due=BEFORE),), True),
        ((Measure(id="m", what="t", due=ON),), False),
        ((Measure(id="m", what="t"),), False),
        ((Measure(id="m", what="t", due=BEFORE, result=Result.DROPPED),), False),
        ((Measure(id="m", what="t", due=BEFORE), Check(id="k", of="m", found=Found.DONE)), False),
    ],
)
def test_what_was_done_or_given_up_has_not_lapsed(rows: tuple[Entry, ...], is_told: bool) -> None:
    case = record(*rows)
    row = case.get("m")
    assert row
    assert is_lapsed(row, case, ON) is is_told
    assert bool(told(*rows)) is is_told


def test_when_to_look_whether_it_held_is_no_promise() -> None:
    assert told(Measure(what="t", check_on=BEFORE), Check(id="k", of="r1", found=Found.DONE)) == []
    assert told(ParkingLotItem(what="scanners")) == []
