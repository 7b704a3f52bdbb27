"""Folding: one form for what readers take for the same, and the way back."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from retro.redaction.spelling.normalization import folded, has_marks_within, origins
from tests.strategies import hostile_text


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Ｔａｎａｋａ　１２", "Tanaka 12"),
        ("ﾀﾞﾅｶﾞ・ハ\u3099", "ダナガ・バ"),
        ("José Jose\u0301 Weiß Łukasz Søren", "Jose Jose Weiss Lukasz Soren"),
        ("髙橋 渡邊 葛\U000e0100城", "高橋 渡辺 葛城"),
        ("O’Brien ‐ –", "O'Brien - -"),
        ("Ta\u200bn\u00ada**k**\\a `x` ~~y~~ ~z", "Tanaka x y ~z"),
        ("T&#97;naka &amp; &nothing;", "Tanaka & &nothing;"),
        ("%E7%94%B0 10%Ad", "田 10%Ad"),
        ("김", "김"),
        ("\u1100\u1175\u11b7", "김"),
    ],
)
def test_folded(text: str, seen: str) -> None:
    assert folded(text) == seen


def test_marks_that_are_drawn_keep_words_apart() -> None:
    text = r"C:\Users\Ines *Ｆalk*"
    assert folded(text) == "C:UsersInes Falk"
    assert folded(text, marks_are_drawn=True) == r"C:\Users\Ines *Falk*"
    assert has_marks_within(text)
    assert not has_marks_within("*Falk* came")


@pytest.mark.parametrize(
    ("text", "seen"), [("Fаlk", "Falk"), ("Ιnes", "Ines"), ("Иван", "Иван"), ("сор", "сор"), ("µm", "μm")]
)
def test_letters_that_look_alike(text: str, seen: str) -> None:
    assert folded(text) == seen


@given(hostile_text() | st.text(max_size=40), st.booleans())
def test_the_way_back(text: str, drawn: bool) -> None:
    seen, back = folded(text, marks_are_drawn=drawn), origins(text, marks_are_drawn=drawn)
    assert len(back.starts) == len(back.ends) == len(seen)
    assert back.starts == sorted(back.starts)
    assert all(0 <= start < end <= len(text) for start, end in zip(back.starts, back.ends, strict=True))


def test_a_span_goes_back_to_what_was_typed() -> None:
    text = "ｶﾞ Ta\u200bn**aka** ß"
    at = folded(text).index("Tanaka")
    start, end = origins(text)(at, at + 6)
    assert text[start:end] == "Ta\u200bn**aka"
