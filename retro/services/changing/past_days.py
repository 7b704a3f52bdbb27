"""Days on which something was found, done or had: they do not lie ahead, and what was found not before the case."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, datetime

from retro.model.entry import Entry
from retro.model.moments.formatting import ToldDay
from retro.model.moments.moment import Moment
from retro.model.problem import Code, Problem, ValidationError
from retro.model.record import Retrospective
from retro.model.stages.follow_up import Check, Dispatch, Outcome, Tick
from retro.model.stages.remedy import Apology, Remedy
from retro.model.stages.timeline import Contact, Event


def check_days(record: Retrospective, entry: Entry, today: date, within: Collection[str] | None = None) -> None:
    """ValidationError if something was done, found or said on a day that is still ahead, or before the case.

    An event, a remedy, an apology, a talk may be older than the case; ahead they are not: a report tells them as done.
    `within` names the fields that are looked at, if not all are: those that somebody writes.
    """
    for name in _names(entry):
        day = _day(getattr(entry, name), record)
        if day is None or (within is not None and name not in within):
            continue
        if day > today:
            raise ValidationError(Problem(Code.NOT_YET, name, entry.id, {"day": ToldDay(day=day)}))
        if record.began is not None and record.began_after(day):
            params = {"day": ToldDay(day=day), "began": ToldDay(day=record.began)}
            raise ValidationError(Problem(Code.BEFORE_CASE, name, entry.id, params))
    for name in _happened(entry):
        day = _day(getattr(entry, name), record)
        if day is not None and day > today and (within is None or name in within):
            raise ValidationError(Problem(Code.NOT_HAPPENED, name, entry.id, {"day": ToldDay(day=day)}))


def _happened(entry: Entry) -> tuple[str, ...]:
    match entry:
        case Event():
            return ("happened", "learned")
        case Remedy():
            return ("given", "requested", "approved")
        case Apology() | Contact():
            return (entry.lead,)
    return ()


def _names(entry: Entry) -> Iterator[str]:
    if isinstance(entry, Tick | Outcome | Check | Dispatch):
        yield "on"
    yield from (field.name for field in entry.fields_by_checks())


def _day(value: object, record: Retrospective) -> date | None:
    """The day that a field says, in the zone of the case; None where it says none."""
    first = value.first if isinstance(value, Moment) else value
    if isinstance(first, datetime):
        return first.astimezone(record.zone).date()
    return first if isinstance(first, date) else None
