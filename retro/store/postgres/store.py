"""The store in a schema of a PostgreSQL database: what `retro.store.protocol.Store` asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

import psycopg

from retro.store.listed import Fingerprint
from retro.store.postgres import version
from retro.store.postgres.connection import Connection
from retro.store.postgres.errors import translate_errors, why_only_read
from retro.store.postgres.line import ServerLine
from retro.store.protocol import CaseFilter, Order, Progress
from retro.store.sql import summaries
from retro.store.sql.listing import Listing
from retro.store.sql.shared_store import SharedStore

if TYPE_CHECKING:
    from retro.errors import RetroError
    from retro.store.finding import Finding
    from retro.store.postgres.search_index import Known
    from retro.store.postgres.writing import Writing
    from retro.store.pulled import Pulled
    from retro.store.results import Likely
    from retro.store.sql.connection import Connection as Shared, Database
    from retro.store.sql.records import Records
    from retro.store.sql.search.searching import Search
    from retro.url import Url

R = TypeVar("R")


class _Moment:
    """When it is, as the server counts: asked for with the next statement, and read where two are compared."""

    def __init__(self, conn: Connection) -> None:
        self._asked = conn.execute("SELECT CAST(pg_current_snapshot() AS text)")

    @cached_property
    def _said(self) -> object:
        try:
            return self._asked.fetchone()
        except psycopg.ProgrammingError:  # what was asked with it failed: it is like no other
            return object()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Moment) and self._said == other._said

    def __hash__(self) -> int:
        return hash(self._said)


def open_store(url: Url, *, timeout: float = 5.0) -> PostgresStore:
    """The store at `url`. RetroError if it cannot be opened; `timeout`: how long a server may take to answer."""
    return PostgresStore(ServerLine(url, timeout=timeout))


class PostgresStore(SharedStore):
    """A `Store` over a line to a server. Get one from `open_store`."""

    def __init__(self, line: ServerLine) -> None:
        self._line = line
        self._conn = line.conn
        self._url = line.url
        self._listing = Listing(self._reading, self._state, self._search)
        self._is_rehearsal = False

    @contextmanager
    def _reading(self, *, is_one: bool = False) -> Iterator[Connection]:
        """All that is read inside is of one moment, whatever others write meanwhile.

        One statement alone (`is_one`) is waited for once, and no transaction for it.
        """
        with translate_errors(self._url):
            if self._conn.in_transaction:
                yield self._conn
                return
            self._line.stand()
            try:
                with nullcontext() if is_one else self._conn.snapshot():
                    yield self._conn
            finally:
                self._line.drop_what_broke_off()
                self._line.hear()
                if not self._conn.raw.closed and self._conn.in_transaction:  # it broke off
                    self._conn.execute("ROLLBACK")

    def likely(self, wanted: Mapping[str, float], most: int) -> Likely:
        from retro.store.postgres.search_index import WordIndex  # the first list does without it
        from retro.store.sql.search import search_likely

        with self._reading() as conn:
            return search_likely.likely(conn, WordIndex(conn), wanted, most)

    def unindexed(self) -> Finding | None:
        from retro.store.postgres.search_index import WordIndex  # as above
        from retro.store.sql.search.word_index import told

        with self._reading() as conn:
            return told(WordIndex(conn).state())

    def reindex(self, progress: Progress | None = None) -> int:
        made = self._writing.reindex(progress)
        self._listing.forget()
        return made

    def unlike_rows(self) -> tuple[str, ...]:
        from retro.store.postgres.search_index import unlike  # as above

        with self._reading() as conn:
            return tuple(unlike(conn))

    def pulled(self) -> Pulled | None:
        return None

    def why_only_read(self, *, anew: bool = False) -> RetroError | None:
        if anew:
            with self._reading(is_one=True) as conn:
                self._line.held = version.seen_by(conn, self._line.held)
        held = self._line.held
        return None if held.is_written else why_only_read(self._url, server=not held.server_writes)

    def version(self) -> int:
        return self._line.version()

    def announce(self, reference: str, person: str) -> tuple[str, ...]:
        return self._line.announce(reference, person)

    def present(self, reference: str) -> tuple[str, ...]:
        return self._line.present(reference)

    def may_have_moved(self) -> bool:
        return self._line.may_have_moved()

    def heard_at(self) -> int | None:
        return self._line.heard_at()

    @contextmanager
    def rehearsal(self) -> Iterator[None]:
        self._is_rehearsal = True
        try:
            with self._writing.rehearsal():
                yield
        finally:
            self._is_rehearsal = False
            self._listing.forget()

    def fingerprints(self) -> dict[str, Fingerprint]:
        with self._reading(is_one=True) as conn:
            return summaries.fingerprints(conn)

    def changed_since(self, day: str) -> tuple[str, ...]:
        with self._reading(is_one=True) as conn:
            return summaries.changed_since(conn, day)

    def written(self, work: Callable[[Database], R]) -> R:
        """Do some work in one transaction: all of it is on the server's disk behind it, or none."""
        return self._writing.written(work)

    def reindexed(self) -> None:
        """Make the index of words anew in the transaction that writes."""
        from retro.store.postgres.search_index import make

        make(self._conn)

    def checkpoint(self) -> bool:
        return True

    def close(self) -> None:
        self._line.close()

    def _state(self) -> object:
        """Something else whenever anybody on the server has written, and at each look in a rehearsal."""
        return object() if self._is_rehearsal else _Moment(self._conn)

    def _search(self, conn: Shared, wanted: CaseFilter, order: Order) -> Search:
        """Begin to look for words."""
        from retro.store.postgres.search_index import IndexMovedError, WordIndex
        from retro.store.sql.search.searching import Search

        try:
            return Search(conn, WordIndex(self._conn, self._known_index), wanted, order)
        except IndexMovedError:
            return Search(conn, WordIndex(self._conn, self._known_index), wanted, order)

    @cached_property
    def _known_index(self) -> Known:
        """What was heard last of the index of words."""
        from retro.store.postgres.search_index import Known

        return Known()

    @cached_property
    def _records(self) -> Records:
        """What knows the record. It takes its time to be imported, and the first list does without."""
        from retro.store.sql.records import Records

        return Records(self._reading)

    @cached_property
    def _writing(self) -> Writing:
        """What writes, with all that is to be known for it."""
        from retro.store.postgres.writing import Writing

        return Writing(self._line, self._reading)
