"""Earlier cases that look the same: offered with the question whether it happened before (S12)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from retro.asking.order.begin import NO_OTHER, RELATED
from retro.asking.question import Option, Question, TakeRows
from retro.language import M_, Language, Message
from retro.model.moments.formatting import show_day
from retro.model.record import Retrospective
from retro.model.stages.head import CaseLink
from retro.review.recurrence import belongs_to_another
from retro.services.ask.known_readings import with_readings
from retro.services.memory.seen_before import looking_the_same
from retro.services.memory.similar import Precedent
from retro.store.protocol import CaseFilter, Store
from retro.text.folding import folded_name
from retro.text.shortened import in_one_line
from retro.text.width import shortened_to

_TITLE, _PART = 46, 24
"""Cells of a title, and of what was the cause or was done: more would not leave room for three of them."""
_ASKS = M_("Did it happen before, or did an earlier case lead to it?")
_HINT = M_("A number: it happened again after that case. 0: it is another thing. Or the reference of another case.")


def with_candidates(store: Store, record: Retrospective, question: Question | None, today: date) -> Question | None:
    """The question with what other cases offer for an answer: earlier cases that look the same, or how a name is read.

    Each is shown with its day and what was decided then, and is chosen by a number: it happened again after that one.
    Who says none of them says of each that it is another thing.
    """
    if question is None:
        return None
    if question.code != RELATED or not isinstance(question.target, TakeRows):
        return with_readings(store, record, question)
    if found := looking_the_same(store, record, today):
        return _offering(question, question.target, found)
    if any(map(belongs_to_another, record.of(CaseLink))) or store.count(CaseFilter()) > 1:
        return question
    return replace(
        question,
        hint=M_("{hint} {more}", hint=question.hint or "", more=M_("There is no other case here yet.")),
    )


def _offering(question: Question, target: TakeRows, found: Sequence[Precedent]) -> Question:
    none = replace(NO_OTHER, label=M_("none of them"), number=0)
    return replace(
        question,
        text=_ASKS,
        hint=_HINT,
        options=(*(_option(number, each) for number, each in enumerate(found, 1)), none),
        target=replace(target, candidates=tuple(each.record.reference for each in found)),
        several=True,
    )


def _option(number: int, case: Precedent) -> Option:
    reference = case.record.reference
    title = _short(case.record.head.title, _TITLE)
    label = M_("{reference} {title}", reference=reference, title=title)
    also = (folded_name(f"{reference} {title}"),)
    return Option(label, reference, number, also=also, example=Decided(case=case))


@dataclass(frozen=True)
class Decided(Message):
    """The day of a case, its cause, what was done against that, and whether it held, in a language chosen later."""

    text: str = ""
    case: Precedent | None = None

    def show(self, language: Language) -> str:
        """The words in `language`."""
        assert self.case is not None
        line, day = self.case.line, date.fromisoformat(self.case.alike.case.day)
        said = replace(line, cause=_short(line.cause, _PART), measure=_short(line.measure, _PART)).told(language)
        return " · ".join([show_day(day, language), *([said] if said else [])])


def _short(text: str, room: int) -> str:
    """As much of a text as has room in one line."""
    return shortened_to(in_one_line(text), room)
