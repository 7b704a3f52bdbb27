"""Marks that a kind of row does not know, and values behind a mark that are none: said, and in no good mark's way."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from retro.model.quick_entry.attempts import says_no_day, says_no_value
from retro.model.quick_entry.parser import read_line
from tests.model.human_lines import NOW, HumanLine, case, read

CASE = case()


def reading(stage: str, line: str) -> tuple[str, str]:
    return read(HumanLine("en", "form", stage, line, "", ""), CASE)


@pytest.mark.parametrize(
    ("stage", "line", "values"),
    [
        ("timeline", "14:05 bell rings #detection @falk",
         "what=bell rings @falk; event_kind=detection; unread=@falk"),
        ("timeline", "14:05 bell rings ~confirmed !weak #note",
         "what=bell rings !weak; event_kind=note; confirmed=1; unread=!weak"),
        ("timeline", "14:05 bell rings #note @night shift",
         "what=bell rings @night shift; event_kind=note; unread=@night shift"),
        ("timeline", "14:05 bell rings #note due fri",
         "what=bell rings due fri; event_kind=note; unread=due fri"),
        ("timeline", "14:05 bell rings #note owner: ops",
         "what=bell rings owner: ops; event_kind=note; unread=owner: ops"),
        ("timeline", "14:05 電話が鳴る　＃検知　＠佐藤", "what=電話が鳴る ＠佐藤; event_kind=detection; unread=＠佐藤"),
        ("cause", "one table for all #occurred @ops ~fact",
         "what=one table for all @ops; how=occurred; sure=fact; unread=@ops"),
        ("scope", "37 parcels late #economic due fri",
         "figure=37; what=parcels late due fri; unit=parcels; hurts=economic; unread=due fri"),
        ("remedy", "new vase #company @Ms Mori due Q1",
         "what=new vase due Q1; giver=company; receiver=Ms Mori; unread=due Q1"),
    ],
)  # fmt: skip
def test_the_good_marks_are_taken_and_the_unknown_one_is_said(stage: str, line: str, values: str) -> None:
    outcome, read_as = reading(stage, line)
    assert outcome == "told"
    assert sorted(read_as.removeprefix("happened=20T14:05; ").split("; ")) == sorted(values.split("; "))


@pytest.mark.parametrize(
    "line",
    [
        "14:05 see #detection @falk said it was fine",
        "14:05 the tag #note stands on the screen",
    ],
)
def test_in_a_sentence_they_stay_text_and_are_told(line: str) -> None:
    outcome, read_as = reading("timeline", line)
    assert outcome == "told"
    assert f"what={line.removeprefix('14:05 ')}; " in read_as


@pytest.mark.parametrize(
    "value",
    ["Q1", "tbd", "TBC", "next fri", "fri (hard)", "4 Dec (if we can)", "asap", "soon", "early March", "next sprint",
     "H2 2027",
     "未定", "調整中", "年度内", "第3四半期", "近日中", "3月上旬"],
)  # fmt: skip
@pytest.mark.parametrize(
    "mark", ["due {}", "due: {}", "(due: {})", "@night shift due {}", "期限 {}", "due {} @night shift"]
)
def test_a_due_day_that_is_none_is_refused_with_what_to_write(mark: str, value: str) -> None:
    if "(" in mark and "(" in value:  # brackets in brackets: told, not refused
        assert reading("prevention", f"two-person check {mark.format(value)}")[0] == "told"
        return
    assert reading("prevention", f"two-person check {mark.format(value)}") == ("refused", "")


def test_the_reason_says_what_is_wrong_with_the_value() -> None:
    from retro.model.problem import ValidationError
    from retro.model.stages.prevention import PREVENTION

    with pytest.raises(ValidationError, match=r"“\(hard\)” in it is not understood"):
        read_line("two-person check due fri (hard)", PREVENTION, CASE, now=NOW)


@pytest.mark.parametrize(
    ("line", "unread"),
    [
        ("two-person check due when ready", "due when ready"),
        ("two-person check due after the audit", "due after the audit"),
        ("二人で確認　期限 来週中くらい", "期限 来週中くらい"),
    ],
)
def test_by_when_in_other_words_is_told(line: str, unread: str) -> None:
    assert reading("prevention", line) == ("told", f"what={line}; unread={unread}")


@pytest.mark.parametrize(
    "line",
    ["rent due to the owner", "pay what is due soon", "note the due date", "delays due to rain",
     "due diligence for vendors",
     "clear invoices over due", "賞味期限 切れを除く", "期限 切れを外す", "print the amount due per order"],
)  # fmt: skip
def test_what_is_due_in_a_sentence_is_text(line: str) -> None:
    assert reading("prevention", line) == ("read", f"what={line}")


@given(st.text("duqe 期限未定Qq1tb()（）.,。@#:：\u3000", max_size=40))
def test_any_text_is_a_value_that_says_no_day_or_is_none(text: str) -> None:
    if says_no_value(text):
        assert says_no_day(text)
