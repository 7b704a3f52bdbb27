"""The first sentences of a text."""

from __future__ import annotations

import re

_LONGEST = 400
"""How many characters a reader with one minute is given, where no sentence ends before."""

_END = re.compile(r"[.!?][\"'”’)]*(?=\s)|[。！？][」』）]*|\n\s*\n|$")


def first(text: str, n: int) -> str:
    """The first `n` sentences of prose, or the whole where there are no more; what was cut shows as `…`."""
    text = text.strip()
    end = 0
    for found in _END.finditer(text):
        end = found.end()
        n -= 1
        if n == 0:
            break
    if end > _LONGEST:
        return f"{text[:_LONGEST].rstrip()} …"
    return text[:end].rstrip() if not text[end:].strip() else f"{text[:end].rstrip()} …"
