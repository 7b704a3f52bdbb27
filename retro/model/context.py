"""What a moment's text is read against: the retrospective's day and zone, and the event before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from retro.model.moment import Moment

Point = datetime | date
"""An instant with its offset, or a day when no more is known."""


@dataclass(frozen=True)
class Context:
    """What a moment counts from.

    `day` is the retrospective's date: *today* and *yesterday* refer to it, and a date without a year takes the year
    that puts it nearest. `previous` is the moment of the previous event: a time without a date takes the day on which
    that began, *next day* counts from that day, and `+7` from its end. `zone` is the zone of times that name none.
    """

    day: date
    zone: tzinfo
    previous: Moment | None = None
