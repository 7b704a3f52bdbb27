"""What is asked once a call is over: one after the other, each with what it can be answered by."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from retro.asking.answer_line import Chosen, read_answer
from retro.asking.call.questions import DROP, LATER, NEW, next_question, really_drop, what_title, which_case
from retro.asking.question import FillField
from retro.language import M_, language
from retro.model.call import Call, CallLine
from retro.model.stages.timeline import TIMELINE

EN = language("en")
BEGAN = datetime(2026, 11, 21, 12, 0, tzinfo=ZoneInfo("Asia/Tokyo"))


def call(**answers: str) -> Call:
    return Call("c", BEGAN, lines=tuple(CallLine(BEGAN, text, field) for field, text in answers.items()))


def test_each_is_asked_once_and_what_was_passed_is_not_asked_again() -> None:
    answers, asked = dict[str, str](), list[str]()
    while question := next_question(call(**answers), ("ended",)):
        assert (question.stage, question.target) == (TIMELINE, FillField((), question.code))
        asked.append(question.code)
        answers[question.code] = "x"
    assert asked == ["heard", "wish", "promise", "promise_due", "by"]


@pytest.mark.parametrize(("promise", "asked"), [("a card", "promise_due"), ("-", "ended"), ("?", "ended")])
def test_a_day_is_asked_of_a_promise_that_there_is(promise: str, asked: str) -> None:
    question = next_question(call(heard="x", wish="-", promise=promise), ())
    assert question is not None
    assert question.code == asked


def test_who_spoke_is_not_asked_where_it_is_known() -> None:
    known = Call("c", BEGAN, by="lead", lines=call(heard="x", wish="-", promise="-", ended="content").lines)
    assert next_question(known, ()) is None


@pytest.mark.parametrize(
    ("name", "is_open", "may_not_apply"),
    [("heard", True, False), ("wish", True, True), ("promise", True, True), ("ended", False, False)],
)
def test_what_may_answer_it(name: str, is_open: bool, may_not_apply: bool) -> None:
    names = ("heard", "wish", "promise", "ended")
    question = next_question(call(), names[: names.index(name)])
    assert question is not None
    assert (question.code, question.is_open, question.may_not_apply) == (name, is_open, may_not_apply)
    shown = [option.label.show(EN) for option in question.options]
    assert (shown == ["nothing"]) is may_not_apply
    assert bool(shown) is (name != "heard")


def test_a_call_goes_into_one_of_some_cases_or_a_new_one_or_waits() -> None:
    question = which_case([("2026-001", M_("Parcels")), ("2026-002", M_("A lamp"))])
    assert [(each.label.show(EN), each.value, each.number) for each in question.options] == [
        ("Parcels", "2026-001", 1), ("A lamp", "2026-002", 2), ("a new case", NEW, 3), ("later", LATER, 4),
        ("throw it away", DROP, None),
    ]  # fmt: skip
    assert question.target == FillField((), "case")
    assert question.hint is not None
    assert question.hint.show(EN) == ("A number, or the reference of another case. “throw it away” deletes the call.")


def test_what_it_is_called_and_whether_it_goes_are_asked_with_their_own_words() -> None:
    title, drop = what_title(), really_drop()
    assert (title.code, title.target, title.text.show(EN)) == (
        "title", FillField((), "title"), "What happened, in one line?",
    )  # fmt: skip
    assert drop.text.show(EN) == "Throw it away, with all of its notes? This cannot be taken back."
    assert [each.number for each in drop.options] == [None, None]
    assert drop.hint is not None
    assert drop.hint.show(EN) == "y throws the call away, as “throw it away” once more does; n keeps it."
    for said, kept in (("y", True), ("throw it away", True), ("Throw it away", True), ("n", False)):
        found = read_answer(said, drop)
        assert isinstance(found, Chosen)
        assert [each.value for each in found.options] == [kept]
