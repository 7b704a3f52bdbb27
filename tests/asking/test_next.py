"""What is asked next: what is said anew first, then the stage that one is in, and what was left for later last."""

from __future__ import annotations

from typing import Any

import pytest

from retro.asking.in_meeting import question_of_stage
from retro.asking.next import Here, next_question
from retro.asking.question import FillField, Question, Retake
from retro.language import language
from retro.model.record import Retrospective
from retro.model.stage import Stage
from retro.model.stages.answers import Said
from retro.model.stages.cause import CAUSE, Cause
from retro.model.stages.head import CaseKind, Severity
from retro.model.stages.prevention import PREVENTION
from retro.model.stages.timeline import TIMELINE, Event
from tests.records import at, record
from tests.redaction.test_empty_answers import said

EN = language("en")
CASE = record(
    Event(id="e", what="phones ring", happened=at("14:05"), confirmed=True),
    Event(id="f", what="parted"),
    Cause(id="c", what="one table"),
    severity=Severity.HIGH,
    case_kind=CaseKind.COMPLAINT,
)


def asked(case: Retrospective = CASE, **here: Any) -> Question:
    question = next_question(case, Here(**here))
    assert question
    return question


def test_a_row_that_is_said_anew_is_asked_first() -> None:
    question = asked(row="e", field="title", first=CAUSE)
    assert question.text.show(EN) == "How is row 1 right: “phones ring”?"
    assert (question.code, question.about, question.target) == ("row.anew", "e", Retake("e"))
    assert question.hint
    assert question.hint.show(EN) == "It is kept as it is if you press Enter on nothing."
    assert asked(row="gone").code != "row.anew"


def test_so_is_the_time_of_a_row_that_was_parted_and_a_field_of_the_head() -> None:
    question = asked(timed="f", first=CAUSE)
    assert question.text.show(EN) == "When was row 2: “parted”?"
    assert asked(timed="e", first=CAUSE).code != "row.time"
    for name in ("severity", "origin", "title"):
        question = asked(field=name, first=CAUSE)
        assert isinstance(question.target, FillField)
        assert (question.target.entries, question.target.name, question.is_anew) == (("head",), name, True)
    assert not asked(field="reference", first=CAUSE).is_anew


@pytest.mark.parametrize("stage", [TIMELINE, CAUSE, PREVENTION])
def test_a_step_of_a_meeting_asks_of_its_own_stage(stage: Stage) -> None:
    question = question_of_stage(CASE, Here(), stage)
    assert question
    assert question.stage is stage
    assert not question_of_stage(record(closed="2026-11-21T10:00+09:00"), Here(), CAUSE)


def test_what_is_said_anew_is_asked_in_a_meeting_wherever_it_stands() -> None:
    for here in (Here(row="e"), Here(field="severity"), Here(timed="f")):
        question = question_of_stage(CASE, here, PREVENTION)
        assert question
        assert question.stage is not PREVENTION


def test_what_was_left_for_later_is_asked_again_where_that_is_wanted_and_what_is_not_known_is_not() -> None:
    first = asked(first=PREVENTION)
    ((about, code), *_) = first.places
    later, unknown = (said(CASE, about, code, each) for each in (Said.LATER, Said.UNKNOWN))
    assert asked(later, first=PREVENTION).asked != first.asked
    assert asked(later, first=PREVENTION, again=True).asked == first.asked
    assert asked(unknown, first=PREVENTION, again=True).asked != first.asked
    assert asked(first=PREVENTION, passed=frozenset(first.places)).asked != first.asked
