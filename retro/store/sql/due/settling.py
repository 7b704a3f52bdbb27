"""Whether a case is settled, in a column of its head: so that a list tells it without looking at rows.

It follows from the state of the case and from its open rows, and is written down whenever either may have changed.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from retro.model.entry import EntryId
from retro.model.stages.head import Head, Status
from retro.store.declared import HEAD
from retro.store.sql.due import action_queries

if TYPE_CHECKING:
    from retro.store.sql.connection import Connection, Database


def concerns(head: Head) -> bool:
    """Whether a case with this head may be settled. If it never was, and may not, nothing is to be written."""
    return bool(head.closed) or head.status is Status.CLOSED


def write(db: Database, case: EntryId) -> None:
    """Write down whether a case is settled: closed, and nothing of it is open any more."""
    db.execute(
        f"""UPDATE "{HEAD}" SET "settled" = "now"."is"
        FROM (SELECT {_settled()} AS "is" FROM "{HEAD}" WHERE "id" = :case) AS "now"
        WHERE "id" = :case AND "settled" <> "now"."is" """,
        {"case": case},
    )


def settled(conn: Connection, case: EntryId) -> int:
    """1 if a case is closed, and nothing of it is open any more; else 0."""
    (found,) = conn.execute(f'SELECT {_settled()} FROM "{HEAD}" WHERE "id" = :case', {"case": case}).fetchone()
    return int(found)


@cache
def _settled() -> str:
    """An expression on the head of the case `:case`."""
    is_closed = f"""("status" = '{Status.CLOSED.value}' OR "closed" <> '')"""
    return f"CASE WHEN {is_closed} AND NOT EXISTS ({action_queries.any_open()}) THEN 1 ELSE 0 END"


def settled_anew(db: Database) -> None:
    """A migration: what did not hold, or is to be looked at again, keeps a case from being settled."""
    settled_cases(db)


def settled_cases(db: Database) -> None:
    """A migration: cases that were closed before say whether they are settled."""
    for (case,) in db.execute(f'SELECT "id" FROM "{HEAD}" WHERE "closed" <> \'\'').fetchall():
        write(db, case)
