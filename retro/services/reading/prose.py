"""Prose as it is read on a page of any width: a paragraph in one line, without the marks of Markdown."""

from __future__ import annotations

import re

from retro.text.controls import without_controls
from retro.text.markup import without_fences, without_markup

_STANDS_ALONE = re.compile(r"\s*(?:[-*+•・]\s|\d{1,3}[.)、]|[>|#])|\s{4,}")
"""The beginning of a line that goes on no other: an item, a quote, a heading, a row of a table, what is set in."""
_ASIAN = "\u2e80"
"""From here on words stand without spaces between them."""


def flowing(prose: str) -> str:
    """The words of a prose text: a paragraph in one line; items and what is set in stay as they are."""
    text = without_controls(prose).strip()
    if (letters := without_fences(text)) != text:
        return without_markup(letters)[0].strip()
    lines: list[str] = []
    for line in text.split("\n"):
        last = lines[-1] if lines else ""
        if last and line.strip() and not _STANDS_ALONE.match(line):
            gap = "" if last[-1] >= _ASIAN and line.lstrip()[0] >= _ASIAN else " "
            lines[-1] = f"{last}{gap}{line.strip()}"
        else:
            lines.append(line.rstrip())
    return without_markup("\n".join(lines))[0]
