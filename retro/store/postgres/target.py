"""A schema that becomes the copy of an archive. Until it is whole it says so of itself, and nobody opens it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING, Any

import psycopg

from retro.errors import RetroError
from retro.language import M_
from retro.store.copying import HoldsCasesError
from retro.store.postgres import version
from retro.store.postgres.connection import Connection, Database
from retro.store.postgres.errors import is_denied, translate_errors
from retro.store.postgres.opening import open_archive
from retro.store.postgres.search_index import make
from retro.store.protocol import Progress
from retro.store.sql import copied
from retro.url import Url

if TYPE_CHECKING:
    from retro.model.entry import EntryId
    from retro.store.sql.search.search_texts import RowTexts


@contextmanager
def open_target(url: Url, *, timeout: float = 5.0) -> Iterator[PostgresTarget]:
    """The schema to copy into, which is prepared. RetroError if it holds anything else than a part of a copy."""
    raw, held = open_archive(url, timeout=timeout, is_unfinished_too=True)
    with closing(raw):
        target = PostgresTarget(Connection(raw), url)
        target.begin(held)
        yield target


@contextmanager
def snapshot(url: Url, *, timeout: float = 5.0) -> Iterator[Connection]:
    """The rows of the archive at `url`, as they are at one moment."""
    raw, _held = open_archive(url, timeout=timeout)
    with closing(raw):
        conn = Connection(raw)
        with _transaction(conn, url, "ISOLATION LEVEL REPEATABLE READ READ ONLY"):
            yield conn


class NoUpkeep:
    """The index of words is made of all cases once they are there."""

    def before(self, conn: Any, case: EntryId) -> None:
        """Nothing."""

    def after(self, case: EntryId, rows: Iterable[RowTexts] | None = None) -> None:
        """Nothing."""


class PostgresTarget:
    """A `Target` over an open connection."""

    def __init__(self, conn: Connection, url: Url) -> None:
        self._conn = conn
        self._url = url

    def begin(self, held: version.SchemaState) -> None:
        """See that it may become a copy, and say that it is none yet. Who owns the tables may do so."""
        if version.UNFINISHED in held.names:
            return
        with self._as_owner():
            if not copied.is_empty(self._conn):
                raise HoldsCasesError(str(self._url))
            self._conn.execute(
                'UPDATE "archive" SET "version" = -1, "names" = array_append("names", ?)', (version.UNFINISHED,)
            )

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        with _transaction(self._conn, self._url, "ISOLATION LEVEL REPEATABLE READ READ ONLY"):
            yield self._conn

    @contextmanager
    def writing(self) -> Iterator[tuple[Database, NoUpkeep]]:
        with _transaction(self._conn, self._url, "READ WRITE"):
            self._conn.execute('SELECT "write_begins"()')
            yield Database(self._conn), NoUpkeep()

    def forget_words(self) -> None:
        """What is made of them is made anew at the end."""

    def finish(self, progress: Progress) -> None:
        with self._as_owner():
            make(self._conn, progress)
            self._conn.execute(
                'UPDATE "archive" SET "version" = ?, "names" = array_remove("names", ?)',
                (version.VERSION, version.UNFINISHED),
            )
            self._conn.execute(f'NOTIFY "{self._url.schema}"')
        with translate_errors(self._url):
            self._conn.execute("ANALYZE")

    @contextmanager
    def _as_owner(self) -> Iterator[None]:
        try:
            with _transaction(self._conn, self._url, "READ WRITE"):
                self._conn.execute('SELECT "write_begins"()')
                (owner,) = self._conn.execute(
                    "SELECT pg_catalog.quote_ident(tableowner) FROM pg_catalog.pg_tables "
                    "WHERE schemaname = ? AND tablename = 'archive'",
                    (self._url.schema,),
                ).fetchone() or ("",)
                self._conn.execute(f"SET LOCAL ROLE {owner}")
                yield
        except RetroError as error:
            if not is_denied(error):
                raise
            raise RetroError(
                M_("“{user}” may not make the archive {url} a copy.", user=self._url.user, url=str(self._url)),
                M_("Whoever prepared it may: a member of the role that owns its tables. Nothing was changed."),
            ) from error


@contextmanager
def _transaction(conn: Connection, url: Url, kind: str) -> Iterator[None]:
    with translate_errors(url):
        conn.execute(f"BEGIN {kind}")
        try:
            yield
            conn.execute("COMMIT")
        except BaseException:
            with suppress(psycopg.Error):  # the connection may be gone, and the transaction with it
                conn.execute("ROLLBACK")
            raise
