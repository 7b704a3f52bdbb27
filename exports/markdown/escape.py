"""A line of text as Markdown: it shows the characters that were typed, and its links and its code are what they are."""

from __future__ import annotations

import re
from functools import cache

from exports.markdown.escaped import escaped, may_mean
from retro.language import Language
from retro.text.controls import printable


class Markdown(str):
    """A text that is Markdown already, and is not escaped again."""

    __slots__ = ()


_MAY_BE_MARKUP = re.compile(r"://|\]\(|`.*`")
"""What a line has in which a link or code stands, and hardly any other."""


def inline(text: str) -> Markdown:
    """`text` as one line of Markdown; line ends, tabs and control characters become spaces.

    Links, web addresses and code between backticks stay what they are; everything else shows as it was typed.
    """
    line = text.strip() if text.isprintable() else printable(text).strip()
    if not may_mean(line):
        return Markdown(line)
    if _MAY_BE_MARKUP.search(line):
        from exports.markdown.blocks import one_line

        if (marked := one_line(line)) is not None:
            return Markdown(marked)
    return Markdown(escaped(line))


@cache
def said(message: str, to: Language) -> Markdown:
    """A text of the catalogue that has no places to fill. Each is kept, so it is for these alone, never for a value."""
    return inline(to(message))


def filled_in(message: str, to: Language, **values: str) -> Markdown:
    """A message in a language, with values in it: those that are no Markdown are escaped."""
    written = {name: value if isinstance(value, Markdown) else inline(value) for name, value in values.items()}
    return Markdown(to(message, **written))
