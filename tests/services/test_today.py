"""Today is the day that it is where the case is, not where its reader or the machine is."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from retro.model.change_factory import ChangeFactory
from retro.services.changing.today import today_in
from tests.records import record

LATE = datetime(2026, 11, 20, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "day"),
    [("UTC", date(2026, 11, 20)), ("Asia/Tokyo", date(2026, 11, 21)), ("America/New_York", date(2026, 11, 20))],
)
def test_it_is_the_day_in_the_zone_of_the_case(zone: str, day: date) -> None:
    assert today_in(record(zone=zone), ChangeFactory(now=lambda: LATE)) == day
    here = datetime.fromisoformat("2026-11-21T08:30+09:00")
    assert today_in(record(zone=zone), ChangeFactory(now=lambda: here)) == day
