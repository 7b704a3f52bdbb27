"""Rows as lines of a terminal: each with its name, and with all that it says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from retro.language import active
from retro.model.entry import Entry
from retro.model.quick_entry.line import QuickLine
from retro.model.record import Retrospective
from retro.model.row_labels import row_name
from retro.model.stages.cause import CAUSE
from retro.model.stages.scope import Party
from retro.review.as_it_stands import as_it_stands, given_up_beside
from retro.review.parties import party_in_words, party_state
from retro.text.controls import printable


def told(record: Retrospective, row: Entry) -> str:
    """The name of a row and what it says, in the words of the entry line: `1.3  event, 14:05, “it rings”`."""
    return f"{row_name(record, row)}  {_says(record, row)}"


def _says(record: Retrospective, row: Entry) -> str:
    said = printable(QuickLine(type(row), as_it_stands(row)).echo(active(), record))
    if (gone := given_up_beside(row)) is not None:
        return f"{said} – {gone.show(active())}"
    if not isinstance(row, Party):
        return said
    return f"{said} – {party_in_words(party_state(record, row), active())}"


def lines(record: Retrospective, rows: Sequence[Entry]) -> Iterator[str]:
    """A line for each row; causes stand as far in as they are deep."""
    depths = {cause.id: depth for cause, depth in record.causes()} if any(row.stage is CAUSE for row in rows) else {}
    names = [row_name(record, row) for row in rows]
    width = max(map(len, names), default=0)
    for name, row in zip(names, rows, strict=True):
        yield f"{name:<{width}}  {'  ' * depths.get(row.id, 0)}{_says(record, row)}"
