"""How long something took, and under which number somebody is called back."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, strategies as st

from retro.model.lengths import minutes_in
from retro.model.problem import Code, ValidationError
from retro.model.quick_entry.call_numbers import number_in
from retro.model.quick_entry.parser import read_line
from retro.model.stages.scope import SCOPE, Party
from retro.model.stages.timeline import TIMELINE
from tests.records import at, record
from tests.strategies import hostile_line


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        *(("18分", "18"), ("１８分", "18"), ("18 min", "18"), ("18 minutes", "18"), ("0:18", "18"), ("約20分", "20")),
        *(("1時間5分", "65"), ("1時間", "60"), ("1時間半", "90"), ("1 h 5 min", "65"), ("1h5m", "65")),
        *(("1:05:30", "65.5"), ("0:05", "5")),
        *(("1.5 hours", "90"), ("90秒", "1.5"), ("18分30秒", "18.5"), ("18分ほど", "18"), ("3:59", "239")),
    ],
)  # fmt: skip
def test_a_length_is_read_in_its_natural_forms(text: str, minutes: str) -> None:
    assert minutes_in(text) == Decimal(minutes)


@pytest.mark.parametrize("text", ["", "18", "18:05", "0:60", "長め", "分", "18 parcels", "14:05に", "m", "-5 min"])
def test_what_says_no_length_or_may_be_a_time_is_none(text: str) -> None:
    assert minutes_in(text) is None


@given(hostile_line())
def test_any_text_is_read_or_not(text: str) -> None:
    assert minutes_in(text) is None or minutes_in(text) >= 0  # type: ignore[operator]
    number, rest = number_in(text)
    assert (number != "") or rest == text


@given(st.integers(0, 23), st.integers(0, 59))
def test_hours_and_minutes_come_to_their_sum(hours: int, minutes: int) -> None:
    assert minutes_in(f"{hours}時間{minutes}分") == minutes_in(f"{hours} h {minutes} min") == hours * 60 + minutes


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        ("090-1234-5678", "090-1234-5678", ""),
        ("明日17時に 090-1234-5678 へ", "090-1234-5678", "明日17時"),
        ("０３－１２３４－５６７８（18時）", "03-1234-5678", "18時"),
        ("tomorrow 5pm on 0301 7788 12", "0301 7788 12", "tomorrow 5pm"),
        ("+49 30 1234567", "+49 30 1234567", ""),
        ("mori@belt.example 17:00", "mori@belt.example", "17:00"),
        ("内線 0301 45 か 090-1234-5678 へ", "090-1234-5678", "内線 0301 45 か"),
        ("090-1234-5678まで、18時に", "090-1234-5678", "18時に"),
        ("18時に 090-1234-5678 宛て", "090-1234-5678", "18時"),
        ("090-1234-5678に", "090-1234-5678", ""),
        ("090-1234-5678にの件", "090-1234-5678", "にの件"),
        ("電話：03-1234-5678の携帯へ", "03-1234-5678", "の携帯へ"),
        ("tel. 0301 7788 12, at noon", "0301 7788 12", "at noon"),
        ("noon AT 0301 7788 12", "0301 7788 12", "noon"),
        ("under (030) 123 4567 after five", "(030) 123 4567", "after five"),
        *((text, "", text) for text in ("17:00", "2026-12-01 17:00", "12/1 17:00", "明日17時", "+30", "fri 10:00")),
    ],
)
def test_a_number_to_call_is_told_from_a_time(text: str, number: str, rest: str) -> None:
    assert number_in(text) == (number, rest)


@pytest.mark.parametrize(
    ("mark", "said"),
    [
        ("通話時間：18分", {"minutes": Decimal(18)}),
        ("length: 1 h 5 min", {"minutes": Decimal(65)}),
        ("折り返し：090-1234-5678", {"call_back_to": "090-1234-5678"}),
        ("折り返し：11月21日17時", {"call_back": at("17:00", "2026-11-21")}),
        (
            "callback: 21 Nov 17:00 090-1234-5678",
            {"call_back": at("17:00", "2026-11-21"), "call_back_to": "090-1234-5678"},
        ),
        ("折り返し先：090-1234-5678", {"call_back_to": "090-1234-5678"}),
    ],
)
def test_a_contact_takes_length_and_call_back(mark: str, said: dict[str, Any]) -> None:
    contact = read_line(f"contact: 15:10 he waits #phone {mark}", TIMELINE, record()).entry
    assert {name: getattr(contact, name) for name in ("minutes", "call_back", "call_back_to", "heard")} == {
        "minutes": None,
        "call_back": None,
        "call_back_to": "",
        "heard": "he waits",
        **said,
    }


@pytest.mark.parametrize(("mark", "code"), [("通話時間：長め", Code.NOT_LENGTH), ("折り返し：いつか", Code.NOT_MOMENT)])
def test_what_is_neither_is_asked_back(mark: str, code: Code) -> None:
    with pytest.raises(ValidationError) as caught:
        read_line(f"contact: 15:10 he waits #phone {mark}", TIMELINE, record())
    assert caught.value.problems[0].code is code


@pytest.mark.parametrize(
    ("line", "reach", "suits"),
    [
        ("関係者：森様 電話：03-1111-2222", "電話：03-1111-2222", ""),
        ("関係者：森様 電話：03-1111-2222 メール：m@belt.example", "電話：03-1111-2222、メール：m@belt.example", ""),
        ("関係者：森様 連絡先：電話：03-1111-2222 ご都合：夜", "電話：03-1111-2222", "夜"),
        ("party: Ann Lee tel: 0301 7788 suits: noon", "tel 0301 7788", "noon"),
        ("party: Ann Lee reach: 0301 7788 email: ann@belt.example", "0301 7788, email ann@belt.example", ""),
    ],
)
def test_a_party_is_reached_in_the_ways_that_a_line_names(line: str, reach: str, suits: str) -> None:
    who = "森様" if "森" in line else "Ann Lee"
    read = read_line(line, SCOPE, record())
    assert (read.entry, read.unread) == (Party(who=who, reach=reach, suits=suits), ())
