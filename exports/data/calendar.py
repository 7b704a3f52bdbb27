"""What has a date, as to-dos for a calendar (iCalendar, RFC 5545).

A to-do keeps its UID for good, and its SEQUENCE grows with each change of its row: a calendar that is given the file a
second time updates what it has. What was given up is told as cancelled, so that it goes away there, too.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, tzinfo

from icalendar import Calendar, Todo
from icalendar.prop import vText

from retro.language import N_, Language
from retro.model.deadline import Deadline, DeadlineState
from retro.model.entry import Entry
from retro.model.moments.moment import Moment
from retro.model.record import Retrospective
from retro.model.stages import STAGES
from retro.review.open_questions import open_questions
from retro.text.controls import without_controls

_STATES = {
    DeadlineState.OPEN: "NEEDS-ACTION",
    DeadlineState.DONE: "COMPLETED",
    DeadlineState.CANCELLED: "CANCELLED",
}


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
    for entry in (record.head, *(row for stage in STAGES for row in record.stage(stage))):
        for deadline in entry.deadlines:
            if (due := _due(getattr(entry, deadline.name))) is not None:
                made.add_component(_component(entry, deadline, due, record, to))
    for each in open_questions(record):
        for deadline in each.answer.deadlines:
            if each.answer.by is not None:
                says = each.question.show(to)
                made.add_component(_component(each.answer, deadline, each.answer.by, record, to, says=says))
    data: bytes = made.to_ical()
    return data


class _Text(vText):
    """A text that comes out as it is. The library makes a line end of a backslash with an N, as in paths of Windows."""

    def to_ical(self) -> bytes:
        """The text, escaped as RFC 5545 says."""
        escaped = without_controls(self).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
        return escaped.replace("\n", "\\n").encode()


def _due(value: Moment | date | None) -> date | datetime | None:
    """The day or time by which it is due; None if nobody said, or knows."""
    return (value.end or value.start) if isinstance(value, Moment) else value


def _component(
    row: Entry, deadline: Deadline, due: date | datetime, record: Retrospective, to: Language, *, says: str = ""
) -> Todo:
    state = deadline.state(row)
    made = Todo()
    made.add("UID", f"{record.head.id}-{row.id}-{deadline.name}@retro")
    made.add("SEQUENCE", row.revision)
    made.add("DTSTAMP", _utc(datetime.fromisoformat(record.head.created)))
    made.add("DUE", _utc(due) if isinstance(due, datetime) else due)
    made.add("STATUS", _STATES[state])
    completed = _due(getattr(row, deadline.done_on.name)) if deadline.done_on else None
    if state is DeadlineState.DONE and completed is not None:
        made.add("COMPLETED", _time(completed, record.zone))
    says = says or (getattr(row, deadline.what.name) if deadline.what else row.main_text)
    what = without_controls(says).strip().partition("\n")[0] or to(row.label)
    made["SUMMARY"] = _Text(to(deadline.words, what=what))
    made["DESCRIPTION"] = _Text("\n".join(_described(row, deadline, record, to)))
    made.add("CATEGORIES", [to(row.label)])
    return made


def _described(row: Entry, deadline: Deadline, record: Retrospective, to: Language) -> Iterator[str]:
    yield _title(record)
    for field in (row.field(each.name) for each in deadline.tells):
        value = field.type.show(getattr(row, field.name), to, record.zone)
        if value.strip():  # a field of spaces says nothing
            unit = f" {getattr(row, field.unit)}" if field.unit else ""
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
