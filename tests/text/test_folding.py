from __future__ import annotations

from hypothesis import given, strategies as st

from retro.text.folding import folded, folded_name, half_width, name_key, normal


def test_width_and_case_make_no_difference() -> None:
    assert folded("ＡＢＣ　ｶﾞ Straße") == "abc ガ strasse"
    assert folded("か\u3099") == "が"


def test_a_letter_of_full_width_has_a_twin_of_ascii() -> None:
    assert [half_width(letter) for letter in "！Ａｚ～"] == ["!", "A", "z", "~"]
    assert [half_width(letter) for letter in "\uff00\uff5fAあ"] == [""] * 4


def test_a_text_is_read_without_its_edges_and_in_plain_figures() -> None:
    assert normal("　１２３㎏ ") == "123kg"


def test_what_parts_the_words_of_a_name_makes_no_difference() -> None:
    assert folded_name(" Shipping-Lead ") == folded_name("shipping_lead") == folded_name("ＳＨＩＰＰＩＮＧ　lead")
    assert name_key("Shipping lead") == name_key("shippinglead") == "shippinglead"


@given(st.text())
def test_a_name_has_one_space_between_words_and_none_around_them(text: str) -> None:
    assert folded_name(text) == " ".join(folded_name(text).split(" "))
    assert "  " not in folded_name(text)
    assert " " not in name_key(text)
