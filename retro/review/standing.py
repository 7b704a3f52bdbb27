"""Standing: what is overdue on a day, and which measures did not hold (S20). A case does not end with its meeting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, tzinfo

from retro.language import N_, Message
from retro.model.choice import Choice
from retro.model.entry import Entry
from retro.model.moment import Moment
from retro.model.record import Retrospective
from retro.model.stages.changes import HardwareChange
from retro.model.stages.prevention import Measure, Result
from retro.model.stages.review import Request
from retro.model.stages.timeline import Contact


class Standing(Choice):
    """How a measure stands on a day: its result, and whether its date has passed."""

    PLANNED = "planned", N_("planned")
    OVERDUE = "overdue", N_("overdue")
    DONE = "done", N_("done")
    UNCHECKED = "unchecked", N_("check overdue")
    VERIFIED = "verified", N_("verified")
    FAILED = "did-not-hold", N_("did not hold")
    DROPPED = "not-doing", N_("not doing")


class Lateness(Choice):
    """What has not been done although its date has passed."""

    NOT_DONE = "not-done", N_("not done")
    NOT_CHECKED = "not-checked", N_("not checked")
    NOT_KEPT = "not-kept", N_("not kept")
    NOT_ANSWERED = "not-answered", N_("not answered")


@dataclass(frozen=True)
class Overdue:
    """One row whose date has passed: a measure, a change, a contact with a promise in it, a request."""

    row: Entry
    lateness: Lateness
    due: date
    """The date that has passed."""
    days: int
    """How many days ago that was: 1 on the day after."""

    @property
    def why(self) -> Message:
        """What has not been done, in words."""
        return Message(self.lateness.label)


def standing(measure: Measure, on: date) -> Standing:
    """How a measure stands on a day. What is due on that very day is not overdue yet."""
    match measure.result:
        case Result.VERIFIED | Result.FAILED | Result.DROPPED as settled:
            return Standing[settled.name]
        case Result.DONE:
            return Standing.UNCHECKED if _passed(measure.check_on, on) else Standing.DONE
    if _passed(measure.due, on):
        return Standing.OVERDUE
    return Standing.UNCHECKED if _passed(measure.check_on, on) else Standing.PLANNED


def overdue(record: Retrospective, on: date) -> tuple[Overdue, ...]:
    """All that is overdue in a case on a day, what has waited longest first.

    Of a measure that was neither done nor checked, its being done is what is told.
    """
    zone = record.zone
    late = [
        Overdue(row, lateness, due, (on - due).days)
        for row in record.rows
        for lateness, due in _open_dates(row, on, zone)
        if due is not None and due < on
    ]
    return tuple(sorted(late, key=lambda one: (one.due, one.row.stage.number, one.row.position, one.row.id)))


def did_not_hold(record: Retrospective, again: date | None = None) -> tuple[Measure, ...]:
    """The measures of a case that did not hold: those that were found so.

    With `again`, the day on which the same thing happened again, also those that were in place by then (S20).
    """
    measures = record.of(Measure)
    return tuple(row for row in measures if row.result is Result.FAILED or (again and in_place(row, again)))


def failed_before(earlier: Sequence[Retrospective], record: Retrospective) -> tuple[tuple[Retrospective, Measure], ...]:
    """The measures of `earlier` cases, the oldest first, that did not hold: each case is followed by the next one."""
    nexts = (*earlier, record)[1:]
    return tuple(
        (case, measure) for case, later in zip(earlier, nexts, strict=True) for measure in did_not_hold(case, later.day)
    )


def in_place(measure: Measure, day: date) -> bool:
    """Whether a measure was done before `day`, as far as the record tells: it is done, and was due by then."""
    is_done = measure.result in (Result.DONE, Result.VERIFIED, Result.FAILED)
    return is_done and (measure.due is None or measure.due <= day)


def is_open(request: Request) -> bool:
    """Whether nobody has answered a request."""
    return not request.answer.strip() and request.answered is None


def promised_for(contact: Contact, zone: tzinfo) -> date | None:
    """The last day on which a promise could be kept; None if no day was promised."""
    return _last_day(contact.promise_due, zone) if contact.promise_due else None


def _open_dates(row: Entry, on: date, zone: tzinfo) -> Iterator[tuple[Lateness, date | None]]:
    """The dates that a row still has before it or has let pass."""
    match row:
        case Measure():
            match standing(row, on):
                case Standing.OVERDUE:
                    yield Lateness.NOT_DONE, row.due
                case Standing.UNCHECKED:
                    yield Lateness.NOT_CHECKED, row.check_on
        case HardwareChange(done=None):
            yield Lateness.NOT_DONE, row.due
        case Contact(promise_kept=None):
            yield Lateness.NOT_KEPT, promised_for(row, zone)
        case Request() if is_open(row):
            yield Lateness.NOT_ANSWERED, row.due


def _passed(day: date | None, on: date) -> bool:
    return day is not None and day < on


def _last_day(moment: Moment, zone: tzinfo) -> date | None:
    last = moment.until(zone)
    if last is None:
        return None
    try:
        return last.astimezone(zone).date()
    except OverflowError:  # the last day of all: left in its own offset
        return last.date()
