"""Escape and the key behind it are two keys, however fast they come."""

from __future__ import annotations

import pytest
from textual import events

from retro.screens.key_parser import KeyParser

BURST = "the parcel was swapped on the table, nobody saw it"


def keys(*pieces: str) -> list[str]:
    """The keys of what a terminal sends in these pieces."""
    parser = KeyParser()
    found = [event for piece in pieces for event in parser.feed(piece)]
    return [event.key for event in found if isinstance(event, events.Key)]


def pasted(*pieces: str) -> list[str]:
    """What is pasted, in these pieces."""
    parser = KeyParser()
    found = [event for piece in (*pieces, " ") for event in parser.feed(piece)]
    return [event.text for event in found if isinstance(event, events.Paste)]


@pytest.mark.parametrize("letter", [*"5nix-=0", "あ"])
def test_a_key_right_behind_escape_is_a_key_of_its_own(letter: str) -> None:
    plain = keys(letter)
    assert keys(f"\x1b{letter}") == ["escape", *plain]
    assert keys(f"\x1b{letter}5") == ["escape", *plain, "5"]


def test_also_where_the_two_come_in_two_pieces() -> None:
    assert keys("\x1b", "5") == ["escape", "5"]


@pytest.mark.parametrize("text", ["hello", BURST], ids=["short", "long"])
def test_a_burst_behind_escape_keeps_its_letters_and_the_escape(text: str) -> None:
    assert keys(f"\x1b{text}") == ["escape", *keys(text)]


def test_escape_twice_is_twice_escape() -> None:
    assert keys("\x1bab\x1bi") == ["escape", "a", "b", "escape", "i"]


@pytest.mark.parametrize(
    ("sequence", "key"), [("\x1b[A", "up"), ("\x1bOA", "up"), ("\x1b[1;5B", "ctrl+down"), ("\x1b[13;2u", "shift+enter")]
)
def test_sequences_stay_what_they_are(sequence: str, key: str) -> None:
    assert keys(sequence) == [key]
    assert keys(f"i{sequence}5") == ["i", key, "5"]


def test_what_is_pasted_is_no_key() -> None:
    assert pasted("\x1b[200~a\r5 n\x1b[201~") == ["a\r5 n"]
    assert pasted("\x1b[20", "0~one", " two\x1b[201~") == ["one two"]
    assert keys("\x1b[200~a\x1b[201~", "\x1b5") == ["escape", "5"]
