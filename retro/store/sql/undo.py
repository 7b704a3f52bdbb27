"""Undo and redo, read from the log: so they outlive the program, and two terminals of one person share them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retro.model.change import Forget, Op
from retro.model.entry import EntryId
from retro.store.sql import log
from retro.store.undo_steps import History, LogLine, UndoStep

if TYPE_CHECKING:
    from retro.store.sql.connection import Connection


def history(conn: Connection, retrospective: EntryId) -> History:
    """What can be taken back and brought back now. A change that changed nothing is no step."""
    found = conn.execute(
        """SELECT "seq", "id", "author", "grp", "act", "of", "ops" = '[]'
        FROM "change_log" WHERE "retrospective" = ? ORDER BY "seq" """,
        (retrospective,),
    )
    return History.of(LogLine(*entry) for entry in found)


def made(conn: Connection, retrospective: EntryId, step: UndoStep) -> tuple[Op, ...]:
    """The operations that a step is made of."""
    return tuple(op for seq in step.parts for op in log.at(conn, retrospective, seq).change.ops)


def by_others(conn: Connection, retrospective: EntryId, step: UndoStep) -> tuple[Op, ...]:
    """The operations of others since a step was made, the oldest first."""
    return tuple(
        op
        for logged in log.by_others(conn, retrospective, step.first, step.author)
        if logged.change.group != step.group and logged.change.author  # an archive is brought up to date by nobody
        for op in logged.change.ops
        if not isinstance(op, Forget)
    )
