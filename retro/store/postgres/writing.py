"""The retrospectives of an archive on a server, written: what a transaction is there.

Each begins by taking a lock, before it reads anything, and reads what is committed then (READ COMMITTED). So whoever
waited sees what the one before wrote, and a clash is found where it is; under SERIALIZABLE most of several writers
would have to do their work again, what screens make of a record included. A change that writes into one case and
nowhere else keeps out those alone who write into that one, too. What gives a reference, is registered or tells of
other cases keeps out everybody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING, TypeVar

import psycopg

from retro.errors import AwayError, RetroError
from retro.language import M_
from retro.model.change import Change
from retro.model.record import FullRecord
from retro.store.postgres import version
from retro.store.postgres.connection import Connection, Database
from retro.store.postgres.errors import UnheardError, is_denied, translate_errors
from retro.store.postgres.pipeline import Reply
from retro.store.postgres.search_index import Upkeep, make
from retro.store.sql import agreed, full_records, log, references
from retro.store.sql.writing import Changes

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from retro.store.postgres.line import ServerLine
    from retro.store.protocol import Progress
    from retro.store.results import ImportResult
    from retro.store.sql.connection import Connection as Reading, Database as Shared

A = TypeVar("A")
R = TypeVar("R")

ISOLATION = "READ COMMITTED"
"""What a change sees of others: what they had written when it got the lock."""


class _BeyondCaseError(Exception):
    """A change that began with the lock of its case writes what belongs to no case: it takes that of the archive."""


class Writing(Changes):
    """What `Store` says of writing, over a line that is open. `reading` opens a transaction that reads."""

    def __init__(self, line: ServerLine, reading: Callable[[], AbstractContextManager[Connection]]) -> None:
        self._upkeep = Upkeep()
        super().__init__(self._upkeep)
        self._line = line
        self._conn = line.conn
        self._url = line.url
        self._reading = reading
        self._is_rehearsal = False
        self._is_begun = False
        """Whether the latest transaction came so far that it had its lock."""
        self._goes_together = True
        """Whether statements of which nobody reads anything go to the server with the next one of which somebody does.

        What is wrong with one shows later then, so that nobody can catch it who gave it.
        """

    def restore(self, whole: FullRecord, change: Change, *, may_join: bool = True) -> ImportResult:
        self._goes_together = False  # it tells rows that are there already from other faults
        try:
            return super().restore(whole, change, may_join=may_join)
        finally:
            self._goes_together = True

    def agree(self, reference: str, reader: str, doubts: Sequence[str], change: Change) -> bool:
        try:
            self._write(lambda db: agreed.write(db, references.id_of(db.conn, reference), reader, doubts, change))
        except RetroError as error:
            if is_denied(error):
                return False
            raise
        return True

    def finished(self, reference: str) -> FullRecord:
        """The whole record, the last entry of its log finished, unless its reader may not write."""

        def finish(db: Shared) -> FullRecord:
            retrospective = references.id_of(db.conn, reference)
            log.finish(db, retrospective)
            return full_records.whole(db.conn, retrospective)

        try:
            return self._write(finish)
        except RetroError as error:
            if not is_denied(error):
                raise
        with self._reading() as conn:
            return full_records.whole(conn, references.id_of(conn, reference))

    @contextmanager
    def rehearsal(self) -> Iterator[None]:
        self._goes_together = False
        try:
            with self._transaction("ROLLBACK", _nothing):
                self._is_rehearsal = True
                yield
        finally:
            self._is_rehearsal, self._goes_together = False, True

    def written(self, work: Callable[[Shared], R]) -> R:
        """Do some work in one transaction, all of it or none. It is not done twice: it may be known by no id."""
        with self._writing() as db:
            return work(db)

    def reindex(self, progress: Progress | None) -> int:
        """Make the index of words anew; gives how many cases there are."""
        with self._writing():
            return make(self._conn, progress)

    def mend_indexes(self) -> int:
        """What is missing is made by whoever owns the tables: `retro init`."""
        return 0

    def _write(self, work: Callable[[Shared], R]) -> R:
        def write() -> R:
            with self._writing() as db:
                return work(db)

        return self._heard(write)

    def _write_into(self, ask: Callable[[Reading], A], work: Callable[[Shared, A], R]) -> R:
        def write() -> R:
            with self._writing_what(ask) as (db, asked):
                return work(db, asked)

        return self._heard(write)

    def _write_in_case(
        self, reference: str, ask: Callable[[Reading], A], work: Callable[[Shared, A, Callable[[], None]], R]
    ) -> R:
        def write() -> R:
            with self._writing_what(ask, reference) as (db, asked):
                return work(db, asked, self._beyond_case)

        with suppress(_BeyondCaseError):
            return self._heard(write)
        return super()._write_in_case(reference, ask, work)

    def _heard(self, write: Callable[[], R]) -> R:
        """Write something, and where the line is lost in it, once more over another one.

        Whether the server has written it is not known then. The second time waits for the end of the first, and finds
        by its ids what is there already: so it is written once. UnheardError if that cannot be found out.
        """
        try:
            return write()
        except AwayError as error:
            if self._is_rehearsal or not self._is_begun:
                raise
            is_unheard = isinstance(error, UnheardError)
        try:
            return write()
        except RetroError as error:
            if is_unheard and (isinstance(error, AwayError) or not self._is_begun):
                raise UnheardError(error) from error
            raise

    def _beyond_case(self) -> None:
        if not self._is_rehearsal:  # else it has the lock of the archive already
            raise _BeyondCaseError

    @contextmanager
    def _writing(self) -> Iterator[Database]:
        """All that is written inside is on the server's disk behind it; after an error, none of it."""
        with self._writing_what(_nothing) as (db, _):
            yield db

    @contextmanager
    def _writing_what(self, ask: Callable[[Reading], A], case: str | None = None) -> Iterator[tuple[Database, A]]:
        """The same, with what was asked for first; in the case with a reference alone, if there is one."""
        if self._is_rehearsal:
            with translate_errors(self._url), self._conn.raw.transaction(), self._kept_in_step() as db:
                yield db, ask(self._conn)
            return
        with self._transaction("COMMIT", ask, case) as asked, self._kept_in_step() as db:
            yield db, asked

    @contextmanager
    def _kept_in_step(self) -> Iterator[Database]:
        db = Database(self._conn)
        try:
            yield db
            self._upkeep.write(db)
        finally:
            self._upkeep.forget()

    @contextmanager
    def _transaction(self, end: str, ask: Callable[[Reading], A], case: str | None = None) -> Iterator[A]:
        """A transaction that has its lock, and ends so; it is taken back after an error. Gives what was asked for.

        One waits for the server twice: until what was asked for is there, and until all that was written is.
        UnheardError if the line is lost after its end was asked for.
        """
        is_ending = self._is_begun = False
        try:
            with translate_errors(self._url), self._taken_back():
                together, asked = self._line.begun(lambda: self._begun(ask, case))
                self._is_begun = True
                with together:
                    yield asked
                    is_ending = end == "COMMIT"
                    self._conn.execute(end)
        except AwayError as error:
            raise (UnheardError(error) if is_ending else error) from error
        finally:
            self._line.hear()

    @contextmanager
    def _taken_back(self) -> Iterator[None]:
        """After an error in it, no transaction is open any more."""
        try:
            yield
        except BaseException as error:
            self._line.drop_what_broke_off()
            with suppress(psycopg.Error):  # the connection may be gone, and the transaction with it
                self._conn.execute("ROLLBACK")
                if isinstance(error, psycopg.errors.UndefinedColumn | psycopg.errors.UndefinedTable):
                    self._see_that_it_is_as_it_was()
            raise

    def _begun(self, ask: Callable[[Reading], A], case: str | None) -> tuple[ExitStack, A]:
        """A transaction that was begun and has the lock, with what was asked for behind that, and what ends both."""
        with ExitStack() as stack:
            if self._goes_together:
                stack.enter_context(self._conn.together(is_hasty=case is not None))
            self._conn.execute(f"BEGIN ISOLATION LEVEL {ISOLATION} READ WRITE")
            begun = self._lock(case)
            asked = ask(self._conn)
            if begun.fetchone() != (self._line.held.version,):
                self._see_that_it_is_as_it_was()
            return stack.pop_all(), asked

    def _lock(self, case: str | None) -> Reply:
        """Wait for whoever writes, into a case or at all; gives what the archive is then."""
        if case is None:
            return self._conn.execute('SELECT "write_begins"()')
        return self._conn.execute('SELECT "write_in_case_begins"(?)', (case,))

    def _see_that_it_is_as_it_was(self) -> None:
        """RetroError if somebody brought the archive up to date since it was opened."""
        now = version.held(self._conn)
        version.check(now, self._url)
        if now.names != self._line.held.names:
            raise RetroError(
                M_("The archive {url} was changed by another version of Retro meanwhile.", url=str(self._url)),
                M_("Close Retro and open it again. Nothing was changed."),
            )
        self._line.held = now


def _nothing(_conn: Reading) -> None:
    """Nothing is asked for first."""
