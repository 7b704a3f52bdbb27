"""Reads an answer that becomes a row, or several."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from retro.asking.question import Question, Retake, TakeRows
from retro.errors import RetroError
from retro.language import M_, Message, active
from retro.model.entry import Entry, EntryId
from retro.model.moments.moment import Moment
from retro.model.problem import ValidationError
from retro.model.quick_entry.line import QuickLine
from retro.model.quick_entry.parser import one_line
from retro.model.record import Retrospective
from retro.model.stage import Stage
from retro.model.stages.cause import Cause
from retro.model.stages.changes import CHANGES, NoChange
from retro.model.stages.prevention import Measure
from retro.model.stages.review import REVIEW, Recollection
from retro.services.ask.values import changed_row
from retro.services.changing.add_line import as_kind, check_row, read_row, reads_as
from retro.text.normal_forms import composed


def read_new_row(
    record: Retrospective, question: Question, text: str, *, now: datetime, currency: str = ""
) -> QuickLine:
    """The row that an answer becomes. ValidationError, with every reason, or RetroError, if it is none."""
    target = question.target
    assert isinstance(target, TakeRows)
    if takes_memories(record, question):
        return remembered(record, text, now)
    stage, said = _place(record, target.kind, text, now)
    asked_of = target.values.get("parent", "")  # from there `>` counts: it stands under what it is asked of
    line = read_row(record, stage, said, now=now, currency=currency, under=asked_of)
    line = with_values(line, target.values)
    check_row(record, line.entry)
    return line


def as_line(record: Retrospective, question: Question, text: str, now: datetime) -> tuple[Stage, str]:
    """The stage and the line by which the entry line would add the row that an answer becomes."""
    assert isinstance(question.target, TakeRows)
    if takes_memories(record, question):
        return REVIEW, active()("{label}: {value}", label=active()(Recollection.prefix), value=text)
    return _place(record, question.target.kind, text, now)


def takes_memories(record: Retrospective, question: Question) -> bool:
    """Whether the answer is something that somebody remembers, which is taken as it is."""
    match question.target:
        case TakeRows(kind):
            return kind is Recollection
        case Retake(row):
            return isinstance(record.get(row), Recollection)
    return False


def remembered(record: Retrospective, text: str, now: datetime) -> QuickLine:
    """What somebody remembers, as they say it `now`: nothing of it is read before it is known where it belongs."""
    written = Moment.exact(now.replace(second=0, microsecond=0))
    entry = Recollection(what=one_line(composed(text), REVIEW), written=written)
    check_row(record, entry)
    return QuickLine(Recollection, entry)


def read_again(
    record: Retrospective, question: Question, text: str, *, now: datetime, currency: str = ""
) -> tuple[Entry, QuickLine]:
    """The row that is said anew, and what the line says. Errors as above, and RetroError if the row is gone."""
    assert isinstance(question.target, Retake)
    row = record.get(question.target.row)
    if row is None:
        raise RetroError(M_("The row was deleted meanwhile."), M_("The walk goes on with the next question."))
    if isinstance(row, Recollection):
        what = remembered(record, text, now).entry.main_text
        return row, QuickLine(Recollection, replace(row, what=what))
    stage, said = _place(record, type(row), text, now)
    line = read_row(record, stage, said, now=now, currency=currency)
    if line.kind is not type(row):
        raise RetroError(
            M_(
                "That reads as another kind of row: {kind}.",
                kind=Message(line.kind.label),
            ),
            M_("Add it as a row of its own with /{stage} and the line.", stage=line.kind.stage.number),
        )
    return row, line


def as_typed(record: Retrospective, row: Entry, *, now: datetime) -> str:
    """The line that says a row anew as it is, to be changed; "" where no line does, as of a text of several lines."""
    question = Question("", row.stage, Message(""), Retake(row.id))
    for line in (row.main_text, f"\\{row.main_text}"):
        try:
            _row, said = read_again(record, question, line, now=now)
        except (RetroError, ValidationError):
            continue
        if not changed_row(row, said.entry):
            return line
    return ""


def under(record: Retrospective, line: QuickLine) -> EntryId | None:
    """The cause that a row stands under."""
    return line.entry.parent if isinstance(line.entry, Cause) and record.get(line.entry.parent) else None


def _place(record: Retrospective, kind: type[Entry], text: str, now: datetime) -> tuple[Stage, str]:
    """The stage that a line goes to, and the line with the word of its kind in front, where it needs one.

    A measure may be the reason why there is none.
    """
    if kind is Measure and reads_as(record, CHANGES, text, now) is NoChange:
        return CHANGES, text
    return kind.stage, as_kind(record, kind, text, now)


def with_values(line: QuickLine, values: Mapping[str, Any]) -> QuickLine:
    """The line with what its row is said to be by the question, where it says nothing else."""
    fields = {field.name for field in line.kind.fields()}
    unsaid = {
        name: value
        for name, value in values.items()
        if name in fields and getattr(line.entry, name) == line.entry.field(name).type.empty
    }
    later = line.alternative
    entry = replace(line.entry, **unsaid)
    return replace(line, entry=entry, alternative=with_values(later, values) if later else None)
