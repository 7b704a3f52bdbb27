"""The course of a case in at most three phases: nobody knew of it, it was being put right, it is watched."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from enum import Enum

from retro.language import N_
from retro.model.moments.moment import Moment
from retro.model.record import Retrospective
from retro.model.stages.changes import HardwareChange
from retro.model.stages.prevention import Measure
from retro.review import derived
from retro.review.actions import due_day, open_deadlines
from retro.value import value


class Phase(Enum):
    """What was going on."""

    UNNOTICED = N_("unnoticed")
    PUTTING_RIGHT = N_("being put right")
    WATCHING = N_("watched")


@value
class Stretch:
    """One phase, from when to when."""

    phase: Phase
    start: datetime
    end: datetime
    is_open: bool = False
    """Whether it goes on."""


@value
class Milestone:
    """A moment at which something changed, with what it is called."""

    label: str
    """A message id."""
    moment: Moment


BEGAN, NOTICED, ANSWERED, SETTLED = N_("Began"), N_("Noticed"), N_("First answer"), N_("Settled")


def turns(record: Retrospective) -> tuple[Milestone, ...]:
    """When it began, was noticed, those hurt had an answer, it was settled: what of that is known, in time."""
    told = (
        (BEGAN, derived.started(record)),
        (NOTICED, derived.detected(record)),
        (ANSWERED, derived.answered(record)),
        (SETTLED, derived.resolved(record)),
    )
    known = [(at, Milestone(label, moment)) for label, moment in told if moment and (at := moment.order(record.zone))]
    return tuple(turn for _, turn in sorted(known, key=lambda each: each[0]))


def phases(record: Retrospective, on: date) -> tuple[Stretch, ...]:
    """The phases of a case as they are on a day, one behind the other; none where their ends are not known.

    What is not settled goes on until that day. It is watched until the last day on which somebody looks at a measure or
    a change of it.
    """
    start, noticed, settled = (
        moment.order(record.zone) if moment else None
        for moment in (derived.started(record), derived.detected(record), derived.resolved(record))
    )
    return tuple(_phases(start, noticed, settled, record, on))


def _phases(
    start: datetime | None, noticed: datetime | None, settled: datetime | None, record: Retrospective, on: date
) -> Iterator[Stretch]:
    if start is None:
        return
    if noticed is not None and start < noticed and (settled is None or noticed <= settled):
        yield Stretch(Phase.UNNOTICED, start, noticed)
        start = noticed
    if settled is None:
        today = _end_of(on, record) if on > date.min else start
        if start < today and not record.head.closed:
            yield Stretch(Phase.PUTTING_RIGHT, start, today, is_open=True)
        return
    if start < settled:
        yield Stretch(Phase.PUTTING_RIGHT, start, settled)
    last = max(_looked_at(record), default=None)
    if last is not None and (end := _end_of(last, record)) > settled:
        yield Stretch(Phase.WATCHING, settled, end)


def _looked_at(record: Retrospective) -> Iterator[date]:
    """The days on which something of a measure or a change is still to be done or to be looked at."""
    for row in (*record.of(Measure), *record.of(HardwareChange)):
        days = (due_day(row, deadline, record.zone) for deadline in open_deadlines(row))
        yield from filter(None, days)


def _end_of(day: date, record: Retrospective) -> datetime:
    at = datetime.combine(day, time(), record.zone)
    return at + timedelta(days=1) if day < date.max else at
