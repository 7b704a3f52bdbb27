from __future__ import annotations

from datetime import date, datetime
from time import process_time

import pytest
from hypothesis import given, strategies as st

from retro.language import LANGUAGES, language
from retro.model.quick_entry.completion import Completion, completions, marks_of
from retro.model.quick_entry.parser import read_line
from retro.model.quick_entry.vocabulary import SIGNS
from retro.model.record import kinds_of
from retro.model.stage import Stage
from retro.model.stages import STAGES
from retro.model.stages.cause import CAUSE, Cause
from retro.model.stages.changes import CHANGES
from retro.model.stages.head import HEAD, Participant
from retro.model.stages.prevention import PREVENTION, Measure
from retro.model.stages.review import REVIEW
from retro.model.stages.scope import SCOPE, Damage
from retro.model.stages.timeline import TIMELINE, Event
from tests.records import at, record

WHOLE = record(
    Participant(role="shipping lead", name="Ines Falk"),
    Participant(role="梱包担当", name="佐藤 太郎"),
    Event(what="phones ring", happened=at("14:05")),
    Cause(what="one table for two orders"),
    Cause(what="nobody compares slip and parcel"),
    Damage(what="vase broken", who="the Mori family"),
    Measure(what="a second table", owner="site manager", due=date(2026, 12, 1)),
)


def offered(line: str, stage: Stage, lang: str = "en") -> list[Completion]:
    """What may stand at the | in `line`."""
    before, _, behind = line.partition("|")
    return completions(before + behind, len(before), stage, WHOLE, language(lang))


def texts(line: str, stage: Stage, lang: str = "en") -> list[str]:
    return [each.text for each in offered(line, stage, lang)]


@pytest.mark.parametrize(
    ("line", "stage", "lang", "expected"),
    [
        ("14:05 phones ring #d|", TIMELINE, "en", ["#detection", "#decision"]),
        ("14:05 phones ring #D|", TIMELINE, "en", ["#detection", "#decision"]),
        ("14:05 phones ring #det|", TIMELINE, "en", ["#detection"]),
        ("14:05 phones ring #検|", TIMELINE, "en", ["#detection"]),
        ("14:05 phones ring #detection|", TIMELINE, "en", []),
        ("14:05 電話が鳴る　＃検|", TIMELINE, "ja", ["＃検知"]),
        ("14:05 電話が鳴る＃検|", TIMELINE, "ja", ["＃検知"]),
        ("14:05 電話が鳴る　＃det|", TIMELINE, "ja", ["＃検知"]),
        ("14:05 a#d|", TIMELINE, "en", []),
        ("14:05 first doubts ~|", TIMELINE, "en", ["~confirmed", "~unconfirmed"]),
        ("14:05 first doubts 〜未|", TIMELINE, "ja", ["〜未確認"]),
        ("contact: 15:10 he calls #ph|", TIMELINE, "en", ["#phone"]),
        ("the parcel was not checked #es|", CAUSE, "en", ["#escaped"]),
        ("the parcel was not checked #notice|", CAUSE, "en", []),
        ("two-person check @sh|", PREVENTION, "en", ["@shipping lead"]),
        ("two-person check @shipping l|", PREVENTION, "en", ["@shipping lead"]),
        ("two-person check ＠梱|", PREVENTION, "en", ["＠梱包担当"]),
        ("two-person check @|", PREVENTION, "en", ["@site manager", "@梱包担当", "@shipping lead"]),
        ("two-person check answers |", PREVENTION, "en", ["1", "2"]),
        ("two-person check answers nob|", PREVENTION, "en", ["2"]),
        ("vase broken @the|", SCOPE, "en", ["@the Mori family"]),
        ("one table ~fact for-one th|", CAUSE, "en", ["the Mori family"]),
        ("one table ~fact for-one Ann Lee; th|", CAUSE, "en", ["the Mori family"]),
        ("driver @I|", HEAD, "en", ["@Ines Falk"]),
        ("a table @sh| due 2026-12-01", PREVENTION, "en", ["@shipping lead"]),
        ("con|", TIMELINE, "en", ["contact: "]),
        ("応|", TIMELINE, "ja", ["応対："]),
        ("less|", REVIEW, "en", ["lesson: "]),
        ("x con|", TIMELINE, "en", []),
        ("no|", CHANGES, "en", ["nothing: "]),
        ("two-person check du|", PREVENTION, "en", ["due "]),
        ("two-person check 期|", PREVENTION, "ja", ["期限："]),
        ("two-person check due 2026-12-01 du|", PREVENTION, "en", []),
        ("14:05 a row for|", TIMELINE, "en", ["for-all", "for-one "]),
    ],
)
def test_what_is_offered_follows_from_what_was_typed(line: str, stage: Stage, lang: str, expected: list[str]) -> None:
    assert texts(line, stage, lang) == expected


