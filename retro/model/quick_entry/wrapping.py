"""Prose that was broken into lines of one width: which of the lines go on with the one above.

A line of notes ends where the note ends. In wrapped prose each line is as long as it could be: the first word of the
next one would not have fitted. That alone may be chance; so sentences must run on over the ends of lines, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from unicodedata import east_asian_width

from retro.text.lazy_pattern import lazy
from retro.value import value

_NARROWEST, _WIDEST = 46, 120
"""Between these widths, in columns of the writer's editor, prose is wrapped."""
_SLACK = 4
"""So many columns shorter than the widest line is a full one of Japanese, for what may not begin a line."""
_MANY = 4
"""So many ends of lines need no other sign."""
_SENTENCE_ENDS = lazy(r"[.!?:;。！？：；」』）)…]$")
_GOES_ON = lazy(r"[a-zß-öø-ÿ(（]|[A-Z]+\b(?=[\s,])")
_OPEN_END = lazy(
    r"(?:[,、，–—(-]|\b(?:a|an|the|of|to|and|or|but|in|on|at|by|for|from|with|without|into|that|which|who|whose|when|where|"
    r"because|while|if|as|than|is|are|was|were|be|been|has|had|have|will|would|could|should|not|no|our|their|his|her|its|"
    r"this|these|those|all|each|every|some|any|two|three|it|they|we|he|she))$",
    re.IGNORECASE,
)
_JAPANESE = lazy("[ぁ-ヿ㐀-鿿]")
_JAPANESE_OPEN_END = lazy("[をがはにでとのもへや、]$")
_JAPANESE_GOES_ON = lazy("[をがはにでともてたりるっんゃゅょぁぃぅぇぉァィゥェォッャュョー々、。」）]")


@value
class Part:
    """A line, as far as it matters here."""

    text: str
    goes_on: bool
    """Whether it may go on with the line right above it: nothing marks its beginning."""


def wrapped(lines: Sequence[Part]) -> list[bool]:
    """For each of the lines whether it goes on with the one above."""
    joins = [False] * len(lines)
    blocks = [block for block in _blocks(lines) if len(block) > 1]
    sure = [block for block in blocks if _is_wrapped([lines[at].text for at in block])]
    widths = {_width(lines[at].text for at in block) for block in sure}
    for block in blocks:
        texts = [lines[at].text for at in block]
        like_others = any(_is_full(texts, width) for width in widths) and _runs_on(texts, 1)
        if block in sure or like_others:
            for at in block[1:]:
                joins[at] = True
    return joins


def joined(above: str, below: str) -> str:
    """Two lines of prose as one: without a space where Japanese goes on."""
    ends, begins = above[-1:], below[:1]
    japanese = any(_JAPANESE.match(char) or char in "、。，．「」（）" for char in (ends, begins) if char)
    glued = japanese and not (ends.isascii() and begins.isascii())
    return f"{above}{below}" if glued else f"{above} {below}"


def _blocks(lines: Sequence[Part]) -> Iterator[list[int]]:
    block: list[int] = []
    for at, line in enumerate(lines):
        if not line.goes_on:
            if block:
                yield block
            block = []
        block.append(at)
    if block:
        yield block


def _is_wrapped(texts: Sequence[str]) -> bool:
    """Whether these lines are one paragraph by themselves."""
    ends = len(texts) - 1
    japanese = bool(_JAPANESE.search("".join(texts)))
    if not _is_full(texts, _width(texts)) or not _runs_on(texts, (ends + 1) // 2):
        return False
    if japanese:
        return ends > 1
    return ends >= _MANY or any(_OPEN_END.search(text) for text in texts[:-1])


def _is_full(texts: Sequence[str], width: int) -> bool:
    """Whether each line but the last is as long as it could be at that width."""
    if not _NARROWEST <= width <= _WIDEST or any(_columns(text) > width for text in texts):
        return False
    return all(_leaves_no_room(above, below, width) for above, below in pairwise(texts))


def _leaves_no_room(above: str, below: str, width: int) -> bool:
    if _JAPANESE.search(below.split(maxsplit=1)[0]):
        return _columns(above) + _SLACK >= width
    return _columns(above) + 1 + _columns(below.split(maxsplit=1)[0]) > width


def _runs_on(texts: Sequence[str], least: int) -> bool:
    """Whether a sentence runs on over at least so many ends of lines."""
    return sum(map(_is_open, texts, texts[1:])) >= max(least, 1)


def _is_open(above: str, below: str) -> bool:
    if _SENTENCE_ENDS.search(above):
        return False
    if _JAPANESE_OPEN_END.search(above) or _JAPANESE_GOES_ON.match(below):
        return True
    return bool(_GOES_ON.match(below) or _OPEN_END.search(above))


def _width(texts: Iterator[str] | Sequence[str]) -> int:
    return max(map(_columns, texts))


def _columns(text: str) -> int:
    """How wide a text is where it was wrapped: a letter of Japanese is two columns wide."""
    return len(text) if text.isascii() else sum(2 if east_asian_width(char) in "WF" else 1 for char in text)
