"""How wide the columns of a printed table are."""

from __future__ import annotations

from collections.abc import Sequence

_NARROW = 24
"""Cells up to which a column keeps its natural width: dates, figures, owners."""

EDGES = 3
"""Cells that the space on both sides of a text takes."""

_LEAST = 0.12
"""The share that no column goes below for another one."""
_WIDEST = 90
"""Cells from which on a column asks for no more: its text runs over several lines in any case."""


def width_shares(widest: Sequence[int], room: int, *least: Sequence[int]) -> list[float]:
    """The share of each column in the width of the table, 1 in all, where `room` cells of text fit on a line.

    `widest`: of each column the cells of its widest entry. Narrow columns get what they need; the others share the rest
    by what they hold. `least`: of each column the cells of what is not to be parted, for which it has room where the
    others have it to give; where they have not, by the next `least`, and in the end by the first as far as it goes.
    """
    wanted = [float(min(each + EDGES, _WIDEST)) for each in widest]
    rest = room - sum(each for each in wanted if each <= _NARROW)
    wide = sum(each for each in wanted if each > _NARROW)
    if wide and rest > room / 3:
        wanted = [each if each <= _NARROW else each / wide * rest for each in wanted]
    shares = [each / sum(wanted) for each in wanted]
    needs = [[(each + EDGES) / room if each else 0.0 for each in cells] for cells in least if any(cells)]
    for need in needs:
        if with_room := _with_room(shares, need):
            return with_room
    if needs and all(needs[0]):  # too many columns: each gives up as much of what it needs
        return [each / sum(needs[0]) for each in needs[0]]
    return shares


def _with_room(shares: list[float], least: Sequence[float]) -> list[float] | None:
    """The shares, none smaller than its least; None where the others have not that much more than theirs."""
    missing = sum(max(need - share, 0.0) for share, need in zip(shares, least, strict=True))
    if not missing:
        return shares
    spare = sum(max(share - max(need, _LEAST), 0.0) for share, need in zip(shares, least, strict=True))
    if spare < missing:
        return None
    return [
        need if share < need else share - max(share - max(need, _LEAST), 0.0) * missing / spare
        for share, need in zip(shares, least, strict=True)
    ]
