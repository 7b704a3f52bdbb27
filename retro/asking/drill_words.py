"""The `/` words of an exercise on a past case. A line that begins with a slash and none of these is an answer."""

from __future__ import annotations

from enum import Enum
from functools import cache

from retro.asking.slash_word import slash_word
from retro.language import LANGUAGES, N_, language
from retro.text.folding import folded_name


class DrillWord(Enum):
    """What a `/` word does in an exercise."""

    KEEP = N_("keep"), N_("keep what you wrote in a file, beside what was done: /keep practice.md")
    QUIT = N_("quit"), N_("leave the exercise")

    def __init__(self, word: str, meaning: str) -> None:
        self.word = word
        self.meaning = meaning


def word_in(text: str) -> tuple[DrillWord, str] | None:
    """The `/` word that a line says, in whatever language, and what stands behind it; None if it is none."""
    said, rest = slash_word(text) or ("", "")
    word = _words().get(said)
    return None if word is None or (rest and word is not DrillWord.KEEP) else (word, rest)


@cache
def _words() -> dict[str, DrillWord]:
    return {folded_name(language(code)(each.word)): each for code in LANGUAGES for each in DrillWord}
