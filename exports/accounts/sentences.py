"""The first sentences of a text."""

from __future__ import annotations

import re
import unicodedata

_LONGEST = 400
"""How many characters a reader with one minute is given, where no sentence ends before."""

_END = re.compile(r"[.!?][\"'”’)]*(?=\s)|[。！？][」』）]*|$")


def first(text: str, n: int) -> str:
    """The first `n` sentences of the first paragraph, on one line; `…` stands for what was left out."""
    paragraph, _, rest = text.strip().partition("\n\n")
    line = re.sub(r"(.)\s*\n\s*(.)", _joined, paragraph)
    ends = [found.end() for found in _END.finditer(line)]
    end = min(ends[min(n, len(ends)) - 1], _LONGEST)
    told = line[:end].rstrip()
    return f"{told} …" if line[end:].strip() or rest.strip() else told


def _joined(found: re.Match[str]) -> str:
    """Two lines as one: with a space between them, unless they are written without spaces, as Japanese is."""
    before, after = found[1], found[2]
    return before + after if _is_wide(before) and _is_wide(after) else f"{before} {after}"


def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF"
