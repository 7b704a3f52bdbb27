"""A day as it is written, and which day of the calendar that is."""

from __future__ import annotations

from datetime import date, timedelta
from typing import ClassVar

from retro.language import M_, Message
from retro.model.moments.days_off import is_day_off
from retro.model.moments.reading.clocks import DayPart
from retro.model.moments.reading.forms import Unreadable
from retro.value import value

_NEAR = timedelta(days=183)
_FAR_YEARS = 30
_JUST_PASSED = timedelta(days=92)
"""How long ago a day without a year is, at most, that may be meant where one to come is asked for."""
_LESS_LIKELY = 3
"""How many times as far off a day counts that is still to come, where it is told what happened."""
_DAY, _WEEK = timedelta(days=1), timedelta(days=7)
_FRIDAY = 4


@value
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
    ahead: bool = False
    """Whether it is read forward from `last`, as a day by which something is to be done."""
    is_month_first: bool | None = None
    """Whether people there write 11/20 for 20 November: by the language and the zone. None if nobody knows."""
    since: date | None = None
    """The day on which the incident began, as far as it is known."""
    knows_today: bool = False
    """Whether `today` is known to be the day of writing: what happened is not to come, most likely."""
    is_last_guessed: bool = False
    """Whether `last` is only the day on which somebody began to write, so that the day after one may be that one."""
    zone: str = ""
    """The name of the zone of the case, whose holidays are no working days."""

    @property
    def base(self) -> date:
        """The day that one without a year or a month lies near to."""
        return self.start or (self.last if self.ahead else self.day)


@value
class Dated:
    """`2026-11-20`, `20 Nov`, `11月20日(金)`. `weekday` is 0 for Monday; it must be right."""

    month: int
    day: int
    year: int | None = None
    weekday: int | None = None
    year_behind: bool = False
    """The year stands last, where a time could stand as well: `20 Nov 2026`, `20 Nov 1930`."""
    needs_time: ClassVar[bool] = False
    """Whether it is a day in the middle of a sentence only with a time behind it."""

    def on(self, around: Around) -> date:
        """The day itself; without a year, in the year that puts it nearest, or ahead."""
        found = self._nearest(around) if self.year is None else calendar_day(self.year, self.month, self.day)
        if found is None:
            raise Unreadable(M_("There is no such day in the calendar. Write it like 2026-11-20."))
        return _on_weekday(found, self.weekday)

    def year_may_be_time(self, today: date) -> bool:
        """Whether the year is so far off that a time may be meant: `20 Nov 1930`."""
        if not self.year_behind or self.year is None or abs(self.year - today.year) <= _FAR_YEARS:
            return False
        hour, minute = divmod(self.year, 100)
        return hour <= 23 and minute <= 59  # noqa: PLR2004 -- the hours of a day, the minutes of an hour

    def _nearest(self, around: Around) -> date | None:
        """The first one from `around.base` on where it lies ahead; else in the year that puts it within half a year."""
        base = around.base
        years = (base.year - 1, base.year, base.year + 1)
        days = [found for year in years if (found := calendar_day(year, self.month, self.day))]
        if around.ahead:
            passed = [found for found in days if base - _JUST_PASSED <= found < base]
            days = [found for found in days if found >= base]
            if passed and days:
                raise Unreadable(_passed(passed[-1], days[0]))
        to_come = _LESS_LIKELY if around.knows_today and not around.ahead else 1
        near = min(days, key=lambda found: abs(found - base) * (to_come if found > around.today else 1), default=None)
        if near is not None and (around.ahead or around.knows_today or abs(near - base) <= _NEAR):
            return near
        if calendar_day(2000, self.month, self.day) is not None:  # a leap year: the day is 29 February
            raise Unreadable(M_("29 February is not in every year. Write the year too: 2028-02-29."))
        return None


@value
class Shifted:
    """A day by its distance: *yesterday* from the day of writing, *next day* (`from_last`) from the one before."""

    days: int
    from_last: bool = False
    part: DayPart | None = None
    """The part of that day, where the word says it: *last night*, 翌朝."""

    @property
    def needs_time(self) -> bool:
        """As for others: *tomorrow* at the beginning of a sentence is hardly when something happened."""
        return self.days > 0 and not self.from_last and self.part is None

    def on(self, around: Around) -> date:
        """The day itself."""
        if not self.from_last:
            return around.today + self.days * _DAY
        found = (around.start or around.last) + self.days * _DAY
        return min(found, around.today) if around.is_last_guessed and self.days > 0 else found


