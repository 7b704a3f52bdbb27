"""A file that becomes the copy of an archive. Until it is whole it says so of itself, and nobody opens it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path

from sqlite_utils import Database

from retro.errors import RetroError
from retro.language import M_
from retro.store.copying import HoldsCasesError
from retro.store.protocol import Progress
from retro.store.pulled import Pulled
from retro.store.sql import copied
from retro.store.sqlite import connection, migrations, pulled as pulls, search_anew, search_index, store
from retro.store.sqlite.errors import PULLED, translate_errors
from retro.store.sqlite.search_upkeep import Upkeep
from retro.store.sqlite.transaction import immediate, reading


@contextmanager
def open_target(path: Path, *, pulled: Pulled | None = None, timeout: float = 5.0) -> Iterator[SqliteTarget]:
    """The file to copy into, made if it is missing. RetroError if it holds anything else than a part of a copy.

    With `pulled` it becomes such a copy. One that another version made is made anew.
    """
    with translate_errors(path):
        if pulled and _is_of_another_version(path, timeout):
            path.unlink()
        if not _is_begun(path, timeout, pulled):  # an empty archive is made, or brought up to date
            store.open_store(path, timeout=timeout).close()
        with closing(connection.connect(path, timeout=timeout, is_target=True)) as conn:
            connection.configure(conn, "FULL")
            connection.write_ahead(conn)
            conn.execute("PRAGMA secure_delete = ON")  # words that are forgotten in the archive are gone here, too
            conn.execute("PRAGMA foreign_keys = OFF")  # for each row that goes, others would be searched for it
            target = SqliteTarget(conn, path, pulled)
            target.begin()
            yield target


def _is_begun(path: Path, timeout: float, pulled: Pulled | None) -> bool:
    if not path.is_file():
        return False
    begun = {connection.UNFINISHED, PULLED} if pulled else {connection.UNFINISHED}
    with closing(connection.connect(path, timeout=timeout)) as conn:
        return connection.pragma(conn, "application_id") in begun


def _is_of_another_version(path: Path, timeout: float) -> bool:
    if not path.is_file():
        return False
    with closing(connection.connect(path, timeout=timeout)) as conn:
        is_copy = connection.pragma(conn, "application_id") in {connection.UNFINISHED, PULLED}
        return is_copy and connection.pragma(conn, "user_version") != migrations.VERSION


class SqliteTarget:
    """A `Target` in an open file."""

    def __init__(self, conn: sqlite3.Connection, path: Path, pulled: Pulled | None) -> None:
        self._conn = conn
        self._path = path
        self._pulled = pulled
        self._db = Database(conn, recursive_triggers=False, execute_plugins=False)
        self._upkeep = Upkeep()

    def begin(self) -> None:
        """See that it may become a copy, and say that it is none yet."""
        with translate_errors(self._path), immediate(self._db):
            if self._pulled and connection.pragma(self._conn, "application_id") == PULLED:
                return
            if connection.pragma(self._conn, "application_id") == connection.UNFINISHED:
                if connection.pragma(self._conn, "user_version") != migrations.VERSION:
                    raise RetroError(
                        M_("“{path}” is the beginning of a copy by another version of Retro.", path=str(self._path)),
                        M_("Take it away, and begin anew."),
                    )
                return
            if not copied.is_empty(self._conn):
                raise HoldsCasesError(str(self._path))
            if search_index.is_there(self._conn):  # made anew in one go at the end
                search_index.mark_damaged(self._conn)
            self._conn.execute(f"PRAGMA application_id = {connection.UNFINISHED}")

    def reading(self) -> AbstractContextManager[sqlite3.Connection]:
        return reading(self._conn, self._path)

    @contextmanager
    def writing(self) -> Iterator[tuple[Database, Upkeep]]:
        with translate_errors(self._path), immediate(self._db) as db:
            try:
                yield db, self._upkeep
                self._upkeep.write(db)
            except BaseException:
                self._upkeep.forget()
                raise

    def forget_words(self) -> None:
        search_index.mark_damaged(self._conn)  # one that is altered keeps for a while what is gone from it

    def finish(self, progress: Progress) -> None:
        with translate_errors(self._path):
            with immediate(self._db):
                if search_index.state(self._conn) and search_index.can_be_made(self._conn):
                    search_anew.make_anew(self._conn, progress, is_torn=False)
                if self._pulled:
                    pulls.write(self._conn, self._pulled)
                made = PULLED if self._pulled else connection.APPLICATION_ID
                self._conn.execute(f"PRAGMA application_id = {made}")
            self._conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
