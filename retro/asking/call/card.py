"""What one must not forget while somebody speaks, and the `/` words of the line. Nothing of the record is needed."""

from __future__ import annotations

from enum import Enum
from functools import cache

from retro.asking.slash_word import slash_word
from retro.language import LANGUAGES, N_, language
from retro.text.folding import folded_name

CARD = (
    N_("recorded? say so"),
    N_("let them finish"),
    N_("thank them"),
    N_("name, number, when it suits"),
    N_("what do they wish for"),
    N_("by when we call"),
    N_("read it back"),
    N_("they hang up first"),
    N_("not on the spot: money, blame, a visit"),
)
"""In the order in which one comes to it."""


class CallWord(Enum):
    """What a `/` word does in a call. A line that begins so, and with none of these, is a note."""

    END = N_("/end"), N_("the call is over: which case is it?")
    BY = N_("/by"), N_("the role that speaks: /by customer care")
    RESUME = N_("/resume"), N_("go on with a call that has no case; its number behind it, if there are several")

    def __init__(self, word: str, meaning: str) -> None:
        self.word = word
        """As it is typed, with its slash."""
        self.meaning = meaning


def word_in(text: str) -> tuple[CallWord, str] | None:
    """The `/` word that a line says, in whatever language, and what stands behind it; None if it is a note."""
    said, rest = slash_word(text) or ("", "")
    word = _words().get(said)
    return (word, rest) if word else None


@cache
def _words() -> dict[str, CallWord]:
    return {folded_name(language(code)(each.word)[1:]): each for code in LANGUAGES for each in CallWord}
