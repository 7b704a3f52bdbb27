"""How a retrospective is called: by its reference, `2026-014`, or by what shortens it."""

from __future__ import annotations

import re

from retro.text.controls import printable
from retro.text.folding import normal

_DASH = re.compile("[\u2010-\u2015\u2212ー]")
"""What input methods and word processors write for the hyphen."""


def read_reference(text: str) -> str:
    """A reference as it is kept, whatever its width and its dash as somebody types it."""
    return _DASH.sub("-", normal(printable(text)))


def names(text: str, reference: str) -> bool:
    """Whether `text` is this reference or its number, with or without the year and the zeros in front."""
    said = read_reference(text)
    number = re.fullmatch(r"(?:(\d{4})-)?(\d{1,9})", said, re.ASCII)
    year, _, digits = reference.partition("-")
    if number and re.fullmatch(r"\d{1,9}", digits, re.ASCII):
        return number[1] in (None, year) and int(number[2]) == int(digits)
    return said == reference
