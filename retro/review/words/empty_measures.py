"""Measures that say nothing that could be done, and owners that are nobody, by their words."""

from __future__ import annotations

import re

from retro.review.words.lists import Lists, in_use
from retro.review.words.word_list import Read, read

Span = tuple[int, int]


def is_empty(text: str) -> bool:
    """Whether a measure leans on attention alone, or names nothing that could be done."""
    lists, said = in_use(), read(text)
    return any(found is not None for found in (lists.of("attention").first(said), nothing_named(lists, said)))


def nothing_named(lists: Lists, text: Read) -> Span | None:
    """Words that name nothing, in a text that names nothing besides."""
    return None if _names_something(text) else lists.of("vague").first(text)


_NAMES = re.compile(r"\d|[:→>\"“「『]|[一二三四五六七八九十](?:台|枚|人|本|箇所|か所|つ|回|列|個|段|色|名)")
_LEFT = 3
_LONGEST = 8
_LONGEST_JAPANESE = 26


def _names_something(text: Read) -> bool:
    if _NAMES.search(text.placed.text):
        return True
    said = text.text.strip()
    if re.search("[\u3040-\u30ff\u3400-\u9fff]", said):
        return len(said) > _LONGEST_JAPANESE
    return len(said.split()) > _LONGEST


def no_act(lists: Lists, text: Read) -> Span | None:
    """The whole text, where it is a thing and nobody does anything with it."""
    spans = lists.of("means").spans(text)
    left = list(text.text)
    for start, end in spans:
        left[start:end] = [" "] * (end - start)
    rest = re.findall(r"\w", "".join(left))
    return (0, len(text.text)) if spans and len(rest) <= _LEFT else None


def everyone(lists: Lists, text: Read) -> Span | None:
    """The whole text, where it says everyone and no more."""
    spans = lists.of("everyone").spans(text)
    left = list(text.text)
    for start, end in spans:
        left[start:end] = [" "] * (end - start)
    return (0, len(text.text)) if spans and not re.findall(r"\w", "".join(left)) else None
