"""How wide the columns of a printed table are."""

from __future__ import annotations

from markdown_it.tree import SyntaxTreeNode

from exports.markdown.tree import text_of
from retro.text.width import cells

_NARROW = 24
"""Cells up to which a column keeps its natural width: dates, figures, owners."""

_EDGES = 3
"""Cells that the space on both sides of a text takes."""

_WIDEST = 60
"""Cells from which on a column asks for no more: its text runs over several lines in any case."""


def column_shares(rows: list[SyntaxTreeNode], room: int) -> list[float]:
    """The share of each column in the width of the table, 1 in all, where `room` cells of text fit on a line.

    Narrow columns get what they need; the others share the rest by what they hold.
    """
    widths = [
        max(cells(text_of(cell)) for cell in column) + _EDGES
        for column in zip(*(row.children for row in rows), strict=True)
    ]
    wanted = [float(min(each, _WIDEST)) for each in widths]
    rest = room - sum(each for each in wanted if each <= _NARROW)
    wide = sum(each for each in wanted if each > _NARROW)
    if wide and rest > room / 3:
        wanted = [each if each <= _NARROW else each / wide * rest for each in wanted]
    return [each / sum(wanted) for each in wanted]


def alignments(heading: SyntaxTreeNode) -> list[str]:
    """On which side the text of each column stands, as its heading says: `left`, `right`, `center`, or ""."""
    return [str(cell.attrs.get("style", "")).removeprefix("text-align:") for cell in heading.children]
