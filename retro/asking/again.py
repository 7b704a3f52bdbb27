"""An answer that was given comes back into the line, with its question, to be given otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from retro.asking.next import Here, next_question
from retro.asking.order import ORDER
from retro.asking.order.step import Progress, Spot
from retro.asking.question import FillField, FindRow, MarkRows, Question, SortRows, TakeRows
from retro.model.entry import EntryId
from retro.model.record import Retrospective
from retro.review.needs.proportion import proportion
from retro.value import value


@value
class Given:
    """An answer, as it was typed, to its question."""

    question: Question
    text: str
    row: EntryId = ""
    """The row that it became; "" if it became none."""


def asked_again(record: Retrospective, given: Given) -> Question | None:
    """The question to show over the answer that is changed; None if what it was about is gone.

    A line that became a row is said anew; what was written into fields is asked of the rows as they are numbered now.
    """
    question = given.question
    match question.target:
        case TakeRows() if given.row:
            return next_question(record, Here(row=given.row)) if record.get(given.row) else None
        case FillField(entries):
            there = _there(record, entries)
            return _as_of_now(record, question, there) if there else None
        case MarkRows(rows) | SortRows(rows):
            return _as_of_now(record, question, rows) if len(_there(record, rows)) == len(rows) else None
        case FindRow():
            now = _as_of_now(record, question, question.rows)
            assert isinstance(now.target, FindRow)
            return replace(now, target=replace(now.target, answered=given.row))
        case _:
            return replace(question)


def _as_of_now(record: Retrospective, question: Question, entries: Sequence[EntryId]) -> Question:
    """The question about these entries, with the numbers and the rows that there are now."""
    step = next((step for step in ORDER if step.code == question.code), None)
    if step is not None:
        return step.question(Progress(record, proportion(record), _is_open), Spot(tuple(entries), question.asked))
    if isinstance(question.target, FillField):  # a gap
        question = replace(question, target=replace(question.target, entries=tuple(entries)), rows=tuple(entries))
    return question


def _is_open(_about: EntryId, _asked: str) -> bool:
    return True


def _there(record: Retrospective, entries: Sequence[EntryId]) -> tuple[EntryId, ...]:
    return tuple(entry for entry in entries if entry == record.head.id or record.get(entry))
