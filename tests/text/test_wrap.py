from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, strategies as st
from rich.cells import cell_len

from retro.text.breaks import NEVER_FIRST, NEVER_LAST, forbidden, joint, may_part
from retro.text.controls import printable
from retro.text.width import cells, clusters
from retro.text.wrap import _Breaking, line_spans, typed_lines, wrap
from tests.text.letters import MARKED, TEXTS


def lines(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in line_spans(text, width)]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("", 10, [""]),
        ("a b", 10, ["a b"]),
        ("the parcel was swapped", 10, ["the parcel", "was", "swapped"]),
        ("abcdefghijkl", 5, ["abcde", "fghij", "kl"]),
        ("see https://example.org/x", 8, ["see", "https://", "example.", "org/x"]),
        ("one\ntwo", 10, ["one", "two"]),
        ("  two spaces before", 8, ["  two", "spaces", "before"]),
        ("open the .ics file", 9, ["open the", ".ics file"]),
        ("時系列を確かめる", 6, ["時系列", "を確か", "める"]),  # no phrase fits
        ("時系列を確かめる", 9, ["時系列を", "確かめる"]),
        ("お客様へのご連絡", 6, ["お客様", "への", "ご連絡"]),  # the phrase fills a line to its end
        ("配送", 1, ["配", "送"]),  # no letter fits
        ("a配b", 1, ["a", "配", "b"]),
        ("abcdef gh", 5, ["abcde", "f gh"]),
        ("   配送の状況", 4, ["", "配送", "の", "状況"]),
        ("番号を見た。次へ", 10, ["番号を", "見た。次へ"]),
        ("彼は「いつも」と", 6, ["彼は", "「いつ", "も」と"]),
        ("データー", 6, ["デー", "ター"]),
        ("確認（担当者）を待つ", 7, ["確認", "（担当", "者）を", "待つ"]),
        ("設備・道具・ラベル・帳票を", 22, ["設備・道具・ラベル・", "帳票を"]),
        ("待って……いた", 10, ["待って……", "いた"]),
        ("担当はTanaka Taroです", 12, ["担当はTanaka", "Taroです"]),
        ("2026年11月23日に届いた", 16, ["2026年11月23日に", "届いた"]),
        ("3日 3時間かかった", 14, ["3日", "3時間かかった"]),
        ("絞り込みを外すと全件を表示します。", 24, ["絞り込みを外すと全件を", "表示します。"]),
        ("ab ( cd", 5, ["ab", "( cd"]),
        ("ab (cd) ef", 5, ["ab", "(cd)", "ef"]),
        ("aa bb ( ccc", 7, ["aa bb", "( ccc"]),
        ("$ 12345678", 4, ["$ 12", "3456", "78"]),
        ("abcd)efgh", 4, ["abc", "d)ef", "gh"]),
        ("abc(defg", 4, ["abc", "(def", "g"]),
        ("))))))))", 3, [")))", ")))", "))"]),
        ("ab  cd", 3, ["ab", "cd"]),
        ("    ab", 3, ["", "ab"]),
        ("one\ntwo three\nfour", 5, ["one", "two", "three", "four"]),
        ("箱 「 開いた", 4, ["箱", "「", "開い", "た"]),
        ("時 .ics を", 6, ["時", ".ics", "を"]),
        ("時列 、とある", 6, ["時", "列 、", "とある"]),
        ("one two ", 7, ["one two"]),
        ("人・物・金・情報を", 9, ["人・物・", "金・情報", "を"]),
    ],
)
def test_a_line_ends_where_a_reader_expects_it(text: str, width: int, expected: list[str]) -> None:
    assert lines(text, width) == expected


def test_a_text_on_the_screen_has_no_line_ends_of_its_own() -> None:
    assert wrap("one\ntwo\x1b", 20) == ["one two"]


@given(TEXTS, st.integers(2, 14))
def test_no_line_is_too_wide_and_nothing_but_spaces_is_left_out(text: str, width: int) -> None:
    found = lines(text, width)
    assert "".join(found).replace(" ", "") == text.replace("\n", "").replace(" ", "")
    assert [line for line in found if cell_len(line) > width and len(clusters(line)) > 1] == []
    assert len(found) >= text.count("\n") + 1


@given(TEXTS, st.integers(2, 14))
def test_no_letter_is_cut_apart(text: str, width: int) -> None:
    whole = {start for start, _end, _size in clusters(text)} | {len(text)}
    for part in text.split("\n"):
        whole = {start for start, _end, _size in clusters(part)} | {len(part)}
        for start, _end in line_spans(part, width):
            assert start in whole


