"""What is asked next: what is said anew first, then the stage that one is in, and what was left for later last."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from retro.asking.in_meeting import question_of_round, question_of_stage
from retro.asking.next import Here, is_asked_at, left, next_question
from retro.asking.question import FillField, Question, Retake
from retro.language import language
from retro.model.head_choices import Level
from retro.model.record import Retrospective
from retro.model.stage import Stage
from retro.model.stages import STAGES
from retro.model.stages.answers import Said
from retro.model.stages.cause import CAUSE, Cause
from retro.model.stages.changes import CHANGES
from retro.model.stages.head import HEAD, CaseKind, Severity
from retro.model.stages.prevention import PREVENTION
from retro.model.stages.remedy import REMEDY
from retro.model.stages.review import REVIEW
from retro.model.stages.scope import SCOPE
from retro.model.stages.timeline import TIMELINE, Event
from retro.review.needs.proportion import Nature, Proportion
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
    assert (question.stage, question.rows, question.asked) == (TIMELINE, ("e",), "")
    assert question.hint
    assert question.hint.show(EN) == "It is kept as it is if you press Enter on nothing."
    assert asked(row="gone").code != "row.anew"


def test_so_is_the_time_of_a_row_that_was_parted_and_a_field_of_the_head() -> None:
    question = asked(timed="f", first=CAUSE)
    assert question.text.show(EN) == "When was row 2: “parted”?"
    assert (question.code, question.stage, question.target) == ("row.time", TIMELINE, FillField(("f",), "happened"))
    assert (question.about, question.asked, question.rows) == ("f", "happened", ("f",))
    assert asked(timed="e", first=CAUSE).code != "row.time"
    for name in ("severity", "origin", "title"):
        question = asked(field=name, first=CAUSE)
        assert isinstance(question.target, FillField)
        assert (question.target.entries, question.target.name, question.is_anew) == (("head",), name, True)
        assert question.hint
        own = (
            "A number, or a word of your own."
            if name == "origin"
            else "It is kept as it is if you press Enter on nothing."
        )
        assert question.hint.show(EN) == own
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


@pytest.mark.parametrize(
    ("case", "n"),
    [
        (record(title="", started=None), 62),
        (record(Event(what="it rang"), case_kind=CaseKind.COMPLAINT, severity=Severity.LOW), 7),
        (record(case_kind=CaseKind.COMPLAINT, severity=Severity.CRITICAL), 62),
    ],
)
def test_about_how_many_answers_are_to_come_and_of_a_closed_case_none(case: Retrospective, n: int) -> None:
    assert left(case) == n
    assert left(case, Here(recall=True)) == left(case) + 1
    first = asked(case)
    behind = [left(case, Here(passed=frozenset(first.places))), left(case, Here().passing(first))]
    assert behind == [left(case) - 1] * 2
    assert left(replace(case, head=replace(case.head, closed="2026-11-20T10:00Z"))) == 0


@pytest.mark.parametrize("nature", [Nature.COMPLAINT, Nature.INCIDENT])
@pytest.mark.parametrize(
    ("level", "without"), [(Level.LIGHT, {SCOPE, REMEDY}), (Level.NORMAL, set()), (Level.FULL, set())]
)
def test_in_a_light_case_scope_and_remedy_have_no_questions(nature: Nature, level: Level, without: set[Stage]) -> None:
    found = Proportion(nature, level, (), level)
    assert {stage for stage in STAGES if not is_asked_at(stage, found)} == without


def test_in_a_round_each_role_is_asked_for_the_first_row_of_the_stage() -> None:
    asked_in = {stage: question_of_round(CASE, stage).show(EN) for stage in STAGES}
    assert asked_in == {
        HEAD: "Who was involved? The roles, with commas between; a name goes behind @, and never leaves the team.",
        TIMELINE: "What did you see or hear, and when?",
        CAUSE: "What made it possible?",
        SCOPE: "Who was hurt, and how?",
        REMEDY: "What was done for them, when, for whom?",
        PREVENTION: "What will stop it, even on a tired day?",
        CHANGES: "Which equipment, tool, label, form or procedure changes for good?",
        REVIEW: "What should a colleague elsewhere know from this?",
    }
