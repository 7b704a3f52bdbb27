"""Which cases share rare terms with what somebody has at hand: candidates for what happened before."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set as AbstractSet
from heapq import nsmallest

from retro.review.likeness import rarity
from retro.store.declared import HEAD
from retro.store.protocol import CaseFilter
from retro.store.results import Likely
from retro.store.sql import summaries
from retro.store.sqlite import search_index
from retro.store.sqlite.search_index import DOCUMENTS, INDEX

_LOOKED_AT = 20_000
"""So many times a case is seen to have a term, those that tell most first: a large archive costs no more than this."""

_HAVING = f'temp."{INDEX}_having"'
"""A table that SQLite makes of the index: how many documents have each term."""

Having = Mapping[str, int]
"""How many cases have each of some terms, those that none has left out."""


def likely(conn: sqlite3.Connection, wanted: Mapping[str, float], most: int) -> Likely:
    """The cases that share the most telling of the `wanted` terms, each of which has a weight.

    Where the index cannot be used, every case is read for it.
    """
    total = max(summaries.count(conn, CaseFilter()), 1)
    is_damaged = False
    if not search_index.state(conn):
        try:
            having, rows = _indexed(conn, wanted, total, most)
            return Likely(total, having, summaries.of_rows(conn, rows))
        except sqlite3.DatabaseError as error:
            if not search_index.is_broken(error):
                raise
            is_damaged = True
    having, rows = _read(conn, wanted, total, most)
    return Likely(total, having, summaries.of_rows(conn, rows), is_damaged)


def _indexed(
    conn: sqlite3.Connection, wanted: Mapping[str, float], total: int, most: int
) -> tuple[Having, Sequence[int]]:
    """How many cases have each term, and the rows of the best ones, as the index says."""
    terms = json.dumps(list(wanted))
    found = f"""SELECT json_group_array(rowid) FROM "{INDEX}" WHERE "{INDEX}" MATCH ?"""
    conn.execute(f'CREATE VIRTUAL TABLE IF NOT EXISTS {_HAVING} USING fts5vocab(main, "{INDEX}", row)')
    counted = f'SELECT "term", "doc" FROM {_HAVING} WHERE "term" IN (SELECT value FROM json_each(?))'
    having = dict(conn.execute(counted, (terms,)).fetchall())
    told = (
        (json.loads(conn.execute(found, (f'"{term}"',)).fetchone()[0]), tells)
        for term, tells in _telling(wanted, having, total)
    )
    best = _best(told, most, but=search_index.removed(conn))
    heads = f"""SELECT "{HEAD}"."rowid" FROM json_each(?) AS best JOIN "{DOCUMENTS}" ON "doc" = best.value
    JOIN "{HEAD}" ON "{HEAD}"."id" = "retrospective" ORDER BY best.key"""
    return having, [row for (row,) in conn.execute(heads, (json.dumps(best),))]


def _read(conn: sqlite3.Connection, wanted: Mapping[str, float], total: int, most: int) -> tuple[Having, Sequence[int]]:
    """The same, as the rows of all cases say."""
    there = f"""SELECT "id", "rowid" FROM "{HEAD}" WHERE "removed" IS NULL ORDER BY "created", "id" """
    rows = dict(conn.execute(there).fetchall())
    held: dict[str, list[int]] = {}
    for case, terms in search_index.terms_of(conn, list(rows)):
        for term in terms & wanted.keys():
            held.setdefault(term, []).append(rows[case])
    having = {term: len(found) for term, found in held.items()}
    return having, _best(((held[term], tells) for term, tells in _telling(wanted, having, total)), most)


def _telling(wanted: Mapping[str, float], having: Having, total: int) -> Iterator[tuple[str, float]]:
    """The terms that lead to cases, each with what it tells, the most telling first."""
    tells = {term: wanted[term] * rarity(found, total) ** 2 for term, found in having.items()}
    left = _LOOKED_AT
    for term in sorted(tells, key=lambda term: (-tells[term], term)):
        left -= having[term]
        if left < 0:
            return
        yield term, tells[term]


def _best(told: Iterable[tuple[Sequence[int], float]], most: int, but: AbstractSet[int] = frozenset()) -> list[int]:
    """The cases that share most, of those that have each term, and what that tells."""
    shared: dict[int, float] = {}
    for cases, tells in told:
        for case in cases:
            shared[case] = shared.get(case, 0.0) + tells
    return nsmallest(most, shared.keys() - but, key=lambda case: (-shared[case], case))
