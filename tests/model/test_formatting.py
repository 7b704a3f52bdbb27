from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, strategies as st

from retro.language import Language, language
from retro.model.moments.context import MomentContext
from retro.model.moments.formatting import NO, YES, ToldDay, show_day, show_moment, show_short_day
from retro.model.moments.lengths import ToldMinutes, show_minutes
from retro.model.moments.moment import Moment, Precision
from retro.model.moments.reading import read_moment
from tests.model.spellings import BERLIN, FRIDAY, NEW_YORK, TOKYO, near_moments
from tests.strategies import moments

ENGLISH, JAPANESE = language("en"), language("ja")

NIGHT = "2026-11-20T23:50+09:00/2026-11-21T00:10+09:00"

CASES = [
    ("2026-11-20T14:05+09:00", "20 Nov 2026 14:05", "2026年11月20日 14:05"),
    ("2026-11-20T05:05+00:00", "20 Nov 2026 14:05", "2026年11月20日 14:05"),
    ("2026-01-02T03:04:05+09:00", "2 Jan 2026 03:04:05", "2026年1月2日 03:04:05"),
    ("2026-11-20T14:05+09:00~", "about 20 Nov 2026 14:05", "2026年11月20日 14:05頃"),
    ("2026-11-20", "20 Nov 2026", "2026年11月20日"),
    ("2026-11-20~", "about 20 Nov 2026", "2026年11月20日頃"),
    ("2026-11-20T14:05+09:00/2026-11-20T15:00+09:00", "20 Nov 2026 14:05–15:00", "2026年11月20日 14:05〜15:00"),
    (NIGHT, "20 Nov 2026 23:50 – 21 Nov 00:10", "2026年11月20日 23:50〜11月21日 00:10"),
    ("2026-12-31/2027-01-02", "31 Dec 2026 – 2 Jan 2027", "2026年12月31日〜2027年1月2日"),
    ("2026-01-01/2026-12-31", "1 Jan 2026 – 31 Dec 2026", "2026年1月1日〜2026年12月31日"),
    ("?", "time not known", "時刻不明"),
    ("?夕方", "time not known (夕方)", "時刻不明（夕方）"),
    ("../2026-11-20T15:00+09:00", "until 20 Nov 2026 15:00", "〜2026年11月20日 15:00"),
    ("../2026-11-20~", "about until 20 Nov 2026", "〜2026年11月20日頃"),
    (
        "2026-11-20T14:05+09:00/2026-11-20T15:00+09:00~",
        "about 20 Nov 2026 14:05–15:00",
        "2026年11月20日 14:05〜15:00頃",
    ),
    ("2026-11-20T14:43:10.123+09:00", "20 Nov 2026 14:43:10.123", "2026年11月20日 14:43:10.123"),
]

NEAR = [
    ("2026-11-20T14:05+09:00", "14:05", "14:05"),
    ("2026-11-20T14:05+09:00~", "about 14:05", "14:05頃"),
    ("2026-11-21T00:10+09:00", "21 Nov 00:10", "11月21日 00:10"),
    ("2025-11-20T14:05+09:00", "20 Nov 2025 14:05", "2025年11月20日 14:05"),
    ("2026-11-20T14:05+09:00/2026-11-20T15:00+09:00", "14:05–15:00", "14:05〜15:00"),
    (NIGHT, "23:50 – 21 Nov 00:10", "23:50〜11月21日 00:10"),
    ("2026-11-19T23:50+09:00/2026-11-20T00:10+09:00", "19 Nov 23:50 – 20 Nov 00:10", "11月19日 23:50〜11月20日 00:10"),
    ("2026-11-20", "20 Nov", "11月20日"),
    ("?", "time not known", "時刻不明"),
]

IN_LETTERS = [
    ("2026-11-20T14:05:59+09:00", "20 Nov 2026 14:05", "2026年11月20日（金）14時5分"),
    ("2026-11-20T14:00+09:00", "20 Nov 2026 14:00", "2026年11月20日（金）14時"),
    ("2026-11-20T14:05:10+09:00/2026-11-20T14:05:40+09:00", "20 Nov 2026 14:05", "2026年11月20日（金）14時5分"),
    (
        "2026-11-20T14:05:10+09:00/2026-11-20T14:06:40+09:00~",
        "about 20 Nov 2026 14:05–14:06",
        "2026年11月20日（金）14時5分〜14時6分頃",
    ),
    ("2026-11-20T14:05:01.5+09:00~", "about 20 Nov 2026 14:05", "2026年11月20日（金）14時5分頃"),
    ("2026-11-20", "20 Nov 2026", "2026年11月20日（金）"),
    ("2026-11-20/2026-11-21", "20 Nov 2026 – 21 Nov", "2026年11月20日（金）〜11月21日（土）"),
    ("../2026-11-20T15:00:30+09:00", "until 20 Nov 2026 15:00", "〜2026年11月20日（金）15時"),
    (NIGHT, "20 Nov 2026 23:50 – 21 Nov 00:10", "2026年11月20日（金）23時50分〜11月21日（土）0時10分"),
    ("?", "time not known", "時刻不明"),
    ("?夕方", "time not known (夕方)", "時刻不明（夕方）"),
]


@pytest.mark.parametrize(("stored", "english", "japanese"), IN_LETTERS)
def test_letters_have_moments_to_the_minute_and_in_japanese_with_the_day_of_the_week(
    stored: str, english: str, japanese: str
) -> None:
    moment = Moment.load(stored)
    assert show_moment(moment, ENGLISH, TOKYO, in_full=True) == english
    assert show_moment(moment, JAPANESE, TOKYO, in_full=True) == japanese


