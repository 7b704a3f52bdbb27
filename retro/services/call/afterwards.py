"""What is asked once a call is over, one question after the other; each answer is on the disk before the next one."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from retro.asking.call.questions import (
    CASE,
    DROP,
    DUE,
    LATER,
    NEW,
    NOTHING,
    PROMISE,
    TITLE,
    UNKNOWN,
    WISH,
    next_question,
    really_drop,
    what_title,
)
from retro.asking.question import Question
from retro.errors import RetroError
from retro.model.call import Call, CallLine
from retro.model.change_factory import ChangeFactory
from retro.model.problem import ValidationError
from retro.model.record import Retrospective
from retro.model.stages.head import Head
from retro.model.validation import faults
from retro.services.call.answers import due_in, read_about
from retro.services.call.candidates import question_of_case
from retro.services.call.filing import Filed, check_case, contact_of, file_call
from retro.services.call.promised import says_promise
from retro.store.protocol import Store
from retro.value import value

_YES = "True"


@value
class Afterwards:
    """Where one is behind a call."""

    call: Call
    near: str = ""
    """The case that somebody had before them when the telephone rang: it is offered first. "" for none."""
    passed: frozenset[str] = frozenset()
    """What was left for later in this sitting."""
    asks_to_drop: bool = False
    """Whether it is asked if the call is to be thrown away."""
    asks_again: bool = False
    """Whether another case is asked for: the one that was named did not take it."""
    is_dropped: bool = False
    """Whether it was thrown away."""

    @property
    def case(self) -> str:
        """The case that the call goes into: its reference, or `NEW`; "" if nobody said."""
        if self.asks_again:
            return ""
        answers = self.call.answers
        return answers[CASE].text if CASE in answers else self.call.reference


def not_taken(here: Afterwards) -> Afterwards:
    """Where one is once the case did not take the call: it is asked again which one it is."""
    return replace(here, asks_again=True, passed=here.passed - {CASE})


def end(store: Store, factory: ChangeFactory, call: Call, over: datetime | None = None, near: str = "") -> Afterwards:
    """Say that a call is over, unless it is known when: now, or when its last note was written long before.

    `near` is the case that somebody had before them.
    """
    if call.over is None:
        call = replace(call, over=over or factory.now())
        store.end_call(call, call.ended)
    return Afterwards(call, near)


def question_of(store: Store, here: Afterwards, now: datetime) -> Question | None:
    """What is asked now; None once nothing is: then it is `finished`."""
    if here.is_dropped:
        return None
    if here.asks_to_drop:
        return really_drop()
    if not here.case and CASE not in here.passed:
        return question_of_case(store, here.call, now, here.near)
    if here.case == NEW and TITLE not in here.call.answers and TITLE not in here.passed:
        return what_title()
    return next_question(here.call, here.passed)


def answered(store: Store, factory: ChangeFactory, here: Afterwards, question: Question, text: str) -> Afterwards:
    """Where one is behind an answer. RetroError, with the reason, if the line is none, or cannot be kept."""
    now = factory.now()
    kept = read_about(here.call, question, text, now)
    if question.code == DROP:
        if kept == _YES:
            store.drop_call(here.call.id)
        return replace(here, asks_to_drop=False, is_dropped=kept == _YES)
    if question.code == CASE and kept == DROP:
        return replace(here, asks_to_drop=True)
    if kept is None or (question.code, kept) == (CASE, LATER):
        return replace(here, passed=here.passed | {question.code})
    if question.code == CASE:
        kept = check_case(store, kept)
    line = CallLine(now, *_meant(here.call, question, kept))
    if question.code not in (CASE, TITLE):
        _check(_with(here.call, line))
    lines, kept = [line], line.text
    if line.field == PROMISE and (due := due_in(here.call, kept, now)):  # then it is not asked
        lines.append(CallLine(now, due, DUE))
    for each in lines:
        store.note(here.call, each)
    asks_again = here.asks_again and question.code != CASE
    return replace(here, asks_again=asks_again, call=_with(here.call, *lines))


def _meant(call: Call, question: Question, kept: str) -> tuple[str, str]:
    """What is kept, and as the answer to what: a promise stays none of their wishes; that is asked once more."""
    if question.code != WISH or not says_promise(kept):
        return kept, question.code
    before = call.answers.get(PROMISE)
    has_one = before is not None and before.text not in (NOTHING, UNKNOWN)
    return f"{before.text} / {kept}" if before and has_one else kept, PROMISE


def _with(call: Call, *lines: CallLine) -> Call:
    return replace(call, lines=(*call.lines, *lines))


def _check(call: Call) -> None:
    """RetroError if the answers contradict one another, as far as that can be told without the case."""
    zone = call.began.tzinfo
    assert zone is not None
    if problems := faults(Retrospective(Head()), contact_of(call, zone)):
        first, *others = (problem.message for problem in problems)
        raise RetroError(first, details=others)


def finished(store: Store, factory: ChangeFactory, here: Afterwards, zone: str) -> Filed | None:
    """The contact that the call became, in its case or in a new one with times in `zone`; None without a case.

    RetroError if it could not be put there: it stays without a case.
    """
    if here.is_dropped or not here.case:
        return None
    try:
        return file_call(store, factory, here.call, zone)
    except ValidationError as error:
        first, *others = (problem.message for problem in error.problems)
        raise RetroError(first, details=others) from error
