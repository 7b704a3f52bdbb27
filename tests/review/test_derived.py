"""What follows from what is written is told as such, and stands in no field."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from retro.model.stages.cause import Cause
from retro.model.stages.head import CaseKind, Severity
from retro.model.stages.prevention import Measure, MeasureCategory, Strength
from retro.model.stages.timeline import Contact, Event, EventKind
from retro.review.derived import derived, months_after
from retro.review.durations import time_to_detect, time_to_resolve
from tests import reports
from tests.records import at, record
from tests.review.cases import CONTACT, EVENTS, MEASURE, spoilt, whole


def test_when_it_was_noticed_and_over_follows_from_the_marked_rows() -> None:
    case = record(*EVENTS, CONTACT, started=None)
    found = derived(case, case.head)
    assert {name: found[name] for name in ("started", "detected", "resolved")} == {
        "started": at("13:30"), "detected": at("14:05"), "resolved": at("16:30"),
    }  # fmt: skip
    assert (case.head.started, case.head.detected, case.head.resolved) == (None, None, None)
    assert (time_to_detect(case), time_to_resolve(case)) == (35, 180)


def test_what_the_head_says_counts_more_than_what_follows() -> None:
    case = record(*EVENTS, detected=at("14:01"), resolved=at("17:00"))
    assert not derived(case, case.head).keys() & {"started", "detected", "resolved"}
    assert (time_to_detect(case), time_to_resolve(case)) == (61, 240)


def test_the_first_contact_tells_when_it_was_noticed_where_no_row_is_marked() -> None:
    case = record(Event(what="packed", happened=at("13:30")), Contact(heard="angry", happened=at("14:20")))
    assert derived(case, case.head)["detected"] == at("14:20")


def test_the_last_row_that_is_marked_is_when_it_was_over() -> None:
    rows = [Event(what="x", happened=at(time), event_kind=EventKind.RESOLUTION) for time in ("15:00", "16:00")]
    case = record(*rows)
    assert derived(case, case.head)["resolved"] == at("16:00")


@pytest.mark.parametrize("kind", [CaseKind.NEAR_MISS, CaseKind.UNSAFE_CONDITION])
def test_what_only_nearly_happened_is_low(kind: CaseKind) -> None:
    case = record(case_kind=kind)
    assert derived(case, case.head)["severity"] is Severity.LOW


def test_a_measure_follows_from_its_means_its_day_and_the_only_cause() -> None:
    bare = Measure(id="m", what="a tray", means=MeasureCategory.TRAINING, due=date(2026, 11, 30))
    case = record(Cause(id="c", what="one table"), bare)
    assert derived(case, bare) == {"answers": ("c",), "strength": Strength.WEAKER, "check_on": date(2027, 2, 28)}
    two = record(Cause(id="c", what="one table"), Cause(id="d", what="no check"), bare)
    assert "answers" not in derived(two, bare)
    assert derived(two, replace(bare, strength=Strength.STRONGER, due=None)) == {}


@pytest.mark.parametrize(
    ("day", "after"),
    [
        (date(2026, 11, 30), date(2027, 2, 28)), (date(2027, 11, 30), date(2028, 2, 29)),
        (date(2026, 10, 1), date(2027, 1, 1)), (date(9999, 12, 1), date.max),
    ],
)  # fmt: skip
def test_three_months_later(day: date, after: date) -> None:
    assert months_after(day, 3) == after


def test_team_and_management_are_told_what_follows_and_customers_are_not() -> None:
    case = whole(*spoilt(Measure, check_on=None, due=MEASURE.due))
    told = reports.made(case, reports.TEAM).document.markdown
    assert "Noticed: 20 Nov 2026 14:05 (follows)" in told
    assert "check 1 Mar 2027 (follows) |" in told
    assert "Depth: normal (severity: medium)" in told
    assert "Settled 20 Nov 16:30" in reports.made(case, reports.MANAGEMENT).document.markdown
    assert "(follows)" not in reports.made(case, reports.CUSTOMER, to_all=True).document.markdown


def test_the_reason_of_a_closing_is_told_to_team_and_management() -> None:
    head: dict[str, Any] = {
        "closed": "2026-11-21T09:30:00+00:00",
        "digest": "0" * 64,
        "closed_because": "it must go out today",
    }
    for kind in (reports.TEAM, reports.MANAGEMENT):
        assert "it must go out today" in reports.made(whole(**head), kind).document.markdown
    assert "it must go out today" not in reports.made(whole(**head), reports.CUSTOMER, to_all=True).document.markdown
