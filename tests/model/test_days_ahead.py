"""Days by which something is to be done: read forward from the day of writing, and never silently in the past."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, strategies as st

from retro.language import language
from retro.model.field_types import DayType, MomentType
from retro.model.moments.context import MomentContext
from retro.model.moments.formatting import show_day
from retro.model.moments.moment import Moment
from retro.model.problem import Code, ValidationError
from tests.model.spellings import FRIDAY, TOKYO, mutated, pieces

THURSDAY = datetime(2026, 11, 26, 18, 0, tzinfo=TOKYO)
BEFORE = Moment.exact(datetime(2026, 11, 20, 14, 0, tzinfo=TOKYO))
WRITTEN = MomentContext(FRIDAY, TOKYO, BEFORE, now=THURSDAY)
"""Written on Thursday 26 November of an incident of the Friday before."""


@pytest.mark.parametrize(("text", "day"), [
    ("1 Dec", "2026-12-01"), ("1 Jun", "2027-06-01"), ("12月1日", "2026-12-01"), ("12/1", "2026-12-01"),
    ("12/1（火）", "2026-12-01"), ("26 Nov", "2026-11-26"), ("1か月後", "2026-12-26"),
    ("3ヶ月以内", "2027-02-26"), ("in 2 months", "2027-01-26"),
    ("本日中", "2026-11-26"), ("明日中", "2026-11-27"), ("来週金曜（12/4）", "2026-12-04"), ("eod", "2026-11-26"),
    ("today", "2026-11-26"),
    ("tomorrow", "2026-11-27"), ("明日", "2026-11-27"), ("あさって", "2026-11-28"), ("fri", "2026-11-27"),
    ("Friday", "2026-11-27"), ("thu", "2026-12-03"), ("by Monday", "2026-11-30"),
    ("until Monday", "2026-11-30"), ("on 1 Dec", "2026-12-01"), ("next week", "2026-12-04"),
    ("end of next week", "2026-12-04"), ("this week", "2026-11-27"), ("end of week", "2026-11-27"),
    ("+14", "2026-12-10"), ("+14d", "2026-12-10"), ("2w", "2026-12-10"), ("2 weeks", "2026-12-10"),
    ("in 2 weeks", "2026-12-10"), ("in 10 days", "2026-12-06"), ("3 working days", "2026-12-01"),
    ("end of month", "2026-11-30"), ("EOM", "2026-11-30"), ("end of next month", "2026-12-31"),
    ("end of November", "2026-11-30"), ("end of October", "2027-10-31"), ("end of year", "2026-12-31"),
    ("来週金曜", "2026-12-04"), ("来週の金曜日", "2026-12-04"), ("再来週月曜", "2026-12-07"), ("金曜", "2026-11-27"),
    ("金曜日まで", "2026-11-27"), ("来週", "2026-12-04"), ("来週中", "2026-12-04"), ("今週中", "2026-11-27"),
    ("月末", "2026-11-30"), ("今月末", "2026-11-30"), ("来月末", "2026-12-31"), ("12月末", "2026-12-31"),
    ("来月1日", "2026-12-01"), ("年内", "2026-12-31"), ("3営業日後", "2026-12-01"), ("3営業日以内", "2026-12-01"),
    ("1週間後", "2026-12-03"), ("10日以内", "2026-12-06"), ("20日", "2026-12-20"), ("12月1日まで", "2026-12-01"),
    ("十二月一日", "2026-12-01"), ("2026-11-01", "2026-11-01"), ("1 Nov 2026", "2026-11-01"),
])  # fmt: skip
def test_days_are_read_forward_from_today(text: str, day: str) -> None:
    assert DayType(ahead=True).read(text, WRITTEN) == date.fromisoformat(day)


@pytest.mark.parametrize(("day", "text", "ahead"), [
    (date(2027, 1, 31), "1か月後", date(2027, 2, 28)), (date(2028, 1, 30), "1か月後", date(2028, 2, 29)),
    (date(2027, 1, 28), "1か月後", date(2027, 2, 28)), (date(2026, 12, 31), "in 2 months", date(2027, 2, 28)),
    (date(2026, 8, 31), "3ヶ月以内", date(2026, 11, 30)), (date(2026, 10, 31), "2か月後", date(2026, 12, 31)),
])  # fmt: skip
def test_months_on_from_a_day_that_the_month_does_not_have_is_its_last(day: date, text: str, ahead: date) -> None:
    now = datetime(day.year, day.month, day.day, 12, tzinfo=TOKYO)
    assert DayType(ahead=True).read(text, MomentContext(day, TOKYO, now=now)) == ahead


@pytest.mark.parametrize(("text", "why"), [
    ("yesterday", "has passed"), ("昨日", "has passed"), ("先週金曜", "has passed"), ("今週月曜", "has passed"),
    ("next friday", "may be 2026-11-27 or 2026-12-04"), ("14:05", "Write the day"), ("soon", "Write the day"),
    ("未定", "Write the day"),
    ("12月上旬", "Write the day"), ("25 Nov", "For next year write 2027-11-25"), ("11/20", "2026-11-20 has passed"),
    ("来週金曜（12/5）", "another day of the week"),
    ("29 Feb", "not in every year"), ("1 Dec - 3 Dec", "Write the day"), ("?", "leave it out"),
    ("12/1（水）", "another day of the week"), ("31 Apr", "no such day"),
])  # fmt: skip
def test_what_has_passed_or_may_be_two_days_is_refused_with_the_reason(text: str, why: str) -> None:
    with pytest.raises(ValidationError) as refused:
        DayType(ahead=True).read(text, WRITTEN)
    (problem,) = refused.value.problems
    assert problem.code is Code.NOT_DAY
    assert why in str(problem.message)


@pytest.mark.parametrize(("text", "moment"), [
    ("15:00", "2026-11-20T15:00+09:00"), ("13:00", "2026-11-21T13:00+09:00"), ("21 Nov", "2026-11-21"),
    ("明日 10時", "2026-11-27T10:00+09:00"), ("+2h", "2026-11-20T16:00+09:00"), ("翌日 9時", "2026-11-21T09:00+09:00"),
    ("18時までに", "2026-11-20T18:00+09:00"), ("by 18:00", "2026-11-20T18:00+09:00"),
    ("until 6pm", "2026-11-20T18:00+09:00"), ("21日に", "2026-11-21"), ("18時に", "2026-11-20T18:00+09:00"),
    ("30分以内", "2026-11-20T14:30+09:00"), ("一時間以内に", "2026-11-20T15:00+09:00"),
    ("三十分以内", "2026-11-20T14:30+09:00"), ("within 2 hours", "2026-11-20T16:00+09:00"),
    ("in half an hour", "2026-11-20T14:30+09:00"), ("within the hour", "2026-11-20T15:00+09:00"),
])  # fmt: skip
def test_a_promise_counts_from_when_it_was_made(text: str, moment: str) -> None:
    promised = MomentType(ahead=True).read(text, WRITTEN)
    assert promised is not None
    assert promised.dump() == moment


@pytest.mark.parametrize(("text", "moment"), [
    ("19:00", "2026-11-26T19:00+09:00"), ("15:00", "2026-11-27T15:00+09:00"), ("fri 10:00", "2026-11-27T10:00+09:00"),
    ("next week", "2026-12-04"), ("1 Jun", "2027-06-01"), ("月末", "2026-11-30"),
])  # fmt: skip
def test_without_an_event_before_a_moment_to_come_counts_from_now(text: str, moment: str) -> None:
    told = MomentType(ahead=True).read(text, MomentContext(FRIDAY, TOKYO, now=THURSDAY))
    assert told is not None
    assert told.dump() == moment


@given(st.dates(date(2000, 1, 1), date(2050, 1, 1)), st.sampled_from(["en", "ja"]), st.booleans())
def test_a_day_that_is_shown_reads_back(day: date, code: str, with_weekday: bool) -> None:
    shown = show_day(day, language(code), with_weekday=with_weekday)
    assert DayType(ahead=True).read(shown, WRITTEN) == DayType().read(shown, WRITTEN) == day


@pytest.mark.parametrize("text", ["before Friday", "before 1 Dec", "before 15:00"])
def test_before_a_day_or_a_time_is_neither(text: str) -> None:
    for declared in (DayType(ahead=True), MomentType(ahead=True)):
        with pytest.raises(ValidationError):
            declared.read(text, WRITTEN)


def test_a_day_that_is_past_is_the_nearest_to_today() -> None:
    assert DayType().read("1 Dec", WRITTEN) == date(2026, 12, 1)
    assert DayType().read("yesterday", WRITTEN) == date(2026, 11, 25)
    assert DayType().read("20 Nov", WRITTEN) == date(2026, 11, 20)


@given(
    st.lists(pieces | st.sampled_from(["fri", "next ", "week", "月末", "営業日後", "来", "週", "金曜", "+", "w"])).map(
        "".join
    )
    | mutated(),
    st.datetimes(datetime(2000, 1, 1), datetime(2900, 1, 1)),  # noqa: DTZ001 -- as of UTC
)
def test_any_text_is_a_day_that_has_not_passed_unless_its_year_is_written_or_refused(text: str, now: datetime) -> None:
    context = MomentContext(now.date(), UTC, now=now.replace(tzinfo=UTC))
    try:
        found = DayType(ahead=True).read(text, context)
    except ValidationError:
        return
    assert found is None or found >= now.date() or any(char in text for char in "0123456789元一二")
