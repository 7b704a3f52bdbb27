"""A day as it is written, and which day of the calendar that is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from retro.language import M_
from retro.model.moments.reading.clocks import DayPart
from retro.model.moments.reading.forms import Unreadable

_NEAR = timedelta(days=183)
_FAR_YEARS = 30


@dataclass(frozen=True)
class Around:
    """The days that a written day counts from."""

    day: date
    """The retrospective's."""
    today: date
    """That of writing."""
    last: date
    """The one before in the text or the timeline."""
    start: date | None = None
    """The day on which the range begins whose end is read."""


@dataclass(frozen=True)
class Dated:
    """`2026-11-20`, `20 Nov`, `11月20日(金)`. `weekday` is 0 for Monday; it must be right."""

    month: int
    day: int
    year: int | None = None
    weekday: int | None = None
    year_behind: bool = False
    """The year stands last, where a time could stand as well: `20 Nov 2026`, `20 Nov 1930`."""

    def on(self, around: Around) -> date:
        """The day itself; without a year, in the year that puts it nearest."""
        found = self._nearest(around.start or around.day) if self.year is None else _day(self.year, self)
        if found is None:
            raise Unreadable(M_("There is no such day in the calendar. Write it like 2026-11-20."))
        if self.weekday is not None and found.weekday() != self.weekday:
            text = M_("{day} is another day of the week. Correct one of the two, or leave out the weekday.", day=found)
            raise Unreadable(text)
        return found

    def year_may_be_time(self, today: date) -> bool:
        """Whether the year is so far off that a time may be meant: `20 Nov 1930`."""
        if not self.year_behind or self.year is None or abs(self.year - today.year) <= _FAR_YEARS:
            return False
        hour, minute = divmod(self.year, 100)
        return hour <= 23 and minute <= 59  # noqa: PLR2004 -- the hours of a day, the minutes of an hour

    def _nearest(self, anchor: date) -> date | None:
        """The day in the year that puts it within half a year of `anchor`; the earlier of two equally near."""
        years = (anchor.year - 1, anchor.year, anchor.year + 1)
        days = [found for found in (_day(year, self) for year in years) if found is not None]
        near = min(days, key=lambda found: abs(found - anchor), default=None)
        if near is not None and abs(near - anchor) <= _NEAR:
            return near
        if _day(2000, self) is not None:  # a leap year: the day is 29 February
            raise Unreadable(M_("29 February is not in every year. Write the year too: 2028-02-29."))
        return None


@dataclass(frozen=True)
class Shifted:
    """A day by its distance: *yesterday* from the day of writing, *next day* (`from_last`) from the one before."""

    days: int
    from_last: bool = False
    part: DayPart | None = None
    """The part of that day, where the word says it: *last night*, 翌朝."""

    def on(self, around: Around) -> date:
        """The day itself."""
        return (around.start or around.last if self.from_last else around.today) + timedelta(days=self.days)


@dataclass(frozen=True)
class OfMonth:
    """A day of the month in which the range began: the 22日 in `11月20日〜22日`."""

    day: int

    def on(self, around: Around) -> date:
        """The day itself. Only the end of a range is written so."""
        start = around.start or around.last
        return Dated(start.month, self.day, start.year).on(around)


WrittenDay = Dated | Shifted | OfMonth


def _day(year: int, of: Dated) -> date | None:
    try:
        return date(year, of.month, of.day)
    except ValueError:
        return None
