"""The words of the questions on the screen, where the rows stand beside them."""

from __future__ import annotations

from retro.asking.next import Here, next_question
from retro.asking.question import Question
from retro.language import language
from retro.model.head_choices import Severity
from retro.model.record import Retrospective
from retro.model.stages.cause import Cause
from retro.model.stages.head import CaseKind
from retro.model.stages.prevention import PREVENTION, Measure
from retro.screens.walk.ask.words import asked, asked_beside_rows, beside
from tests.records import record


def _question(whole: Retrospective, code: str) -> Question:
    """The question of this code, everything before it in its stage being left."""
    here = Here(stage=PREVENTION)
    while (question := next_question(whole, here)) is not None and question.code != code:
        here = here.passing(question)
    assert question is not None
    return question


CASE = record(
    Cause(what="one table for two orders"),
    Cause(what="nobody compares"),
    Measure(what="one place for each order"),
    Measure(what="a scale"),
    case_kind=CaseKind.INCIDENT,
    severity=Severity.MEDIUM,
)


def test_rows_of_another_stage_are_shown_with_their_numbers_where_one_of_them_is_asked_for() -> None:
    shown = beside(_question(CASE, "measure.answers"), CASE).plain
    assert "1 one table for two orders\n2 nobody compares" in shown
    assert "one table" not in beside(_question(CASE, "measure.owner"), CASE).plain


def test_several_rows_are_named_by_their_numbers_for_they_stand_beside_the_question() -> None:
    question = _question(CASE, "measure.owner")
    assert asked(question, CASE) == "1, 2: Which one role owns it?"
    assert asked_beside_rows(question, CASE).show(language("ja")) == "1、2：担当はどの役割ですか（一つだけ）。"
    many = record(*(Measure(what=f"measure {n}") for n in range(30)), case_kind=CaseKind.INCIDENT)
    told = asked(_question(many, "measure.owner"), many)
    assert told.startswith("1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, …: ")


def test_a_single_row_is_quoted_as_the_language_does() -> None:
    whole = record(Measure(what="a scale", owner="packer"), Measure(what="a lamp"), case_kind=CaseKind.INCIDENT)
    question = _question(whole, "measure.owner")
    assert asked(question, whole) == "2 “a lamp”: Which one role owns it?"
    assert asked_beside_rows(question, whole).show(language("ja")) == "2「a lamp」：担当はどの役割ですか（一つだけ）。"


def test_an_option_stays_in_one_line_with_its_number() -> None:
    shown = beside(_question(CASE, "measure.strength"), CASE).plain.splitlines()[-1]
    assert shown == "1\u00a0stronger   2\u00a0intermediate   3\u00a0weaker"
