"""The `/` words of a meeting, in every language: its steps, its time, rounds and hands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from functools import cache
from unicodedata import normalize

from retro.asking.commands import SLASHES
from retro.language import LANGUAGES, N_, Language, language
from retro.text.folding import folded_name
from retro.value import value

_LINE = re.compile(rf"\s*[{SLASHES}](?P<word>[^\s　]+)(?:[\s　]+(?P<rest>.*))?", re.DOTALL)


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
    found = _LINE.fullmatch(text)
    if not found:
        return None
    move, rest = _moves().get(folded_name(found["word"])), normalize("NFKC", found["rest"] or "").strip()
    if move is None or (rest and move not in (*_WITH_NUMBER, *_WITH_WORDS)):
        return None
    if move in _WITH_NUMBER and rest and not re.fullmatch(r"\d{1,6}\s*(?:min\w*|分)?", rest):
        return None
    return MeetingCommand(move, re.sub(r"\D+$", "", rest) if move in _WITH_NUMBER else rest)


def meeting_words(to: Language) -> Iterator[tuple[str, str]]:
    """The words, each with what it does."""
    return ((f"/{to(move.word)}", to(move.meaning)) for move in Move)


@cache
def _moves() -> dict[str, Move]:
    return {folded_name(language(code)(move.word)): move for code in LANGUAGES for move in Move}
