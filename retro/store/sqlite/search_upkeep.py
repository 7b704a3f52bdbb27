"""The index follows the rows: whatever a transaction changes in them, it changes in the index.

What was last written to a case is kept here, row by row, so that a save looks at the rows that it changed and at no
others: a case of 5 MB is read once, and not for each line that is added to it.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from retro.model.entry import EntryId
from retro.store.declared import HEAD
from retro.store.sql.search.search_texts import RowTexts, of_cases
from retro.store.sql.search.word_index import DOCUMENTS, State, terms_of_row
from retro.store.sqlite import search_index
from retro.store.sqlite.errors import code
from retro.store.sqlite.search_torn import TornIndexError

if TYPE_CHECKING:
    from sqlite_utils import Database

Key = tuple[str, EntryId]
"""A row by its kind and id."""
Rows = dict[Key, RowTexts]
"""What rows say."""


class _Case:
    """What the rows of a case say, in terms, as of one state of it."""

    def __init__(self, conn: sqlite3.Connection, case: EntryId) -> None:
        self.state = _state(conn, case)
        self.rows: dict[Key, frozenset[str]] = {}
        self.held: Counter[str] = Counter()
        """In how many rows each term stands."""
        for row in of_cases(conn, [case]):
            self._put((row.kind, row.id), terms_of_row(row))

    def renew(self, conn: sqlite3.Connection, case: EntryId, rows: Rows | None) -> tuple[set[str], set[str]]:
        """Take what rows say now, or read all anew; gives the terms that came to the case, and those that are gone."""
        read = of_cases(conn, [case]) if rows is None else rows.values()
        now = {(row.kind, row.id): terms_of_row(row) for row in read}
        if rows is None:
            now |= dict.fromkeys(self.rows.keys() - now.keys(), frozenset())
        touched = _all(self.rows.get(key, frozenset()) ^ held for key, held in now.items())
        before = {term for term in touched if term in self.held}
        for key, held in now.items():
            self._put(key, held)
        self.state = _state(conn, case)
        after = {term for term in touched if term in self.held}
        return after - before, before - after

    def _put(self, key: Key, now: frozenset[str]) -> None:
        before = self.rows.pop(key, frozenset())
        for term in before - now:
            self.held[term] -= 1
            if not self.held[term]:
                del self.held[term]
        self.held.update(now - before)
        if now:
            self.rows[key] = now


class Upkeep:
    """What the index holds of the cases that this connection wrote last, and what is to be written to it."""

    def __init__(self) -> None:
        self._known: dict[EntryId, _Case] = {}
        self._changed: dict[EntryId, Rows | None] = {}
        """What the rows say that the transaction changed, by cases; None for all of one."""
        self.is_left_alone = False
        """Whether the next transaction does nothing to the index."""
        self._found: State | None = None
        """What is known of the index in this transaction, in which nobody else writes; None if nobody looked."""

    def before(self, conn: sqlite3.Connection, case: EntryId) -> None:
        """See what a case holds, which is to be changed, unless that is known."""
        if case in self._changed or self._state(conn):
            return
        known = self._known.get(case)
        if known is None or known.state != _state(conn, case):
            self._known[case] = _Case(conn, case)

    def after(self, case: EntryId, rows: Iterable[RowTexts] | None = None) -> None:
        """Rows of the case, or with None all of it, were changed in the transaction, and say this then."""
        changed = self._changed.setdefault(case, {})
        said = {(row.kind, row.id): row for row in rows or ()}
        self._changed[case] = None if changed is None or rows is None else changed | said

    def write(self, db: Database) -> None:
        """Write to the index what was changed. Where that cannot be, the index is marked so, and the rows are saved.

        TornIndexError if they cannot be in this transaction: `retro.store.sqlite.search_torn`.
        """
        changed, self._changed = self._changed, {}
        is_useless = changed and self._state(db.conn)
        self._found = None
        if not changed or is_useless:
            if is_useless == "damaged" and not self.is_left_alone:
                search_index.mark_damaged(db.conn)  # whatever is written to it from now on would not make it good
            self.forget()
            return
        db.execute("SAVEPOINT search")
        try:
            for case, rows in changed.items():
                self._write(db.conn, case, rows)
            db.execute("SAVEPOINT search_written")  # SQLite writes what it holds back of the index, and may fail here
        except sqlite3.DatabaseError as error:
            if not search_index.is_broken(error):
                raise
            db.execute("ROLLBACK TO search")
            self.forget()
            try:
                search_index.mark_damaged(db.conn)
            except sqlite3.DatabaseError as refused:
                raise TornIndexError(*refused.args) from refused
        db.execute("RELEASE search")
        self._known = {case: known for case, known in self._known.items() if case in changed}

    def forget(self) -> None:
        """What was to be written, and what was seen, does not hold any more: the transaction failed."""
        self._known.clear()
        self._changed.clear()
        self._found = None
        self.is_left_alone = False

    def _state(self, conn: sqlite3.Connection) -> State:
        """What is known of the index. TornIndexError if that stands on a broken page."""
        if self.is_left_alone:
            return "damaged"
        if self._found is None:
            try:
                self._found = search_index.state_as_read(conn)
            except sqlite3.DatabaseError as error:
                if code(error) == sqlite3.SQLITE_CORRUPT:
                    raise TornIndexError(*error.args) from error
                if not search_index.is_broken(error):
                    raise
                self._found = "damaged"
        return self._found

    def _write(self, conn: sqlite3.Connection, case: EntryId, rows: Rows | None) -> None:
        statement = f'SELECT "doc" FROM "{DOCUMENTS}" WHERE "retrospective" = ?'
        found = conn.execute(statement, (case,)).fetchone()
        known = self._known.get(case)
        if found and known:
            search_index.alter(conn, found[0], *known.renew(conn, case, rows))
        elif not found:
            (last,) = conn.execute(f'SELECT coalesce(max("doc"), 0) FROM "{DOCUMENTS}"').fetchone()
            self._known[case] = _Case(conn, case)
            search_index.add(conn, last + 1, case, self._known[case].held)
        else:  # nobody said before what it held
            search_index.mark_damaged(conn)


def _all(sets: Iterable[Iterable[str]]) -> set[str]:
    return set[str]().union(*sets)


def _state(conn: sqlite3.Connection, case: EntryId) -> tuple[object, ...] | None:
    """What differs from one state of a case to the next: the number of its latest change, and the id of that."""
    found: tuple[object, ...] | None = conn.execute(
        f"""SELECT "{HEAD}"."seq", "change_log"."id", "last" FROM "{HEAD}" LEFT JOIN "change_log"
        ON "retrospective" = "{HEAD}"."id" AND "change_log"."seq" = "{HEAD}"."seq" WHERE "{HEAD}"."id" = ?""",
        (case,),
    ).fetchone()
    return found
