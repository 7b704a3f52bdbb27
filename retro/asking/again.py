"""An answer that was given comes back into the line, with its question, to be given otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from retro.asking.next import Here, next_question
from retro.asking.question import FillField, FindRow, MarkRows, Question, TakeRows
from retro.model.entry import EntryId
from retro.model.record import Retrospective


@dataclass(frozen=True)
class Given:
    """An answer, as it was typed, to its question."""

    question: Question
    text: str
    row: EntryId = ""
    """The row that it became; "" if it became none."""


def asked_again(record: Retrospective, given: Given) -> Question | None:
    """The question to show over the answer that is changed; None if what it was about is gone.

    A line that became a row is said anew; what was written into fields is asked as before.
    """
    question = given.question
    match question.target:
        case TakeRows() if given.row:
            return next_question(record, Here(row=given.row)) if record.get(given.row) else None
        case FillField(entries):
            there = _there(record, entries)
            return replace(question, target=replace(question.target, entries=there), rows=there) if there else None
        case MarkRows(rows):
            return question if len(_there(record, rows)) == len(rows) else None
        case FindRow():
            return question
        case _:
            return replace(question)


def _there(record: Retrospective, entries: Sequence[EntryId]) -> tuple[EntryId, ...]:
    return tuple(entry for entry in entries if entry == record.head.id or record.get(entry))
