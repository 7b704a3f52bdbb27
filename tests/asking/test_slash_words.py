"""The `/` words of a call and of an exercise: what is one in either language, what stands behind it, what is a text."""

from __future__ import annotations

import pytest

from retro.asking.call import card
from retro.asking.call.card import CallWord
from retro.asking.drill_words import DrillWord, word_in
from retro.language import language

JA = language("ja")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/end", (CallWord.END, "")),
        (" ／END 　", (CallWord.END, "")),
        ("/by customer care ", (CallWord.BY, "customer care")),
        ("/by\u3000お客様相談室\n一課", (CallWord.BY, "お客様相談室\n一課")),
        (f"{JA(CallWord.RESUME.word)} 2", (CallWord.RESUME, "2")),
        ("・end", (CallWord.END, "")),
        ("/bye", None),
        ("/", None),
        ("end", None),
        ("they said /end", None),
    ],
)
def test_a_word_of_a_call(text: str, found: tuple[CallWord, str] | None) -> None:
    assert card.word_in(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/keep practice.md ", (DrillWord.KEEP, "practice.md")),
        ("／keep", (DrillWord.KEEP, "")),
        ("/quit", (DrillWord.QUIT, "")),
        (f"/{JA(DrillWord.QUIT.word)}", (DrillWord.QUIT, "")),
        ("/quit the call and ring back", None),
        ("/var/log was full", None),
        ("quit", None),
        ("", None),
    ],
)
def test_a_word_of_an_exercise(text: str, found: tuple[DrillWord, str] | None) -> None:
    assert word_in(text) == found
