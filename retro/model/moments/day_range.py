"""A span of days, and the one before it that it is compared with."""

from __future__ import annotations

from datetime import date, timedelta

from retro.value import value

_ONE = timedelta(days=1)


@value
class DateRange:
    """The days from `since` to `until`, both included. `since` is not after `until`."""

    since: date
    until: date

    @classmethod
    def month(cls, year: int, month: int) -> DateRange:
        """A month; ValueError if there is none such."""
        return cls(date(year, month, 1), _last_of_month(year, month))

    @classmethod
    def year(cls, year: int) -> DateRange:
        """A year; ValueError if there is none such."""
        return cls(date(year, 1, 1), date(year, 12, 31))

    @classmethod
    def quarter(cls, day: date) -> DateRange:
        """The three months in which `day` lies."""
        first = (day.month - 1) // 3 * 3 + 1
        return cls(date(day.year, first, 1), _last_of_month(day.year, first + 2))

    def __contains__(self, day: date | None) -> bool:
        return day is not None and self.since <= day <= self.until

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.until - self.since).days + 1

    @property
    def before(self) -> DateRange | None:
        """The span of the same length that ends the day before: as many months, if it is whole months.

        None where the calendar begins too late for one.
        """
        try:
            return self._months_before() or DateRange(self.since - _ONE * self.days, self.since - _ONE)
        except (ValueError, OverflowError):
            return None

    @property
    def after(self) -> DateRange | None:
        """The span of the same length that begins the day after: as many months, if it is whole months.

        None where the calendar ends too early for one.
        """
        try:
            return self._months_after() or DateRange(self.until + _ONE, self.until + _ONE * self.days)
        except (ValueError, OverflowError):
            return None

    def _months_after(self) -> DateRange | None:
        if not self._is_of_months:
            return None
        first, last = self.since.year * 12 + self.since.month, self.until.year * 12 + self.until.month
        year, month = divmod(2 * last - first, 12)
        return DateRange(self.until + _ONE, _last_of_month(year, month + 1))

    @property
    def _is_of_months(self) -> bool:
        return self.since.day == 1 and self.until == _last_of_month(self.until.year, self.until.month)

    def _months_before(self) -> DateRange | None:
        """Of whole months, as many of them before: their days differ, but they are what people compare."""
        if not self._is_of_months:
            return None
        first, last = self.since.year * 12 + self.since.month, self.until.year * 12 + self.until.month
        year, month = divmod(2 * first - last - 2, 12)
        return DateRange(date(year, month + 1, 1), self.since - _ONE)


def _last_of_month(year: int, month: int) -> date:
    after = date(year, month, 28) + timedelta(days=4) if (year, month) != (9999, 12) else None
    return after - timedelta(days=after.day) if after else date(9999, 12, 31)
