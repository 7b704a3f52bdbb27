"""Tables: of short cells, of figures under headings, and of rows that are a list where a cell is too long for one."""

from __future__ import annotations

from collections.abc import Sequence

from exports.markdown.escape import Markdown, inline
from retro.language import N_, Language
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


def counted(
    headings: Sequence[str], rows: Sequence[tuple[str, Sequence[int]]], to: Language, *, totals: int
) -> Markdown:
    """A table of counts, each row behind its label. Nothing stands for none, but in the last columns, the `totals`."""
    drawn = [
        [inline(label), *_shown(counts[:-totals]), *map(inline, map(str, counts[-totals:]))] for label, counts in rows
    ]
    return grid(headings, drawn, to)


def _shown(counts: Sequence[int]) -> list[Markdown]:
    return [inline(str(count) if count else "") for count in counts]


def grid(headings: Sequence[str], rows: Sequence[Sequence[Markdown]], to: Language, *, names: int = 1) -> Markdown:
    """The rows as a table; as a list where an entry is too long for one.

    In the list the first cells, as many as `names`, stand without their headings: they say what the row is.
    """
    if not rows:
        return Markdown("")
    heads = [inline(heading[:1].upper() + heading[1:]) for heading in headings]
    return table(heads, rows) or Markdown("\n".join(f"- {_row_text(heads, row, names, to)}" for row in rows))


def _row_text(heads: Sequence[Markdown], row: Sequence[Markdown], names: int, to: Language) -> str:
    named = " ".join(filter(None, row[:names]))
    rest = zip(heads[names:], row[names:], strict=True)
    told = [to(N_("{label}: {value}"), label=head, value=cell) for head, cell in rest if cell]
    return " – ".join(filter(None, (named, to(N_("; ")).join(told))))
