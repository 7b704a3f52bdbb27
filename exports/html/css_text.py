"""Text in a style sheet."""

from __future__ import annotations

import re

from retro.text.controls import printable


def quoted(text: str) -> str:
    """`text` on one line as a string of CSS; nothing in it can end the string, nor the element that it stands in."""
    line = " ".join(printable(text).split())
    return '"' + re.sub(r"[^\w ]", lambda found: f"\\{ord(found[0]):x} ", line) + '"'
