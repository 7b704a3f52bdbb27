"""Which day a time without one is on: the one that puts it nearest to the event before, inside the incident."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from retro.model.moments.context import MomentContext
from retro.model.moments.moment import Moment

_AS_NEAR = 2
"""How many times as far off as the nearest the next day may be, and still as likely be meant."""
_BACK = 1.5
"""How much more it counts to lie before the event before than behind it: most are written one after the other.

Within the incident it counts no more: what was left out is added there.
"""
FUTURE_COUNTS = 2
"""How much more it counts to lie outside the incident, or in the future, than off the event before."""


def anchor(context: MomentContext) -> Moment | None:
    """What a time without a day lies near to: the event before, else the beginning of the incident."""
    if context.previous is not None and context.previous.first is not None:
        return context.previous
    return Moment.exact(context.since) if context.since else None


def meant(
    day_before: datetime | None, day: datetime, day_after: datetime | None, context: MomentContext
) -> Sequence[datetime]:
    """The one of the instants that is meant; two, where those of two days in a row are about as likely."""
    ranked = sorted((at for at in (day, day_before, day_after) if at), key=lambda at: _distance(at, context))
    nearest, *others = ranked
    for at in others[:1]:
        in_a_row = {at, nearest} != {day_before, day_after}
        if in_a_row and _distance(at, context) < _AS_NEAR * _distance(nearest, context):
            return sorted((at, nearest))
    return (nearest,)


def _distance(at: datetime, context: MomentContext) -> timedelta:
    """How far off the event before it lies, and how far outside the incident, or in the future of who writes it."""
    before = anchor(context)
    is_within = context.since is not None and at >= context.since
    back = 1 if is_within else _BACK
    near = _off_event(at, before.order(context.zone), before.until(context.zone), back) if before else timedelta()
    return near + FUTURE_COUNTS * _outside(at, context.since, _over(context))


def _over(context: MomentContext) -> datetime | None:
    """When the incident was over, at the latest when it is written."""
    return min((at for at in (context.until, context.now) if at), default=None)


def _off_event(at: datetime, begins: datetime | None, ends: datetime | None, back: float) -> timedelta:
    """How far it lies before the beginning of an event, or behind it where it is over; nothing while it lasts."""
    if begins is None or ends is None or begins <= at <= ends:
        return timedelta()
    return at - begins if at > begins else back * (begins - at)


def _outside(at: datetime, since: datetime | None, until: datetime | None) -> timedelta:
    """How far it lies before the first of two instants, or behind the last."""
    if since is not None and at < since:
        return since - at
    return at - until if until is not None and at > until else timedelta()
