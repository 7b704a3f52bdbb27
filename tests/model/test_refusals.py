"""What does not read as a moment, and the reason that is given."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import example, given, strategies as st

from retro.language import Message
from retro.model.moments.context import MomentContext
from retro.model.moments.moment import Moment, Precision
from retro.model.moments.reading import read_day, read_moment
from retro.model.number_types import MinutesType
from retro.model.problem import Code, ValidationError
from tests.model.spellings import AFTER, ALONE, BERLIN, FRIDAY, NEW_YORK, TOKYO, contexts, mutated, pieces


def reason(text: str, context: MomentContext = ALONE) -> str:
    with pytest.raises(ValidationError) as refused:
        read_moment(text, context)
    (problem,) = refused.value.problems
    assert problem.code is Code.NOT_MOMENT
    assert isinstance(problem.params["reason"], Message)
    return str(problem.params["reason"])


@pytest.mark.parametrize(("text", "why"), [
    ("7", "may be hours, minutes or a count"), ("14", "may be hours, minutes or a count"), ("905", "Three figures"),
    ("2026", "may be a year or a time"), ("1930", "may be a year or a time"), ("2100", "may be a year or a time"),
    ("2560", "no such time"), ("1365", "no such time"), ("9.05", "may be a time or a figure"),
    ("1h30", "how long it took"), ("20/11/26", "Write it in full"), ("3.8.2026", "may be 2026-03-08 or 2026-08-03"),
    ("翌20日", "is 2026-11-24"), ("夕方5時 CT", "may be a time zone"), ("20 Nov 9", "may be hours"),
    ("20 Nov 2150", "a year or in a time"), ("20 Nov 1930", "a year or in a time"),
    ("11月20日 1930", "a year or a time"), ("20 Nov (Fri) 2026", "a year or a time"), ("2026年11月", "day is missing"),
    ("midnight", "begin the day or end it"), ("真夜中", "begin the day or end it"),
    ("午前12時", "noon for some"), ("午後12時", "noon for some"), ("PM12:30", "noon for some"),
    ("夜12時", "that part of the day"), ("夜1時", "that part of the day"), ("昨夜1時", "that part of the day"),
    ("last night 1:30", "that part of the day"), ("朝8時pm", "not understood"),
    ("11月20日深夜1時", "night before or the night after"), ("14:05?", "not certain"), ("14時以降", "a bound"),
    ("14時前", "a bound"), ("11月20日以降", "a bound"), ("18時までに", "a bound"), ("11月20日まで", "a bound"),
    ("1:30-2:30pm", "before or after noon"),
    ("2-3pm", "hours, minutes or a count"), ("明朝", "hour is missing"), ("this morning", "hour is missing"),
    ("14:05 CST", "several zones: America/Chicago, Asia/Shanghai"), ("14:05 ist", "several zones"),
    ("14:05-05:00", "UTC-05:00"), ("22:00-02:00", "UTC-05:00"), ("2026-11-20 02:05:00-05:00", "range or an offset"),
    ("2026-11-20 02:05 -0500", "range or an offset"), ("10:30 -11:45", "range or an offset"),
    ("29 Feb", "not in every year"), ("5 min ago", "forward only"),
    ("3日前", "forward only"),
])  # fmt: skip
def test_what_could_mean_several_things_is_refused(text: str, why: str) -> None:
    assert why in reason(text, AFTER)


@pytest.mark.parametrize(("text", "why"), [
    ("14:70", "no such time"), ("25:30", "next day 01:30"), ("24:01", "no such time"), ("14時60分", "no such time"),
    ("30時", "no such time"), ("13pm", "Write it like"), ("14:05am", "Write it like"), ("2026-02-30", "no such day"),
    ("31 Apr", "no such day"), ("13/32", "no such day"), ("11/20(木)", "another day of the week"),
    ("13月1日", "no such day"), ("11月0日", "no such day"),
    ("Thu 20 Nov", "another day of the week"), ("11月20日(木)", "another day of the week"),
    ("令和元年4月30日", "not in that era"), ("平成31年5月1日", "not in that era"),
    ("昭和64年1月8日", "not in that era"), ("令和0年5月1日", "not in that era"),
    ("13:45-13:30", "ends before it begins"), ("21 Nov - 20 Nov", "ends before it begins"),
    ("20 Nov - 14:05", "from a day to a time"), ("14:05-", "needs its end"),
    ("14:05〜", "needs its end"), ("14:05+15:00", "no such offset"), ("14:05+09:60", "no such offset"),
    ("14:05+09:00:60", "no such offset"), ("0日 14時", "no such day"),
    ("の14:05", "Write it like"), ("の 14時", "Write it like"),
    ("14:05 XYZ", "“XYZ” in it is not understood"), ("14:05 foo", "not understood"), ("+", "how long after"),
    ("+7.5", "how long after"), ("+abc", "how long after"), ("~", "Write it like"), ("", "Write it like"),
    ("foo", "Write it like"), ("Fryday", "Write it like"), ("99999999999", "Write it like"),
    ("x" * 9999, "Write it like"), ("１²：00", "may be hours"), ("١٤:٠٥", "Write it like"),
    ("1850-01-01", "1900 to 2999"), ("9999-12-31", "1900 to 2999"), ("0000-01-01", "no such day"),
    ("14:05 CEST", "Europe/Brussels keeps CET"), ("July 1 14:05 CET", "keeps CEST"),
    ("14:05 Mars/Olympus", "not understood"), ("昨日問い合わせ", "a space"),
])  # fmt: skip
def test_what_means_nothing_is_refused(text: str, why: str) -> None:
    assert why in reason(text)


_MOMENT = "Write it like 14:05, 2:05pm, 20 Nov 14:05 or 11月20日 14時; write ? if it is not known."
_DAY = "Write the day itself: 1 Dec, 12月1日, Friday or +14. While no day is set, leave it out."


@pytest.mark.parametrize(("text", "of_moment", "of_day"), [
    ("xyz", _MOMENT, _DAY),
    ("14:05 xyz", f"“xyz” in it is not understood. {_MOMENT}", f"“xyz” in it is not understood. {_DAY}"),
    ("31 Feb", *["There is no such day in the calendar. Write it like 2026-11-20."] * 2),
])  # fmt: skip
def test_a_refusal_says_how_a_moment_or_a_day_is_written(text: str, of_moment: str, of_day: str) -> None:
    assert reason(text) == of_moment
    with pytest.raises(ValidationError) as refused:
        read_day(text, ALONE)
    assert str(refused.value) == f"“{text}” does not read as a day. {of_day}"


@pytest.mark.parametrize("text", ["long", "18 parcels", "  -5 min ", "1 h 99999999999999999 min"])
def test_what_is_no_length_is_quoted_with_how_to_write_one(text: str) -> None:
    how = "does not read as how long it took. Write it like 18, 18 min, 1 h 5 min or 0:18."
    with pytest.raises(ValidationError) as refused:
        MinutesType().read(text, ALONE)
    assert str(refused.value) == f"“{text.strip()}” {how}"


def test_a_refusal_quotes_the_text_safely_and_not_at_length() -> None:
    with pytest.raises(ValidationError) as refused:
        read_moment(" \x1b[31m" + "9" * 500, ALONE)
    text = refused.value.problems[0].message.params["text"]
    assert text.startswith(" [31m999")
    assert len(text) == 60


@pytest.mark.parametrize("previous", [None, Moment(Precision.UNKNOWN), Moment.exact(FRIDAY)])
def test_time_after_needs_a_time_before(previous: Moment | None) -> None:
    for text in ("+7", "20分後", "an hour later"):
        assert "no time before it" in reason(text, MomentContext(FRIDAY, TOKYO, previous))


def test_a_time_that_clocks_jump_over_is_refused() -> None:
    assert "Clocks jump over 02:30" in reason("2026-03-29 02:30", MomentContext(FRIDAY, BERLIN))
    assert "Clocks jump over 02:30" in reason("2026-03-08 02:30", MomentContext(FRIDAY, NEW_YORK))


def test_a_time_that_clocks_show_twice_is_refused_without_its_offset() -> None:
    assert "02:30 UTC+02:00 or 02:30 UTC+01:00" in reason("2026-10-25 02:30", MomentContext(FRIDAY, BERLIN))


_ANY_TEXT = st.text() | st.text("0123456789:.-/~+ TZ年月日時分半") | st.lists(pieces).map("".join)


@given(_ANY_TEXT | mutated() | mutated(), contexts)
@example("+99999", MomentContext(FRIDAY, TOKYO, Moment.exact(datetime(9999, 12, 31, 23, tzinfo=UTC))))
@example("next day 23:00", MomentContext(date.max, TOKYO))
@example("yesterday", MomentContext(date.min, TOKYO))
@example("14:05 UTC", MomentContext(date.max, TOKYO, Moment.exact(datetime(1, 1, 1, tzinfo=TOKYO))))
@example("20 Nov", MomentContext(date.max, TOKYO))
def test_any_text_is_read_or_refused_with_a_reason(text: str, context: MomentContext) -> None:
    try:
        reading = read_moment(text, context)
    except ValidationError:
        assert reason(text, context)
        return
    assert Moment.load(reading.moment.dump()) == reading.moment
    later = reading.later
    assert later is None or (later.first != reading.moment.first and not reading.dated)
