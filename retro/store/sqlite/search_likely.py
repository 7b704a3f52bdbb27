"""Which cases share rare terms with what somebody has at hand: candidates for what happened before."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from heapq import nsmallest

from retro.model.entry import EntryId
from retro.review.likeness import rarity
from retro.store.results import Likely
from retro.store.sqlite import search_index, summaries
from retro.store.sqlite.declared import HEAD
from retro.store.sqlite.search_index import DOCUMENTS, INDEX

_EVERYWHERE = 0.3
"""A term that a larger share of the cases has leads to none of them."""
_FEW = 20
"""Among so few cases every term leads somewhere, however many have it."""

_THERE = f"""SELECT "id", "rowid" FROM "{HEAD}" WHERE "removed" IS NULL"""


def likely(conn: sqlite3.Connection, wanted: Mapping[str, float], most: int) -> Likely:
    """The cases that share the most telling of the `wanted` terms, each of which has a weight.

    Where the index cannot be used, every case is read for it.
    """
    rows = dict(conn.execute(_THERE).fetchall())
    cases = _indexed(conn, wanted)
    if cases is None:
        cases = _read(conn, wanted, list(rows))
    having = {term: len(found) for term, found in cases.items()}
    total = max(len(rows), 1)
    shared: dict[EntryId, float] = {}
    for term, found in cases.items():
        if len(found) <= max(total * _EVERYWHERE, _FEW):
            told = wanted[term] * rarity(len(found), total) ** 2
            for case in found:
                shared[case] = shared.get(case, 0.0) + told
    best = nsmallest(most, (case for case in shared if case in rows), key=lambda case: (-shared[case], case))
    return Likely(total, having, summaries.of_rows(conn, [rows[case] for case in best]))


def _indexed(conn: sqlite3.Connection, wanted: Mapping[str, float]) -> dict[str, list[EntryId]] | None:
    """The cases that have each term, as the index says; None where it cannot be used."""
    if search_index.state(conn):
        return None
    cases = dict(conn.execute(f'SELECT "doc", "retrospective" FROM "{DOCUMENTS}"').fetchall())
    statement = f'SELECT rowid FROM "{INDEX}" WHERE "{INDEX}" MATCH ?'
    try:
        return {
            term: [cases[doc] for (doc,) in conn.execute(statement, (f'"{term}"',)) if doc in cases] for term in wanted
        }
    except sqlite3.DatabaseError as error:
        if not search_index.is_broken(error):
            raise
        return None


def _read(conn: sqlite3.Connection, wanted: Mapping[str, float], all_cases: list[EntryId]) -> dict[str, list[EntryId]]:
    """The same, as the rows of all cases say."""
    cases: dict[str, list[EntryId]] = {term: [] for term in wanted}
    for case, held in search_index.terms_of(conn, all_cases):
        for term in held & wanted.keys():
            cases[term].append(case)
    return cases
