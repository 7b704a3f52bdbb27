"""What has a date, as to-dos for a calendar (iCalendar, RFC 5545).

A to-do keeps its UID for good, and its SEQUENCE grows with each change of its row: a calendar that is given the file a
second time updates what it has. What was given up is told as cancelled, so that it goes away there, too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, tzinfo
from typing import Literal

from icalendar import Calendar, Todo
from icalendar.prop import vText

from retro.language import N_, Language
from retro.model.entry import Entry
from retro.model.moment import Moment
from retro.model.record import Retrospective
from retro.model.stage import Stage
from retro.model.stages.changes import HardwareChange, NoChange
from retro.model.stages.head import Head
from retro.model.stages.prevention import Measure, Result
from retro.model.stages.review import Parked, Request
from retro.model.stages.timeline import Contact
from retro.model.text import without_controls

State = Literal["NEEDS-ACTION", "COMPLETED", "CANCELLED"]
_OPEN: State = "NEEDS-ACTION"
_DONE: State = "COMPLETED"
_CANCELLED: State = "CANCELLED"

_CHECK, _LOOK_AGAIN = N_("Check: {what}"), N_("Look again: {what}")
_PROMISED, _ASKED, _REPORT = N_("Promised: {what}"), N_("Answer needed: {what}"), N_("Next report: {what}")

_OF_MEASURE = ("owner", "proof", "result", "reason")
_OF_CHANGE = ("owner", "place", "before", "after", "carry_to")
_OF_REQUEST = ("wanted", "cost", "answer", "answered_by")
"""The fields that the description of a to-do tells, beside what is to be done."""


@dataclass(frozen=True)
class _ToDo:
    """One date of a row. `field` is the field that holds it, `words` the message id of what is to be done."""

    row: Entry
    field: str
    says: str
    words: str = "{what}"
    state: State = _OPEN
    completed: date | datetime | None = None
    tells: tuple[str, ...] = ()


def calendar(record: Retrospective, to: Language) -> bytes:
    """The to-dos of `record`, in words of the language `to`. The same record gives the same bytes.

    Days are days without a time, moments are in UTC: those that are known about count as exact, a range ends at its
    end.
    """
    made = Calendar()
    made.add("PRODID", f"-//Retro//Retro//{to.code.upper()}")
    made.add("VERSION", "2.0")
    made.add("METHOD", "PUBLISH")
    made["X-WR-CALNAME"] = _Text(_title(record))
    for entry in (record.head, *(row for stage in Stage for row in record.stage(stage))):
        for todo in _to_dos(entry):
            if (due := _due(getattr(entry, todo.field))) is not None:
                made.add_component(_component(todo, due, record, to))
    data: bytes = made.to_ical()
    return data


def _to_dos(entry: Entry) -> Iterator[_ToDo]:
    """Every date of the row by which something is to be done, or was."""
    match entry:
        case Head():
            yield _ToDo(entry, "next_report", entry.says, _REPORT, _CANCELLED if entry.closed else _OPEN)
        case Contact():
            kept = _state(done=entry.promise_kept is not None)
            yield _ToDo(entry, "promise_due", entry.promise, _PROMISED, kept, _due(entry.promise_kept))
        case Measure():
            dropped = entry.result is Result.DROPPED
            done = _state(done=entry.result in (Result.DONE, Result.VERIFIED, Result.FAILED), dropped=dropped)
            checked = _state(done=entry.result in (Result.VERIFIED, Result.FAILED), dropped=dropped)
            yield _ToDo(entry, "due", entry.says, state=done, tells=_OF_MEASURE)
            yield _ToDo(entry, "check_on", entry.says, _CHECK, checked, tells=_OF_MEASURE)
            yield _ToDo(
                entry, "review_on", entry.says, _LOOK_AGAIN, _OPEN if dropped else _CANCELLED, tells=_OF_MEASURE
            )
        case HardwareChange():
            done = _state(done=entry.done is not None)
            yield _ToDo(entry, "due", entry.says, state=done, completed=entry.done, tells=_OF_CHANGE)
        case NoChange():
            yield _ToDo(entry, "review_on", entry.says, _LOOK_AGAIN, tells=("decided_by",))
        case Request():
            answered = _state(done=bool(entry.answer) or entry.answered is not None)
            yield _ToDo(entry, "due", entry.says, _ASKED, answered, _due(entry.answered), _OF_REQUEST)
        case Parked():
            yield _ToDo(entry, "until", entry.says, tells=("owner",))


class _Text(vText):
    """A text that comes out as it is. The library makes a line end of a backslash with an N, as in paths of Windows."""

    def to_ical(self) -> bytes:
        """The text, escaped as RFC 5545 says."""
        escaped = without_controls(self).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
        return escaped.replace("\n", "\\n").encode()


def _state(*, done: bool, dropped: bool = False) -> State:
    return _CANCELLED if dropped else _DONE if done else _OPEN


def _due(value: Moment | date | None) -> date | datetime | None:
    """The day or time by which it is due; None if nobody said, or knows."""
    return (value.end or value.start) if isinstance(value, Moment) else value


def _component(todo: _ToDo, due: date | datetime, record: Retrospective, to: Language) -> Todo:
    row = todo.row
    made = Todo()
    made.add("UID", f"{record.head.id}-{row.id}-{todo.field}@retro")
    made.add("SEQUENCE", row.revision)
    made.add("DTSTAMP", _utc(datetime.fromisoformat(record.head.created)))
    made.add("DUE", _utc(due) if isinstance(due, datetime) else due)
    made.add("STATUS", todo.state)
    if todo.state == _DONE and todo.completed is not None:
        made.add("COMPLETED", _time(todo.completed, record.zone))
    what = without_controls(todo.says).strip().partition("\n")[0] or to(row.label)
    made["SUMMARY"] = _Text(to(todo.words, what=what))
    made["DESCRIPTION"] = _Text("\n".join(_described(todo, record, to)))
    made.add("CATEGORIES", [to(row.label)])
    return made


def _described(todo: _ToDo, record: Retrospective, to: Language) -> Iterator[str]:
    yield _title(record)
    for name in todo.tells:
        field = todo.row.field(name)
        value = field.kind.show(getattr(todo.row, name), to, record.zone)
        if value.strip():  # a field of spaces says nothing
            unit = f" {getattr(todo.row, field.unit)}" if field.unit else ""
            yield to(N_("{label}: {value}"), label=to(field.label), value=f"{value}{unit}".rstrip())


def _title(record: Retrospective) -> str:
    return f"{record.reference} {record.head.title}".strip()


def _time(point: date | datetime, zone: tzinfo) -> datetime:
    """The time in UTC; of a day its first moment in `zone`."""
    return _utc(point if isinstance(point, datetime) else datetime.combine(point, time.min, zone))


def _utc(at: datetime) -> datetime:
    try:
        return at.astimezone(UTC)
    except OverflowError:  # the first or the last day of all
        return at.replace(tzinfo=UTC)
