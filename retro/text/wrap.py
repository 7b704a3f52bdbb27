"""A text in lines of a width: where each of them ends.

A line ends, in this order, where there is one of them on it: at the end of a Japanese phrase or at a space; beside a
Japanese letter; in a word. What Japanese forbids at either edge (禁則処理) stands there only where nothing else fits.
A phrase that no line is wide enough for is cut like a word, so that it leaves no short line before it.
"""

from __future__ import annotations

from collections.abc import Iterator

from retro.text.breaks import NEVER_LAST, PARTS_WORDS, forbidden, may_part
from retro.text.controls import printable
from retro.text.phrases import phrase_ends
from retro.text.width import Cluster, cells, clusters

Line = tuple[int, int]
"""Where a line begins in its text, and where it ends."""


def wrap(text: str, width: int) -> list[str]:
    """`text` as lines of at most `width` cells, without the spaces at their ends; its own line ends are spaces."""
    text = printable(text)
    return [text[start:end] for start, end in line_spans(text, width)]


def line_spans(text: str, width: int) -> Iterator[Line]:
    """The lines that `text` fills, each at most `width` cells wide; at least one, and one more for each line end.

    A letter that is wider than the line has one to itself. The space that a line ends with is in none.
    """
    start = 0
    for part in text.split("\n"):
        of_part = _narrow(part, width) if part.isascii() and part.isprintable() else _lines(part, width)
        yield from ((start + begin, start + end) for begin, end in of_part)
        start += len(part) + 1


def _narrow(text: str, width: int) -> Iterator[Line]:
    """The lines of a text in which every letter fills one cell: they end at spaces, else in a word."""
    start, said = 0, len(text.rstrip(" "))
    while said - start > width:
        space = text.rfind(" ", start, start + width + 1)
        while space > start and text[start:space].rstrip()[-1:] in NEVER_LAST:
            space = text.rfind(" ", start, space)
        end = space if space > start and text[start:space].strip() else _in_word(text, start, start + width)
        yield start, _without_spaces(text, start, end)
        start = end
        while text[start] == " ":  # what follows is longer than spaces: it ends where the last word does
            start += 1
    yield start, _without_spaces(text, start, len(text))


def _in_word(text: str, start: int, end: int) -> int:
    """The last place up to `end` where nothing forbids to cut a word that is longer than the line."""
    inside = (at for at in range(end, start, -1) if " " not in text[at - 1 : at + 1])
    return next((at for at in inside if not forbidden(text[at - 1], text[at])), end)


def _lines(text: str, width: int) -> Iterator[Line]:
    if cells(text) <= width:
        yield 0, _without_spaces(text, 0, len(text))
        return
    yield from _Breaking(text, width).lines()


class _Breaking:
    """The lines of a text that is too long for one, one after the other."""

    def __init__(self, text: str, width: int) -> None:
        self._text, self._width = text, width
        self._clusters = clusters(text)
        self._phrases = frozenset(phrase_ends(text))

    def lines(self) -> Iterator[Line]:
        """All of them."""
        text, parts, width = self._text, self._clusters, self._width
        begun = size = 0  # the number of the cluster that the line begins with, and the cells filled
        for number, (at, _end, wide) in enumerate(parts):
            while size + wide > width and number > begun and text[at] != " ":
                end = self._end(begun, number)
                yield parts[begun][0], _without_spaces(text, parts[begun][0], parts[end][0])
                begun = end
                size = _cells(parts[begun:number])
            size += wide
        yield parts[begun][0], _without_spaces(text, parts[begun][0], len(text))

    def _end(self, begun: int, number: int) -> int:
        """The cluster before which the line ends that begins with cluster `begun` and is full before `number`."""
        beside = within = parted = 0
        for end in range(number, begun, -1):
            at = self._clusters[end][0]
            before, after = self._text[self._clusters[end - 1][0]], self._text[at]
            if after == " ":
                continue
            if before == " ":
                last = self._text[self._clusters[begun][0] : at].rstrip()[-1:]
                if last and not forbidden(last, after, spaced=True):
                    return end
            elif not forbidden(before, after):
                within = within or end
                if may_part(before, after):
                    beside = beside or end
                    if before in PARTS_WORDS and self._is_half_full(begun, end):
                        parted = parted or end
                    if at in self._phrases:
                        return end if self._fits(end) else parted or beside
        return parted or beside or within or number

    def _is_half_full(self, begun: int, end: int) -> bool:
        return _cells(self._clusters[begun:end]) * 2 >= self._width

    def _fits(self, number: int) -> bool:
        """Whether the phrase that begins with this cluster fits on a line of its own."""
        size = 0
        for at, _end, wide in (self._clusters[each] for each in range(number, len(self._clusters))):
            if size and (at in self._phrases or self._text[at] == " "):
                return True
            size += wide
            if size > self._width:
                return False
        return True


def _cells(parts: list[Cluster]) -> int:
    return sum(wide for _at, _end, wide in parts)


def _without_spaces(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] == " ":
        end -= 1
    return end


def typed_lines(text: str, width: int) -> list[Line]:
    """The lines that `text` fills while somebody types it: nothing is left out, and no line begins elsewhere then.

    They end behind a space or beside a Japanese letter, else in a word. One space may stand in the cell behind `width`.
    """
    parts, lines = clusters(text), []
    begun = size = 0
    for number, (at, _end, wide) in enumerate(parts):
        if size + wide > width + (text[at] == " ") and number > begun:
            end = next((end for end in range(number, begun, -1) if _may_end(text, parts, end)), number)
            lines.append((parts[begun][0], parts[end][0]))
            begun = end
            size = _cells(parts[begun:number])
        size += wide
    return [*lines, (parts[begun][0] if parts else 0, len(text))]


def _may_end(text: str, parts: list[Cluster], number: int) -> bool:
    """Whether a line may end before this cluster."""
    before, after = text[parts[number - 1][0]], text[parts[number][0]]
    return after != " " and (before == " " or may_part(before, after))