@value
class OfMonth:
    """A day of a month that is not named: 20日14時, 来月1日, the 22日 in 11月20日〜22日, 翌19日."""

    day: int
    months: int | None = None
    """How many months after that of writing: 1 in 来月1日. None: the month that suits."""
    weekday: int | None = None
    is_next_day: bool = False
    """Whether it is said to be the day after the one before: 翌19日."""

    @property
    def needs_time(self) -> bool:
        """As for others: 3日 at the beginning of a sentence may be three days."""
        return self.months is None and not self.is_next_day

    def on(self, around: Around) -> date:
        """The day itself. Unreadable if the month has no such day, or what else is said of it is not so."""
        if self.months is not None:
            found = _in_month(around.today, self.months, self.day)
        elif around.start:
            found = calendar_day(around.start.year, around.start.month, self.day)
        else:
            found = self._nearest(around)
        if found is None:
            raise Unreadable(M_("There is no such day in the calendar. Write it like 2026-11-20."))
        if self._follows(around) and found != around.last + _DAY:
            raise Unreadable(
                M_("The next day counts from {last}, so it is {day}. Correct it, or write 11月20日.",
                   last=around.last, day=around.last + _DAY)
            )  # fmt: skip
        return _on_weekday(found, self.weekday)

    def _nearest(self, around: Around) -> date | None:
        """The nearest to the day before; the first one from it on where it lies ahead, or follows it."""
        days = [found for months in (-1, 0, 1, 2) if (found := _in_month(around.last, months, self.day))]
        if around.ahead or self._follows(around):
            days = [found for found in days if found >= around.last]
        return min(days, key=lambda found: abs(found - around.last), default=None)

    def _follows(self, around: Around) -> bool:
        """Whether it is the day after one that is known."""
        return self.is_next_day and not around.is_last_guessed


@value
class Weekday:
    """A day of the week: *Friday*, 来週金曜."""

    weekday: int
    weeks: int | None = None
    """How many weeks after that of writing: 1 in 来週金曜. None: the week that suits."""
    from_last: bool = False
    """Whether weeks count from that of the day before: 翌週月曜."""
    is_next: bool = False
    """*Next Friday*, of which nobody knows whether it is the coming one or that of the next week."""
    is_last: bool = False
    """*Last Friday*, of which nobody knows whether it is the one that was, or that of the last week."""

    @property
    def needs_time(self) -> bool:
        """As for others: *Friday* at the beginning of a sentence is an adjective."""
        return not (self.is_last or self.weeks is not None)

    def on(self, around: Around) -> date:
        """The day itself."""
        base = around.start or around.last
        if self.is_last:
            today = around.today
            return _only(
                today - timedelta(days=(today.weekday() - self.weekday) % 7 or 7), _of_week(today, -1, self.weekday)
            )
        if self.weeks is not None:
            return _of_week(base if self.from_last else around.today, self.weeks, self.weekday)
        off = (self.weekday - base.weekday()) % 7
        if self.is_next or around.ahead:
            coming = base + timedelta(days=off or 7)
            return _only(coming, _of_week(base, 1, self.weekday)) if self.is_next else coming
        near = base + timedelta(days=off if off <= 3 else off - 7)  # noqa: PLR2004 -- half a week
        if around.since and near < around.since:
            near += _WEEK
        return near - _WEEK if near > max(around.today, base) else near


@value
class EndOf:
    """The last day of a month, or of a week the last one on which people work: *end of month*, 月末, *next week*.

    Only a day that lies ahead is written so.
    """

    months: int | None = None
    """How many months after that of writing."""
    weeks: int | None = None
    month: int | None = None
    """The month itself: 11月末."""
    needs_time: ClassVar[bool] = True

    def on(self, around: Around) -> date:
        """The day itself."""
        base = around.base if self.month else around.today
        if self.weeks is not None:
            friday = Weekday(_FRIDAY, self.weeks).on(around)
            return friday if friday >= base else friday + 2 * _DAY
        if self.month is None:
            return _last_of(_in_month(base, self.months or 0, 1))
        ends = (_last_of(calendar_day(year, self.month, 1)) for year in (base.year, base.year + 1))
        return next(end for end in ends if end >= base)


