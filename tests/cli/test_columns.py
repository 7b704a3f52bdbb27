from __future__ import annotations

from hypothesis import given, strategies as st

from retro.cli.columns import cells, pad, table, wrap


def test_a_japanese_letter_takes_two_cells() -> None:
    assert cells("abc") == 3
    assert cells("配送") == 4
    assert cells("ﾊｲｿｳ") == 4
    assert cells("が") == 2  # a letter and the mark that sits on it


def test_columns_stand_under_each_other() -> None:
    assert table([["2026-001", "高", "a"], ["2026-002", "medium", "配送"], ["x", "", "last"]]) == [
        "2026-001  高      a",
        "2026-002  medium  配送",
        "x                 last",
    ]


def test_a_text_that_is_too_long_is_not_cut() -> None:
    assert pad("abc", 2) == "abc"


def test_japanese_breaks_between_letters_but_not_before_a_full_stop() -> None:
    assert wrap("配送先の取り違え。", 8) == ["配送先の", "取り違", "え。"]


def test_words_stay_whole() -> None:
    assert wrap("two parcels swapped", 12) == ["two parcels", "swapped"]


def test_nothing_is_no_line() -> None:
    assert wrap("  ", 10) == []


@given(st.text(st.sampled_from("ab 配送、。"), max_size=60), st.integers(8, 30))
def test_wrapping_loses_nothing_and_keeps_the_width(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    breakable = all(cells(word) <= width for word in text.replace("、", " ").replace("。", " ").split())
    if breakable and "、" not in text and "。" not in text:
        assert all(cells(line) <= width for line in lines)
