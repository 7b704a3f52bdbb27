"""A time of day as it is written, and which time that is."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

from retro.language import M_
from retro.model.moments.reading.forms import Unreadable
from retro.value import value

_NOON = 12
_MIDNIGHT = 24
_SIXTY = 60


@value
class DayPart:
    """A part of the day, as the hours that belong to it. Hours from 24 on are those of the night into the next day."""

    hours: frozenset[int]
    either_night: bool = False
    """Its small hours may be those of the night before a day or of the night after it: 深夜."""

    def hour(self, written: int) -> int:
        """The hour, 0 to 29, that `written` means in this part of the day: 8 in the evening is 20."""
        found = {written, written + _NOON if written < _NOON else written} & self.hours
        if len(found) != 1:
            raise Unreadable(M_("That hour does not belong to that part of the day. Write it as 00:00 to 23:59."))
        return found.pop()


def part(*spans: tuple[int, int], either_night: bool = False) -> DayPart:
    """The part of the day with the hours of `spans`, each from its first to its last."""
    return DayPart(frozenset(hour for first, last in spans for hour in range(first, last + 1)), either_night)


AM, PM = part((0, 11)), part((12, 23))
AFTERNOON, EVENING, NIGHT = part((12, 18)), part((15, 23)), part((17, 29))


@value
class Clock:
    """A time of day. `hour` is as written; `part` is the part of the day that was written with it."""

    hour: int
    minute: int = 0
    second: int = 0
    microsecond: int = 0
    part: DayPart | None = None
    bare: bool = False
    """Written as four figures with nothing between: 1405."""
    is_hour: bool = False
    """All of the hour is meant: 14時台, 12:??."""
    may_be_day: bool = False
    """Written with a dot, so that it may be a day: 14.05."""
    may_be_figure: bool = False
    """Written with a dot behind one figure, so that it may be a number: 9.05."""

    @classmethod
    def checked(
        cls,
        hours: str,
        minutes: str | None = None,
        seconds: str | None = None,
        fraction: str | None = None,
        *,
        part: DayPart | None = None,
        last_hour: int = 23,
        is_hour: bool = False,
    ) -> Clock:
        """The clock with these figures, of which all but the first may be missing. Unreadable if no day has that time.

        24:00 ends a day. `last_hour` is beyond 23 where hours are counted on past midnight, as in 25時.
        """
        hour, minute, second = (int(figures or 0) for figures in (hours, minutes, seconds))
        microsecond = int((fraction or "0").ljust(6, "0")[:6])
        ends_day = (hour, minute, second, microsecond) == (_MIDNIGHT, 0, 0, 0)
        if (hour > last_hour and not ends_day) or minute >= _SIXTY or second >= _SIXTY:
            raise Unreadable(
                M_("A day has no such time: it goes from 00:00 to 23:59. For the night after, write next day 01:30.")
            )
        return cls(hour, minute, second, microsecond, part, is_hour=is_hour)

    def within(self, of_day: DayPart | None, *, dated: bool) -> tuple[int, time]:
        """How many days later, and the time. `of_day` is the part of the day that the word for the day names."""
        hour = self.part.hour(self.hour) if self.part else self.hour
        hour = of_day.hour(hour) if of_day else hour
        night = self.part or of_day
        if dated and night and night.either_night and hour < _NOON:
            raise Unreadable(
                M_("That may be the night before or the night after. Write 20 Nov 01:00, 未明1時 or 25時.")
            )
        return hour // _MIDNIGHT, time(hour % _MIDNIGHT, self.minute, self.second, self.microsecond)

    @property
    def shown(self) -> str:
        """As one writes it with a colon: 14:05."""
        return f"{self.hour:02}:{self.minute:02}"

    @property
    def is_counted_on(self) -> bool:
        """Whether it belongs to the day before the one on which it is: 24:00, 25時."""
        return self.hour >= _MIDNIGHT

    @property
    def is_late(self) -> bool:
        """Whether its hours are counted on past midnight: 25時. 24:00 ends a day, whoever writes it."""
        return self.hour >= _MIDNIGHT and (self.hour, self.minute, self.second, self.microsecond) != (
            _MIDNIGHT,
            0,
            0,
            0,
        )

    def as_end_of(self, start: Clock, of_day: DayPart | None) -> Clock:
        """This clock as the end of a range from `start`: the 3時 of 午後2時〜3時 is in the afternoon too."""
        said = start.part or of_day
        if said and self.part is None and self.hour < _NOON:
            return replace(self, part=said)
        if self.part and not said and 0 < start.hour < _NOON and start.hour + _NOON <= self.part.hour(self.hour):
            raise Unreadable(M_("It may begin before or after noon. Write both times in full: 13:30-14:30."))
        return self
