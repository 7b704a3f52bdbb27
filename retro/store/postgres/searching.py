"""The cases in which words stand, found by reading every case: right, and slow in a large archive."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from retro.model.query.matching import Matcher
from retro.store.declared import HEAD
from retro.store.protocol import CaseFilter, Order
from retro.store.sql import summaries
from retro.store.sql.search_texts import of_cases

if TYPE_CHECKING:
    from retro.model.entry import EntryId
    from retro.store.postgres.connection import Connection


def rows(conn: Connection, wanted: CaseFilter, order: Order) -> Sequence[int]:
    """The rows of the table of the heads that are wanted, in order."""
    where, values = summaries.where(wanted)
    heads = conn.execute(
        f'SELECT "{HEAD}"."rowid", "{HEAD}"."id" {summaries.tables(order)} {where} {summaries.by(order)}', values
    ).fetchall()
    matcher = Matcher(wanted.words)
    found: dict[EntryId, set[int]] = {case: set() for _row, case in heads}
    for row in of_cases(conn, list(found), matcher.kinds):
        found[row.case] |= matcher.found_in_row(row.kind, row.texts, (*row.choices, *row.stands))
    return [row for row, case in heads if matcher.fits(found[case])]