def test_a_time_near_its_day_has_the_day_where_it_is_asked_for() -> None:
    moment = Moment.load("2026-11-20T14:05+09:00")
    assert show_moment(moment, ENGLISH, TOKYO, near=FRIDAY, with_day=True) == "20 Nov 14:05"
    assert show_moment(moment, JAPANESE, TOKYO, near=FRIDAY, with_day=True) == "11月20日 14:05"


@pytest.mark.parametrize(
    ("minutes", "english", "japanese"),
    [
        *((0, "0 min", "0分"), (1, "1 min", "1分"), (59, "59 min", "59分"), (60, "1 h", "1時間")),
        *((61, "1 h 1 min", "1時間1分"), (1439, "23 h 59 min", "23時間59分"), (1440, "1 day", "1日")),
        *((1441, "1 day 1 min", "1日1分"), (1501, "1 day 1 h", "1日1時間"), (4500, "3 days 3 h", "3日3時間")),
    ],
)
def test_a_length_is_told_in_its_two_largest_units(minutes: int, english: str, japanese: str) -> None:
    assert (show_minutes(minutes, ENGLISH), show_minutes(minutes, JAPANESE)) == (english, japanese)
    assert ToldMinutes(minutes=minutes).show(JAPANESE) == japanese


@pytest.mark.parametrize(("stored", "english", "japanese"), CASES)
def test_moments_in_full(stored: str, english: str, japanese: str) -> None:
    moment = Moment.load(stored)
    assert show_moment(moment, ENGLISH, TOKYO) == english
    assert show_moment(moment, JAPANESE, TOKYO) == japanese


@pytest.mark.parametrize(("stored", "english", "japanese"), NEAR)
def test_near_a_day_that_day_and_its_year_go_without_saying(stored: str, english: str, japanese: str) -> None:
    moment = Moment.load(stored)
    assert show_moment(moment, ENGLISH, TOKYO, near=FRIDAY) == english
    assert show_moment(moment, JAPANESE, TOKYO, near=FRIDAY) == japanese


def test_a_time_that_clocks_show_twice_is_shown_with_its_offset() -> None:
    first = Moment.exact(datetime(2026, 10, 25, 0, 30, tzinfo=UTC))
    second = Moment.exact(datetime(2026, 10, 25, 1, 30, tzinfo=UTC))
    assert show_moment(first, ENGLISH, BERLIN) == "25 Oct 2026 02:30 UTC+02:00"
    assert show_moment(second, JAPANESE, BERLIN) == "2026年10月25日 02:30 UTC+01:00"
    in_new_york = Moment.exact(datetime(2026, 11, 1, 5, 30, tzinfo=UTC))
    assert show_moment(in_new_york, ENGLISH, NEW_YORK) == "1 Nov 2026 01:30 UTC-04:00"
    assert read_moment("25 Oct 2026 02:30 UTC+02:00", MomentContext(FRIDAY, BERLIN)).moment == first


def test_days_and_yes_and_no() -> None:
    assert show_day(date(2026, 12, 1), ENGLISH) == "1 Dec 2026"
    assert show_day(date(2026, 12, 1), JAPANESE) == "2026年12月1日"
    assert show_day(date(2026, 12, 1), ENGLISH, with_weekday=True) == "Tue 1 Dec 2026"
    assert show_day(date(2026, 12, 1), JAPANESE, with_weekday=True) == "2026年12月1日（火）"
    assert show_day(date(2026, 12, 1), ENGLISH, with_weekday=True, in_full=True) == "Tue 1 Dec 2026"
    assert show_day(date(2026, 12, 1), JAPANESE, in_full=True) == "2026年12月1日（火）"
    assert show_day(date(2026, 12, 1), JAPANESE, with_weekday=True, in_full=True) == "2026年12月1日（火）"
    assert (show_short_day(FRIDAY, ENGLISH), show_short_day(FRIDAY, JAPANESE)) == ("20 Nov", "11月20日")
    assert (ENGLISH(YES), ENGLISH(NO)) == ("yes", "no")


def test_within_a_sentence_a_day_is_told_in_numbers_or_as_the_language_writes_it() -> None:
    day, minute = ToldDay(day=FRIDAY), ToldDay(day=datetime(2026, 11, 20, 9, 5, tzinfo=UTC))
    assert (day.show(ENGLISH), minute.show(ENGLISH)) == ("2026-11-20", "2026-11-20 09:05")
    assert (day.show(JAPANESE), minute.show(JAPANESE)) == ("2026年11月20日", "2026年11月20日 09:05")


def test_the_ends_of_the_calendar_are_shown_in_their_own_offset() -> None:
    last = Moment.exact(datetime(9999, 12, 31, 23, tzinfo=timezone(timedelta(hours=-12))))
    assert show_moment(last, ENGLISH, TOKYO) == "31 Dec 9999 23:00"


@given(near_moments(), st.sampled_from([ENGLISH, JAPANESE]))
def test_what_is_shown_reads_back_as_the_same_moment(near: tuple[Moment, MomentContext], to: Language) -> None:
    moment, context = near
    reading = read_moment(show_moment(moment, to, context.zone), context)
    assert reading.moment == moment
    assert reading.dated is (moment.first is not None)


@given(moments(), st.sampled_from([ENGLISH, JAPANESE]), st.sampled_from([TOKYO, BERLIN]))
def test_near_its_own_day_a_moment_reads_back_too(moment: Moment, to: Language, zone: ZoneInfo) -> None:
    start = moment.start
    day = start.astimezone(zone).date() if isinstance(start, datetime) else start or FRIDAY
    shown = show_moment(moment, to, zone, near=day)
    assert read_moment(shown, MomentContext(day, zone)).moment == moment


def test_showing_knows_every_precision() -> None:
    assert {Moment.load(stored).precision for stored, *_ in CASES} == set(Precision)
