"""What a whole text means as a moment, against one day, one zone and one event before."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, strategies as st

from retro.model.moments.context import MomentContext
from retro.model.moments.moment import Moment, Precision
from retro.model.moments.reading import Reading, read_moment
from tests.model.spellings import AFTER, ALONE, BERLIN, FRIDAY, ONE_MOMENT, ONE_RANGE, TOKYO, contexts, spellings
from tests.of_each import of_each
from tests.strategies import times


def read(text: str, context: MomentContext = ALONE) -> str:
    return read_moment(text, context).moment.dump()


@of_each([(text,) for text in ONE_MOMENT])
def test_many_ways_to_write_one_moment(text: str) -> None:
    assert read(text) == "2026-11-20T14:05+09:00"


@pytest.mark.parametrize(("text", "time"), [
    ("9am", "09:00"), ("12am", "00:00"), ("12pm", "12:00"), ("12:30am", "00:30"), ("noon", "12:00"),
    ("12 noon", "12:00"), ("正午", "12:00"), ("00:00", "00:00"), ("0時", "00:00"), ("14時半", "14:30"),
    ("8時5分30秒", "08:05:30"), ("2:05", "02:05"), ("14:05:09", "14:05:09"), ("14:05:09.25", "14:05:09.250000"),
    ("14:05:09,123456789", "14:05:09.123456"), ("午前9時", "09:00"), ("午前0時", "00:00"), ("午後0時半", "12:30"),
    ("AM9時", "09:00"), ("朝9時", "09:00"), ("早朝5時", "05:00"), ("未明2時", "02:00"), ("昼12時半", "12:30"),
    ("昼の1時", "13:00"), ("夕方5時", "17:00"), ("夜8時", "20:00"), ("夜の20時", "20:00"), ("夜8:30", "20:30"),
    ("深夜11時", "23:00"), ("深夜1時", "01:00"), ("0905", "09:05"), ("14h43", "14:43"), ("09h05", "09:05"),
    ("14.43", "14:43"), ("14.05 Uhr", "14:05"), ("14:05 Uhr", "14:05"), ("14 Uhr", "14:00"), ("14.00", "14:00"),
    ("十四時五分", "14:05"), ("一時半", "01:30"), ("一時五分", "01:05"), ("午後三時", "15:00"), ("午後一時半", "13:30"),
    ("零時五分", "00:05"), ("二十三時", "23:00"), ("14時ちょうど", "14:00"), ("14:05時点", "14:05"),
    ("14:00現在", "14:00"),
])  # fmt: skip
def test_times_of_day(text: str, time: str) -> None:
    assert read(text) == f"2026-11-20T{time}+09:00"


@pytest.mark.parametrize(("text", "day"), [
    ("2026-11-20", "2026-11-20"), ("20 Nov", "2026-11-20"), ("yesterday", "2026-11-19"), ("tomorrow", "2026-11-21"),
    ("the day before yesterday", "2026-11-18"), ("day after tomorrow", "2026-11-22"), ("昨日", "2026-11-19"),
    ("明日", "2026-11-21"), ("一昨日", "2026-11-18"), ("明後日", "2026-11-22"), ("令和元年5月1日", "2019-05-01"),
    ("平成31年4月30日", "2019-04-30"), ("H31.4.30", "2019-04-30"), ("昭和64年1月7日", "1989-01-07"),
    ("S1.12.25", "1926-12-25"), ("平成元年1月8日", "1989-01-08"), ("29 Feb 2028", "2028-02-29"),
    ("19. April", "2027-04-19"), ("十一月二十日", "2026-11-20"), ("令和八年十一月二十日", "2026-11-20"),
    ("20261120", "2026-11-20"), ("20日", "2026-11-20"), ("11/20", "2026-11-20"), ("20/11", "2026-11-20"),
    ("3/8", "2027-03-08"), ("11/20(金)", "2026-11-20"), ("20/11/2026", "2026-11-20"), ("11-20-2026", "2026-11-20"),
    ("20.11.2026", "2026-11-20"), ("11/20/26", "2026-11-20"), ("20.11.", "2026-11-20"), ("3/8/2026", "2026-03-08"),
    ("先週金曜日", "2026-11-13"), ("来月1日", "2026-12-01"), ("先月20日", "2026-10-20"), ("次の日", "2026-11-21"),
    ("20 Nov 2575", "2575-11-20"), ("1900-01-01", "1900-01-01"), ("2999-12-31", "2999-12-31"),
])  # fmt: skip
def test_days_without_a_time(text: str, day: str) -> None:
    assert read(text) == day


@pytest.mark.parametrize(("text", "day"), [
    ("1 Feb", "2027-02-01"), ("1 Dec", "2026-12-01"), ("21 May", "2027-05-21"), ("22 May", "2026-05-22"),
    ("5月23日", "2026-05-23"), ("1月3日", "2027-01-03"),
])  # fmt: skip
def test_a_date_without_a_year_is_the_nearest(text: str, day: str) -> None:
    assert read(text) == day


@pytest.mark.parametrize(("text", "moment"), [
    ("14:05", "2026-11-23T14:05+09:00"), ("next day", "2026-11-24"), ("the next day 9:00", "2026-11-24T09:00+09:00"),
    ("next morning 9:00", "2026-11-24T09:00+09:00"), ("the following day at 3pm", "2026-11-24T15:00+09:00"),
    ("same day 10:00", "2026-11-23T10:00+09:00"), ("the day before 3pm", "2026-11-22T15:00+09:00"),
    ("2 days later 14:00", "2026-11-25T14:00+09:00"), ("a week later", "2026-11-30"), ("翌日", "2026-11-24"),
    ("翌朝9時", "2026-11-24T09:00+09:00"), ("翌9時", "2026-11-24T09:00+09:00"),
    ("翌々日の10時", "2026-11-25T10:00+09:00"), ("翌晩8時", "2026-11-24T20:00+09:00"),
    ("同日14時", "2026-11-23T14:00+09:00"), ("前日14時", "2026-11-22T14:00+09:00"), ("3日後", "2026-11-26"),
    ("3日後10時", "2026-11-26T10:00+09:00"), ("1週間後", "2026-11-30"), ("前夜11時", "2026-11-22T23:00+09:00"),
    ("today 14:05", "2026-11-20T14:05+09:00"), ("yesterday 9am", "2026-11-19T09:00+09:00"),
    ("昨日14時", "2026-11-19T14:00+09:00"), ("last night 11:30", "2026-11-19T23:30+09:00"),
    ("昨夜11時半", "2026-11-19T23:30+09:00"), ("今朝8時", "2026-11-20T08:00+09:00"),
    ("tonight 8:15", "2026-11-20T20:15+09:00"), ("tomorrow morning 8:15", "2026-11-21T08:15+09:00"),
    ("14:05 UTC", "2026-11-23T23:05+09:00"), ("翌24日9時", "2026-11-24T09:00+09:00"),
    ("24日14時", "2026-11-24T14:00+09:00"),
    ("翌24日（火）9時", "2026-11-24T09:00+09:00"), ("11/20（金）14:05", "2026-11-20T14:05+09:00"),
    ("20日14時", "2026-11-20T14:00+09:00"), ("翌週月曜 10時", "2026-11-30T10:00+09:00"),
    ("Fri 14:05", "2026-11-20T14:05+09:00"), ("19. April, 11:00", "2027-04-19T11:00+09:00"),
    ("金曜15時", "2026-11-20T15:00+09:00"),
])  # fmt: skip
def test_what_counts_from_the_event_before_and_what_from_the_day(text: str, moment: str) -> None:
    assert read(text, AFTER) == moment


@pytest.mark.parametrize(("text", "time"), [
    ("+7", "13:07"), ("+ 7", "13:07"), ("＋７", "13:07"), ("+7min", "13:07"), ("+7 minutes", "13:07"),
    ("+90s", "13:01:30"), ("+1h", "14:00"), ("+1h30", "14:30"), ("+1h 30m", "14:30"), ("+1:30", "14:30"),
    ("+90", "14:30"), ("20 min later", "13:20"), ("1 hour 20 min later", "14:20"), ("an hour later", "14:00"),
    ("half an hour later", "13:30"), ("30 seconds later", "13:00:30"), ("20分後", "13:20"), ("その20分後", "13:20"),
    ("２０分後", "13:20"), ("1時間後", "14:00"), ("1時間半後", "14:30"), ("1時間20分後", "14:20"),
    ("30秒後", "13:00:30"),
])  # fmt: skip
def test_time_after_the_event_before(text: str, time: str) -> None:
    assert read(text, AFTER) == f"2026-11-23T{time}+09:00"


def test_time_after_a_range_counts_from_its_end_and_after_an_uncertain_event_is_uncertain() -> None:
    noon, later = (datetime(2026, 11, 20, hour, tzinfo=TOKYO) for hour in (12, 13))
    assert read("+7", MomentContext(FRIDAY, TOKYO, Moment(Precision.RANGE, noon, later))) == "2026-11-20T13:07+09:00"
    assert read("+7", MomentContext(FRIDAY, TOKYO, Moment(Precision.ABOUT, noon))) == "2026-11-20T12:07+09:00~"
    assert read("about 20 min later", AFTER) == read("約20分後", AFTER) == "2026-11-23T13:20+09:00~"


def test_time_after_counts_hours_that_pass_not_hours_that_clocks_show() -> None:
    before = Moment.exact(datetime(2026, 10, 25, 1, 0, tzinfo=BERLIN))
    assert read("+3h", MomentContext(FRIDAY, BERLIN, before)) == "2026-10-25T03:00+01:00"


WRITTEN = MomentContext(FRIDAY, TOKYO, AFTER.previous, now=datetime(2026, 11, 26, 9, 30, tzinfo=UTC))
"""Written in the afternoon of Thursday 26 November, of an incident of the Friday before."""


@pytest.mark.parametrize(("text", "moment"), [
    ("today 14:05", "2026-11-26T14:05+09:00"), ("今日14時5分", "2026-11-26T14:05+09:00"), ("本日", "2026-11-26"),
    ("yesterday 9am", "2026-11-25T09:00+09:00"), ("昨日 9時", "2026-11-25T09:00+09:00"),
    ("今朝9時", "2026-11-26T09:00+09:00"), ("昨晩23時", "2026-11-25T23:00+09:00"), ("明日", "2026-11-27"),
    ("tomorrow", "2026-11-27"), ("last night 11:30", "2026-11-25T23:30+09:00"),
    ("同日14時", "2026-11-23T14:00+09:00"), ("翌日", "2026-11-24"), ("前日14時", "2026-11-22T14:00+09:00"),
    ("the next day 9:00", "2026-11-24T09:00+09:00"), ("1 Dec", "2026-12-01"), ("21 May", "2026-05-21"),
])  # fmt: skip
def test_words_for_the_present_count_from_the_day_of_writing_others_from_the_event_before(
    text: str, moment: str
) -> None:
    assert read(text, WRITTEN) == moment


def test_today_is_the_day_that_it_is_in_the_zone_of_the_record() -> None:
    late = datetime(2026, 11, 26, 20, 0, tzinfo=UTC)  # already the 27th in Tokyo
    assert read("today 14:05", MomentContext(FRIDAY, TOKYO, now=late)) == "2026-11-27T14:05+09:00"


def test_after_an_unknown_moment_times_are_of_the_day() -> None:
    assert read("14:05", MomentContext(FRIDAY, TOKYO, Moment(Precision.UNKNOWN))) == "2026-11-20T14:05+09:00"
    assert read("next day", MomentContext(FRIDAY, TOKYO, Moment(Precision.UNKNOWN))) == "2026-11-21"


@pytest.mark.parametrize("text", [
    "0:10 (next day)", "0:10（翌日）", "翌日 0:10", "the next day 0:10", "翌0:10", "翌20日 0:10", "翌々日 0:10",
])  # fmt: skip
def test_the_day_after_one_that_nobody_said_is_not_to_come(text: str) -> None:
    """Begun to be written behind midnight of what began before it."""
    now = datetime(2026, 11, 20, 0, 30, tzinfo=TOKYO)
    assert read(text, MomentContext(FRIDAY, TOKYO, now=now, is_day_guessed=True)) == "2026-11-20T00:10+09:00"
    days_on = datetime(2026, 11, 26, 9, 30, tzinfo=TOKYO)
    said = "2026-11-21" if "20日" not in text and "々" not in text else "2026-11-2" + ("2" if "々" in text else "0")
    assert read(text, MomentContext(FRIDAY, TOKYO, now=days_on, is_day_guessed=True)).startswith(said)


@pytest.mark.parametrize("text", ["0:10 (next day)", "翌日 0:10"])
def test_the_day_after_one_that_somebody_said_follows_that(text: str) -> None:
    now = datetime(2026, 11, 20, 23, 30, tzinfo=TOKYO)
    assert read(text, MomentContext(FRIDAY, TOKYO, now=now)) == "2026-11-21T00:10+09:00"
    evening = Moment.exact(datetime(2026, 11, 20, 23, 0, tzinfo=TOKYO))
    assert read(text, MomentContext(FRIDAY, TOKYO, evening, now=now, is_day_guessed=True)) == "2026-11-21T00:10+09:00"


@pytest.mark.parametrize("text", [
    "~14:00", "∼14:00", "≈14:00", "14:00（推定）", "14時(頃)", "14:00 (est.)", "約14時", "14時頃", "14時ごろ",
    "14:00頃", "14時前後", "14時過ぎ",
    "およそ14時", "about 14:00", "around 2pm", "approx. 14:00", "ca. 14:00", "~2pm", "20 Nov ~14:00",
    "20 Nov around 2pm", "11月20日 14時頃", "11月20日約14時", "about 20 Nov 14:00", "今日の14時ごろ",
])  # fmt: skip
def test_about(text: str) -> None:
    assert read(text) == "2026-11-20T14:00+09:00~"


@pytest.mark.parametrize("text", ["~20 Nov", "about 2026-11-20", "11月20日頃", "約11月20日"])
def test_about_a_day(text: str) -> None:
    assert read(text) == "2026-11-20~"


@pytest.mark.parametrize("text", ["~13:30-13:45", "about 13:30 to 13:45", "13:30〜13:45頃", "13時半から13時45分頃"])
def test_about_a_range(text: str) -> None:
    assert read(text) == "2026-11-20T13:30+09:00/2026-11-20T13:45+09:00~"


@pytest.mark.parametrize(("text", "moment"), [
    ("〜15:00", "../2026-11-20T15:00+09:00"), ("～15時", "../2026-11-20T15:00+09:00"),
    ("until 15:00", "../2026-11-20T15:00+09:00"), ("till 3pm", "../2026-11-20T15:00+09:00"),
    ("11月19日 〜15:00", "../2026-11-19T15:00+09:00"), ("〜11月21日", "../2026-11-21"),
    ("〜15:00頃", "../2026-11-20T15:00+09:00~"),
])  # fmt: skip
def test_a_range_of_which_the_end_alone_is_known(text: str, moment: str) -> None:
    assert read(text) == moment


@pytest.mark.parametrize(("text", "moment"), [
    ("14時台", "2026-11-20T14:00+09:00/2026-11-20T14:59+09:00"),
    ("14:??", "2026-11-20T14:00+09:00/2026-11-20T14:59+09:00"),
    ("午後2時台", "2026-11-20T14:00+09:00/2026-11-20T14:59+09:00"),
    ("12:26-12:??", "2026-11-20T12:26+09:00/2026-11-20T12:59+09:00"),
    ("13:50〜14時台", "2026-11-20T13:50+09:00/2026-11-20T14:59+09:00"),
    ("14時台頃", "2026-11-20T14:00+09:00/2026-11-20T14:59+09:00~"),
])  # fmt: skip
def test_all_of_an_hour(text: str, moment: str) -> None:
    assert read(text) == moment


@pytest.mark.parametrize("text", ONE_RANGE)
def test_ranges(text: str) -> None:
    assert read(text) == "2026-11-20T13:30+09:00/2026-11-20T13:45+09:00"


@pytest.mark.parametrize(("text", "moment"), [
    ("20 Nov 14:05 - 21 Nov 09:00", "2026-11-20T14:05+09:00/2026-11-21T09:00+09:00"),
    ("23:50 - next day 00:10", "2026-11-20T23:50+09:00/2026-11-21T00:10+09:00"),
    ("23:50 - 0:10 (next day)", "2026-11-20T23:50+09:00/2026-11-21T00:10+09:00"),
    ("23:50〜0:10（翌日）", "2026-11-20T23:50+09:00/2026-11-21T00:10+09:00"),
    ("0:10（翌）", "2026-11-21T00:10+09:00"),
    ("0:10 (the next day)", "2026-11-21T00:10+09:00"),
    ("23:50〜翌0:10", "2026-11-20T23:50+09:00/2026-11-21T00:10+09:00"),
    ("22時〜25時", "2026-11-20T22:00+09:00/2026-11-21T01:00+09:00"),
    ("夜8時〜10時", "2026-11-20T20:00+09:00/2026-11-20T22:00+09:00"),
    ("11am-12:30", "2026-11-20T11:00+09:00/2026-11-20T12:30+09:00"),
    ("9:00-2:30pm", "2026-11-20T09:00+09:00/2026-11-20T14:30+09:00"),
    ("22:00-24:00", "2026-11-20T22:00+09:00/2026-11-21T00:00+09:00"),
    ("00:00-24:00", "2026-11-20T00:00+09:00/2026-11-21T00:00+09:00"),
    ("2時〜24時", "2026-11-20T02:00+09:00/2026-11-21T00:00+09:00"),
    ("2時〜25時", "2026-11-20T02:00+09:00/2026-11-21T01:00+09:00"),
    ("0時半〜25時", "2026-11-20T00:30+09:00/2026-11-20T01:00+09:00"),
    ("23:50-00:10", "2026-11-20T23:50+09:00/2026-11-21T00:10+09:00"),
    ("22:00 - 02:00", "2026-11-20T22:00+09:00/2026-11-21T02:00+09:00"), ("20 Nov - 22 Nov", "2026-11-20/2026-11-22"),
    ("20-22 Nov", "2026-11-20/2026-11-22"), ("Nov 20-22, 2026", "2026-11-20/2026-11-22"),
    ("11月20日〜22日", "2026-11-20/2026-11-22"), ("11月20日から11月22日まで", "2026-11-20/2026-11-22"),
    ("30 Dec 2026 - 2 Jan", "2026-12-30/2027-01-02"), ("2026年12月30日〜2027年1月2日", "2026-12-30/2027-01-02"),
    ("2026年12月30日 〜 2027年1月2日", "2026-12-30/2027-01-02"), ("30 Dec 2026 ~ 2027-01-02", "2026-12-30/2027-01-02"),
    ("昨日〜今日", "2026-11-19/2026-11-20"),
    ("11月20日 9時〜22日 10時", "2026-11-20T09:00+09:00/2026-11-22T10:00+09:00"),
])  # fmt: skip
def test_ranges_over_days(text: str, moment: str) -> None:
    assert read(text) == moment


@pytest.mark.parametrize("text", ["?", "？", "??", "unknown", "Unknown", "不明", "時刻不明"])
def test_unknown(text: str) -> None:
    assert read(text, AFTER) == "?"


@pytest.mark.parametrize(("text", "moment"), [
    ("24:00", "2026-11-21T00:00+09:00"), ("24時", "2026-11-21T00:00+09:00"), ("25時", "2026-11-21T01:00+09:00"),
    ("25時30分", "2026-11-21T01:30+09:00"), ("深夜25時", "2026-11-21T01:00+09:00"),
    ("11月19日25時", "2026-11-20T01:00+09:00"), ("昨夜25時", "2026-11-20T01:00+09:00"),
])  # fmt: skip
def test_hours_counted_on_past_midnight(text: str, moment: str) -> None:
    assert read(text) == moment


def test_25_oclock_after_half_past_midnight_is_in_the_same_night() -> None:
    in_the_night = Moment.exact(datetime(2026, 11, 21, 0, 30, tzinfo=TOKYO))
    assert read("25時", MomentContext(FRIDAY, TOKYO, in_the_night)) == "2026-11-21T01:00+09:00"


def test_a_zone_with_a_time_is_changed_into_the_zone_of_the_record() -> None:
    berlin = MomentContext(FRIDAY, BERLIN)
    assert read("14:05 JST", berlin) == "2026-11-20T06:05+01:00"
    assert read("2026-07-01 14:05 UTC", berlin) == "2026-07-01T16:05+02:00"
    assert read("2026-07-01 09:05 EDT", berlin) == "2026-07-01T15:05+02:00"
    assert read("2026-01-01 09:05 EST", berlin) == "2026-01-01T15:05+01:00"
    assert read("13:30-13:45 JST", berlin) == "2026-11-20T05:30+01:00/2026-11-20T05:45+01:00"


def test_a_time_in_another_zone_is_of_the_day_that_the_event_before_had_there() -> None:
    before = Moment.exact(datetime(2026, 11, 21, 4, 50, tzinfo=TOKYO))  # 20 November 19:50 in UTC
    assert read("20:00Z", MomentContext(FRIDAY, TOKYO, before)) == "2026-11-21T05:00+09:00"


def test_a_time_that_clocks_show_twice_is_told_by_its_offset() -> None:
    berlin = MomentContext(FRIDAY, BERLIN)
    assert read("2026-10-25 02:30+02:00", berlin) == "2026-10-25T02:30+02:00"
    assert read("2026-10-25 02:30 CET", berlin) == "2026-10-25T02:30+01:00"


@pytest.mark.parametrize(("text", "dated"), [
    ("14:05", False), ("25時", False), ("+7", False), ("?", False), ("13:30-13:45", False), ("14:05 UTC", False),
    ("20 Nov 14:05", True), ("today 14:05", True), ("翌日", True), ("同日14時", True),
    ("23:50 - next day 00:10", True),
])  # fmt: skip
def test_whether_the_text_names_a_day(text: str, dated: bool) -> None:
    assert read_moment(text, AFTER).dated is dated


@given(st.data(), times(), contexts)
def test_every_spelling_of_a_minute_reads_as_that_minute(
    data: st.DataObject, at: datetime, context: MomentContext
) -> None:
    at = at.astimezone(UTC).replace(second=0, microsecond=0)
    text = data.draw(spellings(at))
    assert read_moment(text, MomentContext(context.day, UTC, context.previous)) == Reading(Moment.exact(at), dated=True)


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("05:05 UTC", True), ("14:05 JST", False), ("14:05 +09:00", False), ("14:05", False),
        ("05:05–05:20 UTC", True), ("05:05 UTC – 05:20 UTC", True),
        ("14:05–14:20 JST", False), ("14:05–14:20", False), ("20 Nov", False),
    ],
)  # fmt: skip
def test_whether_clocks_show_another_time_there_than_where_the_case_is(text: str, is_so: bool) -> None:
    assert read_moment(text, ALONE).is_converted is is_so
