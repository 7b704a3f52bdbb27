"""Forms of writing: patterns tried one after the other at the beginning of a text, and what each one makes of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import TypeVar

from retro.language import Message
from retro.model.problem import Code, Problem, ValidationError
from retro.text.folding import half_width

T = TypeVar("T")

Form = tuple[str, Callable[[re.Match[str]], T | None]]
"""A pattern, and what makes a value of its match: None when it is not meant after all."""

_FULL_WIDTH = {full: half_width(full) for full in map(chr, range(0xFF01, 0xFF5F))}
_ALIKE = {"\u3000": " ", "\u00a0": " ", "\u202f": " ", "\uff5e": "〜", "\u223c": "~", **dict.fromkeys("‐‑‒–—―−", "-")}
_FOLDED = str.maketrans(_FULL_WIDTH | _ALIKE)


class Unreadable(Exception):  # noqa: N818 -- what a text is, not a fault of the program
    """A text is meant as a moment and cannot be one. `reason` says why, and shows a form that works."""

    def __init__(self, reason: Message) -> None:
        super().__init__(str(reason))
        self.reason = reason

    def refused(self, text: str) -> ValidationError:
        """What to raise where `text` was to be read."""
        return ValidationError(Problem(Code.NOT_MOMENT, params={"text": text.strip(), "reason": self.reason}))


def fold(text: str) -> str:
    """`text` with one form for what looks alike: width of letters and digits, dashes, tildes, spaces.

    Each character becomes one character, so that what is left of the folded text is as long as what is left of the
    text as typed. (NFKC as a whole would not do: it also reads `²` and `①` as digits.)
    """
    return text.translate(_FOLDED)


@cache
def pattern(form: str) -> re.Pattern[str]:
    """The compiled pattern, made when it is first needed. Digits and letters in it are those of ASCII."""
    return re.compile(form, re.ASCII | re.IGNORECASE)


def first(text: str, forms: Iterable[Form[T]]) -> tuple[T, str] | None:
    """What the first of `forms` that suits the beginning of `text` makes of it, and the text after; None if none."""
    for form, make in forms:
        found = pattern(form).match(text)
        made = make(found) if found else None
        if found and made is not None:
            return made, text[found.end() :]
    return None


def past(text: str, form: str) -> str:
    """`text` after `form`, or all of it if it does not begin so."""
    found = pattern(form).match(text)
    return text[found.end() :] if found else text


def begins(text: str, form: str) -> bool:
    """Whether `text` begins with `form`."""
    return pattern(form).match(text) is not None
