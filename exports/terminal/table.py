"""A table in columns of spaces, each as wide as its widest cell, or less where the terminal has no room for all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from markdown_it.token import Token
from rich.segment import Segment
from rich.style import Style

from exports.markdown.late_words import Block
from exports.terminal.styled_text import Styled, styled
from retro.text.width import cells

Line = list[Segment]

_HEAD, _RULE = Style(bold=True), Style(dim=True)
_GAP = 2
"""Cells between two columns."""


def table(block: Block, width: int) -> Iterator[Line]:
    """Its lines, each at most `width` cells wide. The words of a row are read when its lines are asked for."""
    rows = _rows(block)
    wanted = [_widest(column) for column in zip(*rows, strict=True)]
    widths = _shares(wanted, max(width - _GAP * (len(wanted) - 1), len(wanted)))
    for place, row in enumerate(rows):
        yield from _row(row, widths)
        if place == 0:
            yield [Segment((" " * _GAP).join("-" * size for size in widths), _RULE)]


class _Cell:
    """A cell, of which the words are read when they are drawn, or measured."""

    def __init__(self, block: Block, token: Token, style: Style | None) -> None:
        self._block, self._token, self._style = block, token, style

    @cached_property
    def said(self) -> Styled:
        """Its words."""
        return styled(self._block.words(self._token), self._style)

    @property
    def most(self) -> int:
        """So many cells it fills at the most.

        Words are no wider than they are written, unless there is a link: its address is written out, with its letters
        as figures.
        """
        written = self._token.content
        has_link = self._block.names_targets or "](" in written or "<" in written
        return cells(self.said.text if has_link or self._token.children else written)


def _rows(block: Block) -> list[list[_Cell]]:
    """The cells, row by row, the head first."""
    rows: list[list[_Cell]] = []
    for token in block.tokens:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(_Cell(block, token, None if len(rows) > 1 else _HEAD))
    return rows


def _widest(column: Sequence[_Cell]) -> int:
    """How many cells its widest words fill: those of which this may be, and no others, are read for it."""
    widest = 0
    for most, cell in sorted(((cell.most, cell) for cell in column), key=lambda each: each[0], reverse=True):
        if most <= widest:
            break
        widest = max(widest, cells(cell.said.text))
    return widest


def _row(row: Sequence[_Cell], widths: Sequence[int]) -> Iterator[Line]:
    columns = [list(cell.said.lines(size)) for cell, size in zip(row, widths, strict=True)]
    for y in range(max(map(len, columns))):
        line: Line = []
        gap = 0  # cells to leave before the next text; none at the end of a line
        for column, size in zip(columns, widths, strict=True):
            texts = column[y] if y < len(column) else []
            if texts:
                line += [Segment(" " * gap), *texts] if gap else texts
                gap = 0
            gap += size - sum(segment.cell_length for segment in texts) + _GAP
        yield line


def _shares(wanted: Sequence[int], room: int) -> list[int]:
    """How wide each column is: what it wants if it is less than a fair share, so that the others have more."""
    widths = [0] * len(wanted)
    left = len(wanted)
    for index in sorted(range(len(wanted)), key=wanted.__getitem__):
        widths[index] = max(min(wanted[index], room // left), 1)
        room -= widths[index]
        left -= 1
    return widths
