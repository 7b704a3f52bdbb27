"""For which stage, rows and field a question is: said with every question, so that no answer lands elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from retro.asking.question import FillField, FindRow, MarkRows, Propose, Question, Retake, TakeRows
from retro.language import M_, MN_, Message
from retro.model.entry import Entry, EntryId
from retro.model.record import Retrospective
from retro.model.row_labels import row_name
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
    rows = [row for each in question.rows if (row := record.get(each)) is not None]
    if rows:
        here = all(row.stage is question.stage for row in rows)
        shown = numbers([record.numbers[row.id] for row in rows]) if here else _row_names(record, rows)
        yield MN_("row {rows}", "rows {rows}", len(rows), rows=shown)
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


def _row_names(record: Retrospective, rows: Sequence[Entry]) -> tuple[str, ...]:
    """Rows of other stages, each with its stage: `2.6`."""
    return tuple(row_name(record, row) for row in rows)


def _field(record: Retrospective, entry: EntryId, name: str) -> Message:
    return (record.get(entry) or record.head).field(name).title
