"""The beginning of what is too long to be shown whole."""

from __future__ import annotations

import pytest

from retro.text.shortened import a_few, beginning, counted, quoted
from retro.text.width import shortened_to


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\tslip\x1b[31m", "a slip [31m"),
        ("x" * 60, "x" * 60),
        ("x" * 61, "x" * 59 + "…"),
        ("", ""),
    ],
)
def test_what_is_quoted_leaves_what_stands_behind_it_in_sight(text: str, shown: str) -> None:
    assert quoted(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("two\n lines", "two lines"),
        ("one\x1btwo", "one two"),
        ("x" * 60, "x" * 60),
        ("x" * 61, "x" * 59 + "…"),
        ("x" * 58 + " and more", "x" * 58 + "…"),
    ],
    ids=["lines", "control", "longest", "longer", "space"],
)
def test_a_long_text_is_known_by_its_beginning(text: str, shown: str) -> None:
    assert beginning(text) == shown


@pytest.mark.parametrize(
    ("room", "shown"),
    [(6, "箱が壊"), (5, "箱が…"), (4, "箱…"), (1, "…"), (0, "")],
)
def test_it_is_cut_to_cells_with_the_dots_in_the_last(room: int, shown: str) -> None:
    assert shortened_to("箱が壊", room) == shown


def test_of_several_things_a_few_are_named() -> None:
    assert a_few(["a", "b"], 2) == ("a", "b")
    assert a_few(["a", "b", "c"], 2) == ("a", "b", "…")


def test_of_what_is_told_the_rest_is_counted() -> None:
    assert counted(["a", "b"], 2) == ["a", "b"]
    assert counted(["a", "b", "c", "d"], 2) == ["a", "b", "… +2"]
