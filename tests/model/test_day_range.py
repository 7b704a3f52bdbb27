from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from retro.model.moments.day_range import DateRange


def span(since: str, until: str) -> DateRange:
    return DateRange(date.fromisoformat(since), date.fromisoformat(until))


@pytest.mark.parametrize(
    ("given_span", "before"),
    [
        (span("2026-07-01", "2026-09-30"), span("2026-04-01", "2026-06-30")),
        (span("2026-01-01", "2026-03-31"), span("2025-10-01", "2025-12-31")),
        (span("2024-03-01", "2024-03-31"), span("2024-02-01", "2024-02-29")),
        (span("2026-01-01", "2026-12-31"), span("2025-01-01", "2025-12-31")),
        (span("2025-07-01", "2026-12-31"), span("2024-01-01", "2025-06-30")),
        (span("2026-07-01", "2026-07-10"), span("2026-06-21", "2026-06-30")),
        (span("2026-07-02", "2026-07-02"), span("2026-07-01", "2026-07-01")),
        (span("9999-12-01", "9999-12-31"), span("9999-11-01", "9999-11-30")),
        (span("0001-01-01", "0001-01-31"), None),
        (span("0001-01-05", "0001-01-31"), None),
    ],
)
def test_it_is_compared_with_as_many_months_or_as_many_days(given_span: DateRange, before: DateRange | None) -> None:
    assert given_span.before == before


@given(st.dates(date(1990, 1, 1)), st.integers(0, 900))
def test_the_one_before_ends_the_day_before(since: date, days: int) -> None:
    one = (
        DateRange(since, min(since + timedelta(days=days), date.max))
        if since < date(9990, 1, 1)
        else DateRange(since, since)
    )
    before = one.before
    assert before
    assert before.until == one.since - timedelta(days=1)
    assert abs(before.days - one.days) <= 3 or before.since.day == one.since.day == 1


def test_the_quarter_of_a_day() -> None:
    assert DateRange.quarter(date(2026, 11, 21)) == span("2026-10-01", "2026-12-31")
    assert DateRange.quarter(date(2026, 1, 1)) == span("2026-01-01", "2026-03-31")


@pytest.mark.parametrize(
    ("year", "month", "last"),
    [(2026, 1, 31), (2026, 2, 28), (2024, 2, 29), (2026, 4, 30), (2026, 12, 31), (9999, 11, 30), (9999, 12, 31)],
)
def test_a_month_goes_to_its_last_day(year: int, month: int, last: int) -> None:
    assert DateRange.month(year, month) == DateRange(date(year, month, 1), date(year, month, last))


def test_a_year_goes_to_its_last_day() -> None:
    assert DateRange.year(2026) == span("2026-01-01", "2026-12-31")
    with pytest.raises(ValueError, match="year"):
        DateRange.year(0)


def test_both_ends_are_in_it() -> None:
    july = DateRange.month(2026, 7)
    assert (july, july.days) == (span("2026-07-01", "2026-07-31"), 31)
    assert july.since in july
    assert july.until in july
    assert date(2026, 8, 1) not in july
    assert None not in july


@pytest.mark.parametrize(
    ("given_span", "after"),
    [
        (DateRange.month(2026, 12), DateRange.month(2027, 1)),
        (DateRange.quarter(date(2026, 11, 27)), DateRange.quarter(date(2027, 2, 1))),
        (DateRange.year(2026), DateRange.year(2027)),
        (DateRange(date(2026, 3, 2), date(2026, 3, 8)), DateRange(date(2026, 3, 9), date(2026, 3, 15))),
        (DateRange.year(9999), None),
        (DateRange(date(9999, 12, 1), date(9999, 12, 30)), None),
    ],
)
def test_the_one_after_has_as_many_months_or_days(given_span: DateRange, after: DateRange | None) -> None:
    assert given_span.after == after
    assert after is None or after.before == given_span