NO_LINE_BEGINS_WITH = "、。，．・：；？！」』）】〕〉》］｝ー～…々ゝヽ゛ぁぃぅぇぉっゃゅょァィゥェォッャュョヵヶ｣｡､％℃"
NO_LINE_ENDS_WITH = "「『（【〔〈《［｛｢￥＄￡＃№"


@pytest.mark.parametrize("letter", NO_LINE_BEGINS_WITH)
def test_no_line_begins_with_what_goes_on_or_closes(letter: str) -> None:
    for before in range(1, 5):
        found = lines("時" * before + letter + "時" * 4, 6)
        assert not [line for line in found if line.startswith(letter)], found


@pytest.mark.parametrize("letter", NO_LINE_ENDS_WITH)
def test_no_line_ends_with_what_opens(letter: str) -> None:
    for before in range(1, 5):
        found = lines("時" * before + letter + "時" * 4, 6)
        assert not [line for line in found if line.endswith(letter)], found


@given(TEXTS.map(printable), st.integers(4, 14))
def test_no_line_begins_or_ends_with_what_is_forbidden_there_unless_nothing_else_fits(text: str, width: int) -> None:
    spans = list(line_spans(text, width))
    for (start, end), (following, _) in pairwise(spans):
        spaced = following > end
        before, after = text[clusters(text[:end])[-1][0]] if text[:end] else "", text[following]
        if before and forbidden(before, after, spaced=spaced):
            assert not any(_may_end(text, start, at) for at in range(start + 1, following + 1)), text[start:end]


def _may_end(text: str, start: int, at: int) -> bool:
    """Whether a line from `start` might have ended before `at`."""
    line = text[start:at].rstrip(" ")
    if at not in {begin for begin, _end, _size in clusters(text)} or not line or text[at] == " ":
        return False
    return not forbidden(text[clusters(text[:start] + line)[-1][0]], text[at], spaced=text[at - 1] == " ")


@given(st.text("ab (.$)", max_size=30).map(str.lstrip), st.integers(1, 12))
def test_the_short_cut_for_ascii_gives_the_lines_that_the_rules_give(text: str, width: int) -> None:
    by_rules = list(_Breaking(text, width).lines()) if len(text) > width else [(0, len(text.rstrip(" ")))]
    assert list(line_spans(text, width)) == by_rules


@given(st.lists(st.sampled_from(["parcel", "a", "swapped", "was", "two"]), max_size=30), st.integers(7, 30))
def test_words_stay_whole_where_there_is_room(words: list[str], width: int) -> None:
    assert [word for line in lines(" ".join(words), width) for word in line.split()] == words


@pytest.mark.parametrize("letter", MARKED)
def test_marks_and_joiners_stay_with_their_letter(letter: str) -> None:
    assert lines(letter * 3, cell_len(letter)) == [letter] * 3
    assert lines(f"時{letter}列", 4) in ([f"時{letter}", "列"], [f"時{letter}列"], ["時", f"{letter}列"])


def test_between_which_letters_a_line_may_end_without_a_space() -> None:
    for pair in ["時列", "a列", "列a", "時3", "ｱｲ", "ｦa", "ﾟa", "aｦ", "aﾜ"]:
        assert may_part(*list(pair)), pair
    for pair in ["ab", "3時", "３時", "時、", "「時", "……", "aﾟ", "~a"]:
        assert not may_part(*list(pair)), pair


def test_the_two_sets_have_no_letter_in_common() -> None:
    assert set() == NEVER_FIRST & NEVER_LAST


def test_japanese_runs_on_where_a_line_of_the_source_ends() -> None:
    assert (joint("列", "を"), joint("列", "a"), joint("a", "b"), joint("", "列")) == ("", " ", " ", " ")


@given(TEXTS | st.text(), st.integers(2, 30))
def test_the_lines_of_what_is_typed_leave_nothing_out_and_fit(text: str, width: int) -> None:
    lines = typed_lines(text, width)
    assert "".join(text[start:end] for start, end in lines) == text
    assert all(cells(text[start:end].removesuffix(" ")) <= width for start, end in lines)
    assert all(start < end for start, end in lines) or text == ""


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("", 10, [""]),
        ("14:05 phones start ringing", 12, ["14:05 phones ", "start ", "ringing"]),
        ("14:05　荷物の取り違え、と電話", 12, ["14:05　荷物", "の取り違え、", "と電話"]),
        ("abcdefghijkl", 5, ["abcde", "fghij", "kl"]),
        ("abcde ", 5, ["abcde "]),
        ("abcde  ", 5, ["abcde ", " "]),
    ],
)
def test_the_lines_of_what_is_typed_end_where_words_do(text: str, width: int, expected: list[str]) -> None:
    assert [text[start:end] for start, end in typed_lines(text, width)] == expected
