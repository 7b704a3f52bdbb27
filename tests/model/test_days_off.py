"""Days on which most people do not work: no day for a visit that nobody asked for, and none of 3営業日."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from retro.model.field_types import DayType
from retro.model.moments.context import MomentContext
from retro.model.moments.days_off import is_day_off

TOKYO, BERLIN, NEW_YORK = "Asia/Tokyo", "Europe/Berlin", "America/New_York"


@pytest.mark.parametrize(("day", "zone", "is_off"), [
    ("2026-11-20", TOKYO, False), ("2026-11-21", TOKYO, True), ("2026-11-22", TOKYO, True),
    ("2026-11-23", TOKYO, True), ("2026-11-24", TOKYO, False), ("2026-11-23", BERLIN, False),
    ("2026-12-25", TOKYO, False), ("2026-12-25", BERLIN, True), ("2026-11-26", NEW_YORK, True),
    ("2026-11-26", BERLIN, False), ("2026-12-25", "UTC", False), ("2026-11-21", "UTC", True),
    ("2026-12-25", "UTC+09:00", False), ("9999-12-31", TOKYO, False),
])  # fmt: skip
def test_it_is_a_weekend_or_a_holiday_of_the_zone(day: str, zone: str, is_off: bool) -> None:
    assert is_day_off(date.fromisoformat(day), zone) is is_off


@pytest.mark.parametrize(("today", "zone", "text", "day"), [
    ("2026-11-19", TOKYO, "3営業日後", "2026-11-25"), ("2026-11-20", TOKYO, "翌営業日", "2026-11-24"),
    ("2026-11-20", TOKYO, "翌々営業日", "2026-11-25"), ("2026-11-19", TOKYO, "3営業日以内", "2026-11-25"),
    ("2026-05-01", TOKYO, "1営業日後", "2026-05-07"), ("2026-11-19", BERLIN, "3営業日後", "2026-11-24"),
    ("2026-11-25", NEW_YORK, "within 2 business days", "2026-11-30"),
    ("2026-11-20", "UTC", "in 1 working day", "2026-11-23"),
])  # fmt: skip
def test_working_days_are_counted_without_them(today: str, zone: str, text: str, day: str) -> None:
    place, begun = ZoneInfo(zone), date.fromisoformat(today)
    context = MomentContext(begun, place, now=datetime(begun.year, begun.month, begun.day, 9, tzinfo=place))
    assert DayType(ahead=True).read(text, context) == date.fromisoformat(day)
