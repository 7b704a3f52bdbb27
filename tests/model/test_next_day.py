"""A time before the event before it: on the next day, if the writer confirms."""

from __future__ import annotations

from datetime import datetime

import pytest

from retro.model.moments.context import MomentContext
from retro.model.moments.moment import Moment, Precision
from retro.model.moments.reading import next_day, read_moment
from tests.model.spellings import AFTER, ALONE, BERLIN, FRIDAY, TOKYO


def offered(text: str, context: MomentContext = AFTER) -> str | None:
    moment = next_day(read_moment(text, context), context)
    return moment.dump() if moment else None


def test_the_next_day_is_offered_for_a_time_before_the_event_before() -> None:
    assert read_moment("00:10", AFTER).moment.dump() == "2026-11-23T00:10+09:00"
    assert offered("00:10") == "2026-11-24T00:10+09:00"
    assert offered("~9am") == "2026-11-24T09:00+09:00~"
    assert offered("9:00-9:30") == "2026-11-24T09:00+09:00/2026-11-24T09:30+09:00"


@pytest.mark.parametrize(
    "text", ["13:00", "13:01", "23:59", "same day 9:00", "23 Nov 00:10", "yesterday 9am", "20 Nov", "?", "+7"]
)
def test_the_next_day_is_not_offered_where_nothing_asks_for_it(text: str) -> None:
    assert offered(text) is None


def test_the_next_day_is_offered_only_after_an_event_with_a_time() -> None:
    assert offered("00:10", ALONE) is None
    assert offered("00:10", MomentContext(FRIDAY, TOKYO, Moment(Precision.UNKNOWN))) is None
    assert offered("00:10", MomentContext(FRIDAY, TOKYO, Moment.exact(FRIDAY))) is None


def test_the_next_day_is_not_offered_where_it_has_no_such_time() -> None:
    before = Moment.exact(datetime(2026, 3, 28, 22, 0, tzinfo=BERLIN))
    assert offered("02:30", MomentContext(FRIDAY, BERLIN, before)) is None
    assert offered("03:30", MomentContext(FRIDAY, BERLIN, before)) == "2026-03-29T03:30+02:00"
