"""Rows in columns of a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from retro.text.width import cells, pad


def table(rows: Sequence[Sequence[str]]) -> list[str]:
    """The rows as lines, two spaces between columns. The last column is as long as it likes."""
    if not rows:
        return []
    widths = [max(cells(row[column]) for row in rows) for column in range(len(rows[0]) - 1)]
    return [
        "  ".join([*(pad(cell, width) for cell, width in zip(row, widths, strict=False)), row[-1]]).rstrip()
        for row in rows
    ]
