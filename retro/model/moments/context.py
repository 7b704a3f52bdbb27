"""What a moment's text is read against: the retrospective's day and zone, the event before, the time of writing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, tzinfo

from retro.model.moments.moment import Moment
from retro.value import value

Point = datetime | date
"""An instant with its offset, or a day when no more is known."""


@value
class MomentContext:
    """What a moment counts from.

    Two clocks are kept apart. What happened is read towards the incident: a date without a year takes the year that
    puts it nearest to `day`, a time without a date the day that puts it nearest to the event before, within the
    incident. What a writer says of the present (*now*, *today*, *yesterday*) counts from `now`; a day by which
    something is to be done (`ahead`) is read forward. `zone` is the zone of times that name none.
    """

    day: date
    """The retrospective's."""
    zone: tzinfo
    previous: Moment | None = None
    """The moment of the event before: from its day *next day* counts, from its end `+7`."""
    own: Moment | None = None
    """The moment of the row itself, where another one of it is read."""
    now: datetime | None = None
    """When the text is written; None where nobody knows the time: it is written on `day` then."""
    since: datetime | None = None
    """When the incident began, as far as it is known."""
    until: datetime | None = None
    """When it was over."""
    ahead: bool = False
    """Whether it is by when something is to be done."""
    has_dots: bool = False
    """Whether times beside it are written with a dot, as in 14.30, so that 14.05 is one, too."""
    is_day_guessed: bool = False
    """Whether `day` is only the one on which somebody began to write: nobody said when it happened."""

    def after(self, moment: Moment) -> MomentContext:
        """The context of what is written behind an event of that moment, which has a known point."""
        begun = [at for at in (self.since, moment.start) if isinstance(at, datetime)]
        return replace(self, previous=moment, since=min(begun, default=None))

    @property
    def today(self) -> date:
        """The day of writing, in `zone`."""
        return self.now.astimezone(self.zone).date() if self.now else self.day
