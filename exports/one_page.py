"""A report on one page: as many rows as fit, the gravest of each kind, and how many more there are.

How high the text will be is estimated from its Markdown, so that every format leaves out the same rows.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from math import ceil

from exports.markdown.column_widths import EDGES, width_shares
from retro.text.width import cells

MOST: Mapping[str, int] = {
    "damage": 6, "causes": 4, "remedies": 6, "measures": 7, "changes": 4, "before": 3, "decided": 4, "overdue": 3,
    "open": 3, "outcome": 2, "addenda": 2, "parties": 3,
}  # fmt: skip
"""How many rows of each section stand on a page that has room for all of them."""

_FEWER = (
    ("addenda", 1), ("outcome", 1), ("decided", 2), ("changes", 2), ("before", 2), ("open", 2), ("remedies", 4),
    ("parties", 2), ("overdue", 2), ("measures", 5), ("causes", 3), ("damage", 4), ("outcome", 0), ("addenda", 0),
    ("decided", 1), ("changes", 1), ("before", 1), ("open", 1), ("overdue", 1), ("parties", 1), ("remedies", 3),
    ("measures", 4), ("decided", 0), ("changes", 0), ("remedies", 2), ("damage", 3), ("causes", 2), ("measures", 3),
    ("parties", 0), ("remedies", 1), ("damage", 2), ("causes", 1), ("measures", 2), ("damage", 1), ("measures", 1),
)  # fmt: skip
"""Which section has fewer rows next, and how many: what matters least goes first."""

_ROOM = 116
"""Cells of text on a line of 9 points, with the margins of `paper.typ`."""
HIGH = 737.0
"""Points that the text on a page of A4 may be high, by this estimate, in letters of 9 points."""
_LINE, _PARAGRAPH, _ROW, _ROW_LINE, _HEADING, _TITLE, _CHART = 11.3, 12.5, 14.2, 11.3, 19.5, 26.0, 80.0
"""Points: a line and a paragraph, a row of a table and each further line of it, headings, the chart of the phases."""

_NARROW = 0.84
"""Cells of a Latin letter."""
_MARKUP = re.compile(r"\*\*|\\(?=\W)")


def on_one_page(write: Callable[[Mapping[str, int]], str]) -> str:
    """What `write` makes of the rows that each section may have, so that it fits on a page if anything does."""
    written: dict[int, str] = {}

    def is_short(steps: int) -> bool:
        written[steps] = write(fewer(steps))
        return height(written[steps]) <= HIGH

    steps = 0 if is_short(0) else bisect_left(range(len(_FEWER)), True, lo=1, key=is_short)
    return written[steps] if steps in written else write(fewer(steps))


def fewer(steps: int) -> Mapping[str, int]:
    """How many rows each section may have, so many steps away from all of them."""
    return {**MOST, **dict(_FEWER[:steps])}


def height(markdown: str) -> float:
    """About how high it is in print, in points."""
    return sum(_heights(markdown))


def _heights(markdown: str) -> Iterator[float]:
    in_chart = False
    lines = []
    for line in markdown.split("\n"):
        if line.startswith("```"):
            in_chart = not in_chart
            if in_chart:
                yield _CHART
        elif not in_chart:
            lines.append(line)
    for is_table, block in groupby(lines, key=lambda line: line.startswith("| ")):
        if is_table:
            yield from _table([[*map(_width, line[2:-2].split(" | "))] for line in block])
        else:
            yield from map(_height, filter(None, block))


def _height(line: str) -> float:
    if line.startswith("#"):
        return _TITLE if line.startswith("# ") else _HEADING
    return _PARAGRAPH + (ceil(_width(line) / _ROOM) - 1) * _LINE


def _table(rows: list[list[float]]) -> Iterator[float]:
    del rows[1:2]  # the rule below the headings
    columns = [*zip(*rows, strict=False)]
    shares = width_shares([ceil(max(column)) for column in columns], _ROOM)
    rooms = [max(share * _ROOM * 1.04 - EDGES, 1) for share in shares]
    for row in rows:
        lines = max(ceil(width / room) for width, room in zip(row, rooms, strict=False))
        yield _ROW + (lines - 1) * _ROW_LINE


def _width(text: str) -> float:
    """In cells; Latin letters of a text are narrower than a cell, those of Japanese as wide as two."""
    plain = _MARKUP.sub("", text.strip())
    wide = cells(plain) - len(plain)
    return 2 * wide + _NARROW * (len(plain) - wide)
