from __future__ import annotations

import pytest
from hypothesis import given, strategies as st
from rich.cells import cell_len

from widgets.cells import fit, wrap

LETTERS = st.text(
    st.characters(codec="utf-8", exclude_characters="\n", exclude_categories=("Cc", "Mn", "Me", "Cf", "Zl", "Zp"))
)


@pytest.mark.parametrize(
    ("text", "width", "fitted"),
    [
        ("abc", 5, "abc  "),
        ("abcdef", 5, "abc.."),
        ("時系列", 6, "時系列"),
        ("時系列", 5, "時 .."),
        ("a\nb\x1b[2J", 8, "a b [2J "),
        ("abc", 2, "ab"),
        ("abc", 0, ""),
    ],
)
def test_a_text_fits_its_cells(text: str, width: int, fitted: str) -> None:
    assert fit(text, width) == fitted


def test_a_figure_stands_right() -> None:
    assert fit("37", 5, right=True) == "   37"


@given(LETTERS, st.integers(0, 40))
def test_a_fitted_text_has_exactly_its_width(text: str, width: int) -> None:
    assert cell_len(fit(text, width)) == width


@given(LETTERS, st.integers(2, 40))
def test_wrapping_loses_no_letter_and_passes_no_edge(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_japanese_breaks_anywhere_and_english_at_spaces() -> None:
    assert wrap("配送先の取り違え", 8) == ["配送先の", "取り違え"]
    assert wrap("two parcels swapped", 12) == ["two parcels", "swapped"]
    assert wrap("", 12) == [""]
