"""Letters that steer a terminal: found, taken out, made spaces."""

from __future__ import annotations

import pytest

from retro.text.controls import first_control, printable, without_controls


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", None),
        ("one two 三\u3000四", None),
        ("a\nb", None),
        ("a\tb", None),
        ("a\x1b[31m", "U+001B"),
        ("a\x00", "U+0000"),
        ("a\x7f\x1b", "U+007F"),
        ("a\x9b", "U+009B"),
        ("a\u202eb", "U+202E"),
        ("a\u2028b", "U+2028"),
    ],
)
def test_the_first_letter_that_may_not_stand_in_a_text(text: str, found: str | None) -> None:
    assert first_control(text) == found


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("one two", "one two"),
        ("a\x1b[31mred\x1b[0m b", "a[31mred[0m b"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\x00b\x07c", "abc"),
        ("a\tb", "a\tb"),
    ],
)
def test_what_is_pasted_loses_what_steers_a_terminal(text: str, left: str) -> None:
    assert without_controls(text) == left


def test_on_the_screen_a_space_stands_for_each() -> None:
    assert printable("one\ntwo\tthree\x1bfour") == "one two three four"
