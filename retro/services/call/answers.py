"""What an answer about a call means. It is kept as it was typed, and read anew when the call becomes a contact."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from retro.asking.answer_line import (
    Chosen,
    Later as LaterAnswer,
    NotApplicable,
    Refused,
    Unknown,
    Words,
    read_answer,
)
from retro.asking.call.questions import CASE, DROP, DUE, NOTHING, TITLE, UNKNOWN
from retro.asking.commands import Command
from retro.asking.question import Question
from retro.errors import RetroError
from retro.language import M_, Message
from retro.model.call import NOTE, Call
from retro.model.moments.context import MomentContext
from retro.model.moments.moment import Moment
from retro.model.moments.reading.in_sentence import deadline_in
from retro.model.problem import ValidationError
from retro.model.record import Retrospective
from retro.model.stages.answers import Said
from retro.model.stages.head import Head
from retro.model.stages.timeline import Contact
from retro.model.validation import faults
from retro.services.ask.told import told_values
from retro.text.controls import printable

_SIGNS = "@＠#＃!！~～"
"""What stands before a role where a line is read; here the role stands alone."""


def read_about(call: Call, question: Question, text: str, now: datetime) -> str | None:
    """What is kept of the line `text` as the answer to a question about a call; None: it stays open.

    RetroError, with the reason, if the line is no answer.
    """
    match _answer(question, text):
        case LaterAnswer():
            return None
        case Unknown():
            kept = UNKNOWN
        case NotApplicable():
            kept = NOTHING
        case Chosen(options):
            kept = str(options[0].value)
        case Words(words):
            kept = printable(words).strip()
        case Refused(reason):
            raise RetroError(reason)
        case Command():
            raise RetroError(M_("An answer is asked here; Enter on nothing leaves it for later."))
    if question.code not in (CASE, TITLE, DROP):
        try:
            values_of(call, question.code, kept, now)
        except ValidationError as error:
            first, *others = (problem.message for problem in error.problems)
            raise RetroError(first, details=others) from error
    return kept


def _answer(question: Question, text: str) -> object:
    if question.code == CASE and text.strip().isdecimal():
        shown = {str(each.number) for each in question.options if each.number is not None}
        if str(int(text)) not in shown:  # the number of a case that is not offered
            return Words(text)
    return read_answer(text, question)


def values_of(call: Call, name: str, kept: str, now: datetime) -> Mapping[str, Any]:
    """The values of the contact that an answer gives, which was written at `now`. ValidationError if it gives none.

    None where it says that nothing is known, or that there is nothing.
    """
    if kept in (UNKNOWN, NOTHING):
        return {}
    if name == DUE:
        return _due(call, kept, now)
    field = Contact.field(name)
    if name == "ended":
        return {name: field.type.load(kept)}
    if name == "by":
        return {name: role_in(kept)}
    return {name: field.type.read(kept, _context(call, now))}


def due_in(call: Call, promise: str, now: datetime) -> str:
    """The part of the words of a promise that says by when it is to be kept; "" if none does."""

    def lies_ahead(part: str) -> bool:
        context = _context(call, now)
        try:
            due = Contact.field(DUE).type.read(part, context)
        except ValidationError:
            return False
        day = due.day if isinstance(due, Moment) else None
        return day is not None and (day > context.today or (day == context.today and not _is_over(due, now)))

    return deadline_in(promise, lies_ahead)


def _is_over(due: Moment, now: datetime) -> bool:
    return isinstance(due.first, datetime) and due.first < now


def told_answers(call: Call, since: int, zone: str) -> tuple[Message, ...]:
    """How the lines behind the first `since` were read, with times in `zone`; nothing where they say no value."""
    told: list[Message] = []
    for line in call.lines[since:]:
        if line.field in (NOTE, CASE, TITLE):
            continue
        values = values_of(call, line.field, line.text, line.at)
        said = values or ({line.field: Said.UNKNOWN} if line.text == UNKNOWN else {line.field: Said.NOT_APPLICABLE})
        told += told_values(Retrospective(Head(zone=zone)), Contact(), said, line.at)
    return tuple(told)


def role_in(text: str) -> str:
    """The role that a text names; "" where it can be none."""
    said = printable(text).strip().lstrip(_SIGNS).strip()
    return "" if faults(Retrospective(Head()), Contact(heard=".", by=said)) else said


def _due(call: Call, kept: str, now: datetime) -> Mapping[str, Any]:
    """A day or a time; else what it hangs on. What holds a figure is meant as a time."""
    try:
        return {DUE: Contact.field(DUE).type.read(kept, _context(call, now))}
    except ValidationError:
        if any(letter.isdecimal() for letter in kept) or _is_past(call, kept, now):
            raise
        event = Contact.field("promise_event")
        return {event.name: event.type.read(kept, _context(call, now))}


def _is_past(call: Call, text: str, now: datetime) -> bool:
    """Whether a text says when something was."""
    try:
        found = Contact.field("happened").type.read(text, _context(call, now))
    except ValidationError:
        return False
    return isinstance(found, Moment) and found.first is not None


def _context(call: Call, now: datetime) -> MomentContext:
    zone = call.began.tzinfo
    assert zone is not None
    return MomentContext(call.began.date(), zone, own=Moment.exact(call.began), now=now)
