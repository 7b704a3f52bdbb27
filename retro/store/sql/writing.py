"""The changes of an archive, each in one transaction: what of a store's writing is the same for every engine."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from contextlib import nullcontext, suppress
from datetime import datetime
from typing import TYPE_CHECKING, Literal, TypeVar

from retro.errors import NotFoundError
from retro.model.call import Call, CallLine
from retro.model.change import Applied, Change, Conflict, Values
from retro.model.record import FullRecord
from retro.store import validation
from retro.store.protocol import Latest, Stands
from retro.store.reconcile import ConflictingChangeError
from retro.store.results import ImportResult, UndoResult
from retro.store.sql import (
    calls,
    changing,
    derived,
    full_records,
    joining,
    log,
    references,
    register,
    rows,
    sharing,
    undo,
    voters,
)
from retro.store.sql.ahead import Ahead, AheadOfNew
from retro.store.sql.due import followed, settling

if TYPE_CHECKING:
    from retro.store.sql.connection import Connection, Database
    from retro.store.sql.search.word_index import Upkeep

A = TypeVar("A")
R = TypeVar("R")


class Changes:
    """What `Store` says of writing. An engine says what a transaction is: `_write`."""

    def __init__(self, upkeep: Upkeep) -> None:
        self._kept_up = upkeep

    def get_ready(self) -> None:
        """As of `Store.get_ready_to_write`; the engine has more of it."""

    def _write(self, work: Callable[[Database], R]) -> R:
        """Do some work in one transaction, before which no other one that writes goes on; gives what it comes to.

        All of it is on the disk behind it; after an error, none of it. It may be done once more, from the beginning.
        """
        raise NotImplementedError

    def _write_into(self, ask: Callable[[Connection], A], work: Callable[[Database, A], R]) -> R:
        """The same, where `ask` asks for what the work is to read first: both go to the engine together."""
        return self._write(lambda db: work(db, ask(db.conn)))

    def _write_in_case(
        self,
        reference: str,  # noqa: ARG002 -- whoever keeps out everybody asks for no case
        ask: Callable[[Connection], A],
        work: Callable[[Database, A, Callable[[], None]], R],
    ) -> R:
        """The same in one case: only those who write into that one must wait, if the engine can tell them apart.

        The work calls what it is given if it will write anything that is not of the case alone.
        """
        return self._write_into(ask, lambda db, asked: work(db, asked, _anything))

    def agree(self, reference: str, reader: str, doubts: Sequence[str], change: Change) -> bool:
        """As of `Store.agree`."""
        raise NotImplementedError

    def finished(self, reference: str) -> FullRecord:
        """The whole record, once the entry of its log that still grows is finished."""
        raise NotImplementedError

    def mend_indexes(self) -> int:
        """As of `Store.mend_indexes`."""
        raise NotImplementedError

    def create(self, values: Values, change: Change) -> str:
        change = validation.validate(dataclasses.replace(change, act="create"))
        head, plain = changing.begun(values, change)
        return self._write_into(
            lambda conn: AheadOfNew(conn, head, change),
            lambda db, ahead: changing.create(db, self._kept_up, ahead, plain, change),
        )

    def apply(self, reference: str, change: Change, latest: Latest | None = None) -> Applied | Conflict:
        change = validation.validate(change)

        def ask(conn: Connection) -> Ahead:
            return Ahead(conn, reference, change)

        def apply(db: Database, ahead: Ahead, beyond: Callable[[], None]) -> Applied:
            return changing.apply(db, self._kept_up, ahead, latest, beyond)

        try:
            if changing.is_of_its_case(change.ops):
                return self._write_in_case(reference, ask, apply)
            return self._write_into(ask, lambda db, ahead: apply(db, ahead, _anything))
        except ConflictingChangeError as clashed:
            return clashed.conflict

    def apply_together(self, changes: Sequence[tuple[str, Change]]) -> Conflict | None:
        valid = [(reference, validation.validate(change)) for reference, change in changes]

        def apply_all(db: Database) -> None:
            for reference, change in valid:
                changing.apply(db, self._kept_up, Ahead(db.conn, reference, change), None, _anything)

        try:
            self._write(apply_all)
        except ConflictingChangeError as clashed:
            return clashed.conflict
        return None

    def note(self, call: Call, line: CallLine) -> None:
        self._write(lambda db: calls.note(db, call, line))

    def end_call(self, call: Call, over: datetime) -> None:
        self._write(lambda db: calls.end(db, call.id, over))

    def join_call(self, call: str, into: str) -> None:
        self._write(lambda db: calls.join(db, call, into))

    def drop_call(self, call: str) -> None:
        is_tried = False

        def drop(db: Database) -> None:
            nonlocal is_tried
            with suppress(NotFoundError) if is_tried else nullcontext():  # it is gone, and nobody had heard so
                is_tried = True
                calls.take(db, call)

        self._write(drop)

    def file_call(self, call: str, change: Change, into: str | Values, latest: Latest | None) -> str:
        change = validation.validate(change)

        def file(db: Database) -> str:
            if not log.is_made(db.conn, change.id):  # else it is filed, and nobody had heard so
                calls.take(db, call)
            if isinstance(into, str):
                changing.apply(db, self._kept_up, Ahead(db.conn, into, change), latest, _anything)
                return into
            beginning = dataclasses.replace(change, act="create")
            head, plain = changing.begun(into, beginning)
            return changing.create(db, self._kept_up, AheadOfNew(db.conn, head, beginning), plain, beginning)

        return self._write(file)

    def restore(self, whole: FullRecord, change: Change, *, may_join: bool = True) -> ImportResult:
        change = validation.validate(dataclasses.replace(change, ops=()))
        case = whole.record.head.id
        known: str | None = None
        tried: ImportResult | None = None

        def take_in(db: Database) -> ImportResult:
            nonlocal known, tried
            known = references.of(db.conn, case)
            if tried and tried.new and known == tried.reference:  # it is done, and nobody had heard so
                return tried
            if known is not None and not may_join:
                return ImportResult(known, new=False, is_refused=True)
            self._kept_up.before(db.conn, case)
            self._kept_up.after(case)
            if known is None:
                tried = result = full_records.import_record(db, whole, change)
            else:
                joined = joining.join_in(db, whole, change)
                if tried and tried.joined and not joined:  # as above
                    return tried
                tried = result = ImportResult(known, new=False, joined=joined)
            voters.forget_voters(db, case)
            sharing.write(db, full_records.record(db.conn, case))
            settling.write(db, case)
            register.note(db, case)
            followed.write(db)
            return result

        try:
            return self._write(take_in)
        except ConflictingChangeError as clashed:
            return ImportResult(known or whole.record.reference, new=False, clashes=clashed.conflict.clashes)

    def mend(self, reference: str) -> int:
        return self._write(
            lambda db: derived.mend(db, full_records.whole(db.conn, references.id_of(db.conn, reference)))
        )

    def turn(
        self, reference: str, change: Change, act: Literal["undo", "redo"], stands: Stands, *, seen: int, anyone: bool
    ) -> UndoResult | Conflict | None:
        """As of `Store.undo` and `Store.redo`."""
        change = validation.validate(dataclasses.replace(change, ops=(), act=act))

        def turn(db: Database) -> UndoResult | None:
            retrospective = references.id_of(db.conn, reference)
            history = undo.history(db.conn, retrospective)
            step = history.turned.get(change.id)
            if step is None:
                is_out = rows.head(db.conn, retrospective).removed is not None
                step = history.next(act, None if anyone or is_out else change.author)
                if step is None:
                    return None
                for other in changing.turn(db, self._kept_up, retrospective, change, step, stands=stands, seen=seen):
                    changing.turn_with_it(db, self._kept_up, other, change, step, stands=stands)
            return UndoResult(step.last, log.at(db.conn, retrospective, step.last).change)

        try:
            return self._write(turn)
        except ConflictingChangeError as clashed:
            return clashed.conflict


def _anything() -> None:
    """Whatever is written, nobody else writes meanwhile."""
