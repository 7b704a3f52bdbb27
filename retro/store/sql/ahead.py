"""What a change is to know of its case: asked for at once, before any of it is read, so that one waits for it once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

from retro.model import chain
from retro.model.change import Logged, Op
from retro.model.stages.head import Head
from retro.store.merge import Held
from retro.store.sql import log, references, register, rows
from retro.store.sql.log import End
from retro.value import value

if TYPE_CHECKING:
    from retro.model.change import Change
    from retro.store.sql.connection import Connection


@value
class Case:
    """A case as it stands before a change."""

    head: Head
    end: End
    is_settled: bool = False
    registered: str = ""
    """The state that it has in the register; "" if it is not in it."""


class Ahead:
    """Asks for what the `change` of a case is to know; `by` says whether the case is called by reference or by id."""

    def __init__(
        self, conn: Connection, case: str, change: Change, *, by: Literal["reference", "id"] = "reference"
    ) -> None:
        self._conn = conn
        self._named = case
        self._change = change.id
        self._head = conn.execute(rows.select_head(by, '"settled"', log.HEAD_CHAIN, register.LAST_STATE), (case,))
        self._entries = log.ask_before(conn, by, case, change.id)
        self._rows = rows.ask_held(conn, change.ops)

    def read(self) -> tuple[Case, Logged | None]:
        """The case, and the entry of the change, if it was made before. NotFoundError if there is no such case."""
        held = self._head.fetchone()
        if held is None:
            raise references.unknown(self._named)
        head, (is_settled, chained, state) = rows.head_in(held), held[-3:]
        entries = log.read_before(self._entries, self._change)
        end = End(head.seq, chained or chain.start(head.id), entries.open)
        return Case(head, end, bool(is_settled), state or ""), entries.repeated

    def held(self, ops: Iterable[Op]) -> Held:
        """As of `rows.held`. Only what was not asked for yet is asked for now."""
        keys = {(op.kind, op.id): op for op in ops}
        there = {key: cursor for key, cursor in self._rows.items() if key in keys}
        more = rows.ask_held(self._conn, (op for key, op in keys.items() if key not in there))
        return rows.read_held({**there, **more})
