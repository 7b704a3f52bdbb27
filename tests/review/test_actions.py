from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings

from retro.model.deadline import Lateness
from retro.model.entry import Entry
from retro.model.moments.day_range import DateRange
from retro.model.moments.moment import Moment, Precision
from retro.model.stages.changes import HardwareChange
from retro.model.stages.prevention import Measure, Result
from retro.model.stages.remedy import Remedy
from retro.model.stages.review import Request
from retro.model.stages.timeline import Contact, Event
from retro.review.actions import (
    ActionStatus,
    action_status,
    concerns,
    days_late,
    did_not_hold,
    failed_before,
    is_open,
    is_settled,
    is_unapproved,
    overdue,
)
from tests.records import at, record
from tests.strategies import days, retrospectives

DAY = date(2026, 12, 1)
BEFORE, AFTER = DAY - timedelta(days=1), DAY + timedelta(days=1)


@pytest.mark.parametrize(
    ("measure", "told"),
    [
        (Measure(), ActionStatus.PLANNED),
        (Measure(due=DAY), ActionStatus.PLANNED),
        (Measure(due=BEFORE), ActionStatus.OVERDUE),
        (Measure(due=BEFORE, result=Result.PLANNED, check_on=BEFORE), ActionStatus.OVERDUE),
        (Measure(due=AFTER, check_on=BEFORE), ActionStatus.UNCHECKED),
        (Measure(due=BEFORE, result=Result.DONE), ActionStatus.DONE),
        (Measure(due=BEFORE, result=Result.DONE, check_on=DAY), ActionStatus.DONE),
        (Measure(due=BEFORE, result=Result.DONE, check_on=BEFORE), ActionStatus.UNCHECKED),
        (Measure(due=BEFORE, result=Result.VERIFIED, check_on=BEFORE), ActionStatus.VERIFIED),
        (Measure(due=BEFORE, result=Result.FAILED, check_on=BEFORE), ActionStatus.FAILED),
        (Measure(due=BEFORE, result=Result.DROPPED, check_on=BEFORE), ActionStatus.DROPPED),
    ],
)
def test_how_a_measure_stands(measure: Measure, told: ActionStatus) -> None:
    assert action_status(measure, DAY) is told


def late(row: Measure | HardwareChange | Contact | Request) -> list[tuple[Lateness, date, int]]:
    return [(one.lateness, one.due, one.days) for one in overdue(record(row), DAY)]


def test_what_is_overdue_says_since_when() -> None:
    long_ago = DAY - timedelta(days=40)
    assert late(Measure(due=long_ago)) == [(Lateness.NOT_DONE, long_ago, 40)]
    assert late(Measure(due=long_ago, result=Result.DONE, check_on=BEFORE)) == [(Lateness.NOT_CHECKED, BEFORE, 1)]
    assert late(HardwareChange(due=BEFORE)) == [(Lateness.NOT_DONE, BEFORE, 1)]
    assert late(HardwareChange(due=DAY)) == []
    assert late(HardwareChange(due=BEFORE, done=AFTER)) == []
    assert late(Request(due=BEFORE)) == [(Lateness.NOT_ANSWERED, BEFORE, 1)]
    assert late(Request(due=BEFORE, answer="yes")) == []
    assert late(Request(due=BEFORE, answered=at(""))) == []
    assert late(Request()) == []
    assert [str(one.why) for one in overdue(record(Request(due=BEFORE)), DAY)] == ["not answered"]


@pytest.mark.parametrize(
    ("due", "since"),
    [
        ("2026-11-30", BEFORE),
        ("2026-11-30T23:59+09:00", BEFORE),
        ("2026-12-01T00:00+09:00", None),  # the clock of the case counts
        ("2026-11-30T16:00+00:00", None),
        ("2026-11-28/2026-11-30", BEFORE),
        ("2026-11-28/2026-12-01", None),
        ("2026-11-30~", BEFORE),
        ("?", None),
        ("9999-12-31T23:59-12:00", None),
    ],
)
def test_a_promise_is_late_when_its_last_day_has_passed(due: str, since: date | None) -> None:
    told = [] if since is None else [(Lateness.NOT_KEPT, since, (DAY - since).days)]
    assert late(Contact(promise="a call", promise_due=Moment.load(due))) == told
    assert late(Contact(promise="a call", promise_due=Moment.load(due), promise_kept=Moment(Precision.UNKNOWN))) == []


def test_what_has_waited_longest_comes_first() -> None:
    rows = [Request(due=BEFORE), HardwareChange(due=BEFORE - timedelta(days=9)), Measure(due=BEFORE)]
    assert [one.row.id for one in overdue(record(*rows), DAY)] == ["r2", "r3", "r1"]
    same = [Measure(id="b", due=BEFORE, position=2.0), Measure(id="a", due=BEFORE, position=2.0), Measure(due=BEFORE)]
    assert [one.row.id for one in overdue(record(*same), DAY)] == ["a", "b", "r3"]


