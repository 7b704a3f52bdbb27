"""A number under which somebody is called, or an e-mail address, among other words: `明日17時に 090-1234-5678 へ`."""

from __future__ import annotations

import re

from retro.text.folding import normal
from retro.text.lazy_pattern import lazy

_NUMBER = lazy(
    r"(?<![\d/:.-])(?:tel\.?\s?:?\s?|電話\s?:?\s?|携帯\s?:?\s?)?"
    r"(?P<number>(?:\+\d{1,3}[\s-]?(?:\(0\)\s?)?\d{1,4}[\s/-]?|\(0\d{1,4}\)\s?|0\d{1,4}[\s/-]?)\d{1,5}(?:[\s-]?\d{2,5}){0,3}|"
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"(?![\d/:時月日]|-\d)",
    re.IGNORECASE,
)
_FEWEST = 8
"""Digits of a number that is no day and no time."""
_EDGE = " \t\u3000,、，;；/／()（）"


def number_in(text: str) -> tuple[str, str]:
    """The number that a text says, as it was written, and the rest of the text; "" and the text if it says none."""
    said = normal(text)
    for found in _NUMBER.finditer(said):
        number = found["number"].strip()
        if "@" not in number and sum(letter.isdigit() for letter in number) < _FEWEST:
            continue
        before = re.sub(
            r"(?:\bon|\bat|\bunder|\bto|に|の)$", "", said[: found.start()].rstrip(_EDGE), flags=re.IGNORECASE
        )
        behind = re.sub(r"^\s*(?:へ|まで|に(?=$|\s)|宛て?)", "", said[found.end() :])
        return number, f"{before} {behind}".strip(_EDGE)
    return "", text
