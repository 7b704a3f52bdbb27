"""The store in one SQLite file: what `retro.store.protocol.Store` asks for, each call in one transaction.

The list of cases, which is what the program begins with, is read here, and without making a single kind of entry; what
knows the record comes with the first call that needs it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from retro.language import M_, Message
from retro.store.declared import DECLARATIONS, VERSION
from retro.store.listed import Fingerprint
from retro.store.protocol import CaseFilter, Order
from retro.store.sql import summaries
from retro.store.sql.listing import Listing
from retro.store.sql.shared_store import SharedStore
from retro.store.sqlite.connection import (
    Sync,
    checkpoint,
    configure,
    connect,
    ensure_file,
    identity,
    is_current,
    pragma,
    write_ahead,
)
from retro.store.sqlite.errors import PULLED, translate_errors, why_only_read
from retro.store.sqlite.transaction import reading
from retro.store.sqlite.watch import Watch

if TYPE_CHECKING:
    from retro.errors import RetroError
    from retro.store.finding import Finding
    from retro.store.protocol import Progress
    from retro.store.pulled import Pulled
    from retro.store.results import Likely
    from retro.store.sql.connection import Connection
    from retro.store.sql.records import Records
    from retro.store.sql.search.searching import Search
    from retro.store.sqlite.writing import Writing


def nothing(_message: Message) -> None:
    """Whom it does not concern is told nothing."""


def open_store(
    path: Path,
    *,
    create: bool = True,
    private: bool = False,
    timeout: float = 5.0,
    sync: Sync = "FULL",
    say: Callable[[Message], None] = nothing,
    progress: Progress | None = None,
) -> SqliteStore:
    """The store in the file `path`, brought up to date. RetroError if it cannot be opened; it is then as it was.

    `create`: a missing file is made, which nobody else may read. `private`: so is a missing folder.
    `timeout`: how many seconds a call waits for another program's lock. `sync`: less than FULL is for tests.
    `say` is told what a person should know, such as where a copy of an older file is kept; `progress`, how far a file
    is that has to be gone through to be brought up to date.
    """
    with translate_errors(path):
        ensure_file(path, create=create, private=private)
        store = SqliteStore(connect(path, timeout=timeout), path)
        try:
            store.prepare(sync, say, progress)
        except BaseException:
            store.close()
            raise
        return store


class SqliteStore(SharedStore):
    """A `Store` in an open file. Get one from `open_store`."""

    def __init__(self, conn: sqlite3.Connection, path: Path) -> None:
        self._conn = conn
        self._path = path
        self._watch = Watch(path)
        self._file = identity(path)
        self._checkpointed = (-1, -1)
        """The state in which all that was written was in the file itself."""
        self._listing = Listing(self._reading, self._state, self._search)
        self._is_index_damaged = False

    def prepare(self, sync: Sync, say: Callable[[Message], None] = nothing, progress: Progress | None = None) -> None:
        """See that the file is ours, and bring it up to date; `say` and `progress` are told so."""
        configure(self._conn, sync)
        if pragma(self._conn, "application_id") == PULLED:
            from retro.store.sqlite import pulled

            say(pulled.read(self._conn).told(datetime.now().astimezone()))
        if not is_current(self._conn, VERSION) and (kept := self._writing.bring_up_to_date(progress)):
            say(M_("The archive was brought up to date. As it was before, it is kept in {path}.", path=str(kept)))
        write_ahead(self._conn)

    def pulled(self) -> Pulled | None:
        with reading(self._conn, self._path) as conn:
            if pragma(conn, "application_id") != PULLED:
                return None
            from retro.store.sqlite import pulled  # seldom needed

            return pulled.read(conn)

    def why_only_read(self, *, anew: bool = False) -> RetroError | None:  # noqa: ARG002 -- a file is looked at each time
        with translate_errors(self._path):
            is_copy = pragma(self._conn, "application_id") == PULLED
        return why_only_read(self._path, is_copy=is_copy)

    def moment(self) -> AbstractContextManager[sqlite3.Connection]:
        """All that is read over it is of one moment, whatever others write meanwhile."""
        return reading(self._conn, self._path)

    def _reading(self, *, is_one: bool = False) -> AbstractContextManager[sqlite3.Connection]:
        return reading(self._conn, self._path, is_one=is_one)

    def likely(self, wanted: Mapping[str, float], most: int) -> Likely:
        from retro.store.sql.search import search_likely  # the first list does without it
        from retro.store.sqlite.search_asking import WordIndex

        with reading(self._conn, self._path) as conn:
            found = search_likely.likely(conn, WordIndex(conn), wanted, most)
        self._is_index_damaged = found.is_index_damaged
        return found

    def unindexed(self) -> Finding | None:
        from retro.store.sqlite import search_index  # the first list does without it

        searched = self._listing.search
        is_damaged = self._is_index_damaged or bool(searched and searched.is_damaged)
        with reading(self._conn, self._path) as conn:
            return search_index.finding(conn, search_index.state(conn) or ("damaged" if is_damaged else ""))

    def reindex(self, progress: Progress | None = None) -> int:
        made = self._writing.reindex(progress)
        self._listing.forget()
        self._is_index_damaged = False
        return made

    def unlike_rows(self) -> tuple[str, ...]:
        from retro.store.sqlite import search_proof  # as above

        with reading(self._conn, self._path) as conn:
            return tuple(search_proof.unlike(conn))

    def version(self) -> int:
        with translate_errors(self._path):
            return int(self._conn.execute("PRAGMA data_version").fetchone()[0])

    def announce(self, reference: str, person: str) -> tuple[str, ...]:  # noqa: ARG002 -- a file has no line to say it on
        return ()

    def present(self, reference: str) -> tuple[str, ...]:  # noqa: ARG002 -- as above
        return ()

    def may_have_moved(self) -> bool:
        return self._watch.may_have_moved()

    def heard_at(self) -> int | None:
        return None

    @contextmanager
    def rehearsal(self) -> Iterator[None]:
        try:
            with self._writing.rehearsal():
                yield
        finally:  # what was found meanwhile is there no more, which no number tells
            self._listing.forget()

    def fingerprints(self) -> dict[str, Fingerprint]:
        with reading(self._conn, self._path):
            return summaries.fingerprints(self._conn)

    def changed_since(self, day: str) -> tuple[str, ...]:
        with reading(self._conn, self._path):
            return summaries.changed_since(self._conn, day)

    def checkpoint(self) -> bool:
        with translate_errors(self._path):
            state = self._state()
            if state != self._checkpointed and checkpoint(self._conn):
                self._checkpointed = state
            return state == self._checkpointed

    def close(self) -> None:
        with suppress(sqlite3.Error, UnicodeDecodeError):  # it is on the disk, and whoever is here next puts it in
            if self._conn.total_changes:
                checkpoint(self._conn)
        self._conn.close()

    def _search(self, conn: Connection, wanted: CaseFilter, order: Order) -> Search:
        """Begin to look for words."""
        from retro.store.sql.search.searching import Search
        from retro.store.sqlite.search_asking import WordIndex

        return Search(conn, WordIndex(self._conn), wanted, order)

    def _state(self) -> tuple[int, int]:
        """Other numbers whenever somebody has written, over this connection or another one."""
        return self._conn.total_changes, int(self._conn.execute("PRAGMA data_version").fetchone()[0])

    @cached_property
    def _records(self) -> Records:
        """What knows the record. It makes 60 classes: a seventh of a start, which nobody waits for in a list."""
        from retro.store.sql.declarations import declarations
        from retro.store.sql.records import Records

        if declarations() != DECLARATIONS:  # they were changed, and `retro.store.sqlite.update` did not yet run
            self._writing.bring_up_to_date()
        return Records(self._reading)

    @cached_property
    def _writing(self) -> Writing:
        """What writes, with all that is to be known for it: whoever only reads does without."""
        from retro.store.sqlite.writing import Writing

        with translate_errors(self._path):
            return Writing(self._conn, self._path, self._file)
