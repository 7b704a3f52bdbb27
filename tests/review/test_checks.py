"""What checks come to: how a row stands, which of its days they move, what ends it, what opens it again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from retro.model.entry import Entry
from retro.model.found import Found
from retro.model.moments.moment import Moment
from retro.model.record import Retrospective
from retro.model.stages.changes import HardwareChange, NoChange, Place
from retro.model.stages.follow_up import Check
from retro.model.stages.prevention import Measure, Result
from retro.model.stages.remedy import Apology
from retro.model.stages.review import ParkingLotItem, Request
from retro.model.stages.timeline import Contact
from retro.review.actions import (
    ActionStatus,
    action_status,
    did_not_hold,
    due_by,
    is_open,
    is_settled,
    open_deadlines,
    overdue,
)
from retro.review.judgement.owners import owned
from retro.review.needs.case import Case
from retro.review.settled import is_settled_case
from tests.records import record

DAY, LATER = date(2026, 12, 10), date(2027, 2, 1)


def case(row: Entry, *found: tuple[Found, dict[str, Any]]) -> Retrospective:
    """A row that was checked, on one day after the other unless something else is said."""
    checks = [
        Check(id=f"c{n}", found=each, **{"of": row.id, "on": Moment.exact(date(2026, 12, n)), **more})
        for n, (each, more) in enumerate(found, 1)
    ]
    return record(row, *checks)


def stands(row: Entry, *found: Found | tuple[Found, dict[str, Any]]) -> Entry:
    said = [each if isinstance(each, tuple) else (each, {}) for each in found]
    now = case(row, *said).get(row.id)
    assert now is not None
    return now


def days(row: Entry) -> Sequence[tuple[str, Any]]:
    return [(each.name, due_by(row, each)) for each in open_deadlines(row)]


MEASURE = Measure(id="m", what="a tray", due=DAY, check_on=date(2026, 12, 20), review_on=date(2027, 3, 1))
MOVED = (Found.NEW_DATE, {"new_date": LATER})


@pytest.mark.parametrize(
    ("found", "result", "left"),
    [
        ([], None, [("due", DAY), ("check_on", date(2026, 12, 20))]),
        ([MOVED], None, [("due", LATER), ("check_on", date(2026, 12, 20))]),
        ([Found.DONE], Result.DONE, [("check_on", date(2026, 12, 20))]),
        ([MOVED, Found.DONE], Result.DONE, [("check_on", date(2026, 12, 20))]),
        ([Found.DONE, MOVED], Result.DONE, [("check_on", LATER)]),
        ([Found.DONE, Found.HOLDS], Result.VERIFIED, []),
        ([Found.HOLDS, MOVED], Result.DONE, [("check_on", LATER)]),
        ([Found.FAILED], Result.FAILED, [("anew", None)]),
        ([Found.FAILED, MOVED], None, [("due", LATER), ("check_on", date(2026, 12, 20))]),
        ([Found.FAILED, Found.DROPPED], Result.DROPPED, [("review_on", date(2027, 3, 1))]),
        ([Found.DROPPED], Result.DROPPED, [("review_on", date(2027, 3, 1))]),
        ([(Found.DROPPED, {"look_again": LATER})], Result.DROPPED, [("review_on", LATER)]),
        ([Found.DROPPED, Found.DROPPED], Result.DROPPED, []),
        ([Found.DROPPED, (Found.DROPPED, {"look_again": LATER})], Result.DROPPED, [("review_on", LATER)]),
        ([Found.DROPPED, MOVED], None, [("due", LATER), ("check_on", date(2026, 12, 20))]),
        ([(Found.HOLDS, {"on": Moment.exact(LATER)}), Found.DONE], Result.VERIFIED, []),
        ([(Found.TAKEN_BACK, {"of": "c2", "on": Moment.exact(LATER)}), Found.HOLDS, Found.DONE], Result.DONE,
         [("check_on", date(2026, 12, 20))]),
    ],
    ids=["none", "moved", "done", "moved-done", "done-moved", "held", "held-moved", "failed",
         "failed-moved", "failed-dropped", "dropped", "again", "looked",
         "looked-again", "taken-up", "by-day", "taken-back"],
)  # fmt: skip
def test_how_a_measure_stands_and_what_is_left_of_it(found: list[Any], result: Result | None, left: list[Any]) -> None:
    row = stands(MEASURE, *found)
    assert isinstance(row, Measure)
    assert row.result is result
    assert days(row) == left


def test_what_is_overdue_is_told_by_the_day_that_it_was_moved_to() -> None:
    assert [one.due for one in overdue(case(MEASURE), date(2027, 2, 2))] == [DAY]
    assert overdue(case(MEASURE, MOVED), date(2027, 1, 31))[0].due == date(2026, 12, 20), "the check stays where it was"
    moved = stands(MEASURE, MOVED)
    assert isinstance(moved, Measure)
    assert action_status(moved, date(2027, 2, 2)) is ActionStatus.OVERDUE


@pytest.mark.parametrize(
    ("row", "found", "is_to_do"),
    [
        (HardwareChange(id="h", what="a slip", due=DAY), Found.DONE, False),
        (HardwareChange(id="h", what="a slip", due=DAY), Found.DROPPED, False),
        (Contact(id="c", promise="a call", promise_due=Moment.exact(DAY)), Found.DONE, False),
        (Contact(id="c", promise="a call", promise_due=Moment.exact(DAY)), Found.NEW_DATE, True),
        (Contact(id="c", promise="a call"), Found.FAILED, False),
        (Request(id="r", what="a table"), Found.DONE, False),
        (Request(id="r", what="a table"), Found.NEW_DATE, True),
        (NoChange(id="n", reason="rented", review_on=DAY), Found.DONE, False),
    ],
    ids=lambda each: each.kind if isinstance(each, Entry) else str(each),
)
def test_each_kind_is_ended_by_what_it_declares(row: Entry, found: Found, *, is_to_do: bool) -> None:
    assert is_open(stands(row)) is True
    assert is_open(stands(row, found)) is is_to_do


@pytest.mark.parametrize(
    "row",
    [HardwareChange(id="m", what="a slip", due=DAY), Place(id="m", where="Ulm", due=DAY)],
    ids=lambda row: row.kind,
)
def test_a_new_date_of_what_is_done_is_the_day_on_which_one_looks_whether_it_holds(row: Entry) -> None:
    assert days(stands(row, MOVED)) == [("due", LATER)]
    assert days(stands(row, Found.DONE)) == []
    moved = stands(row, Found.DONE, MOVED)
    assert (moved.standing.found, days(moved)) == (Found.DONE, [("look", LATER)])
    late = overdue(case(row, (Found.DONE, {}), MOVED), date(2027, 2, 2))
    assert [(one.due, one.why.text) for one in late] == [(LATER, "not checked")]
    assert days(stands(row, Found.DONE, MOVED, Found.HOLDS)) == []


@pytest.mark.parametrize(
    ("found", "is_failed"),
    [
        ([Found.FAILED], True),
        ([Found.FAILED, Found.DROPPED], True),
        ([Found.FAILED, Found.DROPPED, Found.DROPPED], True),
        ([Found.FAILED, MOVED], True),
        ([Found.FAILED, MOVED, Found.DONE], False),
        ([Found.FAILED, Found.HOLDS], False),
        ([Found.DROPPED], False),
    ],
    ids=["failed", "dropped", "looked", "moved", "done-anew", "held", "never"],
)
def test_what_was_found_not_to_hold_stays_so_until_it_is_done_anew(found: list[Any], *, is_failed: bool) -> None:
    row = stands(MEASURE, *found)
    assert row.standing.failed is is_failed
    assert did_not_hold(record(row)) == ((row,) if is_failed else ())


@pytest.mark.parametrize(
    "row",
    [MEASURE, HardwareChange(id="h", what="a slip", due=DAY), Place(id="p", where="Ulm", due=DAY)],
    ids=lambda row: row.kind,
)
@pytest.mark.parametrize(
    ("found", "is_abandoned"), [(Found.DROPPED, True), (Found.FAILED, True), (Found.DONE, False), (MOVED, False)]
)
def test_nobody_is_asked_who_owns_what_is_not_done_any_more(row: Entry, found: Any, *, is_abandoned: bool) -> None:
    stood = stands(row, found)
    assert stood.is_abandoned is is_abandoned
    assert any(each.id == stood.id for each in owned(Case(record(stood)))) is not is_abandoned


APOLOGY = Apology(id="a", what_for="the wait", given=Moment.exact(DAY))


def test_an_apology_whose_day_fell_through_is_open_until_it_is_given() -> None:
    assert is_settled(stands(APOLOGY)), "it was given"
    fell = stands(APOLOGY, Found.FAILED)
    assert days(fell) == [("planned", None)]
    moved = stands(APOLOGY, Found.FAILED, MOVED)
    assert days(moved) == [("planned", LATER)]
    assert is_settled(stands(APOLOGY, Found.FAILED, MOVED, Found.DONE))
    assert [one.why.text for one in overdue(case(APOLOGY, MOVED), date(2027, 2, 2))] == ["not given"]


def test_who_takes_a_taking_back_back_has_it_as_it_was() -> None:
    def back(of: str, day: int) -> tuple[Found, dict[str, Any]]:
        return Found.TAKEN_BACK, {"of": of, "on": Moment.exact(date(2026, 12, day))}

    once = case(MEASURE, (Found.DONE, {}), back("c1", 5))
    twice = case(MEASURE, (Found.DONE, {}), back("c1", 5), back("c2", 6))
    assert [row.result for each in (once, twice) for row in each.of(Measure)] == [None, Result.DONE]


LOOK = (Found.DROPPED, {"look_again": LATER})


@pytest.mark.parametrize(
    "row",
    [
        HardwareChange(id="r", what="a slip", due=DAY),
        Place(id="r", where="Ulm", due=DAY),
        Contact(id="r", promise="a call", promise_due=Moment.exact(DAY)),
        Request(id="r", what="a table", due=DAY),
        ParkingLotItem(id="r", what="the rota"),
        replace(APOLOGY, id="r"),
    ],
    ids=lambda each: each.kind,
)
def test_what_is_to_be_looked_at_again_is_open_until_somebody_looked(row: Entry) -> None:
    closed = {"closed": "2026-12-24T09:00+00:00"}
    assert days(stands(row, LOOK)) == [("again", LATER)]
    assert days(stands(row, LOOK, Found.DROPPED)) == []
    assert not is_settled_case(replace_head(case(row, LOOK), **closed))
    assert is_settled_case(replace_head(case(row, LOOK, (Found.DROPPED, {})), **closed))


@pytest.mark.parametrize(
    "row", [MEASURE, HardwareChange(id="m", what="a slip"), Place(id="m", where="Ulm")], ids=lambda each: each.kind
)
def test_what_did_not_hold_keeps_a_case_from_being_settled_until_it_is_decided(row: Entry) -> None:
    closed = {"closed": "2026-12-24T09:00+00:00"}
    failed = replace_head(case(row, (Found.DONE, {}), (Found.FAILED, {})), **closed)
    assert not is_settled_case(failed)
    (left,) = open_deadlines(failed.rows[0])
    assert left.is_at_once
    assert is_settled_case(replace_head(case(row, (Found.FAILED, {}), (Found.HOLDS, {})), **closed))


def replace_head(record: Retrospective, **said: Any) -> Retrospective:
    return replace(record, head=replace(record.head, **said))


def test_a_new_day_of_what_is_not_done_is_none_on_which_one_looks_whether_it_holds() -> None:
    change = HardwareChange(id="h", what="a date on the slip", due=DAY)
    look = next(each for each in HardwareChange.deadlines if each.name == "look")
    assert due_by(stands(change, MOVED), look) is None
    assert due_by(stands(change, Found.DONE, MOVED), look) == LATER
