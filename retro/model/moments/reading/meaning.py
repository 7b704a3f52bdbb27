"""What a written moment means in its context: from its parts to the `Moment`, or to the two that it may be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import ClassVar

from retro.language import M_, Message
from retro.model.moments.context import MomentContext, Point
from retro.model.moments.moment import Moment, Precision
from retro.model.moments.reading.clocks import Clock, DayPart
from retro.model.moments.reading.days import Around, Dated, InFigures, Shifted, WrittenDay
from retro.model.moments.reading.forms import Unreadable
from retro.model.moments.reading.nearest import FUTURE_COUNTS, anchor, meant
from retro.model.moments.reading.offsets import WrittenZone, resolve
from retro.model.moments.reading.order import is_month_first
from retro.value import value

_FIRST_YEAR, _LAST_YEAR = 1900, 2999
_NIGHT_ENDS = 6
_NEAR_THE_INCIDENT = timedelta(days=60)
"""A day farther from the incident than this is not meant by two figures with a dot."""
_DAY, _HALF_A_DAY = timedelta(days=1), timedelta(hours=12)
_LAST_MINUTE = timedelta(minutes=59)

Moments = tuple[Moment, ...]
"""The moment that is meant; two, the earlier one first, where either may be."""


@value
class UnknownMoment:
    """`?`: it is not known when. `words` is what a writer said instead: *夕方*."""

    words: str = ""
    place: tuple[int, int] | None = None
    """Where in the text that is read the words stand, while they are still to be taken from it."""
    dated: ClassVar[bool] = False

    def moments(self, _: MomentContext) -> Moments:
        """An unknown moment, whatever the context."""
        return (Moment(Precision.UNKNOWN, words=self.words),)


@value
class Now:
    """`now`, *just now*: when it is written."""

    about: bool = False
    dated: ClassVar[bool] = True

    def moments(self, context: MomentContext) -> Moments:
        """The minute of writing. Unreadable if nobody knows it."""
        if context.now is None:
            raise Unreadable(M_("The present time is not known here. Write the time itself: 14:05."))
        at = resolve(context.now.replace(second=0, microsecond=0), context.zone)
        return (Moment(Precision.ABOUT if self.about else Precision.EXACT, at),)


@value
class AfterPrevious:
    """`+7`, `20分後`: a time after the end of the previous event. As uncertain as that one was, or more."""

    lapse: timedelta
    about: bool = False
    dated: ClassVar[bool] = False

    def moments(self, context: MomentContext) -> Moments:
        """The moment. Unreadable if the previous event has no time to count from."""
        previous = context.previous
        since = (previous.end or previous.start) if previous else None
        if previous is None or not isinstance(since, datetime):
            raise Unreadable(M_("There is no time before it to count from. Write the time itself: 14:05."))
        about = self.about or previous.precision is Precision.ABOUT
        at = resolve(since.astimezone(UTC) + self.lapse, context.zone)
        return (Moment(Precision.ABOUT if about else Precision.EXACT, _in_bounds(at)),)


@value
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

    def moments(self, context: MomentContext) -> Moments:
        """The moment, exact or about."""
        self.check_dot(context)
        return self.each(context, self._moment)

    def check_dot(self, context: MomentContext) -> None:
        """Unreadable if a time with a dot, which stands behind no day, may be a day or a figure in this context."""
        clock = self.clock
        if clock is None or self.day or self.zone or context.has_dots:
            return
        if clock.may_be_figure:
            raise Unreadable(M_("It may be a time or a figure. Write a time with a colon: {time}.", time=clock.shown))
        if not clock.may_be_day or is_month_first(context.zone):  # who writes the month first writes no day so
            return
        day = Dated(clock.minute, clock.hour)
        try:
            found = day.on(Around(context.day, context.day, context.day))
        except Unreadable:  # 31.04
            return
        if context.ahead or abs(found - context.day) <= _NEAR_THE_INCIDENT:
            raise Unreadable(
                M_(
                    "It may be {time} or {day}. Write {time} for the time, {day} for the day.",
                    time=clock.shown,
                    day=found,
                )
            )

    def each(self, context: MomentContext, moment: Callable[[Point], Moment]) -> Moments:
        """The moments that are made of the point that is meant; of two, where the day is not certain."""
        if self.day or self.clock is None or self.clock.is_counted_on:
            return (moment(self.point(context)),)
        return tuple(map(moment, self._nearest(self.clock, context)))

    def _zone(self, context: MomentContext) -> WrittenZone:
        return self.zone.of_case(context.zone) if self.zone else WrittenZone(context.zone)

    @property
    def part(self) -> DayPart | None:
        """The part of the day that the word for the day names: *last night*."""
        return self.day.part if isinstance(self.day, Shifted) else None

    def point(self, context: MomentContext, start: Point | None = None) -> Point:
        """The instant, or the day where no time is written. `start` is where the range begins that this spot ends."""
        zone = self._zone(context).zone
        before = start or (context.previous.first if context.previous else None)
        day = last = _day_of(before, zone) or context.day
        if self.day:
            around = Around(
                context.day,
                context.today,
                last,
                _day_of(start, zone),
                context.ahead,
                is_month_first(context.zone),
                _day_of(context.since, zone),
                context.now is not None,
                context.is_day_guessed and before is None and not context.ahead and context.now is not None,
                str(context.zone),
            )
            day = self._passable(self.day.on(around), around)
        elif self.clock and self.clock.is_late and isinstance(before, datetime):
            # whoever writes 25時 counts from the evening; so did the event before it, if it was at half past midnight
            night_before = before.astimezone(zone).hour < _NIGHT_ENDS
            day -= _DAY if night_before and not (start and self._begins_late(before, zone)) else timedelta()
        return _in_bounds(self._instant(self.clock, day, context) if self.clock else self._whole(day, context))

    def last_point(self, context: MomentContext, start: Point) -> Point:
        """The end of the range that begins at `start`: of an hour its last minute."""
        end = self.point(context, start)
        if not (self.clock and isinstance(end, datetime)):
            return end
        if not self.day and isinstance(start, datetime) and end < start:
            zone = self._zone(context).zone
            over = self._instant(self.clock, end.astimezone(zone).date() + _DAY, context)
            end = over if over - start <= _HALF_A_DAY else end
        return end + _LAST_MINUTE if self.clock.is_hour else end

    def _begins_late(self, start: datetime, zone: tzinfo) -> bool:
        """Whether the night before `start` is over when it comes to the hour of this clock: 2時〜25時."""
        assert self.clock
        return self.clock.hour - 24 <= start.astimezone(zone).hour

    def _moment(self, point: Point) -> Moment:
        if self.clock and self.clock.is_hour and isinstance(point, datetime):
            return Moment(self._precision(Precision.RANGE), point, point + _LAST_MINUTE)
        return Moment(self._precision(Precision.EXACT), point)

    def _precision(self, sure: Precision) -> Precision:
        return Precision.ABOUT if self.about else sure

    def _nearest(self, clock: Clock, context: MomentContext) -> tuple[Point, ...]:
        """The instants of a time without a day: the nearest one, or the two that are about as near."""
        before = anchor(context)
        if before is None:
            return (self._past(clock, self.point(context), context),)
        zone = self._zone(context).zone
        day = _day_of(before.first, zone) or context.day
        of_day = self._instant(clock, day, context)
        _in_bounds(of_day)
        day_before, day_after = (self._if_any(clock, day, off, context) for off in (-1, 1))
        if not context.ahead:
            return tuple(meant(day_before, of_day, day_after, context))
        has_passed = day_after and of_day < _instant_of(before, context)
        return (day_after if has_passed and day_after else of_day,)

    def _past(self, clock: Clock, at: Point, context: MomentContext) -> Point:
        """The first time of a case of which nobody said the day: not in the future where the day before is nearer."""
        now = context.now
        if now is None or not context.is_day_guessed or context.ahead or not isinstance(at, datetime) or at <= now:
            return at
        before = self._if_any(clock, at.astimezone(self._zone(context).zone).date(), -1, context)
        return before if before and FUTURE_COUNTS * (at - now) > now - before else at

    def _if_any(self, clock: Clock, day: date, off: int, context: MomentContext) -> datetime | None:
        """The instant so many days on; None where clocks do not show that time there."""
        try:
            return self._instant(clock, day + off * _DAY, context)
        except (Unreadable, OverflowError):
            return None

    def _passable(self, day: date, around: Around) -> date:
        """`day`; Unreadable where it should lie ahead and has passed, unless its year was written."""
        has_year = isinstance(self.day, Dated | InFigures) and self.day.year is not None
        if around.ahead and not has_year and day < around.last:
            raise Unreadable(M_("{day} has passed. If that day is meant, write it in full: {day}.", day=day))
        return day

    def _instant(self, clock: Clock, day: date, context: MomentContext) -> datetime:
        later, at = clock.within(self.part, dated=self.dated)
        wall = datetime.combine(day + timedelta(days=later), at)
        return resolve(self._zone(context).place(wall), context.zone)

    def _whole(self, day: date, context: MomentContext) -> date:
        if self.part:
            raise Unreadable(no_hour())
        if isinstance(self.day, Dated) and self.day.year_may_be_time(context.day):
            raise Unreadable(M_("It may end in a year or in a time. Write 20 Nov 19:30 or 1930-11-20."))
        return day


@value
class Until:
    """`〜15:00`, *until 15:00*: a range of which the end alone is known."""

    end: WrittenPoint
    about: bool = False

    @property
    def dated(self) -> bool:
        """Whether the text names a day."""
        return self.end.dated

    def moments(self, context: MomentContext) -> Moments:
        """The range."""
        precision = Precision.ABOUT if self.about or self.end.about else Precision.RANGE
        return self.end.each(context, lambda end: Moment(precision, None, end))


@value
class WrittenRange:
    """From one spot to another. What the end leaves to be understood, it takes from the beginning."""

    start: WrittenPoint
    end: WrittenPoint
    may_be_offset: bool = False
    """Whether the end is written like an offset from UTC: 14:05-05:00."""

    @property
    def dated(self) -> bool:
        """Whether the text names a day."""
        return self.start.dated or self.end.dated

    def moments(self, context: MomentContext) -> Moments:
        """The range. Unreadable if it ends before it begins."""
        if self.end.clock and not (self.start.clock or self.end.dated):
            raise Unreadable(M_("It goes from a day to a time. Write 20 Nov 14:05, or 20 Nov 14:05 - 21 Nov 09:00."))
        if not (self.end.clock and not (self.end.clock.may_be_day or self.end.clock.may_be_figure)):
            self.start.check_dot(context)
        start = replace(self.start, zone=self.start.zone or self.end.zone)
        return start.each(context, lambda first: self._from(first, context))

    def _from(self, first: Point, context: MomentContext) -> Moment:
        last = replace(self._full_end(), zone=self.end.zone or self.start.zone).last_point(context, first)
        about = self.start.about or self.end.about
        if self.may_be_offset and _day_of(last, context.zone) != _day_of(first, context.zone):
            raise Unreadable(_ends_too_early())
        moment = Moment(Precision.ABOUT if about else Precision.RANGE, first, last)
        begins, ends = moment.order(context.zone), moment.until(context.zone)
        if begins is not None and ends is not None and ends < begins:
            raise Unreadable(_ends_too_early())
        return moment

    def _full_end(self) -> WrittenPoint:
        if self.end.dated or self.end.clock is None or self.start.clock is None:
            return self.end
        return replace(self.end, clock=self.end.clock.as_end_of(self.start.clock, self.start.part))


Phrase = UnknownMoment | Now | AfterPrevious | WrittenPoint | Until | WrittenRange


def _day_of(point: Point | None, zone: tzinfo) -> date | None:
    return point.astimezone(zone).date() if isinstance(point, datetime) else point


def _instant_of(moment: Moment, context: MomentContext) -> datetime:
    at = moment.order(context.zone)
    assert at
    return at


def _ends_too_early() -> Message:
    return M_(
        "It ends before it begins. If it ends on the next day, write 23:50 - next day 00:10 or 23:50〜翌0:10; "
        "if that is an offset from UTC, write 14:05 UTC-05:00."
    )


def no_hour() -> Message:
    """Why a part of a day is refused where a whole moment is asked for."""
    return M_("The hour is missing. Add it: next morning 9:00; if it is not known, write ? before it: ?next morning.")


def _in_bounds(point: Point) -> Point:
    if not _FIRST_YEAR <= point.year <= _LAST_YEAR:
        raise Unreadable(out_of_years())
    return point


def out_of_years() -> Message:
    """Why a moment too long ago or too far ahead is refused."""
    return M_("Retro knows the years {first} to {last}.", first=_FIRST_YEAR, last=_LAST_YEAR)
