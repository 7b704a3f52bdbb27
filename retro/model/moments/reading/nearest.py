"""Which day a time without one is on: the one that puts it nearest to the event before, inside the incident."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from retro.model.moments.context import MomentContext
from retro.model.moments.moment import Moment

_AS_NEAR = 2
"""How many times as far off as the nearest the next day may be, and still as likely be meant."""
_BACK = 1.5
"""How much more it counts to lie before the event before than behind it: most are written one after the other."""
_OUTSIDE = 2
"""How much more it counts to lie outside the incident than off the event before."""


def anchor(context: MomentContext) -> Moment | None:
    """What a time without a day lies near to: the event before, else the beginning of the incident."""
    if context.previous is not None and context.previous.first is not None:
        return context.previous
    return Moment.exact(context.since) if context.since else None


def meant(
    day_before: datetime | None, day: datetime, day_after: datetime | None, context: MomentContext
) -> Sequence[datetime]:
    """The one of the instants that is meant; two, where that of the day and that of the next are about as likely."""
    ranked = sorted((at for at in (day, day_before, day_after) if at), key=lambda at: _distance(at, context))
    nearest, *others = ranked
    for at in others[:1]:
        if {at, nearest} == {day, day_after} and _distance(at, context) < _AS_NEAR * _distance(nearest, context):
            return sorted((at, nearest))
    return (nearest,)


def _distance(at: datetime, context: MomentContext) -> timedelta:
    """How far off the event before it lies, and how far outside the incident."""
    before = anchor(context)
    near = _off_event(at, before.order(context.zone), before.until(context.zone)) if before else timedelta()
    return near + _OUTSIDE * _outside(at, context.since, context.until)


def _off_event(at: datetime, begins: datetime | None, ends: datetime | None) -> timedelta:
    """How far it lies before the beginning of an event, or behind it where it is over; nothing while it lasts."""
    if begins is None or ends is None or begins <= at <= ends:
        return timedelta()
    return at - begins if at > begins else _BACK * (begins - at)


def _outside(at: datetime, since: datetime | None, until: datetime | None) -> timedelta:
    """How far it lies before the first of two instants, or behind the last."""
    if since is not None and at < since:
        return since - at
    return at - until if until is not None and at > until else timedelta()
