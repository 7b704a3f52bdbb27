"""A file that becomes the copy of an archive. Until it is whole it says so of itself, and nobody opens it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path

from sqlite_utils import Database

from retro.errors import RetroError
from retro.language import M_
from retro.store.protocol import Progress
from retro.store.sql import copied
from retro.store.sqlite import connection, migrations, search_anew, search_index, store
from retro.store.sqlite.errors import translate_errors
from retro.store.sqlite.search_upkeep import Upkeep
from retro.store.sqlite.transaction import immediate, reading


@contextmanager
def open_target(path: Path, *, timeout: float = 5.0) -> Iterator[SqliteTarget]:
    """The file to copy into, made if it is missing. RetroError if it holds anything else than a part of a copy."""
    with translate_errors(path):
        if not _is_begun(path, timeout):  # an empty archive is made, or brought up to date
            store.open_store(path, timeout=timeout).close()
        with closing(connection.connect(path, timeout=timeout)) as conn:
            connection.configure(conn, "FULL")
            connection.write_ahead(conn)
            conn.execute("PRAGMA foreign_keys = OFF")  # for each row that goes, others would be searched for it
            target = SqliteTarget(conn, path)
            target.begin()
            yield target


def _is_begun(path: Path, timeout: float) -> bool:
    if not path.is_file():
        return False
    with closing(connection.connect(path, timeout=timeout)) as conn:
        return connection.pragma(conn, "application_id") == connection.UNFINISHED


class SqliteTarget:
    """A `Target` in an open file."""

    def __init__(self, conn: sqlite3.Connection, path: Path) -> None:
        self._conn = conn
        self._path = path
        self._db = Database(conn, recursive_triggers=False, execute_plugins=False)
        self._upkeep = Upkeep()

    def begin(self) -> None:
        """See that it may become a copy, and say that it is none yet."""
        with translate_errors(self._path), immediate(self._db):
            if connection.pragma(self._conn, "application_id") == connection.UNFINISHED:
                if connection.pragma(self._conn, "user_version") != migrations.VERSION:
                    raise RetroError(
                        M_("“{path}” is the beginning of a copy by another version of Retro.", path=str(self._path)),
                        M_("Take it away, and begin anew."),
                    )
                return
            if not copied.is_empty(self._conn):
                raise RetroError(
                    M_("“{path}” holds cases already.", path=str(self._path)),
                    M_("A copy needs a place of its own: name another one. To join two archives: retro import FILE"),
                )
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

    def finish(self, progress: Progress) -> None:
        with translate_errors(self._path):
            with immediate(self._db):
                if search_index.can_be_made(self._conn):
                    search_anew.make_anew(self._conn, progress, is_torn=False)
                self._conn.execute(f"PRAGMA application_id = {connection.APPLICATION_ID}")
            connection.put_log_in(self._conn)
