"""What has a date, for a calendar (iCalendar, RFC 5545): as days with a reminder, or as to-dos.

Most calendars show no to-dos, so days are the usual form. A line keeps its UID for good, and its SEQUENCE and stamps
grow whenever it changes: a calendar that is given the file a second time updates what it has. What was done, given up,
deleted, or has no day any more is told as completed or cancelled, so that it goes away there, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from icalendar import Alarm, Calendar, Component, Event, Todo
from icalendar.prop import vText

from retro.language import N_, Language
from retro.model.deadline import Deadline, DeadlineState
from retro.model.entry import Entry
from retro.model.found import Found
from retro.model.record import Retrospective
from retro.model.stages import STAGES
from retro.review.actions import due_by
from retro.review.deadline_history import DeadlineHistory, Stamp, point
from retro.review.open_questions import open_questions
from retro.text.controls import without_controls
from retro.value import value

_TO_DO = {
    DeadlineState.OPEN: "NEEDS-ACTION",
    DeadlineState.DONE: "COMPLETED",
    DeadlineState.CANCELLED: "CANCELLED",
}

_DONE, _HOLDS, _FAILED = N_("Done: {what}"), N_("Holds: {what}"), N_("Did not hold: {what}")

_REMINDER = timedelta(hours=9)
"""When on its day something is reminded of: at nine, in the reader's own time."""


def calendar(
    record: Retrospective, to: Language, history: DeadlineHistory | None = None, *, to_dos: bool = False
) -> bytes:
    """What is due in `record`, in words of the language `to`. The same record and history give the same bytes.

    As to-dos, days are days without a time, and moments are in UTC: those that are known about count as exact, a range
    ends at its end. As events they are all days, in the zone of the case.
    """
    made = _begun(to)
    made["X-WR-CALNAME"] = _Text(_title(record))
    for line in _lines(record, history or DeadlineHistory(), to):
        made.add_component(_to_do(line, to) if to_dos else _event(line, to))
    return _bytes(made)


def calendar_of_cases(
    cases: Iterable[tuple[Retrospective, DeadlineHistory]], to: Language, *, to_dos: bool = False
) -> bytes:
    """The same of several cases, in one calendar."""
    made = _begun(to)
    made["X-WR-CALNAME"] = _Text(to(N_("Retro: what is to be done")))
    for record, history in cases:
        for line in _lines(record, history, to):
            made.add_component(_to_do(line, to) if to_dos else _event(line, to))
    return _bytes(made)


@value
class _Line:
    """One thing that is or was due."""

    uid: str
    record: Retrospective
    row: Entry
    deadline: Deadline
    due: date | datetime
    state: DeadlineState
    says: str
    """What is to be done; "" if the row says it."""
    stamp: Stamp


def _lines(record: Retrospective, history: DeadlineHistory, to: Language) -> Iterator[_Line]:
    for row, deadline, due, state, says in _due(record, history, to):
        uid = f"{record.head.id}-{row.id}-{deadline.name}"
        unlogged = Stamp(row.revision, datetime.fromisoformat(record.head.created))
        yield _Line(uid, record, row, deadline, due, state, says, history.stamps.get(row.id, unlogged))


def _due(
    record: Retrospective, history: DeadlineHistory, to: Language
) -> Iterator[tuple[Entry, Deadline, date | datetime, DeadlineState, str]]:
    told = () if record.head.removed else (record.head, *(row for stage in STAGES for row in record.stage(stage)))
    for row in told:
        for deadline in row.deadlines:
            if (day := point(due_by(row, deadline))) is not None:
                yield row, deadline, day, deadline.state(row), ""
    for each in () if record.head.removed else open_questions(record):
        for deadline in each.answer.deadlines:
            if each.answer.by is not None:
                yield each.answer, deadline, each.answer.by, deadline.state(each.answer), each.question.show(to)
    for gone in history.gone:
        yield gone.row, gone.deadline, gone.day, DeadlineState.CANCELLED, ""