def test_how_late_a_row_is_depends_on_the_clock_of_its_case() -> None:
    promised = Contact(promise="a call", promise_due=Moment.load("2026-11-30T16:00+00:00"))
    assert days_late(promised, DAY) == 1
    assert days_late(promised, DAY, ZoneInfo("Asia/Tokyo")) == 0
    assert days_late(promised, AFTER, ZoneInfo("Asia/Tokyo")) == 1


@pytest.mark.parametrize(
    ("remedy", "is_so"),
    [
        (Remedy(cost=Decimal(5)), True),
        (Remedy(cost=Decimal(5), approver=" 　"), True),
        (Remedy(cost=Decimal(5), approver="branch manager"), False),
        (Remedy(cost=Decimal(0)), False),
        (Remedy(), False),
    ],
)
def test_what_cost_something_needs_somebody_who_approved_it(remedy: Remedy, *, is_so: bool) -> None:
    assert is_unapproved(remedy) is is_so


@settings(max_examples=50, deadline=None)
@given(retrospectives(), days())
def test_nothing_is_overdue_before_its_day(given: object, on: date) -> None:
    for one in overdue(given, on):  # type: ignore[arg-type]
        assert one.days == (on - one.due).days > 0


# What did not hold


MEASURES = [
    Measure(what="failed", result=Result.FAILED, due=AFTER),
    Measure(what="done", result=Result.DONE, due=BEFORE),
    Measure(what="verified", result=Result.VERIFIED),
    Measure(what="done, but due later", result=Result.DONE, due=AFTER),
    Measure(what="planned", result=Result.PLANNED, due=BEFORE),
    Measure(what="dropped", result=Result.DROPPED),
]


def test_a_measure_does_not_hold_when_it_was_found_so_or_when_it_happened_again_under_it() -> None:
    assert [row.what for row in did_not_hold(record(*MEASURES))] == ["failed"]
    assert [row.what for row in did_not_hold(record(*MEASURES), again=DAY)] == ["failed", "done", "verified"]
    assert [row.what for row in did_not_hold(record(*MEASURES), again=BEFORE)] == ["failed", "done", "verified"]


def test_each_earlier_case_is_held_against_the_next_one() -> None:
    first = record(Measure(what="a checklist", result=Result.DONE, due=DAY), started=at("", "2026-11-01"))
    second = record(Measure(what="a tray", result=Result.DONE, due=AFTER), started=at("", "2026-12-01"))
    third = record(started=at("", "2026-12-05"))
    told = [(case, measure.what) for case, measure in failed_before((first, second), third)]
    assert told == [(first, "a checklist"), (second, "a tray")]
    assert failed_before((first,), record(started=at("", "2026-11-09"))) == ()
    assert failed_before((), third) == ()


# What concerns a span


SPAN = DateRange(date(2026, 7, 1), date(2026, 9, 30))


@pytest.mark.parametrize(
    ("row", "is_so"),
    [
        (Measure(due=SPAN.since), True),
        (Measure(check_on=SPAN.until), True),
        (Measure(due=date(2026, 6, 30), check_on=date(2026, 10, 1)), False),
        (HardwareChange(due=SPAN.until), True),
        (HardwareChange(done=SPAN.until), True),
        (HardwareChange(), False),
        (Request(), True),
        (Request(answer="no"), False),
        (Request(answer="no", due=SPAN.since), True),
        (Contact(promise_due=Moment.load("2026-09-30T16:00+00:00")), False),  # the day after, in the zone of the case
        (Contact(promise_due=Moment.load("2026-09-29/2026-10-05")), False),
        (Contact(promise_due=Moment.load("2026-06-29/2026-07-01")), True),
        (Contact(), False),
        (Event(happened=at("", "2026-07-01")), False),
    ],
)
def test_what_is_due_or_done_in_a_span_concerns_it(
    row: Measure | HardwareChange | Request | Contact | Event, *, is_so: bool
) -> None:
    assert concerns(row, record(row), SPAN) is is_so


# What is still to be done


@pytest.mark.parametrize(
    ("row", "is_to_do", "is_done_with"),
    [
        (Measure(), True, False),
        (Measure(result=Result.PLANNED), True, False),
        (Measure(result=Result.DONE), False, False),
        (Measure(result=Result.VERIFIED), False, True),
        (Measure(result=Result.FAILED), False, True),
        (Measure(result=Result.DROPPED), False, True),
        (HardwareChange(), True, False),
        (HardwareChange(done=DAY), False, True),
        (Request(), True, False),
        (Request(answer=" 　"), True, False),
        (Request(answer="no"), False, True),
        (Contact(promise_kept=Moment(Precision.UNKNOWN)), False, True),
        (Event(), False, True),
    ],
)
def test_what_is_open_and_what_is_settled(row: Entry, *, is_to_do: bool, is_done_with: bool) -> None:
    assert is_open(row) is is_to_do
    assert is_settled(row) is is_done_with