def test_each_says_what_it_means() -> None:
    assert [each.meaning for each in offered("x answers |", PREVENTION)] == [
        "one table for two orders",
        "nobody compares slip and parcel",
    ]
    assert offered("x #es|", CAUSE)[0].meaning == "How  escaped notice"
    assert offered("x du|", PREVENTION)[0].meaning == "Due  By when?"
    assert offered("電話 ＃検|", TIMELINE, "ja")[0].meaning == "種別  検知"
    assert all(each.meaning for stage in STAGES for each in marks_of(stage, language("en")))


def test_behind_a_comma_another_cause_is_offered() -> None:
    assert texts("x answers 1, |", PREVENTION) == ["1", "2"]
    assert texts("x answers 1,no|", PREVENTION) == ["2"]
    (only,) = offered("x answers 1, 1, nob|", PREVENTION)
    assert "x answers 1, 1, nob"[: only.start] + only.text == "x answers 1, 1, 2"
    assert texts("x answers 1 |", PREVENTION)[:2] != ["1", "2"]


def test_an_empty_line_is_offered_how_a_row_may_begin_and_what_may_stand_behind_it() -> None:
    assert texts("|", TIMELINE)[:4] == ["contact: ", "harassment: ", "#", "~"]
    assert texts("|", CAUSE)[0] == "> "
    assert [each.text for each in marks_of(PREVENTION, language("en"))][:4] == ["answers ", "!", "#", "@"]


def test_the_names_of_ones_own_are_not_offered_as_customers() -> None:
    assert texts("vase broken @I|", SCOPE) == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.code)
def test_every_value_that_is_offered_reads(stage: Stage, lang: str) -> None:
    to, first = language(lang), kinds_of(stage)[0]
    begun = "14:05 some words" if first is Event else "some words"
    bare = read_line(begun, stage, WHOLE).entry
    marks = [each.text for each in marks_of(stage, to) if each.text in SIGNS or each.text.startswith(to("answers"))]
    for mark in marks:
        text = f"{begun} {mark}"
        for value in completions(text, len(text), stage, WHOLE, to):
            line = text[: value.start] + value.text
            read = read_line(line, stage, WHOLE).entry
            assert getattr(read, first.main) == getattr(bare, first.main), line
            assert read != bare, line


@given(st.text('#@~!＃＠ 　d検answers:：due>contact\\"', max_size=30), st.data())
def test_whatever_is_typed_it_only_changes_what_is_before_the_cursor(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    stage = data.draw(st.sampled_from(STAGES))
    for each in completions(text, at, stage, WHOLE, language(data.draw(st.sampled_from([*LANGUAGES])))):
        assert 0 <= each.start <= at
        assert each.text
        assert each.text != text[each.start : at]


def test_on_a_large_record_it_takes_no_more_than_a_blink() -> None:
    events = [Event(what=f"event {n}", happened=at("14:05")) for n in range(1_200)]
    measures = [Measure(what=f"measure {n}", owner=f"team {n}") for n in range(800)]
    large = record(*events, *measures)
    lines = [
        ("14:05 phones ring #d", TIMELINE),
        ("a check @team 7", PREVENTION),
        ("vote: event 7", REVIEW),
        ("", CAUSE),
    ]
    times = []
    for line, stage in lines * 3:
        begun = process_time()
        completions(line, len(line), stage, large, language("en"))
        times.append(process_time() - begun)
    assert sorted(times)[len(times) * 3 // 4] < 0.02


@pytest.mark.parametrize(
    ("line", "stage", "lang", "expected"),
    [
        ("a check due |", PREVENTION, "en", {"today": "Thu 26 Nov 2026", "fri": "Fri 27 Nov 2026",
                                             "next week": "Fri 4 Dec 2026",
                                             "+14": "Thu 10 Dec 2026", "end of month": "Mon 30 Nov 2026"}),
        ("a check due: ne|", PREVENTION, "en", {"next week": "Fri 4 Dec 2026"}),
        ("a check check f|", PREVENTION, "en", {"fri": "Fri 27 Nov 2026"}),
        ("二人で確認　期限：|", PREVENTION, "ja", {"本日": "2026年11月26日（木）", "金曜": "2026年11月27日（金）",
                                              "来週": "2026年12月4日（金）", "+14": "2026年12月10日（木）",
                                              "月末": "2026年11月30日（月）"}),
    ],
)  # fmt: skip
def test_days_ahead_are_offered_with_the_date_that_they_are(
    line: str, stage: Stage, lang: str, expected: dict[str, str]
) -> None:
    before = line.rstrip("|")
    today = date(2026, 11, 26)
    found = completions(before, len(before), stage, WHOLE, language(lang), today=today)
    assert {each.text: each.meaning.split("  ")[1] for each in found} == expected
    now = datetime(2026, 11, 26, 10, 0, tzinfo=WHOLE.zone)
    for each in found:
        assert read_line(before[: each.start] + each.text, stage, WHOLE, now=now).entry.main_text in line


def test_of_what_happened_no_day_ahead_is_offered() -> None:
    line = "14:05 phones ring learned "
    found = completions(line, len(line), TIMELINE, WHOLE, language("en"), today=date(2026, 11, 26))
    assert not {"today", "fri", "+14"} & {each.text for each in found}
