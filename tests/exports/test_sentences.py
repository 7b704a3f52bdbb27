from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from exports.sentences import first


@pytest.mark.parametrize(
    ("text", "n", "expected"),
    [
        ("", 3, ""),
        ("  \n ", 3, ""),
        ("no end", 1, "no end"),
        ("One. Two. Three.", 2, "One. Two. …"),
        ("One. Two.", 2, "One. Two."),
        ("One. Two.", 5, "One. Two."),
        ("Why? Late! So.", 2, "Why? Late! …"),
        ("Version 2.5 failed. It was late.", 1, "Version 2.5 failed. …"),
        ("He said “late.” Then he left.", 1, "He said “late.” …"),
        ("(It was late.) He left.", 1, "(It was late.) …"),
        ("荷物が遅れた。箱も濡れた。謝った。", 2, "荷物が遅れた。箱も濡れた。 …"),
        ("「遅い。」と言われた。謝った。", 1, "「遅い。」 …"),
        ("なぜか？わからない！次へ。", 2, "なぜか？わからない！ …"),
        ("one\n  two.\nThree.", 1, "one two. …"),
        ("荷物が\n遅れた。", 1, "荷物が遅れた。"),
        ("One.\n\nTwo.", 3, "One. …"),
    ],
)
def test_the_first_sentences_on_one_line(text: str, n: int, expected: str) -> None:
    assert first(text, n) == expected


def test_a_text_without_an_end_is_cut_where_a_minute_is_over() -> None:
    assert first("a" * 400, 3) == "a" * 400
    assert first("a" * 401, 3) == "a" * 400 + " …"
    assert first("遅" * 5000 + "。", 1) == "遅" * 400 + " …"
    assert first("a" * 398 + " b. c", 1) == "a" * 398 + " b …"


@given(st.text("a. 。\n」", max_size=900), st.integers(1, 4))
def test_it_is_one_short_line(text: str, n: int) -> None:
    told = first(text, n)
    assert "\n" not in told
    assert len(told) <= 402
