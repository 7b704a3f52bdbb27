from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from retro.language import language
from retro.model.entry import Entry
from retro.model.record import Retrospective
from retro.model.stage import Stage
from retro.model.stages.cause import Cause
from retro.model.stages.changes import CHANGES, NoChange
from retro.model.stages.head import HEAD, CaseKind, Participant, Responsibility, Severity
from retro.model.stages.prevention import PREVENTION, Measure, Result, Strength
from retro.model.stages.review import Addendum
from retro.review.closing_needs import missing_for_closing
from tests.records import at, record

CAUSE = Cause(id="c", what="one table for two orders")
MEASURE = Measure(
    what="one table per order", answers="c", strength=Strength.STRONGER, owner="shipping lead", due=date(2026, 12, 1),
    proof="no swap in a month", check_on=date(2027, 1, 15),
)  # fmt: skip
REASON = NoChange(reason="the table is rented until March", decided_by="branch manager")
ROLE = Participant(role="shipping lead")


def whole(*rows: Entry) -> Retrospective:
    """A record whose head says all that is needed."""
    return record(
        *rows, case_kind=CaseKind.COMPLAINT, severity=Severity.HIGH, origin="logistics",
        responsibility=Responsibility.OURS, detected=at("14:05"),
    )  # fmt: skip


def said(it: Retrospective) -> list[tuple[Stage, str]]:
    return [(gap.stage, gap.message.show(language("en"))) for gap in missing_for_closing(it)]


def test_nothing_is_missing_in_one_that_says_all_that_is_needed() -> None:
    assert said(whole(ROLE, CAUSE, MEASURE, REASON)) == []


def test_questions_keep_nobody_from_closing() -> None:
    """No timeline, no damage, no remedy: a near miss has none."""
    assert said(whole(ROLE, REASON)) == []


def test_stage_six_is_not_passed_over_in_silence() -> None:
    ((stage, text),) = said(whole(ROLE))
    assert stage is CHANGES
    assert "write the reason" in text


@pytest.mark.parametrize("field", ["owner", "due", "check_on", "proof"])
def test_a_measure_has_an_owner_a_day_and_a_check(field: str) -> None:
    bare = replace(MEASURE, **{field: Measure.field(field).type.empty})
    assert [stage for stage, _ in said(whole(ROLE, CAUSE, bare, REASON))] == [PREVENTION]
    assert said(whole(ROLE, CAUSE, replace(bare, result=Result.DROPPED), REASON)) == []


def test_it_is_told_in_the_order_of_the_walk() -> None:
    found = said(record(replace(MEASURE, answers=None)))
    assert [stage for stage, _ in found] == [HEAD, HEAD, PREVENTION, CHANGES]


def test_an_unfinished_addendum_keeps_nobody_from_closing() -> None:
    assert said(whole(ROLE, REASON, Addendum())) == []
