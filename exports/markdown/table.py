"""Tables of short cells."""

from __future__ import annotations

from collections.abc import Sequence

from exports.markdown.escape import Markdown
from retro.text.width import cells

WIDEST = 80
"""How many cells of a terminal an entry of a table may be wide. What is longer reads better in a list."""


def table(headings: Sequence[Markdown], rows: Sequence[Sequence[Markdown]]) -> Markdown:
    """The rows as a table, without the columns that are empty; "" if an entry is too long for one."""
    if any(cells(entry) > WIDEST for row in rows for entry in row):
        return Markdown("")
    kept = [i for i in range(len(headings)) if any(row[i] for row in rows)]
    lines = [headings, ["---"] * len(headings), *rows]
    return Markdown("\n".join("| " + " | ".join(line[i] for i in kept) + " |" for line in lines))
