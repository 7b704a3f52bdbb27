"""Tables: of short cells and of figures under headings. A list of rows is always a table; what is long stands below."""

from __future__ import annotations

import re
from collections.abc import Sequence

from exports.markdown.escape import Markdown, inline

_NUMBER = re.compile(r"[-−]?\d[\d,.]*(?: ?(?:%|[^\W\d]{1,4}|days?|hours?))?(?: ?\d+ ?(?:h|min|時間|分))?")
"""What stands at the right of its column: a figure, with a short unit behind it, or a length of time."""


def table(headings: Sequence[Markdown], rows: Sequence[Sequence[Markdown]]) -> Markdown:
    """The rows as a table, without the columns that are empty; figures stand at the right of theirs."""
    columns = [
        (heading, _rule(cells), *cells)
        for heading, cells in zip(headings, zip(*rows, strict=True), strict=True)
        if any(cells)
    ]
    lines = [f"| {' | '.join(line)} |".replace("\n", " ") for line in zip(*columns, strict=True)]
    return Markdown("\n".join(lines))


def _rule(cells: Sequence[Markdown]) -> str:
    """What stands below the heading of a column."""
    return "---:" if all(map(_NUMBER.fullmatch, filter(None, cells))) else "---"


def counted(headings: Sequence[str], rows: Sequence[tuple[str, Sequence[int]]], *, totals: int) -> Markdown:
    """A table of counts, each row behind its label. Nothing stands for none, but in the last columns, the `totals`."""
    drawn = [
        [inline(label), *_shown(counts[:-totals]), *map(inline, map(str, counts[-totals:]))] for label, counts in rows
    ]
    return grid(headings, drawn)


def _shown(counts: Sequence[int]) -> list[Markdown]:
    return [inline(str(count) if count else "") for count in counts]


def grid(headings: Sequence[str], rows: Sequence[Sequence[Markdown]]) -> Markdown:
    """The rows as a table under headings that are plain text; "" for none."""
    if not rows:
        return Markdown("")
    return table([inline(heading[:1].upper() + heading[1:]) for heading in headings], rows)
