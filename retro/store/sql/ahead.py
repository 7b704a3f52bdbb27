"""What a change is to know of its case: asked for at once, before any of it is read, so that one waits for it once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from retro.model import chain
from retro.model.change import Logged, Op
from retro.model.checked_fields import tells_checks
from retro.model.entry import EntryId
from retro.model.record import Retrospective
from retro.model.stages.head import Head
from retro.store.reconcile import Held
from retro.store.sql import log, references, register, rows, sharing, standing
from retro.store.sql.links import By, Links, written
from retro.store.sql.log import End
from retro.value import value

if TYPE_CHECKING:
    from retro.model.change import Change
    from retro.store.sql.connection import Connection


@value
class CaseBefore:
    """A case as it stands before a change."""

    head: Head
    end: End
    is_settled: bool = False
    registered: str = ""
    """The state that it has in the register; "" if it is not in it."""


class AheadOfRows:
    """Asks for the rows that operations on a case are about, and for those to which they link."""

    def __init__(self, conn: Connection, case: str, ops: Sequence[Op], *, by: By = "id") -> None:
        self._conn = conn
        self._rows = rows.ask_held(conn, ops)
        self.links = Links(conn, case, written(ops), by=by)

    def held(self, ops: Iterable[Op]) -> Held:
        """As of `rows.held`. Only what was not asked for yet is asked for now."""
        keys = {(op.kind, op.id): op for op in ops}
        there = {key: cursor for key, cursor in self._rows.items() if key in keys}
        more = rows.ask_held(self._conn, (op for key, op in keys.items() if key not in there))
        return rows.read_held({**there, **more})


class AheadOfNew(AheadOfRows):
    """Asks for what the beginning of a case is to know, whose head is this one but for its reference."""

    def __init__(self, conn: Connection, head: Head, change: Change) -> None:
        super().__init__(conn, head.id, change.ops)
        self.head = head
        self._known = references.ask_of(conn, head.id)
        self._reference = references.ask_new(conn, head)

    def read(self) -> tuple[str, bool]:
        """The reference of the case, and whether it is here already."""
        known = references.read_of(self._known)
        return known or references.read_new(self._reference, self.head), known is not None


class Ahead(AheadOfRows):
    """Asks for what a `change` of a case is to know; `by` says whether the case is called by reference or by id."""

    def __init__(self, conn: Connection, case: str, change: Change, *, by: By = "reference") -> None:
        self._named = case
        self.change = change
        self._head = conn.execute(rows.select_head(by, '"settled"', log.HEAD_CHAIN, register.LAST_STATE), (case,))
        self._entries = log.ask_before(conn, by, case, change.id)
        super().__init__(conn, case, change.ops, by=by)  # these are read last
        self._record: Retrospective | None = None
        if tells_checks(change.ops) or standing.concerns(change.ops) or sharing.concerns(change.ops):
            self._record = rows.record_of(conn, case) if by == "reference" else rows.record(conn, case)

    def read(self) -> tuple[CaseBefore, Logged | None]:
        """The case, and the entry of the change, if it was made before. NotFoundError if there is no such case."""
        held = self._head.fetchone()
        if held is None:
            raise references.unknown(self._named)
        head, (is_settled, chained, state) = rows.head_in(held), held[-3:]
        entries = log.read_before(self._entries, self.change.id)
        end = End(head.seq, chained or chain.start(head.id), entries.open)
        return CaseBefore(head, end, bool(is_settled), state or ""), entries.repeated

    def record(self, case: EntryId) -> Retrospective:
        """The case with this id as it was then. It is read now, unless the change is one of those that ask for it."""
        if self._record is None:
            self._record = rows.record(self._conn, case)
        return self._record
