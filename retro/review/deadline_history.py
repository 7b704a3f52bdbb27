"""What the log tells of days by which something was to be done: when each last changed, and which are gone.

A calendar keeps what it was given. It can be told that something is gone only by whoever remembers that it was there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from datetime import date, datetime

from retro.model.change import Add, Op, Update, Values
from retro.model.deadline import Deadline
from retro.model.entry import Entry, EntryId
from retro.model.field_types import LinkType
from retro.model.fields import fields_of
from retro.model.moments.moment import Moment
from retro.model.problem import ValidationError
from retro.model.record import KINDS, FullRecord
from retro.model.stages.answers import EmptyAnswer
from retro.model.stages.follow_up import Check
from retro.model.stages.head import Head
from retro.review.actions import due_by
from retro.review.open_questions import open_questions
from retro.value import value

_IN_EVERY_LINE = frozenset(each.name for each in fields_of(Head.title, Head.zone, Head.removed))
"""What of the head stands in each line of a calendar, or takes it away."""


@value
class Stamp:
    """The latest change of something."""

    seq: int
    """Its number among the changes of the case: it only ever grows."""
    at: datetime


@value
class Gone:
    """A deadline that is not there any more.

    Its row was deleted, its day was cleared, its question is answered, or the case was taken out of the archive.
    """

    row: Entry
    """The row as it last was."""
    deadline: Deadline
    day: date | datetime
    """The last day or time that it had."""


@value
class DeadlineHistory:
    """What was, for whoever holds an earlier copy. Empty: nothing is known but what is there now."""

    stamps: Mapping[EntryId, Stamp] = field(default_factory=dict)
    """By the row: the latest change of it, of what hangs on it, or of what every line says of its case."""
    gone: tuple[Gone, ...] = ()


def deadline_history(whole: FullRecord) -> DeadlineHistory:
    """What the log and the deleted rows of a case tell."""
    touched, shared, days = _logged(whole)
    days = {**_checked_days(whole), **days}
    record = whole.record
    living = (record.head, *record.rows, *record.answers)
    stamps = dict(touched)
    for row in (*living, *whole.deleted):
        for other in _linked(row):
            stamps[other] = _later(stamps.get(other), touched.get(row.id))
        if isinstance(row, EmptyAnswer) and row.row:  # the line names the row that is asked about
            stamps[row.id] = _later(stamps.get(row.id), touched.get(row.row))
    if shared is not None:
        stamps = {row: _later(stamp, shared) for row, stamp in stamps.items()}
    asked = {each.answer.id for each in open_questions(record)}
    there = {row.id for row in living if not isinstance(row, EmptyAnswer) or row.id in asked}
    if record.head.removed:
        there = set()
    return DeadlineHistory(stamps, tuple(_gone((*living, *whole.deleted), there, days)))


def point(day: Moment | date | None) -> date | datetime | None:
    """The day or time by which something is due; None if nobody said, or knows."""
    return (day.end or day.start) if isinstance(day, Moment) else day


def _gone(
    rows: Iterable[Entry], there: set[EntryId], days: Mapping[tuple[EntryId, str], date | datetime]
) -> Iterator[Gone]:
    for row in rows:
        for deadline in row.deadlines:
            day = point(due_by(row, deadline))
            if row.id not in there or day is None:
                day = day or days.get((row.id, deadline.name))
                if day is not None:
                    yield Gone(row, deadline, day)


def _logged(
    whole: FullRecord,
) -> tuple[dict[EntryId, Stamp], Stamp | None, dict[tuple[EntryId, str], date | datetime]]:
    """By the row its latest change; that of what is in every line; and the last day that each deadline had."""
    touched: dict[EntryId, Stamp] = {}
    shared: Stamp | None = None
    days: dict[tuple[EntryId, str], date | datetime] = {}
    for logged in whole.log:
        stamp = Stamp(logged.seq, logged.change.at)
        for op in logged.change.ops:
            touched[op.id] = _later(touched.get(op.id), stamp)
            if isinstance(op, Update) and op.kind == Head.kind and _IN_EVERY_LINE & op.after.keys():
                shared = _later(shared, stamp)
            for name, day in _days(op):
                days[op.id, name] = day
    return touched, shared, days


def _days(op: Op) -> Iterator[tuple[str, date | datetime]]:
    """The days that an operation gave to deadlines, or took away from them."""
    match op:
        case Add():
            said: tuple[Values, ...] = (op.values,)
        case Update():
            said = (op.before, op.after)
        case _:
            return
    if (kind := KINDS.get(op.kind)) is None:
        return
    for deadline in _with_days(kind):
        for values in said:
            try:
                day = point(kind.field(deadline.name).type.load(values.get(deadline.name)))
            except ValidationError:  # what an earlier version took, or what was blanked since
                continue
            if day is not None:
                yield deadline.name, day


def _checked_days(whole: FullRecord) -> dict[tuple[EntryId, str], date | datetime]:
    """The last days that checks gave to deadlines, whether those checks still count or not."""
    rows = {row.id: row for row in (*whole.record.rows, *whole.deleted)}
    days: dict[tuple[EntryId, str], date | datetime] = {}
    for check in (*whole.deleted, *whole.record.rows):
        row = rows.get(check.of or "") if isinstance(check, Check) else None
        if row is None or not isinstance(check, Check):
            continue
        for n, deadline in enumerate(row.deadlines):
            may_be_moved = n == 0 or row.standing.done is not None  # a second one only once the first is done
            if deadline.is_at_once or (deadline.is_apart and check.matter not in deadline.waits_for):
                continue
            may_be_moved |= deadline.is_apart
            looks_again = deadline.only_if and not deadline.only_when_moved
            day = check.look_again if looks_again else check.new_date if may_be_moved else None
            if day is not None:
                days[row.id, deadline.name] = day
    return days


def _with_days(row: Entry | type[Entry]) -> Iterator[Deadline]:
    """The deadlines whose days stand in the row."""
    return (deadline for deadline in row.deadlines if deadline.on is not None)


def _linked(row: Entry) -> Iterator[EntryId]:
    for each in row.fields():
        if isinstance(each.type, LinkType):
            yield from each.type.targets(getattr(row, each.name))


def _later(one: Stamp | None, other: Stamp | None) -> Stamp:
    """The later one of the two; of what no log tells, the beginning of all."""
    known = [stamp for stamp in (one, other) if stamp is not None]
    return max(known, key=lambda stamp: stamp.seq) if known else _NEVER


_NEVER = Stamp(0, datetime.fromisoformat("1970-01-01T00:00+00:00"))
