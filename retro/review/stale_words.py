"""A value that Retro makes from others, and that is not what they come to, in words: table, row and column."""

from __future__ import annotations

from retro.language import M_, Message
from retro.model.record import KINDS, FullRecord
from retro.model.stale import Stale
from retro.review.flaw_words import in_short, name_of_row


def stale_words(stale: Stale, whole: FullRecord) -> Message:
    """What it is; half a sentence that begins small."""
    said = {
        "table": stale.table,
        "column": stale.column,
        "here": _value(stale.here),
        "right": _value(stale.right),
    }
    if stale.table not in KINDS:
        return M_("table {table}, entry {row}, column {column}: {here}, and it comes to {right}", row=stale.row, **said)
    row = name_of_row(stale.table, stale.row, whole)
    return M_("table {table}, {row}, column {column}: {here}, and the record comes to {right}", row=row, **said)


def _value(held: str | int | None) -> Message:
    shown = in_short(held)
    return M_("“{text}”", text=shown) if shown else M_("(empty)")
