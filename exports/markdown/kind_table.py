"""Rows of one kind as a table: a column for each field that is short, and below it what else the rows say."""

from __future__ import annotations

from collections.abc import Sequence

from exports.markdown.entry_view import EntryView
from exports.markdown.escape import Markdown
from exports.markdown.table import table


def kind_table(rows: Sequence[EntryView], columns: Sequence[str], *groups: str) -> Markdown:
    """The rows, which are of one kind, with the fields `columns`; "" for none.

    Fields that are named in one of the `groups` stand below on one line, each other one on a line of its own.
    """
    if not rows:
        return Markdown("")
    heads = [Markdown(label[:1].upper() + label[1:]) for label in map(rows[0].label, columns)]
    drawn = table(heads, [[row.cell(name) for name in columns] for row in rows])
    return Markdown("\n\n".join(filter(None, (drawn, below(rows, columns, *groups)))))


def below(rows: Sequence[EntryView], columns: Sequence[str], *groups: str) -> Markdown:
    """What rows say besides the fields that are columns of a table; "" where that is all."""
    said = tuple(columns)
    each = ((row, row.facts(*groups, said=said)) for row in rows)
    return Markdown("\n".join(told_below(row.main_text, facts) for row, facts in each if facts))


def told_below(called: str, facts: Sequence[str]) -> Markdown:
    """What a row says besides its place in the table, under what it is called."""
    return Markdown("\n  - ".join([f"- **{called}**", *facts]))
