"""The store in a schema of a PostgreSQL database: what `retro.store.protocol.Store` asks for."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from retro.store.listed import Count, Fingerprint, Pending, Summary
from retro.store.postgres.connection import Connection
from retro.store.postgres.errors import translate_errors
from retro.store.postgres.line import Line
from retro.store.protocol import NEWEST_FIRST, CaseFilter, Latest, Order, Progress
from retro.store.sql import summaries
from retro.store.sql.listing import Listing

if TYPE_CHECKING:
    from retro.model.call import Call, CallLine
    from retro.model.change import Applied, Change, Conflict, Logged, Values
    from retro.model.query.words import Word
    from retro.model.record import FullRecord, Retrospective
    from retro.model.register import Register
    from retro.model.stale import Stale
    from retro.store.finding import Finding
    from retro.store.postgres.writing import Writing
    from retro.store.pulled import Pulled
    from retro.store.results import (
        CaseText,
        Heads,
        Hit,
        ImportResult,
        KeptLesson,
        Likely,
        Linked,
        OpenRow,
        PeriodQuery,
        Read,
        ThirdTime,
        TicketedRow,
        UndoResult,
        Unshared,
    )
    from retro.store.sql.connection import Connection as Shared, Database
    from retro.store.sql.records import Records
    from retro.store.sql.searching import Search
    from retro.url import Url

R = TypeVar("R")


def open_store(url: Url, *, timeout: float = 5.0) -> PostgresStore:
    """The store at `url`. RetroError if it cannot be opened; `timeout`: how long a server may take to answer."""
    return PostgresStore(Line(url, timeout=timeout))


class PostgresStore:
    """A `Store` over a line to a server. Get one from `open_store`."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self._conn = line.conn
        self._url = line.url
        self._listing = Listing(self._reading, self._state, self._search)
        self._is_rehearsal = False

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """All that is read inside is of one moment, whatever others write meanwhile.

        Statements go to the server when somebody reads what the first of them gives: together, and back together.
        """
        with translate_errors(self._url):
            if self._conn.in_transaction:
                yield self._conn
                return
            self._line.stand()
            try:
                with self._conn.raw.pipeline():
                    self._conn.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
                    yield self._conn
                    self._conn.execute("ROLLBACK")
            finally:
                if not self._conn.raw.closed and self._conn.in_transaction:  # it broke off
                    self._conn.execute("ROLLBACK")

    def list(
        self, wanted: CaseFilter, offset: int = 0, limit: int = 50, order: Order = NEWEST_FIRST
    ) -> tuple[Summary, ...]:
        return self._listing.list(wanted, offset, limit, order)

    def references(self, wanted: CaseFilter, order: Order = NEWEST_FIRST) -> tuple[str, ...]:
        return self._listing.references(wanted, order)

    def place(self, reference: str, wanted: CaseFilter, order: Order = NEWEST_FIRST) -> int | None:
        return self._listing.place(reference, wanted, order)

    def each(self, wanted: CaseFilter) -> Generator[Summary, None, None]:
        return self._listing.each(wanted)

    def count(self, wanted: CaseFilter) -> int:
        return self._listing.count(wanted)

    def estimate(self, wanted: CaseFilter) -> Count:
        return self._listing.estimate(wanted)

    def hits(self, references: Sequence[str], words: Sequence[Word]) -> Mapping[str, Sequence[Hit]]:
        return self._records.hits(references, words)

    def texts(self, references: Sequence[str]) -> Mapping[str, Sequence[CaseText]]:
        return self._records.texts(references)

    def likely(self, wanted: Mapping[str, float], most: int) -> Likely:
        from retro.store.postgres.search_index import WordIndex  # the first list does without it
        from retro.store.sql import search_likely

        with self._reading() as conn:
            return search_likely.likely(conn, WordIndex(conn), wanted, most)

    def unindexed(self) -> Finding | None:
        from retro.store.postgres.search_index import WordIndex  # as above
        from retro.store.sql.word_index import told

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

    def version(self) -> int:
        return self._line.version()

    def may_have_moved(self) -> bool:
        return self._line.may_have_moved()

    def create(self, values: Values, change: Change) -> str:
        return self._writing.create(values, change)

    def load(self, reference: str) -> Retrospective:
        return self._records.load(reference)

    def load_all(self, references: Sequence[str]) -> Read:
        return self._records.load_all(references)

    def resolve(self, text: str) -> str:
        return self._records.resolve(text)

    def apply(self, reference: str, change: Change, latest: Latest | None = None) -> Applied | Conflict:
        return self._writing.apply(reference, change, latest)

    def apply_together(self, changes: Sequence[tuple[str, Change]]) -> Conflict | None:
        return self._writing.apply_together(changes)

    def undo(self, reference: str, change: Change) -> UndoResult | Conflict | None:
        return self._writing.undo(reference, change)

    def redo(self, reference: str, change: Change) -> UndoResult | Conflict | None:
        return self._writing.redo(reference, change)

    def changes(self, reference: str, after: int = 0) -> tuple[Logged, ...]:
        return self._records.changes(reference, after)

    def whole(self, reference: str) -> FullRecord:
        return self._records.whole(reference) or self._writing.finished(reference)

    def evidence(self, reference: str) -> FullRecord:
        return self._records.evidence(reference)

    def restore(self, whole: FullRecord, change: Change, *, may_merge: bool = True) -> ImportResult:
        return self._writing.restore(whole, change, may_merge=may_merge)

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
        with self._reading() as conn:
            return summaries.fingerprints(conn)

    def between(self, since: date, until: date) -> PeriodQuery:
        return self._records.between(since, until)

    def heads(self, since: date, until: date) -> Heads:
        return self._records.heads(since, until)

    def pending(self, references: Sequence[str], today: str) -> dict[str, Pending]:
        return self._records.pending(references, today)

    def open_rows(self, reference: str = "", until: str = "") -> tuple[OpenRow, ...]:
        return self._records.open_rows(reference, until)

    def third_times(self) -> tuple[ThirdTime, ...]:
        return self._records.third_times()

    def unshared(self, until: str, reference: str = "") -> tuple[Unshared, ...]:
        return self._records.unshared(until, reference)

    def changed_since(self, day: str) -> tuple[str, ...]:
        with self._reading() as conn:
            return summaries.changed_since(conn, day)

    def ticketed(self) -> tuple[TicketedRow, ...]:
        return self._records.ticketed()

    def lessons(self) -> tuple[KeptLesson, ...]:
        from retro.store.sql import lessons  # the first list does without it, and without what follows

        with self._reading() as conn:
            return lessons.kept(conn)

    def lesson_in_turn(self, number: int) -> KeptLesson | None:
        from retro.store.sql import lessons

        with self._reading() as conn:
            return lessons.in_turn(conn, number)

    def owners(self) -> tuple[str, ...]:
        return self._records.owners()

    def colleagues(self, besides: str) -> tuple[tuple[str, str], ...]:
        return self._records.colleagues(besides)

    def readings(self, name: str) -> tuple[str, ...]:
        return self._records.readings(name)

    def examined(self, reference: str) -> tuple[FullRecord, tuple[Stale, ...]]:
        return self._records.examined(reference)

    def mend(self, reference: str) -> int:
        return self._writing.mend(reference)

    def register_head(self) -> str:
        return self._records.register_head()

    def mend_indexes(self) -> int:
        return self._writing.mend_indexes()

    def register(self) -> Register:
        return self._records.register()

    def calls(self) -> tuple[Call, ...]:
        from retro.store.sql import calls

        with self._reading() as conn:
            return calls.read(conn)

    def count_calls(self) -> int:
        from retro.store.sql import calls

        with self._reading() as conn:
            return calls.count(conn)

    def agreed(self, reference: str, reader: str) -> frozenset[str]:
        from retro.store.sql import agreed, references

        with self._reading() as conn:
            return agreed.read(conn, references.id_of(conn, reference), reader)

    def agree(self, reference: str, reader: str, doubts: Sequence[str], change: Change) -> bool:
        return self._writing.agree(reference, reader, doubts, change)

    def note(self, call: Call, line: CallLine) -> None:
        self._writing.note(call, line)

    def end_call(self, call: Call, over: datetime) -> None:
        self._writing.end_call(call, over)

    def join_call(self, call: str, into: str) -> None:
        self._writing.join_call(call, into)

    def file_call(self, call: str, change: Change, into: str | Values, latest: Latest | None = None) -> str:
        return self._writing.file_call(call, change, into, latest)

    def drop_call(self, call: str) -> None:
        self._writing.drop_call(call)

    def tags(self) -> tuple[str, ...]:
        with self._reading() as conn:
            return summaries.tags(conn)

    def links(self) -> tuple[Linked, ...]:
        from retro.store.sql import case_links

        with self._reading() as conn:
            return case_links.links(conn)

    def alike(self) -> tuple[tuple[str, ...], ...]:
        from retro.store.sql import alike

        with self._reading() as conn:
            return alike.groups(conn)

    def written(self, work: Callable[[Database], R]) -> R:
        """Do some work in one transaction: all of it is on the server's disk behind it, or none."""
        return self._writing.written(work)

    def reindexed(self) -> None:
        """Make the index of words anew in the transaction that writes."""
        from retro.store.postgres.search_index import make

        make(self._conn)

    def settle(self) -> bool:
        return True

    def close(self) -> None:
        self._line.close()

    def _state(self) -> object:
        """Something else whenever anybody on the server has written, and at each look in a rehearsal."""
        if self._is_rehearsal:
            return object()
        return self._conn.execute("SELECT CAST(pg_current_snapshot() AS text)").fetchone()

    def _search(self, conn: Shared, wanted: CaseFilter, order: Order) -> Search:
        """Begin to look for words."""
        from retro.store.postgres.search_index import WordIndex
        from retro.store.sql.searching import Search

        return Search(conn, WordIndex(self._conn), wanted, order)

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
