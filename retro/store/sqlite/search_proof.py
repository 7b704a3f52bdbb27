"""Whether the index of words says what the rows say: each document proved by what it should hold."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from retro.store.declared import HEAD
from retro.store.sql.search.word_index import DOCUMENTS, terms_of
from retro.store.sqlite.search_index import INDEX, hashed


def unlike(conn: sqlite3.Connection) -> Iterator[str]:
    """The references of the cases of which the index says something else than their rows; nothing is written.

    sqlite3.Error if the index cannot be read.
    """
    indexed = _sums(conn)
    documents = {
        case: (doc, total)
        for doc, case, total in conn.execute(f'SELECT "doc", "retrospective", "sum" FROM "{DOCUMENTS}"')
    }
    references = dict(conn.execute(f'SELECT "id", "reference" FROM "{HEAD}" ORDER BY "created", "id"').fetchall())
    for case, held in terms_of(conn, references):
        doc, total = documents.pop(case, (None, None))
        proved = sum(map(hashed, held))
        held_there = indexed.pop(doc, 0) if doc else None
        if not proved == total == held_there:
            yield references[case]
    yield from (f"#{doc}" for doc in indexed)


def _sums(conn: sqlite3.Connection) -> Counter[int]:
    """The sum of the terms that the index holds for each document."""
    conn.execute(f'CREATE VIRTUAL TABLE IF NOT EXISTS temp."{INDEX}_terms" USING fts5vocab(main, "{INDEX}", instance)')
    sums = Counter[int]()
    found = conn.execute(f'SELECT "term", "doc" FROM temp."{INDEX}_terms"')
    for term, instances in groupby(found, itemgetter(0)):
        of_term = hashed(term)
        for _term, doc in instances:
            sums[doc] += of_term
    return sums
