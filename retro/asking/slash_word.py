"""A line that begins with a slash, taken apart: the word behind it, and the rest. Others say which words there are.

`／` and `・` count like `/`, for that is what the key gives with an input method on.
"""

from __future__ import annotations

import re

from retro.text.folding import folded_name

SLASHES = "/／・"
_LINE = re.compile(rf"\s*[{SLASHES}](?P<word>[^\s　]*)(?:[\s　]+(?P<rest>.*))?", re.DOTALL)


def slash_word(text: str) -> tuple[str, str] | None:
    """The word behind the slash, folded, and what stands behind it; None where the line begins with no slash.

    The word is "" where nothing stands right behind the slash.
    """
    found = _LINE.fullmatch(text)
    return (folded_name(found["word"]), (found["rest"] or "").strip()) if found else None
