"""The columns of a printed table: how wide each is, and on which side its text stands."""

from __future__ import annotations

import re
from math import ceil

from markdown_it.tree import SyntaxTreeNode

from exports.markdown.column_widths import width_shares
from exports.markdown.tree import text_of
from retro.text.breaks import DAY_OR_TIME
from retro.text.width import cells

_BOLD = 1.15
"""How much wider bold letters are."""

_DIGITS = 1.1
"""How much wider a day is than its cells: digits of Japanese fonts are more than half a letter wide."""

_WORD = re.compile(r"(?<![!-~])[!-~]{2,16}(?![!-~])")
"""A word in Latin letters, or a figure: what is longer is parted, wherever it stands."""


def column_shares(rows: list[SyntaxTreeNode], room: int) -> list[float]:
    """The share of each column in the width of the table, 1 in all, where `room` cells of text fit on a line.

    The first of the rows are the headings, which are set bold.
    """
    widest = [
        max(ceil(cells(text_of(cell)) * (1.0 if n else _BOLD)) for n, cell in enumerate(column))
        for column in zip(*(row.children for row in rows), strict=True)
    ]
    columns = list(zip(*(row.children for row in rows), strict=True))
    least = [max(map(_whole, column)) for column in columns]
    words = [max(_longest_word(cell, is_head=not n) for n, cell in enumerate(column)) for column in columns]
    return width_shares(widest, room, list(map(max, least, words)), least)


def _whole(cell: SyntaxTreeNode) -> int:
    """The cells of the longest day or time in a cell, which no line parts."""
    longest = max((cells(found[0]) for found in DAY_OR_TIME.finditer(text_of(cell))), default=0)
    return ceil(longest * _DIGITS)


def _longest_word(cell: SyntaxTreeNode, *, is_head: bool) -> int:
    """The cells of the longest word in a cell that is better not parted; Japanese ends its lines within them."""
    found = max((len(word) for word in _WORD.findall(text_of(cell))), default=0)
    return ceil(found * (_BOLD if is_head else 1.0))


def alignments(heading: SyntaxTreeNode) -> list[str]:
    """On which side the text of each column stands, as its heading says: `left`, `right`, `center`, or ""."""
    return [str(cell.attrs.get("style", "")).removeprefix("text-align:") for cell in heading.children]
