"""Boxes to be signed: a table whose columns all stand in the middle. On paper each has room for a seal."""

from __future__ import annotations

from collections.abc import Sequence

from exports.markdown.escape import Markdown


def boxes(headings: Sequence[Markdown], cells: Sequence[Markdown]) -> Markdown:
    """One box below each heading; an empty one stays, other than the columns of a table."""
    lines = (headings, [":---:"] * len(headings), cells)
    return Markdown("\n".join("| " + " | ".join(line) + " |" for line in lines))


def are_boxes(sides: Sequence[str]) -> bool:
    """Whether a table with these sides of its columns (`left`, `right`, `center`, "") is a row of boxes."""
    return bool(sides) and all(side == "center" for side in sides)
