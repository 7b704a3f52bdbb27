"""Prose as paragraphs: a line that ends only because a file's lines are short goes on with the next one."""

from __future__ import annotations

import re

from retro.text.width import is_wide

_BEGINS_ANEW = re.compile(r"\s*$|\s*([-*+>|#]|\d+[.)])\s|\s*[-*+>|#]+\s*$|\s*[|>]| {4}|\t|\s*(```|~~~)|\s*[・●○■□◆◇※]")
"""What does not go on from the line before it: nothing, an item, a heading, a quote, a table, code."""
_FENCE = re.compile(r"\s*(```|~~~)")
_HARD = re.compile(r"( {2}|\\)$")
"""The end of a line that is meant."""


def paragraphs(text: str) -> str:
    """The text with one line for each paragraph, item, heading, or row of a table. Code stays as it is."""
    if "\n" not in text:
        return text
    lines: list[str] = []
    is_code, goes_on = False, False
    for line in text.split("\n"):
        if _FENCE.match(line):
            is_code = not is_code
            lines.append(line)
            goes_on = False
        elif is_code or not goes_on or _BEGINS_ANEW.match(line):
            lines.append(line)
        else:
            lines[-1] = _joined(lines[-1], line)
        if not _FENCE.match(line):
            goes_on = not is_code and bool(line.strip()) and not _HARD.search(line) and not _ends(line)
    return "\n".join(lines)


def first_paragraph(text: str) -> str:
    """The first paragraph that says something, in one line."""
    return next((line.strip() for line in paragraphs(text).split("\n") if line.strip()), "")


_BRACKETED = re.compile(r"\\\[([^\[\]\\\n]*)\\\]")


def without_escapes(text: str) -> str:
    """The text, written in Markdown, with its brackets as they are read: the mark `[forgotten]` without backslashes."""
    return _BRACKETED.sub(r"[\1]", text)


def _ends(line: str) -> bool:
    """Whether a line is whole by itself: a heading, or a row of a table."""
    return line.lstrip().startswith(("#", "|"))


def _joined(before: str, line: str) -> str:
    """Two lines as one: with a blank between words, with none between Japanese letters."""
    before, line = before.rstrip(), line.lstrip()
    return f"{before}{'' if is_wide(before[-1:]) and is_wide(line[:1]) else ' '}{line}"
