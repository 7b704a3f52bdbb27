from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, strategies as st

from retro.model.moments.moment import Moment, Precision
from tests.strategies import days, moments, times

TOKYO = ZoneInfo("Asia/Tokyo")
NOON = datetime(2026, 11, 20, 12, 0, tzinfo=TOKYO)


@pytest.mark.parametrize(("moment", "text"), [
    (Moment.exact(NOON), "2026-11-20T12:00+09:00"),
    (Moment.exact(NOON.replace(second=9)), "2026-11-20T12:00:09+09:00"),
    (Moment.exact(NOON.replace(microsecond=250000)), "2026-11-20T12:00:00.250000+09:00"),
    (Moment.exact(date(2026, 11, 20)), "2026-11-20"), (Moment(Precision.ABOUT, NOON), "2026-11-20T12:00+09:00~"),
    (Moment(Precision.ABOUT, date(2026, 11, 20)), "2026-11-20~"),
    (Moment(Precision.RANGE, NOON, NOON + timedelta(hours=1)), "2026-11-20T12:00+09:00/2026-11-20T13:00+09:00"),
    (Moment(Precision.RANGE, date(2026, 11, 20), date(2026, 11, 21)), "2026-11-20/2026-11-21"),
    (Moment(Precision.RANGE, None, NOON), "../2026-11-20T12:00+09:00"),
    (Moment(Precision.ABOUT, None, date(2026, 11, 20)), "../2026-11-20~"),
    (Moment(Precision.ABOUT, NOON, NOON + timedelta(hours=1)), "2026-11-20T12:00+09:00/2026-11-20T13:00+09:00~"),
    (Moment(Precision.UNKNOWN), "?"), (Moment(Precision.UNKNOWN, words="夕方"), "?夕方"),
])  # fmt: skip
def test_the_stored_form(moment: Moment, text: str) -> None:
    assert moment.dump() == text
    assert Moment.load(text) == moment


@pytest.mark.parametrize("text", [
    "", "14:05", "2026-11-20T14:05", "2026-11-20 14:05+09:00", "2026-13-01", "2026-11-20T25:00+09:00",
    "2026-11-20T14:05+99:00", "2026-11-20T14:05Z", "~", "/", "2026-11-20/", "/2026-11-20",
    "2026-11-20/2026-11-21/2026-11-22", "2026-11-20~~",
        "2026-11-20~/2026-11-21", "..", "2026-11-20/..", "../", "~/2026-11-21", "??", "? 夕方", "?a\nb", "?\x1b[m",
        "?...", " 2026-11-20", "2026-11-20\n",
    "２０２６-11-20", "0000-01-01", "yesterday",
])  # fmt: skip
def test_other_texts_are_no_stored_moments(text: str) -> None:
    with pytest.raises(ValueError):
        Moment.load(text)


@pytest.mark.parametrize("shape", [
    (Precision.EXACT, None, None), (Precision.ABOUT, None, None), (Precision.RANGE, None, None),
    (Precision.RANGE, NOON, None), (Precision.EXACT, NOON, NOON), (Precision.EXACT, None, NOON),
    (Precision.UNKNOWN, NOON, None), (Precision.UNKNOWN, None, NOON),
    (Precision.EXACT, NOON.replace(tzinfo=None), None), (Precision.RANGE, NOON, NOON.replace(tzinfo=None)),
])  # fmt: skip
def test_shapes_that_mean_nothing_cannot_be_made(shape: tuple[Precision, datetime | None, datetime | None]) -> None:
    with pytest.raises(ValueError):
        Moment(*shape)


@pytest.mark.parametrize(("precision", "start", "words"), [
    (Precision.EXACT, NOON, "at noon"), (Precision.UNKNOWN, None, "at noon\nor later"),
])  # fmt: skip
def test_words_tell_an_unknown_moment_alone_and_in_one_line(
    precision: Precision, start: datetime | None, words: str
) -> None:
    with pytest.raises(ValueError, match="told in words, and in one line"):
        Moment(precision, start, words=words)


def test_the_day_is_the_one_of_its_own_offset() -> None:
    assert Moment.exact(datetime(2026, 11, 21, 0, 10, tzinfo=TOKYO)).day == date(2026, 11, 21)
    assert Moment.exact(date(2026, 11, 20)).day == date(2026, 11, 20)
    assert Moment(Precision.UNKNOWN).day is None


def test_a_day_lasts_from_its_midnight_to_its_last_instant_in_the_zone() -> None:
    day = Moment.exact(date(2026, 11, 20))
    assert day.order(TOKYO) == datetime(2026, 11, 19, 15, 0, tzinfo=UTC)
    assert day.until(TOKYO) == datetime(2026, 11, 20, 14, 59, 59, 999999, tzinfo=UTC)


def test_a_range_lasts_until_its_end() -> None:
    moment = Moment(Precision.RANGE, NOON, NOON + timedelta(hours=1))
    assert (moment.order(TOKYO), moment.until(TOKYO)) == (NOON, NOON + timedelta(hours=1))
    assert Moment(Precision.RANGE, date(2026, 11, 20), date(2026, 11, 21)).until(UTC) == datetime(
        2026, 11, 21, 23, 59, 59, 999999, tzinfo=UTC
    )


def test_an_unknown_moment_has_no_place_in_the_order() -> None:
    assert Moment(Precision.UNKNOWN).order(TOKYO) is None
    assert Moment(Precision.UNKNOWN).until(TOKYO) is None


@given(moments())
def test_dumped_and_loaded_it_is_the_same(moment: Moment) -> None:
    loaded = Moment.load(moment.dump())
    assert loaded == moment
    assert loaded.dump() == moment.dump()


@given(st.text() | st.text("0123456789-:T+/~?. Z"))
def test_any_text_is_a_moment_that_dumps_to_the_same_instants_or_a_value_error(text: str) -> None:
    try:
        moment = Moment.load(text)
    except ValueError:
        return
    assert Moment.load(moment.dump()) == moment


@given(times(), times())
def test_the_order_is_the_order_of_instants_whatever_the_offsets(one: datetime, other: datetime) -> None:
    first, second = (Moment.exact(at).order(TOKYO) for at in (one, other))
    assert first is not None
    assert second is not None
    assert (first < second) is (one.astimezone(UTC) < other.astimezone(UTC))


@given(days(), times())
def test_a_day_sorts_before_its_times(day: date, at: datetime) -> None:
    start, moment = Moment.exact(day).order(TOKYO), Moment.exact(at).order(TOKYO)
    assert start is not None
    assert moment is not None
    assert (start <= moment) is (day <= at.astimezone(TOKYO).date())
