"""Widths are those of `rich.cells`, by which the screens are drawn, for every text."""

from __future__ import annotations

import sys

import pytest
from hypothesis import example, given, strategies as st
from rich.cells import cell_len

from retro.text.controls import printable
from retro.text.width import CERTAIN, cells, clusters, cut, fit, is_wide, letter_before, letter_behind, pad
from tests.text.letters import MARKED, TEXTS


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("abc", 3),
        ("配送", 4),
        ("ﾊｲｿｳ", 4),
        ("か\u3099", 2),  # が as macOS writes it
        ("e\u0301", 1),
        ("👩\u200d👩\u200d👧\u200d👦", 2),  # a family
        ("⚠\ufe0f", 2),  # a sign drawn as a picture
        ("⚠", 1),
        ("🇯🇵", 2),
        ("👍🏽", 2),
        ("1\ufe0f\u20e3", 2),
        ("…–“”→", 5),
        ("", 0),
    ],
)
def test_a_width_is_told_in_cells(text: str, size: int) -> None:
    assert cells(text) == cell_len(text) == size
    assert len(clusters(text)) <= size


@given(TEXTS | st.text())
@example("\u200da")
@example("\u200d\u200da")
@example("\ufe0f\u200da")
def test_widths_are_those_of_rich(text: str) -> None:
    assert cells(text) == cell_len(text)
    found = clusters(text)
    assert sum(size for _start, _end, size in found) == cell_len(text)
    assert "".join(text[start:end] for start, end, _size in found) == text


def test_each_letter_that_is_counted_without_rich_is_as_wide_as_rich_says() -> None:
    letters = [letter for letter in map(chr, range(sys.maxunicode)) if CERTAIN.fullmatch(letter)]
    assert len(letters) > 25_000
    assert [letter for letter in letters if cells(letter) != cell_len(letter)] == []
    assert [letter for letter in letters if is_wide(letter) != (cell_len(letter) == 2)] == []


@pytest.mark.parametrize("letter", MARKED)
def test_what_a_reader_sees_as_one_letter_is_never_cut(letter: str) -> None:
    size = cell_len(letter)
    assert cut(letter, size) == letter
    assert [cut(f"a{letter}b", room) for room in range(1, size + 3)] == [
        *["a"] * size,
        f"a{letter}",
        f"a{letter}b",
    ]


@given(TEXTS, st.integers(0, 40))
def test_a_text_that_is_cut_is_its_longest_beginning_that_fits(text: str, room: int) -> None:
    kept = cut(text, room)
    assert text.startswith(kept)
    assert cell_len(kept) <= room
    if kept != text:
        _start, end, _size = next(each for each in clusters(text) if each[0] == len(kept))
        assert cell_len(text[:end]) > room


@given(TEXTS, st.integers(0, 40), st.booleans())
def test_a_text_that_is_filled_is_as_wide_as_was_asked_or_as_it_was(text: str, width: int, right: bool) -> None:
    filled = pad(text, width, right=right)
    assert cell_len(filled) == max(width, cell_len(text))
    assert filled.strip(" ") == text.strip(" ")


@given(TEXTS, st.integers(0, 40))
def test_a_fitted_text_has_exactly_its_width(text: str, width: int) -> None:
    assert cell_len(fit(text, width)) == width
    if cell_len(printable(text)) <= width:
        assert fit(text, width).rstrip() == printable(text).rstrip()


@pytest.mark.parametrize(
    ("text", "width", "fitted"),
    [
        ("abc", 5, "abc  "),
        ("abcdef", 5, "abc.."),
        ("時系列", 6, "時系列"),
        ("時系列", 5, "時 .."),
        ("a\nb\x1b[2J", 8, "a b [2J "),
        ("abc", 2, "ab"),
        ("abc", 3, "abc"),
        ("abcd", 3, "abc"),
        ("abc", 0, ""),
    ],
)
def test_a_text_fits_its_cells(text: str, width: int, fitted: str) -> None:
    assert fit(text, width) == fitted


def test_a_figure_stands_right() -> None:
    assert fit("37", 5, right=True) == "   37"


@given(TEXTS | st.text(), st.data())
def test_a_cursor_steps_over_whole_letters(text: str, data: st.DataObject) -> None:
    borders = {0, len(text)} | {end for _start, end, _size in clusters(text)}
    at = data.draw(st.integers(0, len(text)))
    assert letter_before(text, at) == max((border for border in borders if border < at), default=0)
    assert letter_behind(text, at) == min((border for border in borders if border > at), default=len(text))


@pytest.mark.parametrize("text", ["a\u200d", "時\u200d", "\u200d", "a\u200db"])
@pytest.mark.parametrize("width", [3, 4, 7])
def test_a_joiner_at_the_end_does_not_swallow_the_spaces(text: str, width: int) -> None:
    filled = pad(text, width)
    assert cell_len(filled) == width
    assert filled.rstrip(" ") == text
    assert pad(text, width, right=True).lstrip(" ") == text
    assert cell_len(pad(text, width, right=True)) == width


def test_dots_stand_where_there_is_room_for_a_letter_beside_them() -> None:
    assert [fit("abcdef", width) for width in (6, 5, 4, 3, 2, 1)] == ["abcdef", "abc..", "ab..", "abc", "ab", "a"]
    assert [fit("時系列", width) for width in (6, 5, 4, 3, 2, 1)] == ["時系列", "時 ..", "時..", "時 ", "時", " "]
