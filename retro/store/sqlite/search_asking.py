"""The index of words asked, in the language of SQLite's full-text search."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Collection, Generator, Iterator, Mapping, Sequence
from contextlib import closing
from typing import TYPE_CHECKING, Any

from retro.store.sql.search.word_index import DOCUMENTS, AnyOf, Asked, Heads
from retro.store.sqlite import search_index
from retro.store.sqlite.search_index import INDEX, noticing_noise
from retro.text.search_terms import RequiredTerm

if TYPE_CHECKING:
    from retro.model.entry import EntryId

_HAVING = f'temp."{INDEX}_having"'
"""A table that SQLite makes of the index: how many documents have each term."""


class WordIndex:
    """An `Index` of an open file."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        self._conn = conn

    def is_good(self) -> bool:
        return not search_index.state(self._conn)

    def is_broken(self, error: Exception) -> bool:
        return isinstance(error, sqlite3.Error) and search_index.is_broken(error)

    def tells_all(self) -> bool:
        return True

    def foresee(self, heads: Heads, whole: Callable[[], Asked | None]) -> None:
        """One waits for nothing here."""

    @noticing_noise()
    def matching(self, asked: Asked, *, unwanted: Sequence[Asked] = ()) -> frozenset[int]:
        query = f"({_put(asked)}) NOT ({_put(AnyOf(tuple(unwanted)))})" if unwanted else _put(asked)
        return frozenset(self._matching(query))

    @noticing_noise()
    def cases_matching(self, asked: Asked, cases: Sequence[EntryId]) -> set[EntryId]:
        of_cases = f"""SELECT "doc", "retrospective" FROM "{DOCUMENTS}"
        WHERE "retrospective" IN (SELECT value FROM json_each(?))"""
        found = dict(self._conn.execute(of_cases, (json.dumps([*cases]),)).fetchall())
        among = " AND rowid IN (SELECT value FROM json_each(?))"
        return {found[doc] for doc in self._matching(_put(asked), among, json.dumps([*found]))}

    def _matching(self, query: str, condition: str = "", *values: str) -> list[int]:
        """The documents, as one text: it takes half the time of rows that come one by one."""
        statement = f'SELECT json_group_array(rowid) FROM "{INDEX}" WHERE "{INDEX}" MATCH ?{condition}'
        (found,) = self._conn.execute(statement, (query, *values)).fetchone()
        documents: list[int] = json.loads(found)
        return documents

    def kinds_having(self, word: str, documents: Collection[int]) -> None:
        """A document is all that a case says."""

    @noticing_noise()
    def having(self, terms: Collection[str]) -> Mapping[str, int]:
        self._conn.execute(f'CREATE VIRTUAL TABLE IF NOT EXISTS {_HAVING} USING fts5vocab(main, "{INDEX}", row)')
        counted = f'SELECT "term", "doc" FROM {_HAVING} WHERE "term" IN (SELECT value FROM json_each(?))'
        return dict(self._conn.execute(counted, (json.dumps([*terms]),)).fetchall())

    def each_matching(self, terms: Sequence[str]) -> Iterator[Collection[int]]:
        found = f'SELECT json_group_array(rowid) FROM "{INDEX}" WHERE "{INDEX}" MATCH ?'
        for term in terms:
            with noticing_noise():
                (documents,) = self._conn.execute(found, (f'"{term}"',)).fetchone()
            yield json.loads(documents)

    def in_turn(self, statement: str, values: Mapping[str, Any]) -> Generator[Any, None, None]:
        with noticing_noise(), closing(self._conn.execute(statement, values)) as found:
            yield from found


def _put(asked: Asked) -> str:
    """What is asked, in the language of FTS5: no term has a quotation mark in it."""
    if isinstance(asked, RequiredTerm):
        ways = [f'"{asked.term}"{"*" if asked.is_beginning else ""}', *(f'"{other}"' for other in asked.others)]
        return f"({' OR '.join(ways)})" if asked.others else ways[0]
    word = " OR " if isinstance(asked, AnyOf) else " AND "
    return f"({word.join(map(_put, asked.parts))})"
