"""Lines that were laid out in a width, read on over their ends: words are found wherever a line happened to end.

A line stands beside the one before it in the same column: text below text, the cell of a table below its beginning.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from rich.segment import Segment

from retro.text.breaks import joint
from retro.text.search_forms import plain_form
from retro.text.search_patterns import pattern
from retro.text.width import cells

_BEGINNING = re.compile(r"(- |\| |\d+[.)] )$")
"""What an item of a list or a quotation begins with, apart from its words."""


class RunningText:
    """Lines in their order, to which more may come."""

    def __init__(self, lines: Iterable[Sequence[Segment]] = ()) -> None:
        self._columns: list[_Column] = []
        self._open: dict[int, _Column] = {}
        self._lines = 0
        self.add(lines)

    def add(self, lines: Iterable[Sequence[Segment]]) -> None:
        """Add these below the others."""
        for line in lines:
            self._open = {at: self._below(at, words) for at, words in _pieces(line)}
            self._lines += 1

    def _below(self, at: int, words: str) -> _Column:
        column = self._open.get(at)
        if column is None:
            column = _Column()
            self._columns.append(column)
        column.add(self._lines, words)
        return column

    def find(self, asked: str) -> list[tuple[int, int]]:
        """The first and the last line of each place where it stands, in order; only the first of those in one line.

        It stands there whatever the width, the case and the kana in which it is written.
        """
        ways = [re.compile(re.escape(plain)) for plain in {plain_form(asked).strip()} if plain]
        if ways and (word := pattern(asked)):
            ways.append(word)
        found: dict[int, int] = {}
        for column in self._columns if ways else ():
            for first, last in column.places(ways):
                found[first] = max(last, found.get(first, last))
        return sorted(found.items())


class _Column:
    """Pieces of lines, each below the one before it."""

    def __init__(self) -> None:
        self._lines: list[int] = []
        self._words: list[str] = []
        self._joined: list[tuple[str, list[int]]] = []

    def add(self, line: int, words: str) -> None:
        self._lines.append(line)
        self._words.append(plain_form(words))
        self._joined = []

    def places(self, ways: Sequence[re.Pattern[str]]) -> Iterator[tuple[int, int]]:
        """The lines of each place where one of these stands."""
        self._joined = self._joined or [self._put_together(spaced=True), self._put_together(spaced=False)]
        for text, begins in self._joined:
            for way in ways:
                for found in way.finditer(text):
                    yield self._line(begins, found.start()), self._line(begins, max(found.end() - 1, found.start()))

    def _line(self, begins: list[int], at: int) -> int:
        return self._lines[bisect_right(begins, at) - 1]

    def _put_together(self, *, spaced: bool) -> tuple[str, list[int]]:
        """The words as one text, and where each piece begins in it.

        Not `spaced`: nothing stands for the end of a line, which may have come in the middle of a long word.
        """
        parts: list[str] = []
        begins: list[int] = []
        length = 0
        for place, words in enumerate(self._words):
            between = joint(self._words[place - 1][-1:], words[:1]) if spaced and place else ""
            begins.append(length + len(between))
            parts += (between, words)
            length += len(between) + len(words)
        return "".join(parts), begins


def _pieces(line: Sequence[Segment]) -> Iterator[tuple[int, str]]:
    """The words of a line, each piece with the cell that it begins at: spaces that set it in, or part it, divide it."""
    x, begun, words = 0, 0, ""
    for text, _style, _control in line:
        is_apart = not words and _BEGINNING.match(text)
        if is_apart or (not text.strip() and (len(text) > 1 or not words)):
            if words:
                yield begun, words
            words = ""
        else:
            begun = begun if words else x
            words += text
        x += cells(text)
    if words:
        yield begun, words
