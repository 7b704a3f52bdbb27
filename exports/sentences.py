"""The first sentences of a text."""

from __future__ import annotations

import re

from retro.text.breaks import joint
from retro.text.lazy_pattern import lazy

_LONGEST = 400
"""How many characters a reader with one minute is given, where no sentence ends before."""

_END = lazy(r"[.!?][\"'”’)]*(?=\s)|[。！？][」』）]*|$")


def first(text: str, n: int) -> str:
    """The first `n` sentences of the first paragraph, on one line; `…` stands for what was left out."""
    paragraph, _, rest = text.strip().partition("\n\n")
    line = re.sub(r"(.)\s*\n\s*(?=(.))", lambda ends: ends[1] + joint(ends[1], ends[2]), paragraph)
    ends = [found.end() for found in _END.finditer(line)]
    end = min(ends[min(n, len(ends)) - 1], _LONGEST)
    told = line[:end].rstrip()
    return f"{told} …" if line[end:].strip() or rest.strip() else told
