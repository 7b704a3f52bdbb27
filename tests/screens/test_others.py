"""Who else has a case open is named as far as there is room, and never more than that."""

from __future__ import annotations

from retro.language import use
from retro.screens.others import others_text
from retro.text.width import cells


def test_as_many_are_named_as_there_is_room_for() -> None:
    names = ("佐藤", "Bob", "Cem", "Bob")
    assert others_text(names, "Ann", 40) == "also here: 佐藤, Bob, Cem"
    assert others_text(names, "Ann", 24) == "also here: 佐藤, Bob +1"
    assert others_text(names, "Ann", 18) == "also here: 佐藤 +2"
    assert others_text(names, "Ann", 9) == "+3"
    assert others_text(names, "Ann", 1) == others_text((), "Ann", 40) == ""
    assert others_text(("Ann",), "Ann", 40) == "also here: you, elsewhere"
    use("ja")
    assert others_text(names, "Ann", 40) == "閲覧者：佐藤、Bob、Cem"


def test_a_name_that_is_long_or_holds_controls_does_no_harm() -> None:
    text = others_text(("x" * 90, "\x1b[2J\n\u202eevil"), "Ann", 60)
    assert cells(text) <= 60
    assert text.isprintable()
    assert "\n" not in text
