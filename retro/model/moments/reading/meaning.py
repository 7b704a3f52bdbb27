"""What a written moment means in its context: from its parts to the `Moment`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import ClassVar

from retro.language import M_, Message
from retro.model.moments.context import MomentContext, Point
from retro.model.moments.moment import Moment, Precision
from retro.model.moments.reading.clocks import Clock, DayPart
from retro.model.moments.reading.days import Around, Dated, Shifted, WrittenDay
from retro.model.moments.reading.forms import Unreadable
from retro.model.moments.reading.offsets import WrittenZone, resolve

_FIRST_YEAR, _LAST_YEAR = 1900, 2999
_NIGHT_ENDS = 6


@dataclass(frozen=True)
class Unknown:
    """`?`: it is not known when."""

    dated: ClassVar[bool] = False

    def moment(self, _: MomentContext) -> Moment:
        """An unknown moment, whatever the context."""
        return Moment(Precision.UNKNOWN)


@dataclass(frozen=True)
class Later:
    """`+7`, `20分後`: a time after the end of the previous event. As uncertain as that one was, or more."""

    lapse: timedelta
    about: bool = False
    dated: ClassVar[bool] = False

    def moment(self, context: MomentContext) -> Moment:
        """The moment. Unreadable if the previous event has no time to count from."""
        previous = context.previous
        since = (previous.end or previous.start) if previous else None
        if previous is None or not isinstance(since, datetime):
            raise Unreadable(M_("There is no time before it to count from. Write the time itself: 14:05."))
        about = self.about or previous.precision is Precision.ABOUT
        at = resolve(since.astimezone(UTC) + self.lapse, context.zone)
        return Moment(Precision.ABOUT if about else Precision.EXACT, _in_bounds(at))


@dataclass(frozen=True)
class WrittenPoint:
    """A day, a time, or both; with a zone, if one was written."""

    day: WrittenDay | None = None
    clock: Clock | None = None
    zone: WrittenZone | None = None
    about: bool = False

    @property
    def dated(self) -> bool:
        """Whether the text names the day."""
        return self.day is not None

    def moment(self, context: MomentContext) -> Moment:
        """The moment, exact or about."""
        return Moment(Precision.ABOUT if self.about else Precision.EXACT, self.point(context))

    @property
    def part(self) -> DayPart | None:
        """The part of the day that the word for the day names: *last night*."""
        return self.day.part if isinstance(self.day, Shifted) else None

    def point(self, context: MomentContext, start: Point | None = None) -> Point:
        """The instant, or the day where no time is written. `start` is where the range begins that this spot ends."""
        zone = self.zone.zone if self.zone else context.zone
        before = start or (context.previous.start if context.previous else None)
        day = last = _day_of(before, zone) or context.day
        if self.day:
            day = self.day.on(Around(context.day, context.today, last, _day_of(start, zone)))
        elif self.clock and self.clock.late and isinstance(before, datetime):
            # whoever writes 25時 counts from the evening; so did the event before it, if it was at half past midnight
            day -= timedelta(days=before.astimezone(zone).hour < _NIGHT_ENDS)
        return _in_bounds(self._instant(self.clock, day, context) if self.clock else self._whole(day, context))

    def _instant(self, clock: Clock, day: date, context: MomentContext) -> datetime:
        later, at = clock.within(self.part, dated=self.dated)
        wall = datetime.combine(day + timedelta(days=later), at)
        return resolve((self.zone or WrittenZone(context.zone)).place(wall), context.zone)

    def _whole(self, day: date, context: MomentContext) -> date:
        if self.part:
            raise Unreadable(M_("The hour is missing. Add it: next morning 9:00, 翌朝9時."))
        if isinstance(self.day, Dated) and self.day.year_may_be_time(context.day):
            raise Unreadable(M_("It may end in a year or in a time. Write 20 Nov 19:30 or 1930-11-20."))
        return day


@dataclass(frozen=True)
class WrittenRange:
    """From one spot to another. What the end leaves to be understood, it takes from the beginning."""

    start: WrittenPoint
    end: WrittenPoint

    @property
    def dated(self) -> bool:
        """Whether the text names a day."""
        return self.start.dated or self.end.dated

    def moment(self, context: MomentContext) -> Moment:
        """The range. Unreadable if it ends before it begins."""
        if self.start.about or self.end.about:
            raise Unreadable(M_("A range says by itself how sure the time is. Leave out “about”: 13:30-13:45."))
        if self.end.clock and not (self.start.clock or self.end.dated):
            raise Unreadable(M_("It goes from a day to a time. Write 20 Nov 14:05, or 20 Nov 14:05 - 21 Nov 09:00."))
        first = replace(self.start, zone=self.start.zone or self.end.zone).point(context)
        last = replace(self._full_end(), zone=self.end.zone or self.start.zone).point(context, first)
        moment = Moment(Precision.RANGE, first, last)
        begins, ends = moment.order(context.zone), moment.until(context.zone)
        if begins is not None and ends is not None and ends < begins:
            raise Unreadable(_ends_too_early())
        return moment

    def _full_end(self) -> WrittenPoint:
        if self.end.dated or self.end.clock is None or self.start.clock is None:
            return self.end
        return replace(self.end, clock=self.end.clock.as_end_of(self.start.clock, self.start.part))


Phrase = Unknown | Later | WrittenPoint | WrittenRange


def _day_of(point: Point | None, zone: tzinfo) -> date | None:
    return point.astimezone(zone).date() if isinstance(point, datetime) else point


def _ends_too_early() -> Message:
    return M_(
        "It ends before it begins. If it ends on the next day, write 23:50 - next day 00:10 or 23:50〜翌0:10; "
        "if that is an offset from UTC, write 14:05 UTC-05:00."
    )


def _in_bounds(point: Point) -> Point:
    if not _FIRST_YEAR <= point.year <= _LAST_YEAR:
        raise Unreadable(out_of_years())
    return point


def out_of_years() -> Message:
    """Why a moment too long ago or too far ahead is refused."""
    return M_("Retro knows the years {first} to {last}.", first=_FIRST_YEAR, last=_LAST_YEAR)