@value
class MonthsOn:
    """So many months after the day before: 1か月後, *in 2 months*. The last day of a month that is too short."""

    months: int
    needs_time: ClassVar[bool] = False

    def on(self, around: Around) -> date:
        """The day itself."""
        base = around.last
        return _in_month(base, self.months, base.day) or _last_of(_in_month(base, self.months, 1))


@value
class WorkingDays:
    """So many working days from the day before: 3営業日後. Weekends and holidays are none."""

    days: int
    needs_time: ClassVar[bool] = False

    def on(self, around: Around) -> date:
        """The day itself."""
        day = around.last
        for _ in range(self.days):
            day += _DAY
            while is_day_off(day, around.zone):
                day += _DAY
        return day


@value
class InFigures:
    """`11/20`, `20.11.2026`: a day of which the order of its figures has to be told."""

    figures: tuple[int, int]
    year: int | None = None
    weekday: int | None = None
    is_month_first: bool | None = None
    """The order that the text itself tells: by its language. None if it tells none."""
    has_dots: bool = False
    """Written as 3.8.2026: the day first, but where nobody writes so."""

    @property
    def needs_time(self) -> bool:
        """As for others: `2/3` at the beginning of a sentence is a share."""
        return self.year is None and self.weekday is None

    def on(self, around: Around) -> date:
        """The day itself. Unreadable if both orders give one, and nothing says which is meant."""
        one, other = self.figures
        found: dict[bool, date] = {}
        reasons = list[Unreadable]()
        for month_first, (month, day) in ((True, (one, other)), (False, (other, one))):
            try:
                found[month_first] = Dated(month, day, self.year, self.weekday).on(around)
            except Unreadable as reason:
                reasons += [reason] if calendar_day(2000, month, day) else []
        if not found:
            raise (
                reasons[0]
                if reasons
                else Unreadable(M_("There is no such day in the calendar. Write it like 2026-11-20."))
            )
        if len(found) == 1 or one == other:
            return next(iter(found.values()))
        order = around.is_month_first if self.is_month_first is None else self.is_month_first
        if self.has_dots:
            order = None if order else False
        if order is None:
            raise Unreadable(
                M_(
                    "It may be {one} or {other}. Write 20 Nov, 11月20日 or 2026-11-20.",
                    one=found[True],
                    other=found[False],
                )
            )
        return found[order]


WrittenDay = Dated | Shifted | OfMonth | InFigures | Weekday | EndOf | MonthsOn | WorkingDays


def calendar_day(year: int, month: int, day: int) -> date | None:
    """The day, or None if the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _passed(day: date, coming: date) -> Message:
    return M_(
        "{day} has passed. For next year write {next}; if the day that has passed is meant, write {day}.",
        day=day,
        next=coming,
    )


def _on_weekday(found: date, weekday: int | None) -> date:
    if weekday is not None and found.weekday() != weekday:
        text = M_("{day} is another day of the week. Correct one of the two, or leave out the weekday.", day=found)
        raise Unreadable(text)
    return found


def _only(one: date, other: date) -> date:
    """The day that is meant in both ways. Unreadable if they differ."""
    if one != other:
        raise Unreadable(M_("It may be {one} or {other}. Write which of them.", one=one, other=other))
    return one


def _of_week(base: date, weeks: int, weekday: int) -> date:
    """The day of the week that comes so many weeks after that of `base`."""
    return base - base.weekday() * _DAY + weeks * _WEEK + weekday * _DAY


def _in_month(base: date, months: int, day: int) -> date | None:
    """The day of the month that comes so many months after that of `base`."""
    years, month = divmod(base.month - 1 + months, 12)
    return calendar_day(base.year + years, month + 1, day)


def _last_of(first: date | None) -> date:
    """The last day of the month that begins with `first`. OverflowError if the calendar has no such month."""
    if first is None:
        raise OverflowError
    return (first + timedelta(days=31)).replace(day=1) - _DAY
