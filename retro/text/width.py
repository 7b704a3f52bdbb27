"""How wide a text is, in cells of a terminal, and what follows from it: cut and filled to a width.

`rich.cells` is the one measure, for it is what the screens are drawn by. It takes 40 ms to import, so that letters
whose width leaves no doubt are counted without it: a test holds each of them against it.
"""

from __future__ import annotations

import re

from retro.text.controls import printable
from retro.text.lazy_pattern import lazy
from retro.text.shortened import MORE

Cluster = tuple[int, int, int]
"""What a reader sees as one letter and nothing may cut apart: where it begins, where it ends, its cells."""

_ONE = " -~\u00a0-\u00ac\u00ae-\u02ff\u0391-\u03a1\u03a3-\u0482\u2010-\u2027\u2030-\u205e\u2190-\u22ff\u2500-\u25fc"
_TWO = "\u3000-\u3029\u3030-\u303e\u3041-\u3096\u309b-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff60"
_FIRST_WIDE = "\u3000"
CERTAIN = lazy(f"[{_ONE}{_TWO}]*")
"""Texts of letters that stand for themselves, one cell or two each, whatever stands beside them."""
_NARROW = lazy(f"[{_ONE}]+")
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]")
"""Half of a flag."""
_JOINER = "\u200d"
_DOTS = ".."


def cells(text: str) -> int:
    """How many cells `text` takes."""
    if text.isascii() and text.isprintable():
        return len(text)
    if CERTAIN.fullmatch(text):
        return len(text) + len(_NARROW.sub("", text))
    from rich.cells import cell_len

    return cell_len(text)


def is_wide(letter: str) -> bool:
    """Whether a letter takes two cells, as Japanese ones do; "" does not."""
    return cells(letter) > 1


def clusters(text: str) -> list[Cluster]:
    """The letters of `text` as a reader sees them, with the marks, joiners and halves that belong to each."""
    if text.isascii() and text.isprintable():
        return [(at, at + 1, 1) for at in range(len(text))]
    if CERTAIN.fullmatch(text):
        return [(at, at + 1, 1 if letter < _FIRST_WIDE else 2) for at, letter in enumerate(text)]
    from rich.cells import split_graphemes

    lead: list[Cluster] = []
    while text.startswith(_JOINER, begun := len(lead) * 2):  # with nothing before it, it hides what it was to join
        lead.append((begun, min(begun + 2, len(text)), 0))
    found = [(start + begun, end + begun, size) for start, end, size in split_graphemes(text[begun:])[0]]
    return [*lead, *(_whole_flags(text, found) if _FLAG.search(text) else found)]


def letter_before(text: str, at: int) -> int:
    """Where the letter begins that ends at `at`, or goes on behind it; 0 at the beginning."""
    return next((start for start, _end, _size in reversed(clusters(text)) if start < at), 0)


def letter_behind(text: str, at: int) -> int:
    """Where the letter ends that begins at `at`, or before it; the end of the text where none does."""
    return next((end for _start, end, _size in clusters(text) if end > at), len(text))


def cut(text: str, room: int) -> str:
    """As much of the beginning of `text` as fits into `room` cells."""
    if len(text) <= room // 2 or cells(text) <= room:
        return text
    used = 0
    for start, _end, size in clusters(text):
        used += size
        if used > room:
            return text[:start]
    return text


def shortened_to(text: str, room: int) -> str:
    """The beginning of `text` in `room` cells at most, the last of them … where it goes on; "" for no room."""
    if len(text) * 2 <= room or cells(text) <= room:  # no letter takes more than two
        return text
    return cut(text, room - 1).rstrip() + MORE if room > 0 else ""


def pad(text: str, width: int, *, right: bool = False) -> str:
    """`text` with spaces behind it (with `right`, before it) to `width` cells; a longer one as it is."""
    spaces = " " * (width - cells(text))
    if text.endswith(_JOINER) and spaces and not right:
        spaces += " " * (width - cells(text + spaces))  # it has drawn the first of them to itself
    return spaces + text if right else text + spaces


def fit(text: str, width: int, *, right: bool = False) -> str:
    """`text` on one line of exactly `width` cells: filled with spaces, or cut, with `..` at the end."""
    text = printable(text)
    if cells(text) <= width:
        return pad(text, width, right=right)
    room = width - len(_DOTS)
    return pad(cut(text, room), room) + _DOTS if room > 1 else pad(cut(text, width), width)


def _whole_flags(text: str, found: list[Cluster]) -> list[Cluster]:
    """The clusters, with the two halves of each flag as one."""
    joined: list[Cluster] = []
    half = False
    for start, end, size in found:
        is_half = bool(_FLAG.match(text, start))
        if half and is_half:
            begun, _end, before = joined.pop()
            joined.append((begun, end, before + size))
            half = False
        else:
            joined.append((start, end, size))
            half = is_half
    return joined
