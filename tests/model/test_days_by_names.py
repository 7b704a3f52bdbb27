"""Who and by when in one breath, without the word for the day: both are read, whichever comes first."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from retro.model.quick_entry.line import QuickLine
from retro.model.quick_entry.parser import read_line
from retro.model.stages.prevention import PREVENTION, Measure
from tests.records import record

NOW = datetime(2026, 11, 28, 3, tzinfo=UTC)
WHAT_JA, WHAT_EN = "二枚を照合する機械を入れる", "the gate opens once both match"


def read(text: str) -> tuple[QuickLine, Measure]:
    line = read_line(text, PREVENTION, record(), now=NOW)
    assert isinstance(line.entry, Measure)
    return line, line.entry


@pytest.mark.parametrize(
    ("marks", "owner"),
    [
        ("@佐藤 12月10日まで", "佐藤"),
        ("12月10日まで @佐藤", "佐藤"),
        ("@出荷係 12/10までに", "出荷係"),
        ("担当 ﾀｶﾊｼ 期限 12月10日まで", "ﾀｶﾊｼ"),
        ("担当 高橋 12月10日まで", "高橋"),
        ("担当：高橋 期限：12月10日まで", "高橋"),
        ("@佐藤 期限 12/10まで", "佐藤"),
        ("by 10 December @sre", "sre"),
        ("@sre, by 10 Dec", "sre"),
        ("@branch manager 10 Dec", "branch manager"),
        ("due 10 Dec @sre", "sre"),
    ],
)
def test_owner_and_day_are_read_in_the_order_in_which_people_say_them(marks: str, owner: str) -> None:
    what = WHAT_EN if marks.isascii() else WHAT_JA
    line, measure = read(f"{what} {marks}")
    assert (measure.what, measure.owner, measure.due) == (what, owner, date(2026, 12, 10))
    assert line.unread == ()


def test_a_day_in_words_is_one_and_no_part_of_the_name() -> None:
    assert read(f"{WHAT_JA} @佐藤 来週金曜まで")[1].due == date(2026, 12, 4)
    assert read(f"{WHAT_EN} @sre by Friday")[1].owner == "sre"


@pytest.mark.parametrize(
    "text", ["記録を12月10日まで残す @佐藤", "keep the records until 10 December", "tell @all of it by Friday"]
)
def test_a_day_that_a_text_speaks_of_stays_in_it_and_is_told(text: str) -> None:
    line, measure = read(text)
    assert measure.due is None
    assert measure.what == text.removesuffix(" @佐藤")
    assert line.unread
