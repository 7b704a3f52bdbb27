"""For which stage, rows and field a question is: said with every question, so that no answer lands elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from retro.asking.question import FillField, FindRow, MarkRows, Propose, Question, Retake, TakeRows
from retro.language import M_, MN_, Message
from retro.model.entry import EntryId
from retro.model.record import Retrospective
from retro.review.gap import numbers


def where(record: Retrospective, question: Question) -> Message:
    """`2 Cause · row 1 · Evidence`; of what takes a new row, its kind."""
    said = question.place
    for more in _more(record, question):
        said = M_("{place} · {more}", place=said, more=more)
    return said


def about(record: Retrospective, question: Question) -> Message | None:
    """The same without the stage: `row 1 · Evidence`; None where nothing more can be said."""
    said: Message | None = None
    for more in _more(record, question):
        said = M_("{place} · {more}", place=said, more=more) if said else more
    return said


def _more(record: Retrospective, question: Question) -> Iterator[Message]:
    rows = numbers([record.numbers[row] for row in question.rows if row in record.numbers])
    if rows:
        yield MN_("row {rows}", "rows {rows}", len(question.rows), rows=rows)
    match question.target:
        case FillField(entries, name):
            yield _field(record, entries[0], name)
        case MarkRows(entries, name):
            yield _field(record, entries[0], name)
        case Propose(entry, name):
            yield _field(record, entry, name)
        case FindRow(name):
            yield record.head.field(name).title
        case TakeRows(kind):
            yield M_("new: {kind}", kind=Message(kind.label))
        case Retake():
            yield M_("written anew")


def _field(record: Retrospective, entry: EntryId, name: str) -> Message:
    return (record.get(entry) or record.head).field(name).title
