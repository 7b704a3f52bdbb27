"""What a moment's text is read against: the retrospective's day and zone, the event before, the day of writing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from retro.model.moments.moment import Moment

Point = datetime | date
"""An instant with its offset, or a day when no more is known."""


@dataclass(frozen=True)
class MomentContext:
    """What a moment counts from.

    Two clocks are kept apart. What happened is read towards the incident: `day` is its date, from which a date without
    a year takes the year that puts it nearest; `previous` is the moment of the previous event, from whose day *next
    day* counts, and `+7` from its end. What a writer says of the present (*now*, *today*, *yesterday*, a day by which
    something is to be done) counts from `now`, when it is written. `zone` is the zone of times that name none.
    """

    day: date
    zone: tzinfo
    previous: Moment | None = None
    now: datetime | None = None
    """When the text is written; None where nobody knows the time: it is written on `day` then."""

    @property
    def today(self) -> date:
        """The day of writing, in `zone`."""
        return self.now.astimezone(self.zone).date() if self.now else self.day
