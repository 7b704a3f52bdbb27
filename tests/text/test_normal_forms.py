from __future__ import annotations

from unicodedata import is_normalized, normalize

import pytest
from hypothesis import given, strategies as st

from retro.text.normal_forms import behind, composed, full_width_kana


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("か\u3099っこう", "がっこう"),
        ("ハ\u309aン", "パン"),
        ("e\u0301te\u0301", "été"),
        ("\u1112\u1161\u11ab", "한"),
        ("ｶ\uff9e", "ｶ\uff9e"),  # half-width letters have no composed form
        ("神社\ufa19社", "神社\ufa19社"),  # somebody's own way to write their name is no other form of it
        ("\u0958", "\u0958"),
        ("がっこう", "がっこう"),
        ("", ""),
    ],
)
def test_letters_that_were_typed_in_parts_become_one(typed: str, kept: str) -> None:
    assert composed(typed) == kept


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("ｶﾞｷﾞ ｴﾄｰ", "ガギ エトー"),
        ("｢ﾊﾟ､｣", "「パ、」"),
        ("Ａ①ﾘ", "Ａ①リ"),  # no other sign is written anew
        ("", ""),
    ],
)
def test_half_width_kana_are_written_as_in_a_letter(text: str, written: str) -> None:
    assert full_width_kana(text) == written


@given(st.text())
def test_it_is_the_composed_form_but_for_letters_that_stand_for_themselves(text: str) -> None:
    once = composed(text)
    assert composed(once) == once
    assert normalize("NFC", once) == normalize("NFC", text)
    if all(is_normalized("NFC", letter) for letter in text):
        assert once == normalize("NFC", text)


@pytest.mark.parametrize(
    ("before", "typed", "expected"),
    [
        ("箱か", "\u3099", (1, "が")),
        ("箱", "か\u3099", (1, "が")),
        ("か\u3099箱", "が", (3, "が")),  # what stood there stays as it is
        ("e", "\u0301x", (0, "éx")),
        ("a\u0323", "\u0302", (0, "ậ")),
        ("xa\u0323\u0308\u0308", "\u0302", (1, "ạ\u0308\u0308\u0302")),  # three marks belong to one letter
        ("", "\u3099", (0, "\u3099")),
        ("\u0301", "\u0302", (0, "\u0301\u0302")),  # no letter is there
        ("하", "\u11ab", (0, "한")),
        ("ab", "", (2, "")),
        ("1", "\u20e3", (1, "\u20e3")),  # a mark that makes no letter with it
    ],
)
def test_a_mark_that_is_typed_joins_the_letter_before_it(before: str, typed: str, expected: tuple[int, str]) -> None:
    assert behind(before, typed) == expected
