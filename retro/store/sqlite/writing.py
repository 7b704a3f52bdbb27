"""The retrospectives of one SQLite file, written: the part of the store that knows what becomes of a record.

sqlite-utils, which takes its time to import, comes with the first call.
"""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from retro.errors import RetroError
from retro.language import M_, Message
from retro.model.change import Change
from retro.model.record import FullRecord
from retro.store.declared import VERSION
from retro.store.protocol import Progress
from retro.store.sql import agreed, full_records, log, references
from retro.store.sql.writing import Changes
from retro.store.sqlite import migrations, schema_flaws, search_anew, search_index
from retro.store.sqlite.connection import identity
from retro.store.sqlite.errors import code, translate_errors
from retro.store.sqlite.search_torn import without_torn_index
from retro.store.sqlite.search_upkeep import Upkeep
from retro.store.sqlite.transaction import immediate, reading, snapshot

if TYPE_CHECKING:
    from sqlite_utils import Database

    from retro.store.sql.connection import Database as Shared

R = TypeVar("R")


class _RehearsedError(Exception):
    """Ends a rehearsal, so that nothing of it stays."""


def _is_read_only(error: sqlite3.OperationalError | RetroError) -> bool:
    """Whether it says that nobody may write here, or make a file."""
    if isinstance(error, sqlite3.OperationalError):
        return code(error) in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN}
    cause = error.__cause__.__cause__ if isinstance(error.__cause__, RetroError) else error.__cause__
    return isinstance(cause, OSError) and cause.errno in {errno.EACCES, errno.EPERM, errno.EROFS}


class Writing(Changes):
    """What `Store` says of writing, over a connection that is open."""

    def __init__(self, conn: sqlite3.Connection, path: Path, file: tuple[int, int] | None) -> None:
        self._conn = conn
        self._path = path
        self._file = file
        self._is_rehearsal = False
        self._refusal: sqlite3.OperationalError | RetroError | None = None
        """Why an earlier file could not be brought up to date, so that nothing can be written."""
        self._upkeep = Upkeep()
        super().__init__(self._upkeep)
        if migrations.VERSION != VERSION:  # declarations were changed, and `retro.store.sqlite.update` did not yet run
            self.bring_up_to_date()

    def get_ready(self) -> None:
        _ = self._db  # it is imported with that

    def bring_up_to_date(self, progress: Progress | None = None) -> Path | None:
        """See that the file is ours, and make what it lacks. Gives the copy of it that was kept, if one was.

        `progress` is told how far the index has come, which may take its time. Where nothing may be written, a file
        that lacks nothing but today's index stays as it is.
        """
        if not migrations.is_current(self._conn):
            with snapshot(self._conn):  # between two looks, another terminal may make the file ours
                migrations.check(self._conn, self._path)
            try:
                return migrations.migrate(self._db, self._path, progress)
            except (sqlite3.OperationalError, RetroError) as error:
                if not (_is_read_only(error) and migrations.can_be_read(self._conn)):
                    raise
                self._refusal = error
        return None

    def agree(self, reference: str, reader: str, doubts: Sequence[str], change: Change) -> bool:
        try:
            with self._writing() as db:
                agreed.write(db, references.id_of(db.conn, reference), reader, doubts, change)
        except RetroError as error:
            if isinstance(error.__cause__, sqlite3.Error) and code(error.__cause__) == sqlite3.SQLITE_READONLY:
                return False
            raise
        return True

    def finished(self, reference: str) -> FullRecord:
        """The whole record, the last entry of its log finished, unless nobody may write here."""
        with translate_errors(self._path):
            try:
                with immediate(self._db) as db:
                    retrospective = references.id_of(db.conn, reference)
                    if migrations.is_current(db.conn):
                        log.finish(db, retrospective)
                    return full_records.whole(db.conn, retrospective)
            except sqlite3.OperationalError as error:
                if code(error) != sqlite3.SQLITE_READONLY:
                    raise
        with reading(self._conn, self._path) as conn:
            return full_records.whole(conn, references.id_of(conn, reference))

    @contextmanager
    def rehearsal(self) -> Iterator[None]:
        with reading(self._conn, self._path) as conn:
            is_good = not search_index.state(conn)
        with translate_errors(self._path), suppress(_RehearsedError), immediate(self._db) as db:
            if is_good:  # what is rehearsed is found by reading: a broken page of the index would end the transaction
                search_index.mark_damaged(db.conn)
            self._is_rehearsal = True
            try:
                yield
            finally:
                self._is_rehearsal = False
                self._upkeep.forget()
            raise _RehearsedError

    def reindex(self, progress: Progress | None) -> int:
        with reading(self._conn, self._path) as conn:
            is_torn = search_anew.is_torn(conn)
        with self._writing() as db:
            if not search_index.can_be_made(db.conn):
                raise RetroError(
                    M_("The SQLite of this Python has no full-text search."),
                    M_("Searching reads every case, which takes longer. Another Python may have it."),
                )
            made = search_anew.make_anew(db.conn, progress, is_torn=is_torn)
            self._upkeep.forget()
        if is_torn:
            with translate_errors(self._path):
                search_anew.free_pages(self._conn)
        return made

    def leave_index(self) -> bool:
        """See that the next transaction leaves the index alone, and that nobody uses it; whether it may be tried."""
        if self._is_rehearsal:  # it is in a transaction that cannot go on
            return False
        with translate_errors(self._path):
            try:
                with immediate(self._db) as db:
                    search_index.mark_damaged(db.conn)
            except sqlite3.DatabaseError as error:
                if not search_index.is_broken(error):
                    raise
                self._upkeep.is_left_alone = True  # what says so is broken itself, which everybody sees
        return True

    @without_torn_index
    def mend_indexes(self) -> int:
        with self._writing() as db:
            return schema_flaws.mend_indexes(db)

    @without_torn_index
    def _write(self, work: Callable[[Shared], R]) -> R:
        with self._writing() as db:
            return work(db)

    @contextmanager
    def _writing(self) -> Iterator[Database]:
        """All that is written inside is on the disk behind it; after an error, none of it.

        SQLite goes on writing into a file that was moved away or removed: nobody would find there what was saved.
        """
        transaction = self._db.atomic() if self._is_rehearsal else immediate(self._db)
        self._upkeep.is_left_alone |= self._is_rehearsal
        with translate_errors(self._path), transaction:
            self._see_that_it_is_there(
                M_("Put it back, or close Retro and open it where it is now. Nothing was changed.")
            )
            if self._refusal:
                raise self._refusal
            if not migrations.is_current(self._conn):
                raise RetroError(
                    M_("“{path}” was changed by another version of Retro meanwhile.", path=str(self._path)),
                    M_("Close Retro and open it again. Nothing was changed."),
                )
            try:
                yield self._db
                self._upkeep.write(self._db)
            except BaseException:
                self._upkeep.forget()
                raise
        self._see_that_it_is_there(M_("Look there for what was written last, or put the file back and write it again."))

    def _see_that_it_is_there(self, step: Message) -> None:
        if identity(self._path) != self._file:
            raise RetroError(
                M_("“{path}” was moved, removed or replaced while Retro had it open.", path=str(self._path)), step
            )

    @cached_property
    def _db(self) -> Database:
        from sqlite_utils import Database

        return Database(self._conn, recursive_triggers=False, execute_plugins=False)
