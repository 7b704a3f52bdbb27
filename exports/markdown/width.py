"""How wide letters are, in cells of a terminal, and what follows from it."""

from __future__ import annotations

import unicodedata


def is_wide(char: str) -> bool:
    """Whether a character takes two cells, as Japanese ones do; "" does not."""
    return bool(char) and unicodedata.east_asian_width(char) in "WF"


def width(text: str) -> int:
    """How many cells `text` takes."""
    return len(text) if text.isascii() else sum(2 if is_wide(char) else 1 for char in text)


def joint(before: str, after: str) -> str:
    """What stands for the end of a line between two characters: a space, but none where Japanese runs on."""
    return "" if is_wide(before) and is_wide(after) else " "
