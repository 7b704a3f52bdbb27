"""Which cases share rare terms with what somebody has at hand: candidates for what happened before."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set as AbstractSet
from heapq import nsmallest
from typing import TYPE_CHECKING

from retro.review.likeness import rarity
from retro.store.declared import HEAD
from retro.store.protocol import CaseFilter
from retro.store.results import Likely
from retro.store.sql import summaries
from retro.store.sql.search import word_index
from retro.store.sql.search.word_index import DOCUMENTS

if TYPE_CHECKING:
    from retro.store.sql.connection import Connection
    from retro.store.sql.search.word_index import Index

_LOOKED_AT = 20_000
"""So many times a case is seen to have a term, those that tell most first: a large archive costs no more than this."""

Having = Mapping[str, int]
"""How many cases have each of some terms, those that none has left out."""


def likely(conn: Connection, index: Index, wanted: Mapping[str, float], most: int) -> Likely:
    """The cases that share the most telling of the `wanted` terms, each of which has a weight.

    Where the index cannot be used, every case is read for it.
    """
    total = max(summaries.count(conn, CaseFilter()), 1)
    is_damaged = False
    if index.is_good():
        try:
            having, rows = _indexed(conn, index, wanted, total, most)
            return Likely(total, having, summaries.of_rows(conn, rows))
        except conn.DatabaseError as error:
            if not index.is_broken(error):
                raise
            is_damaged = True
    having, rows = _read(conn, wanted, total, most)
    return Likely(total, having, summaries.of_rows(conn, rows), is_damaged)


def _indexed(
    conn: Connection, index: Index, wanted: Mapping[str, float], total: int, most: int
) -> tuple[Having, Sequence[int]]:
    """How many cases have each term, and the rows of the best ones, as the index says."""
    having = index.having(wanted)
    telling = list(_telling(wanted, having, total))
    found = index.each_matching([term for term, _tells in telling])
    told = ((documents, tells) for documents, (_term, tells) in zip(found, telling, strict=True))
    best = _best(told, most, but=word_index.removed(conn))
    heads = f"""SELECT "doc", "{HEAD}"."rowid" FROM "{DOCUMENTS}" JOIN "{HEAD}" ON "{HEAD}"."id" = "retrospective"
    WHERE "doc" IN (SELECT CAST("value" AS BIGINT) FROM json_each(?))"""
    rows = dict(conn.execute(heads, (json.dumps(best),)).fetchall())
    return having, [rows[doc] for doc in best if doc in rows]


def _read(conn: Connection, wanted: Mapping[str, float], total: int, most: int) -> tuple[Having, Sequence[int]]:
    """The same, as the rows of all cases say."""
    there = f"""SELECT "id", "rowid" FROM "{HEAD}" WHERE "removed" IS NULL ORDER BY "created", "id" """
    rows = dict(conn.execute(there).fetchall())
    held: dict[str, list[int]] = {}
    for case, terms in word_index.terms_of(conn, list(rows)):
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


def _best(told: Iterable[tuple[Collection[int], float]], most: int, but: AbstractSet[int] = frozenset()) -> list[int]:
    """The cases that share most, of those that have each term, and what that tells."""
    shared: dict[int, float] = {}
    for cases, tells in told:
        for case in cases:
            shared[case] = shared.get(case, 0.0) + tells
    return nsmallest(most, (case for case in shared if case not in but), key=lambda case: (-shared[case], case))
