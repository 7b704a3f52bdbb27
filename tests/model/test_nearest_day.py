"""A time without a day is on the day that puts it nearest to the event before, inside the incident."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, strategies as st

from retro.model.moments.context import MomentContext
from retro.model.moments.moment import Moment, Precision
from retro.model.moments.reading import Reading, read_moment
from retro.model.moments.reading.nearest import _off_event as off_event
from tests.model.spellings import AFTER, ALONE, BERLIN, FRIDAY, TOKYO


def at(text: str) -> datetime:
    """A time in Tokyo: `20 01:15`, a day of November 2026."""
    return datetime.strptime(f"2026-11-{text}", "%Y-%m-%d %H:%M").replace(tzinfo=TOKYO)


def read(text: str, before: str, since: str = "", until: str = "") -> Reading:
    begun, over = (at(bound) if bound else None for bound in (since, until))
    return read_moment(text, MomentContext(FRIDAY, TOKYO, Moment.exact(at(before)), since=begun, until=over))


@pytest.mark.parametrize(("before", "since", "text", "day"), [
    ("20 08:38", "20 08:00", "08:32", 20), ("20 23:50", "20 22:00", "00:10", 21), ("21 01:15", "20 23:30", "22:55", 20),
    ("20 13:00", "20 09:30", "09:00", 20), ("20 15:00", "20 10:00", "01:30", 21), ("20 22:00", "20 21:30", "07:00", 21),
    ("23 09:00", "20 10:00", "10:00", 23), ("20 23:50", "", "23:40", 20), ("21 00:10", "", "23:50", 20),
])  # fmt: skip
def test_the_nearest_day_is_meant(before: str, since: str, text: str, day: int) -> None:
    reading = read(text, before, since)
    assert reading.moment.day == datetime(2026, 11, day, tzinfo=TOKYO).date()
    assert reading.later is None
    assert not reading.dated


@pytest.mark.parametrize(("before", "since", "text", "day"), [
    ("16 09:00", "", "Thu 10:00", 19), ("16 09:00", "", "Fri 10:00", 13), ("16 09:00", "16 08:00", "Fri 10:00", 20),
    ("16 09:00", "", "Mon 10:00", 16), ("20 09:00", "", "Mon 10:00", 16), ("20 09:00", "", "Sat 10:00", 14),
])  # fmt: skip
def test_a_day_of_the_week_is_the_nearest_one_too(before: str, since: str, text: str, day: int) -> None:
    assert read(text, before, since).moment.day == datetime(2026, 11, day, tzinfo=TOKYO).date()


@pytest.mark.parametrize(("before", "since", "until", "text"), [
    ("20 15:00", "20 00:30", "", "01:30"), ("20 15:00", "20 10:00", "20 15:00", "01:30"),
    ("20 14:00", "20 01:00", "", "01:10"),
])  # fmt: skip
def test_two_days_that_are_about_as_near_are_both_told(before: str, since: str, until: str, text: str) -> None:
    reading = read(text, before, since, until)
    assert reading.later is not None
    assert (reading.moment.day, reading.later.day) == (at("20 00:00").date(), at("21 00:00").date())


def test_the_day_inside_the_incident_is_meant_rather_than_one_in_the_future() -> None:
    """From 14:05 on the 20th to 02:00 on the 21st, written at 03:15: 14:07 was the day before."""
    context = MomentContext(FRIDAY, TOKYO, Moment.exact(at("21 02:00")), since=at("20 14:05"), now=at("21 03:15"))
    reading = read_moment("14:07", context)
    assert (reading.moment.start, reading.later) == (at("20 14:07"), None)


def test_where_nobody_knows_what_is_still_to_come_both_days_are_told() -> None:
    reading = read("14:07", "21 02:00", since="20 14:05")
    assert reading.later is not None
    assert (reading.moment.start, reading.later.start) == (at("20 14:07"), at("21 14:07"))


def test_within_the_incident_an_event_that_was_left_out_is_added_without_a_question() -> None:
    reading = read("09:30", "20 17:00", since="20 09:00")
    assert (reading.moment.start, reading.later) == (at("20 09:30"), None)


def test_a_range_is_moved_as_a_whole() -> None:
    reading = read("01:30-02:10", "20 15:00", "20 00:30")
    assert reading.later is not None
    assert reading.moment.dump() == "2026-11-20T01:30+09:00/2026-11-20T02:10+09:00"
    assert reading.later.dump() == "2026-11-21T01:30+09:00/2026-11-21T02:10+09:00"


@pytest.mark.parametrize(
    "text", ["13:00", "13:01", "same day 9:00", "23 Nov 00:10", "yesterday 9am", "20 Nov", "?", "+7", "24:00"]
)
def test_nothing_is_asked_where_nothing_is_open(text: str) -> None:
    assert read_moment(text, AFTER).later is None


@pytest.mark.parametrize(("text", "is_plain"), [
    ("13:05", True), ("12:50", True), ("+7", True), ("00:10", False), ("24:00", False), ("today 13:05", False),
    ("23 Nov 13:05", False), ("翌9時", False), ("+20h", False),
])  # fmt: skip
def test_whether_the_day_goes_without_saying(text: str, is_plain: bool) -> None:
    assert read_moment(text, AFTER).is_plain is is_plain


def test_24_00_ends_the_day_of_the_event_before_however_early_that_was() -> None:
    assert read("24:00", "20 00:30").moment.dump() == "2026-11-21T00:00+09:00"


def test_without_an_event_before_the_beginning_of_the_incident_is_near() -> None:
    begun = MomentContext(FRIDAY, TOKYO, since=at("20 23:50"))
    assert read_moment("00:10", begun).moment.dump() == "2026-11-21T00:10+09:00"
    assert read_moment("00:10", ALONE).moment.dump() == "2026-11-20T00:10+09:00"


def test_behind_an_unknown_moment_or_a_mere_day_it_is_of_that_day() -> None:
    for before in (Moment(Precision.UNKNOWN), Moment.exact(FRIDAY)):
        assert read_moment("00:10", MomentContext(FRIDAY, TOKYO, before)).moment.dump() == "2026-11-20T00:10+09:00"


def test_a_day_without_such_a_time_is_not_meant() -> None:
    before = Moment.exact(datetime(2026, 3, 28, 22, 0, tzinfo=BERLIN))
    assert read_moment("03:30", MomentContext(FRIDAY, BERLIN, before)).moment.dump() == "2026-03-29T03:30+02:00"
    assert read_moment("02:30", MomentContext(FRIDAY, BERLIN, before)).moment.dump() == "2026-03-28T02:30+01:00"


@given(st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31)), st.integers(0, 1439))  # noqa: DTZ001 -- as of UTC
def test_it_is_never_more_than_a_day_off_and_shows_the_time_that_was_written(before: datetime, minutes: int) -> None:
    previous = before.replace(tzinfo=UTC)
    text = f"{minutes // 60:02}:{minutes % 60:02}"
    reading = read_moment(text, MomentContext(FRIDAY, UTC, Moment.exact(previous), since=previous))
    for moment in filter(None, (reading.moment, reading.later)):
        assert isinstance(moment.start, datetime)
        assert f"{moment.start:%H:%M}" == text
        assert abs(moment.start - previous) < timedelta(days=1)


def test_while_an_event_lasts_to_its_very_end_nothing_is_off_it() -> None:
    begins, ends = (datetime(2026, 11, 20, hour, tzinfo=UTC) for hour in (9, 10))
    off = [
        off_event(at, begins, ends, 2.0)
        for at in (begins - timedelta(hours=1), begins, ends, ends + timedelta(hours=1))
    ]
    assert off == [timedelta(hours=2), timedelta(), timedelta(), timedelta(hours=2)]
