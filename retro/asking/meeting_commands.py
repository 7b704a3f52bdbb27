"""The `/` words of a meeting, in every language: its steps, its time, rounds and hands.

One types for all who are there, so a slip of a `/` word is refused here, and becomes no row; a path stays a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from enum import Enum
from functools import cache
from unicodedata import normalize

from retro.asking.commands import Act, command_in
from retro.asking.slash_word import SLASHES, slash_word
from retro.language import LANGUAGES, M_, N_, Language, Message, language
from retro.text.folding import folded_name
from retro.value import value

_UNKNOWN = re.compile(r"\s*(?P<word>[/／][^\s　/／]+)(?:[\s　].*)?", re.DOTALL)
"""A `・` begins what is listed; a second slash makes it a path."""
_GLUED = re.compile(r"(?P<word>\D+)(?P<figures>\d.*)")


class Move(Enum):
    """What a `/` word does in a meeting."""

    NEXT = N_("next"), N_("the next step")
    BACK = N_("back"), N_("the step before")
    SKIP = N_("skip"), N_("leave this step out, with the reason")
    EXTEND = N_("extend"), N_("more minutes for this step: /extend 5")
    PAUSE = N_("pause"), N_("stop the clock, or let it go on")
    SILENT = N_("silent"), N_("everybody writes for themselves: /silent 3 minutes")
    ROUND = N_("round"), N_("role by role; once more ends the round")
    HANDS = N_("hands"), N_("hands that were counted for a row: /hands 2 5")
    RULES = N_("rules"), N_("the rules again")
    END = N_("end"), N_("end the meeting, with its minutes")

    def __init__(self, word: str, meaning: str) -> None:
        self.word = word
        self.meaning = meaning


_NEAR = 3
_ALIKE = 0.5
"""So much of a word must be alike: one sign of the two that many a Japanese word has."""
_WITH_NUMBER = frozenset({Move.EXTEND, Move.SILENT})
_WITH_WORDS = frozenset({Move.SKIP, Move.HANDS})


@value
class MeetingCommand:
    """A `/` word of a meeting as it was read."""

    move: Move
    text: str = ""
    """What stands behind the word."""

    @property
    def number(self) -> int | None:
        """The figure behind the word; None where none is."""
        return int(self.text) if self.text.isdecimal() else None


def meeting_command_in(text: str) -> MeetingCommand | None:
    """The command of a meeting that a line is; None where it is none: a text, or a `/` word of the questions."""
    word, rest = slash_word(text) or ("", "")
    rest = normalize("NFKC", rest)
    move = _moves().get(word)
    if move is None and (glued := _GLUED.fullmatch(word)):  # Japanese is written without blanks
        move, rest = _moves().get(glued["word"]), f"{glued['figures']} {rest}".strip()
        move = move if move in (*_WITH_NUMBER, Move.HANDS) else None
    if move is None or (rest and move not in (*_WITH_NUMBER, *_WITH_WORDS)):
        return None
    if move in _WITH_NUMBER and rest and not re.fullmatch(r"\d{1,6}\s*(?:min\w*|分)?", rest):
        return None
    return MeetingCommand(move, re.sub(r"\D+$", "", rest) if move in _WITH_NUMBER else rest)


def unknown_word_in(text: str) -> str:
    """The word of a line that begins with a slash and is no `/` word of a meeting; "" where it is one, or a text."""
    found = _UNKNOWN.fullmatch(text)
    return found["word"] if found and meeting_command_in(text) is None and command_in(text) is None else ""


def near_words(word: str) -> tuple[Message, ...]:
    """The `/` words that come nearest to one that is unknown, the nearest first; () if none is near."""
    names = {
        folded_name(language(code)(each.word)): each.word
        for code in LANGUAGES
        for each in (*Move, *Act)
        if each not in (Act.STAGES, Act.GO)
    }
    said = folded_name(word.lstrip(SLASHES))
    known = [name for name in names if said.startswith(name) or (said and name.startswith(said))]
    close = get_close_matches(said, names, n=_NEAR, cutoff=_ALIKE)
    return tuple(typed(each) for each in dict.fromkeys(names[name] for name in (*known, *close)))[:_NEAR]


def typed(word: str) -> Message:
    """A `/` word as one types it."""
    return M_("/{word}", word=Message(word))


def meeting_words(to: Language) -> Iterator[tuple[str, str]]:
    """The words, each with what it does."""
    return ((f"/{to(move.word)}", to(move.meaning)) for move in Move)


@cache
def _moves() -> dict[str, Move]:
    return {folded_name(language(code)(move.word)): move for code in LANGUAGES for move in Move}
