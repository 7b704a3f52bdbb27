"""What was said of questions that no field answers is told until what is written answers them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from retro.language import language
from retro.model.entry import Entry
from retro.model.stages.answers import EmptyAnswer, Said
from retro.model.stages.cause import CAUSE, Cause
from retro.model.stages.changes import HardwareChange
from retro.model.stages.head import Head, Severity
from retro.model.stages.prevention import Measure, Result
from retro.model.stages.remedy import REMEDY, Reception, Remedy
from retro.model.stages.scope import Damage, HarmType
from retro.model.stages.timeline import TIMELINE, Event, EventKind
from retro.review.needs.case import case_of
from retro.review.needs.table import BY_CODE
from retro.review.stage_answers import PRACTICE, is_overtaken, stage_answers
from tests.records import record
from tests.redaction.test_empty_answers import said

EN = language("en")
ANSWERS: dict[str, tuple[Entry, Entry]] = {
    "timeline.tried": (Event(event_kind=EventKind.ACTION), Event(event_kind=EventKind.DECISION)),
    "scope.injured": (Damage(hurts=(HarmType.PHYSICAL,)), Damage(hurts=(HarmType.ECONOMIC,))),
    "prevention.rows": (Measure(), Event()),
    "prevention.not_doing": (Measure(result=Result.DROPPED), Measure(result=Result.DONE)),
    "changes.rows": (HardwareChange(), Measure()),
}
"""By the code of a question: a row that answers it, and one that does not."""


def told(asked: str, *rows: Entry, what: Said = Said.NOT_APPLICABLE, reason: str = "") -> list[str]:
    whole = said(record(*rows, severity=Severity.HIGH), "", asked, what, reason=reason)
    return [f"{each.question.show(EN)} {each.words(EN)}".strip() for each in stage_answers(whole)]


@pytest.mark.parametrize("asked", PRACTICE)
def test_what_practice_asks_is_told_until_a_row_answers_it(asked: str) -> None:
    answers, other = ANSWERS.get(asked, (None, Event()))
    question = PRACTICE[asked].question
    assert told(asked, other, what=Said.UNKNOWN) == [f"{question} not known"]
    assert told(asked, other) == ([] if asked == "cause.more" else [f"{question} does not apply"])
    whole = said(record(other), "", asked, Said.NOT_APPLICABLE)
    assert not is_overtaken(case_of(whole), whole.answers[0])
    if answers:
        assert told(asked, other, answers, what=Said.UNKNOWN) == []
        whole = said(record(answers), "", asked, Said.NOT_APPLICABLE)
        assert is_overtaken(case_of(whole), whole.answers[0])


def test_that_there_is_no_more_is_no_answer_worth_telling_but_that_nobody_knows_is() -> None:
    for asked in ("cause.more", "cause.same.more"):
        assert told(asked) == []
        assert told(asked, what=Said.UNKNOWN)[0].endswith("? not known")


def test_what_is_left_for_later_is_told_with_its_reason_alone() -> None:
    question = "What are we not doing?"
    assert told("prevention.not_doing", what=Said.LATER) == [question]
    assert told("prevention.not_doing", what=Said.LATER, reason="on Monday") == [f"{question} later: on Monday"]
    assert told("timeline.all", what=Said.LATER, reason="ill") == ["What else belongs to this stage? later: ill"]


def test_what_is_asked_nowhere_or_of_a_row_that_is_gone_is_not_told() -> None:
    for asked in ("nowhere.all", "cause.nothing", "timeline.read-back"):
        assert told(asked) == []
    whole = said(record(Cause(id="c", what="one table")), "c", "cause.why", Said.NOT_APPLICABLE)
    gone = EmptyAnswer(id="x", row="gone", asked="cause.more", said=Said.UNKNOWN)
    assert stage_answers(record(Cause(what="one table"))) == ()
    assert [each for each in stage_answers(whole) if each.answer is gone] == []


def test_they_stand_in_the_order_of_the_stages() -> None:
    whole = record(Cause(id="c", what="one table"))
    for asked in ("changes.rows", "cause.same", "cause.different", "timeline.tried"):
        whole = said(whole, "", asked, Said.NOT_APPLICABLE)
    found = stage_answers(whole)
    assert [each.answer.asked for each in found] == ["timeline.tried", "cause.different", "cause.same", "changes.rows"]
    assert [each.stage for each in found][:2] == [TIMELINE, CAUSE]
    assert [each.kind for each in found][:2] == [Event, Cause]


@pytest.mark.parametrize(("origin", "is_so"), [("", False), ("vendor", True)])
def test_what_was_said_of_the_head_is_overtaken_by_its_field(origin: str, *, is_so: bool) -> None:
    whole = said(record(origin=origin), "", "head.origin", Said.UNKNOWN)
    assert is_overtaken(case_of(whole), whole.answers[0]) is is_so
    assert [each.question.show(EN) for each in stage_answers(whole)] == ([] if is_so else [Head.field("origin").ask])


def test_what_was_said_of_a_gap_of_a_row_is_told_as_long_as_the_row_has_it() -> None:
    rows = Remedy(id="open", what="a courier", received=Reception.OPEN), Remedy(id="done", what="a card")
    whole = record(*rows, severity=Severity.HIGH)
    for row in ("open", "done"):
        found = stage_answers(said(whole, row, "remedy.reception", Said.UNKNOWN))
        told = [(each.question.show(EN), each.row and each.row.id, each.kind) for each in found]
        assert told == ([("How did they take it?", "open", Remedy)] if row == "open" else [])
    (of_stage,) = stage_answers(said(whole, "", "remedy.reception", Said.UNKNOWN))
    assert (of_stage.row, of_stage.stage) == (None, REMEDY)


def test_what_was_said_of_several_rows_stands_in_their_order() -> None:
    whole = record(*(Remedy(id=row, what=row, received=Reception.OPEN) for row in ("one", "two", "three")))
    for row in ("three", "one", "two"):
        whole = said(whole, row, "remedy.reception", Said.UNKNOWN)
    assert [each.row.id for each in stage_answers(whole) if each.row] == ["one", "two", "three"]


@pytest.mark.parametrize("code", [code for code, need in BY_CODE.items() if need.is_of_rows])
def test_what_was_said_of_rows_is_overtaken_by_enough_of_them(code: str) -> None:
    need = BY_CODE[code]
    whole = said(record(severity=Severity.MEDIUM), "", code, Said.UNKNOWN)
    enough = need.least[case_of(whole).proportion.level.rank - 1]
    for n in range(enough + 1):
        rows = [need.kind(id=f"n{at}", position=float(at)) for at in range(n)]
        assert is_overtaken(case_of(replace(whole, rows=tuple(rows))), whole.answers[0]) is (n == enough)
