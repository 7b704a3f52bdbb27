"""Actions: what is to be done still, what is overdue on a day, which measures did not hold (S20).

A case does not end with its meeting. All of it follows from the deadlines that the kinds of row declare.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, tzinfo

from retro.language import N_, Message
from retro.model.checked import UNCHECKED, in_force
from retro.model.choice import Choice
from retro.model.deadline import Deadline, DeadlineState, Lateness
from retro.model.entry import Entry
from retro.model.found import Found
from retro.model.moments.day_range import DateRange
from retro.model.moments.moment import Moment
from retro.model.record import Retrospective
from retro.model.stages.changes import HardwareChange
from retro.model.stages.prevention import Measure
from retro.model.stages.remedy import Remedy
from retro.review.open_questions import open_questions
from retro.value import value


class ActionStatus(Choice):
    """How a measure stands on a day: its result, and whether its date has passed."""

    PLANNED = "planned", N_("planned")
    OVERDUE = "overdue", N_("overdue")
    DONE = "done", N_("done")
    UNCHECKED = "unchecked", N_("check overdue")
    VERIFIED = "verified", N_("verified")
    FAILED = "did-not-hold", N_("did not hold")
    DROPPED = "not-doing", N_("not doing")


_SETTLED = {
    Found.HOLDS: ActionStatus.VERIFIED,
    Found.FAILED: ActionStatus.FAILED,
    Found.DROPPED: ActionStatus.DROPPED,
}
"""How a measure stands at which nothing is left to be done or looked at."""


@value
class Overdue:
    """One row whose date has passed: a measure, a change, a contact with a promise in it, a request, a question."""

    row: Entry
    deadline: Deadline
    """The one of its deadlines that has passed."""
    lateness: Lateness
    due: date
    """The date that has passed."""
    days: int
    """How many days ago that was: 1 on the day after."""

    @property
    def why(self) -> Message:
        """What has not been done, in words."""
        return Message(self.lateness.label)


def action_status(measure: Measure | HardwareChange, on: date) -> ActionStatus:
    """How a measure or a change stands on a day. What is due on that very day is not overdue yet."""
    found = measure.standing.found
    if found in _SETTLED:
        return _SETTLED[found]
    match _first_late(measure, on, UTC):
        case (Deadline(late=Lateness.NOT_DONE), _):
            return ActionStatus.OVERDUE
        case (Deadline(late=Lateness.NOT_CHECKED), _):
            return ActionStatus.UNCHECKED
    return ActionStatus.DONE if found is Found.DONE else ActionStatus.PLANNED


def is_open(row: Entry) -> bool:
    """Whether what a row is for is still to be done: its first deadline is open. A row without deadlines is not."""
    return bool(row.deadlines) and row.deadlines[0].state(row) is DeadlineState.OPEN


def days_late(row: Entry, on: date, zone: tzinfo = UTC) -> int:
    """For how many days a row has let a deadline pass; 0 if it has not."""
    late = _first_late(row, on, zone)
    return (on - late[1]).days if late else 0


def is_unapproved(remedy: Remedy) -> bool:
    """Whether a remedy cost something that nobody has approved (S15). A cost of nothing needs no approval."""
    return bool(remedy.cost) and not remedy.approver.strip()


def is_settled(row: Entry) -> bool:
    """Whether nothing is left to be done of a row: not even to be checked."""
    return not any(_can_be_late(row))


def due_day(row: Entry, deadline: Deadline, zone: tzinfo) -> date | None:
    """The day of a deadline: of a moment the last day that it may mean, in `zone`; None if there is none."""
    return _last_day(due_by(row, deadline), zone)


def due_by(row: Entry, deadline: Deadline) -> Moment | date | None:
    """By when something is to be done: the day that a check moved it to, or looks again on, else as the row says.

    A new date moves the first of the declared deadlines that is open; of an apology, only its new date is one.
    """
    said: Moment | date | None = getattr(row, deadline.on.name) if deadline.on is not None else None
    if row.checked is UNCHECKED:  # of most rows
        return said
    stands = row.standing
    if deadline.is_apart:
        moved = next((each.moved for each in stands.waits if each.code in deadline.waits_for), None)
        return moved or said
    if deadline.only_when_moved:
        stands_now = not deadline.only_if or stands.found in deadline.only_if
        return (stands.new_date if stands_now else None) or said
    if deadline.on is None:
        return stands.look_again
    if stands.new_date and deadline is next(open_deadlines(row), None):
        return stands.new_date
    if not deadline.only_if:
        return said
    return stands.look_again if stands.looked_again else stands.look_again or said


def overdue(record: Retrospective, on: date) -> tuple[Overdue, ...]:
    """All that is overdue in a case on a day, what has waited longest first.

    Of a row with several deadlines that have passed, the one that is declared first is told: of a measure that was
    neither done nor checked, its being done. What stands apart, as a call back beside a promise, is told besides.
    """
    zone = record.zone
    late = [
        Overdue(row, deadline, deadline.late, due, (on - due).days)
        for row in (*record.rows, *(each.answer for each in open_questions(record)))
        if row.deadlines
        for deadline, due in _each_late(row, on, zone)
        if deadline.late
    ]
    return tuple(sorted(late, key=lambda one: (one.due, one.row.stage.number, one.row.position, one.row.id)))


def concerns(row: Entry, record: Retrospective, span: DateRange) -> bool:
    """Whether something of the row is due or to be checked in the span, or concerns every span while it is open."""
    return any(_concerns(row, deadline, record.zone, span) for deadline in row.deadlines if deadline.late)


def _concerns(row: Entry, deadline: Deadline, zone: tzinfo, span: DateRange) -> bool:
    if due_day(row, deadline, zone) in span:
        return True
    if deadline.is_told_when_done and _last_day(getattr(row, deadline.done_on.name), zone) in span:
        return True
    return deadline.needs_no_day and deadline.state(row) is DeadlineState.OPEN


def did_not_hold(record: Retrospective, again: date | None = None) -> tuple[Measure, ...]:
    """The measures of a case that did not hold: those that were found so, also where they are not done any more.

    With `again`, the day on which the same thing happened again, also those that were in force by then (S20).
    """
    measures = record.of(Measure)
    return tuple(row for row in measures if row.standing.failed or (again and in_force(row.standing, row.due, again)))


def failed_before(earlier: Sequence[Retrospective], record: Retrospective) -> tuple[tuple[Retrospective, Measure], ...]:
    """The measures of `earlier` cases, the oldest first, that did not hold: each case is followed by the next one."""
    nexts = (*earlier, record)[1:]
    return tuple(
        (case, measure) for case, later in zip(earlier, nexts, strict=True) for measure in did_not_hold(case, later.day)
    )


def _can_be_late(row: Entry) -> Iterator[Deadline]:
    """The deadlines of a row that are open, and late once their days have passed."""
    return (each for each in open_deadlines(row) if each.late)


def open_deadlines(row: Entry) -> Iterator[Deadline]:
    """The deadlines of a row that are open."""
    return (each for each in row.deadlines if each.state(row) is DeadlineState.OPEN)


def _first_late(row: Entry, on: date, zone: tzinfo) -> tuple[Deadline, date] | None:
    """The first of the declared deadlines that a row has let pass, with its day."""
    return next(_passed(row, on, zone), None)


def _each_late(row: Entry, on: date, zone: tzinfo) -> Iterator[tuple[Deadline, date]]:
    """The same, and each of those that stand apart."""
    is_told = False
    for deadline, day in _passed(row, on, zone):
        if deadline.is_apart or not is_told:
            yield deadline, day
        is_told |= not deadline.is_apart


def _passed(row: Entry, on: date, zone: tzinfo) -> Iterator[tuple[Deadline, date]]:
    """The deadlines that a row has let pass, with their days, in the order in which they are declared."""
    for deadline in row.deadlines:
        by = due_by(row, deadline) if deadline.late else None
        if by is None:  # as of most
            continue
        day = _last_day(by, zone)
        if day is not None and day < on and deadline.state(row) is DeadlineState.OPEN:
            yield deadline, day


def _last_day(value: Moment | date | None, zone: tzinfo) -> date | None:
    if not isinstance(value, Moment):
        return value
    last = value.until(zone)
    if last is None:
        return None
    try:
        return last.astimezone(zone).date()
    except OverflowError:  # the last day of all: left in its own offset
        return last.date()