def _event(line: _Line, to: Language) -> Component:
    """An event of a whole day. One that is over for us is cancelled: there is no other word for it among events."""
    is_open, day = line.state is DeadlineState.OPEN, line.due
    what = _summary(line, to)
    if isinstance(day, datetime):
        moment = _in_zone(day, line.record.zone)
        day, what = moment.date(), f"{moment:%H:%M} {what}"
    made = _component(Event(), line, f"{line.uid}-day@retro", to)
    made.add("DTSTART", day)
    if day < date.max:
        made.add("DTEND", day + timedelta(days=1))
    made.add("TRANSP", "TRANSPARENT")
    made.add("STATUS", "CONFIRMED" if is_open else "CANCELLED")
    made["SUMMARY"] = _Text(to(_found(line) or "{what}", what=what))
    if is_open:
        alarm = Alarm()
        alarm.add("ACTION", "DISPLAY")
        alarm["DESCRIPTION"] = _Text(what)
        alarm.add("TRIGGER", _REMINDER)
        made.add_component(alarm)
    return made


def _to_do(line: _Line, to: Language) -> Component:
    made = _component(Todo(), line, f"{line.uid}@retro", to)
    made.add("DUE", _utc(line.due) if isinstance(line.due, datetime) else line.due)
    made.add("STATUS", _TO_DO[line.state])
    completed = point(getattr(line.row, line.deadline.done_on.name)) if line.deadline.done_on else None
    if line.state is DeadlineState.DONE and completed is not None:
        made.add("COMPLETED", _time(completed, line.record.zone))
    found = _found(line)
    made["SUMMARY"] = _Text(to(found if found and found != _DONE else "{what}", what=_summary(line, to)))
    return made


def _found(line: _Line) -> str:
    """The message id of what was found of one that is done, which is not always that it holds; "" if it is not."""
    if line.state is not DeadlineState.DONE:
        return ""
    found = line.row.standing.found
    if found is Found.FAILED:
        return _FAILED
    return _HOLDS if found is Found.HOLDS and Found.DONE not in line.deadline.met_by else _DONE


def _component(made: Component, line: _Line, uid: str, to: Language) -> Component:
    """What events and to-dos have in common."""
    made.add("UID", uid)
    made.add("SEQUENCE", line.stamp.seq)
    made.add("DTSTAMP", _utc(line.stamp.at))
    made.add("LAST-MODIFIED", _utc(line.stamp.at))
    made["DESCRIPTION"] = _Text("\n".join(_described(line.row, line.deadline, line.record, to)))
    made.add("CATEGORIES", [to(line.row.label)])
    return made


class _Text(vText):
    """A text that comes out as it is. The library makes a line end of a backslash with an N, as in paths of Windows."""

    def to_ical(self) -> bytes:
        """The text, escaped as RFC 5545 says."""
        escaped = without_controls(self).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
        return escaped.replace("\n", "\\n").encode()


def _begun(to: Language) -> Calendar:
    made = Calendar()
    made.add("PRODID", f"-//Retro//Retro//{to.code.upper()}")
    made.add("VERSION", "2.0")
    made.add("METHOD", "PUBLISH")
    return made


def _bytes(made: Calendar) -> bytes:
    data: bytes = made.to_ical()
    return data


def _summary(line: _Line, to: Language) -> str:
    says = line.says or str(getattr(line.row, line.deadline.what.name) if line.deadline.what else line.row.main_text)
    what = without_controls(says).strip().partition("\n")[0] or to(line.row.label)
    return to(line.deadline.words, what=what)


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
    return _in_zone(at, UTC)


def _in_zone(at: datetime, zone: tzinfo) -> datetime:
    try:
        return at.astimezone(zone)
    except OverflowError:  # the first or the last day of all
        return at.replace(tzinfo=zone)
