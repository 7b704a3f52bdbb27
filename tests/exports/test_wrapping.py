from __future__ import annotations

import pytest
from hypothesis import given, strategies as st
from rich.cells import cell_len, split_graphemes

from exports.terminal.wrapping import wrapped

LETTERS = st.sampled_from([*"ab -,.(「」、。ーっ時系列🙂\n", "e\u0301", "👩\u200d🚒", "❤\ufe0f"])


def lines(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in wrapped(text, width)]


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
        ("時系列を確かめる", 6, ["時系列", "を確か", "める"]),
        ("時系列を確かめる", 7, ["時系列", "を確か", "める"]),
        ("番号を見た。次へ", 10, ["番号を見", "た。次へ"]),
        ("彼は「いつも」と", 6, ["彼は", "「いつ", "も」と"]),
        ("データー", 6, ["デー", "ター"]),
        ("担当はTanaka Taroです", 12, ["担当はTanaka", "Taroです"]),
    ],
)
def test_a_line_ends_where_a_reader_expects_it(text: str, width: int, expected: list[str]) -> None:
    assert lines(text, width) == expected


@given(st.lists(LETTERS, max_size=60).map("".join), st.integers(2, 12))
def test_no_line_is_too_wide_and_nothing_but_spaces_is_left_out(text: str, width: int) -> None:
    found = lines(text, width)
    assert "".join(found).replace(" ", "") == text.replace("\n", "").replace(" ", "")
    assert [line for line in found if cell_len(line) > width and len(split_graphemes(line)[0]) > 1] == []
    assert len(found) >= text.count("\n") + 1
