from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings

from retro.model.moment import Moment, Precision
from retro.model.stages.changes import HardwareChange
from retro.model.stages.prevention import Measure, Result
from retro.model.stages.review import Request
from retro.model.stages.timeline import Contact
from retro.review.standing import Lateness, Standing, did_not_hold, failed_before, overdue, standing
from tests.records import at, record
from tests.strategies import days, retrospectives

DAY = date(2026, 12, 1)
BEFORE, AFTER = DAY - timedelta(days=1), DAY + timedelta(days=1)


@pytest.mark.parametrize(
    ("measure", "told"),
    [
        (Measure(), Standing.PLANNED),
        (Measure(due=DAY), Standing.PLANNED),
        (Measure(due=BEFORE), Standing.OVERDUE),
        (Measure(due=BEFORE, result=Result.PLANNED, check_on=BEFORE), Standing.OVERDUE),
        (Measure(due=AFTER, check_on=BEFORE), Standing.UNCHECKED),
        (Measure(due=BEFORE, result=Result.DONE), Standing.DONE),
        (Measure(due=BEFORE, result=Result.DONE, check_on=DAY), Standing.DONE),
        (Measure(due=BEFORE, result=Result.DONE, check_on=BEFORE), Standing.UNCHECKED),
        (Measure(due=BEFORE, result=Result.VERIFIED, check_on=BEFORE), Standing.VERIFIED),
        (Measure(due=BEFORE, result=Result.FAILED, check_on=BEFORE), Standing.FAILED),
        (Measure(due=BEFORE, result=Result.DROPPED, check_on=BEFORE), Standing.DROPPED),
    ],
)
def test_how_a_measure_stands(measure: Measure, told: Standing) -> None:
    assert standing(measure, DAY) is told


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


def test_each_earlier_case_is_held_against_the_next_one() -> None:
    first = record(Measure(what="a checklist", result=Result.DONE, due=DAY), started=at("", "2026-11-01"))
    second = record(Measure(what="a tray", result=Result.DONE, due=AFTER), started=at("", "2026-12-01"))
    third = record(started=at("", "2026-12-05"))
    told = [(case, measure.what) for case, measure in failed_before((first, second), third)]
    assert told == [(first, "a checklist"), (second, "a tray")]
    assert failed_before((first,), record(started=at("", "2026-11-09"))) == ()
    assert failed_before((), third) == ()
