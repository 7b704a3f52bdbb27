"""A time without a day follows the row before it, also where that says its day and no hour."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from retro.model.moments.moment import Moment, Precision
from retro.model.quick_entry.parser import LineReader, read_line
from retro.model.stages.remedy import REMEDY
from retro.model.stages.timeline import TIMELINE, Event
from tests.records import at, record

NOW = datetime(2026, 11, 28, 9, tzinfo=UTC)
FIRST = Event(happened=at("17:40", "2026-11-17"), what="店頭に並べた")


def when(line: object) -> str:
    assert isinstance(line, Event)
    assert line.happened is not None
    return line.happened.dump()


@pytest.mark.parametrize("words", ["18日 朝", "11/18の朝", "11月18日夕方"])
def test_a_time_behind_a_day_without_an_hour_is_on_that_day(words: str) -> None:
    rows = record(FIRST, Event(happened=Moment(Precision.UNKNOWN, words=words), what="来店"), started=FIRST.happened)
    assert when(read_line("19:10 撤去", TIMELINE, rows, now=NOW).entry) == "2026-11-18T19:10+09:00"


def test_the_same_among_lines_that_are_read_together() -> None:
    reader = LineReader(record(FIRST, started=FIRST.happened), TIMELINE, now=NOW)
    reader.take(reader.read("18日 朝 来店").entry)
    assert when(reader.read("19:10 撤去").entry) == "2026-11-18T19:10+09:00"


def test_words_that_say_no_day_leave_it_to_the_row_before() -> None:
    rows = record(FIRST, Event(happened=Moment(Precision.UNKNOWN, words="夕方"), what="来店"), started=FIRST.happened)
    assert when(read_line("19:10 撤去", TIMELINE, rows, now=NOW).entry) == "2026-11-17T19:10+09:00"


@pytest.mark.parametrize(
    "text", ["11/23 田中様へ返金", "11/23、田中様へ返金", "11/23に田中様へ返金", "12/5 田中様へ返金"]
)
def test_figures_that_are_no_usual_share_are_a_day_before_words_in_japanese(text: str) -> None:
    line = read_line(text, REMEDY, record(), now=NOW).entry
    assert line.main_text == "田中様へ返金"


@pytest.mark.parametrize(
    "text", ["2/3 破損", "11/23 件の注文", "11/23 完了", "5/5 完了", "11/23の箱が破損", "24/7 対応", "11/23 boxes"]
)
def test_what_may_be_a_share_is_not_read_as_a_day(text: str) -> None:
    try:
        line = read_line(text, TIMELINE, record(), now=NOW).entry
    except ValueError:
        return
    assert line.main_text == text
