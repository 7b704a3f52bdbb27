"""The part of a text in which something stands that was looked for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from retro.text.controls import printable
from retro.text.width import cells

Span = tuple[int, int]

_END = re.compile(r"[。．！？\n]+|[.!?]+(?=\s)")
"""Where a sentence ends."""
_MORE = "…"


def excerpt(text: str, spans: Sequence[Span], most: int) -> tuple[str, tuple[Span, ...]]:
    """The sentence of `text` in which the first of the spans lies, in one line, with the spans that lie in it.

    It takes up to `most` cells (at least 10): of a longer sentence, what stands around the first span, … where it goes
    on. Without spans it is the first sentence.
    """
    first, behind = spans[0] if spans else (0, 0)
    ends = [found.end() for found in _END.finditer(text, 0, first)]
    start = ends[-1] if ends else 0
    start += len(text[start:first]) - len(text[start:first].lstrip())
    found = _END.search(text, max(behind - 1, first))
    end = found.end() if found else len(text)
    end -= len(text[max(behind, start) : end]) - len(text[max(behind, start) : end].rstrip())
    before = after = ""
    most, shown = max(most, 10), printable(text)
    if _is_longer(shown[start:end], most):
        begin = _behind(shown, start, first, most // 3)
        before, start = (_MORE, begin) if begin > start else ("", start)
        stop = _before(shown, start, end, most - len(before))
        if stop < end:
            after, end = _MORE, _before(shown, start, end, most - len(before) - 1)
    inside = ((max(begin, start), min(stop, end)) for begin, stop in spans if begin < end and stop > start)
    shift = len(before) - start
    return before + shown[start:end] + after, tuple((begin + shift, stop + shift) for begin, stop in inside)


def _is_longer(text: str, most: int) -> bool:
    return len(text) > most or cells(text) > most


def _behind(text: str, start: int, end: int, most: int) -> int:
    """From where on what stands before `end` has room."""
    at = max(start, end - most)
    while at < end and cells(text[at:end]) > most:
        at += 1
    return at


def _before(text: str, start: int, end: int, most: int) -> int:
    """Up to where what stands behind `start` has room."""
    at = min(end, start + most)
    while at > start and cells(text[start:at]) > most:
        at -= 1
    return at
