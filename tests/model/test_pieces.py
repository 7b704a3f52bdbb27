from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from retro.language import language
from retro.model.problem import ValidationError
from retro.model.quick_entry.parser import read_line
from retro.model.quick_entry.pieces import pieces_of
from retro.model.stage import Stage
from retro.model.stages import STAGES
from retro.model.stages.cause import CAUSE, Cause
from retro.model.stages.prevention import PREVENTION
from retro.model.stages.scope import SCOPE
from retro.model.stages.timeline import TIMELINE, Event
from tests.records import at, record

WHOLE = record(Event(what="phones ring", happened=at("13:05")), Cause(what="one table"))


def pieces(text: str, stage: Stage, lang: str = "en") -> list[tuple[str, str]]:
    """Each piece, and what the line says in its place."""
    line = read_line(text, stage, WHOLE)
    return [
        (each.shown, text[each.start : each.end] if each.start >= 0 else "-")
        for each in pieces_of(text, line, WHOLE, language(lang))
    ]


@pytest.mark.parametrize(
    ("text", "stage", "expected"),
    [
        ("14:05 phones ring #note", TIMELINE, [("14:05", "14:05"), ("#note", "note")]),
        ("14:05 phones ring #detect ~unconf", TIMELINE, [
            ("14:05", "14:05"), ("#detection", "detect"), ("~unconfirmed", "unconf"),
        ]),
        ("contact: 15:10 he calls #phone", TIMELINE, [("15:10", "15:10"), ("#telephone", "phone")]),
        ("phones ring", TIMELINE, []),
        ("14:05 the #note is gone #detection", TIMELINE, [("14:05", "14:05"), ("#detection", "detection")]),
        (r"14:05 the \#note rings #detection", TIMELINE, [("14:05", "14:05"), ("#detection", "detection")]),
        ("a note ~presumed by him ~fact", CAUSE, [("~fact", "fact")]),
        ("two-person check @shipping lead due 2026-12-01", PREVENTION, [
            ("@shipping lead", "shipping lead"), ("due Tue 1 Dec 2026", "2026-12-01"),
        ]),
        ("a check answers 1", PREVENTION, [("answers 1", "1")]),
        ('a check @"head of night" !weaker', PREVENTION, [("@head of night", "head of night"), ("!weaker", "weaker")]),
        ("a table for-all", CAUSE, [("for-all", "")]),
        ("> a table ~presumed", CAUSE, [("Under 1", "-"), ("~presumed", "presumed")]),
    ],
)  # fmt: skip
def test_each_value_stands_there_with_its_place(text: str, stage: Stage, expected: list[tuple[str, str]]) -> None:
    assert sorted(pieces(text, stage)) == sorted(expected)


def test_a_figure_is_a_piece_with_its_unit() -> None:
    assert pieces("37 parcels late #economic", SCOPE)[0][0] == "37 parcels"


def test_in_japanese() -> None:
    assert pieces("14:05　電話が鳴る　＃検知", TIMELINE, "ja") == [("14:05", "14:05"), ("#検知", "検知")]
    assert pieces("二人で確認　＠出荷責任者　期限：2026年12月1日", PREVENTION, "ja") == [
        ("@出荷責任者", "出荷責任者"),
        ("期限 2026年12月1日（火）", "2026年12月1日"),
    ]


@given(st.text('#@~!＃ 　d検知note:：due14:05"', max_size=30), st.sampled_from(STAGES))
def test_the_places_are_places_of_the_line(text: str, stage: Stage) -> None:
    try:
        line = read_line(text, stage, WHOLE)
    except ValidationError:
        return
    for each in pieces_of(text, line, WHOLE, language("en")):
        assert each.start == each.end == -1 or 0 <= each.start <= each.end <= len(text)
        assert each.shown
