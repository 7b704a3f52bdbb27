"""What follows from what is written, and is therefore neither asked nor stored: shown as such, beside the empty field.

When it was noticed and when it was over stand in the timeline, where a row is marked so; what a measure answers is
certain where there is one cause.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from retro.model.entry import Entry, EntryId
from retro.model.moments.moment import Moment
from retro.model.record import Retrospective
from retro.model.stages.cause import Cause
from retro.model.stages.changes import HardwareChange, Place
from retro.model.stages.head import CaseKind, Head, Severity
from retro.model.stages.prevention import Measure
from retro.model.stages.timeline import TIMELINE, Contact, Event, EventKind

CHECKED_AFTER = 3
"""How many months after it is due one looks whether a measure holds."""

LIGHT_KINDS = (CaseKind.NEAR_MISS, CaseKind.UNSAFE_CONDITION)
"""Where nothing happened yet: what is not said of how bad it was is low."""


_IN_TIMELINE = (Event, Contact)
_NOTHING: Mapping[str, Any] = {}


def derived(record: Retrospective, entry: Entry) -> Mapping[str, Any]:
    """What follows for the empty fields of the head or of a row, by their names."""
    follows = _BY_KIND.get(type(entry))
    return dict(follows(record, entry)) if follows else _NOTHING


def started(record: Retrospective) -> Moment | None:
    """When it began: as the head says, else with the first row of the timeline that has a time."""
    return record.head.started or _marked(record, EventKind.START) or _first(record)


def detected(record: Retrospective) -> Moment | None:
    """When it was noticed: as the head says, else with the row that is marked so, else with the first contact."""
    if found := record.head.detected or _marked(record, EventKind.DETECTION):
        return found
    return next(filter(_is_known, (row.happened for row in record.of(Contact))), None)


def answered(record: Retrospective) -> Moment | None:
    """When those hurt first had an answer: as the head says, else with the first contact that holds one."""
    if record.head.answered:
        return record.head.answered
    return next(filter(_is_known, (row.happened for row in record.of(Contact) if row.answer.strip())), None)


def resolved(record: Retrospective) -> Moment | None:
    """When it was over: as the head says, else with the last row that is marked so."""
    if record.head.resolved:
        return record.head.resolved
    marked = reversed(record.marked.get(EventKind.RESOLUTION, ()))
    return next(filter(_is_known, (row.happened for row in marked)), None)


def strength(measure: Measure) -> Any:
    """How much a measure leaves to attention: as it says, else by its means."""
    return measure.strength or (measure.means.strength if measure.means else None)


def check_on(measure: Measure) -> date | None:
    """When one looks whether a measure holds: as it says, else three months after it is due."""
    due = measure.standing.new_date or measure.due
    if measure.check_on is not None or due is None:
        return measure.check_on
    return months_after(due, CHECKED_AFTER)


def answers(record: Retrospective, measure: Measure) -> tuple[EntryId, ...]:
    """The causes that a measure answers: as it says, else the only one there is."""
    causes = record.of(Cause)
    return measure.answers or ((causes[0].id,) if len(causes) == 1 else ())


def months_after(day: date, months: int) -> date:
    """The same day some months later; the last day of that month where it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if year > date.max.year:
        return date.max
    from calendar import monthrange  # a tenth of a megabyte, which most cases do without

    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _of_head(record: Retrospective, head: Head) -> Iterator[tuple[str, Any]]:
    if head.severity is None and head.case_kind in LIGHT_KINDS:
        yield "severity", Severity.LOW
    for name, found in (("started", started), ("detected", detected), ("answered", answered), ("resolved", resolved)):
        if getattr(head, name) is None and (moment := found(record)):
            yield name, moment


def _of_measure(record: Retrospective, measure: Measure) -> Iterator[tuple[str, Any]]:
    if not measure.answers and (causes := answers(record, measure)):
        yield "answers", causes
    if measure.strength is None and (found := strength(measure)):
        yield "strength", found
    if measure.check_on is None and (day := check_on(measure)):
        yield "check_on", day


def _of_place(record: Retrospective, place: Place) -> Iterator[tuple[str, Any]]:
    changes = record.of(HardwareChange)
    if place.of is None and len(changes) == 1:
        yield "of", changes[0].id


_BY_KIND: Mapping[type[Entry], Callable[[Retrospective, Any], Iterator[tuple[str, Any]]]] = {
    Head: _of_head,
    Measure: _of_measure,
    Place: _of_place,
}
"""What follows, for the kinds of which anything does."""


def _first(record: Retrospective) -> Moment | None:
    told = (row.happened for row in record.stage(TIMELINE) if isinstance(row, _IN_TIMELINE))
    return next(filter(_is_known, told), None)


def _marked(record: Retrospective, kind: EventKind) -> Moment | None:
    return next(filter(_is_known, (row.happened for row in record.marked.get(kind, ()))), None)


def _is_known(moment: Moment | None) -> bool:
    return moment is not None and moment.first is not None
