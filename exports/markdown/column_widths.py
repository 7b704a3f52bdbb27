"""How wide the columns of a printed table are."""

from __future__ import annotations

from collections.abc import Sequence

_NARROW = 24
"""Cells up to which a column keeps its natural width: dates, figures, owners."""

EDGES = 3
"""Cells that the space on both sides of a text takes."""

_WIDEST = 90
"""Cells from which on a column asks for no more: its text runs over several lines in any case."""


def width_shares(widest: Sequence[int], room: int) -> list[float]:
    """The share of each column in the width of the table, 1 in all, where `room` cells of text fit on a line.

    `widest`: of each column the cells of its widest entry. Narrow columns get what they need; the others share the rest
    by what they hold.
    """
    wanted = [float(min(each + EDGES, _WIDEST)) for each in widest]
    rest = room - sum(each for each in wanted if each <= _NARROW)
    wide = sum(each for each in wanted if each > _NARROW)
    if wide and rest > room / 3:
        wanted = [each if each <= _NARROW else each / wide * rest for each in wanted]
    return [each / sum(wanted) for each in wanted]
