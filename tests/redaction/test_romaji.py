"""Japanese names by their sound."""

from __future__ import annotations

import re

import pytest

from retro.redaction.spelling.romaji import in_hiragana, in_katakana, in_letters, initials, read_kana, read_letters

SAME = [
    ("さとう サトー ｻﾄｳ", "sato satoh satou satoo SATO"),
    ("しんじ", "shinji sinzi sinji"),
    ("ほんま", "honma homma"),
    ("じゅんいち", "junichi jun'ichi jun-ichi zyun'iti"),
    ("おおの おの おうの オーノ", "ono ohno oono ouno"),
    ("ちづる ちずる", "chizuru tizuru"),
    ("はっとり", "hattori"),
    ("はっちょう", "hatcho hatchou haccho"),
    ("しゅうへい", "shuhei syuhei shuuhei"),
    ("つじ つぢ", "tsuji tuzi"),
    ("ふじた", "fujita huzita"),
    ("しんや", "shinya shin'ya"),
    ("きょうこ", "kyoko kyouko kyohko"),
]


@pytest.mark.parametrize(("kana", "letters"), SAME)
def test_all_ways_to_write_a_name_read_the_same(kana: str, letters: str) -> None:
    readings = {read_kana(each) for each in kana.split()} | {read_letters(each) for each in letters.split()}
    assert len(readings) == 1
    (reading,) = readings
    assert all(re.fullmatch("".join(in_letters(reading)), each.lower()) for each in letters.split())
    written = [in_hiragana(reading), in_katakana(reading)]
    assert all(any(re.fullmatch("".join(atoms), each) for atoms in written) for each in kana.split() if each != "ｻﾄｳ")


@pytest.mark.parametrize("word", ["Smith", "Falk", "Tom", "Prat", "x", "", "Wilk", "Hofmann"])
def test_what_no_kana_write_is_no_japanese_name(word: str) -> None:
    assert read_letters(word) == ""


@pytest.mark.parametrize("text", ["田中", "たなka", "1", ""])
def test_what_is_not_kana_has_no_reading(text: str) -> None:
    assert read_kana(text) == ""


@pytest.mark.parametrize(
    ("reading", "written", "other"),
    [
        ("しゃ", "しゃー シャ", "しゃう しゃお"),
        ("しゅ", "しゅう シュー", "しゅお"),
        ("しょ", "しょう ショー ショオ", "しょあ"),
    ],
)
def test_a_small_kana_is_drawn_out_by_its_own_vowel(reading: str, written: str, other: str) -> None:
    forms = ["".join(in_hiragana(reading)), "".join(in_katakana(reading))]
    assert all(any(re.fullmatch(form, each) for form in forms) for each in written.split())
    assert not any(re.fullmatch(form, each) for form in forms for each in other.split())


def test_initials() -> None:
    assert initials("ちか") == {"C", "T"}
    assert initials("たなか") == {"T"}
