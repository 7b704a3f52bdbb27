"""Whether a case is settled, in a column of its head: so that a list tells it without looking at rows.

It follows from the state of the case and from its open rows, and is written down whenever either may have changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from retro.model.entry import EntryId
from retro.model.stages.head import Status
from retro.store.declared import HEAD
from retro.store.sql import action_queries

if TYPE_CHECKING:
    from retro.store.sql.connection import Connection, Database


def write(db: Database, case: EntryId) -> None:
    """Write down whether a case is settled: closed, and nothing of it is open any more."""
    is_settled = settled(db.conn, case)
    db.execute(f'UPDATE "{HEAD}" SET "settled" = ? WHERE "id" = ? AND "settled" <> ?', (is_settled, case, is_settled))


def settled(conn: Connection, case: EntryId) -> int:
    """1 if a case is closed, and nothing of it is open any more; else 0."""
    closed = f"""SELECT 1 FROM "{HEAD}" WHERE "id" = ? AND ("status" = '{Status.CLOSED.value}' OR "closed" <> '')"""
    is_closed = conn.execute(closed, (case,)).fetchone() is not None
    return int(is_closed and conn.execute(action_queries.any_open(), {"case": case}).fetchone() is None)


def settled_anew(db: Database) -> None:
    """A step of the migrations: what did not hold, or is to be looked at again, keeps a case from being settled."""
    settled_cases(db)


def settled_cases(db: Database) -> None:
    """A step of the migrations: cases that were closed before say whether they are settled."""
    for (case,) in db.execute(f'SELECT "id" FROM "{HEAD}" WHERE "closed" <> \'\'').fetchall():
        write(db, case)
