"""The form that texts are searched in."""

from __future__ import annotations

import sys
from unicodedata import category, combining

import pytest
from hypothesis import assume, given, strategies as st

from retro.text import search_forms
from retro.text.okurigana import places_of_them
from retro.text.search_forms import loose_form, placed, plain_form

LETTERS = st.text(
    "合わせ積もり"
    "aBｃ1１ か゛ガｶﾞﾟハば髙﨑ー-‐ 　\n\t\u200b\u3099\u0301\ufe00\x00ßİ㈱½①ﾞ葛\U000e0100👩\u200d👧각\u1112\u1161\u11ab'’"
)
"""Texts of what is folded in one way or another."""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("か゛", "が"),
        ("か\u3099", "が"),
        ("ｶﾞｽ", "がす"),
        ("ハ゜ン", "パン"),
        ("う゛", "ヴ"),
        ("髙橋", "高橋"),
        ("宮﨑", "宮崎"),
        ("國", "国"),
        ("會社の變更", "会社の変更"),
        ("鷗外", "鴎外"),
        ("桒田", "桑田"),
        ("淸水", "清水"),
        ("靏", "鶴"),
        ("峯", "峰"),
        ("問い合わせ", "問い合せ"),
        ("見積もり", "見積り"),
        ("葛\U000e0100飾", "葛飾"),
        ("ＡＢＣ１２", "abc12"),
        ("STRASSE", "straße"),
        ("e\u0301", "É"),
        ("e\u0300", "È"),
        ("check\u2010slip", "check-slip"),
        ("don’t", "don't"),
        ("10〜12", "10~12"),
        ("ze\u00adro\u200b", "zero"),
        ("a \n\u3000b", "a b"),
        ("\x1b[31m", "[31m"),
        ("\ud800a", "a"),
        ("\u1112\u1161\u11ab", "한"),
    ],
)
def test_what_a_reader_takes_for_the_same_has_one_form(one: str, other: str) -> None:
    assert plain_form(one) == plain_form(other) != ""


def test_what_chooses_between_two_drawings_is_gone_and_what_stands_beside_it_in_the_table_is_not() -> None:
    for char in "\u034f\ufe00\ufe0f\U000e0100\U000e01ef":
        assert plain_form(f"葛{char}飾") == "葛飾", hex(ord(char))
    for char in "\u034e\u0350\ufdff\ufe10\U000e00ff\U000e01f0":
        assert plain_form(f"葛{char}飾") != "葛飾", hex(ord(char))


@pytest.mark.parametrize(("one", "other"), [("が", "か"), ("ビール", "ビル"), ("引き出物", "引出物"), ("a b", "ab")])
def test_what_a_reader_tells_apart_has_forms_of_its_own(one: str, other: str) -> None:
    assert plain_form(one) != plain_form(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("サーバー", "サーバ"),
        ("メールサーバー", "メールサーバ"),
        ("引き出物", "引出物"),
        ("申し込み", "申込"),
        ("申込み", "申込"),
        ("取り替え", "取替え"),
    ],
)
def test_two_ways_to_write_a_word_have_a_loose_form_in_common(one: str, other: str) -> None:
    assert loose_form(plain_form(one)) == loose_form(plain_form(other)) != ""


@pytest.mark.parametrize("text", ["人に間違い", "申し込みます", "ー", "あ", "東京で確認", "a"])
def test_particles_and_what_is_inflected_further_stay_in_the_loose_form(text: str) -> None:
    assert len(loose_form(plain_form(text))) >= len(text) - 1


@given(LETTERS | st.text(), LETTERS | st.text())
def test_a_text_has_the_forms_of_its_parts(before: str, behind: str) -> None:
    if behind and (category(behind[0])[0] == "M" or combining(behind[0]) or behind[0] in "゛゜ﾞﾟ\u1161\u11ab"):
        behind = f"x{behind}"
    apart = [*places_of_them(before), *(len(before) + at for at in places_of_them(behind))]
    assume(places_of_them(before + behind) == apart)  # of a verb that is whole, a kana may be left out
    both = plain_form(before) + plain_form(behind)
    assert plain_form(before + behind) == search_forms._SPACES.sub(" ", both)


@given(LETTERS | st.text())
def test_the_way_back_leads_through_the_same_form(text: str) -> None:
    found = placed(text)
    assert found.text == plain_form(text)
    assert len(found.starts) == len(found.ends) == len(found.text)
    for at in range(len(found.text)):
        start, end = found.span(at, at + 1)
        assert 0 <= start < end <= len(text)
        assert found.text[at] in plain_form(text[start:end])
    assert list(found.starts) == sorted(found.starts)
    assert list(found.ends) == sorted(found.ends)


def test_a_span_of_the_form_is_one_of_the_text() -> None:
    found = placed("於\u3000\u3000東京㈱ｶﾞｽへ")
    at = found.text.index("ガス")
    assert "於\u3000\u3000東京㈱ｶﾞｽへ"[slice(*found.span(at, at + 2))] == "ｶﾞｽ"
    at = found.text.index("東京(株)")
    assert "於\u3000\u3000東京㈱ｶﾞｽへ"[slice(*found.span(at, at + 5))] == "東京㈱"
    found = placed("\u200bﬁ")  # one that nobody sees, and one that is two: as many letters as before
    assert [found.span(at, at + 1) for at in (0, 1)] == [(1, 2), (1, 2)]


def test_every_character_that_joins_the_one_before_is_known() -> None:
    for code in range(0x300, sys.maxunicode + 1):
        char = chr(code)
        if category(char)[0] == "M" or combining(char):
            assert search_forms._MAY_JOIN.match(char), hex(code)
