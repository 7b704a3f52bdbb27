"""Which case happened again after a case, in a column of its head: what did not hold is decided by that later case.

It follows from the links of all cases, and is written down whenever one comes or goes.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

from retro.errors import RetroError
from retro.model.change import Add, Op, Update
from retro.model.entry import EntryId
from retro.model.stages.head import CaseLink
from retro.model.stages.scope import Party
from retro.model.stages.timeline import Contact
from retro.store.sqlite import due_queries, full_records, settling, standing
from retro.store.sqlite.declared import HEAD

if TYPE_CHECKING:
    from sqlite_utils import Database


def concerns(ops: Iterable[Op]) -> bool:
    """Whether another case may be followed by one after these operations: a link came or went, or a case did."""
    return any(op.kind == CaseLink.kind or (op.kind == HEAD and "removed" in _values(op)) for op in ops)


def first_after(conn: sqlite3.Connection) -> Mapping[str, str]:
    """By the references of the cases after which others happened again: that of the first of those."""
    first = dict[str, str]()
    for case, named in due_queries.again(conn):
        first.setdefault(named, case)
    return first


def write(db: Database) -> None:
    """Write down of each case which other one says first that it happened again after it, and what follows from it."""
    first = first_after(db.conn)
    held = {
        reference: (case, followed_by)
        for case, reference, followed_by in db.execute(f'SELECT "id", "reference", "followed_by" FROM "{HEAD}"')
        if followed_by or reference in first
    }
    for reference, (case, followed_by) in held.items():
        if followed_by != (now := first.get(reference, "")):
            db.execute(f'UPDATE "{HEAD}" SET "followed_by" = ? WHERE "id" = ?', (now, case))
            _write_standing(db, case)


def _write_standing(db: Database, case: EntryId) -> None:
    with suppress(RetroError):  # another program wrote what cannot be read; the case that is written can be
        standing.write(db, full_records.record(db.conn, case).rows)
        settling.write(db, case)


def waits_written(db: Database) -> None:
    """A step of the migrations: rows that wait for others say so, and cases which other one followed them."""
    parts = (f'SELECT "retrospective" FROM "{table}" WHERE {condition}' for table, condition in _WAITING.items())
    for (case,) in db.execute(" UNION ".join(parts)).fetchall():
        _write_standing(db, case)
    write(db)
    for index in ("contact_unanswered", "contact_call_back"):
        db.execute(f'DROP INDEX IF EXISTS "{index}"')


_WAITING = {Party.kind: "1", Contact.kind: """"call_back" IS NOT NULL OR "wish" <> ''"""}
"""The tables of rows that may wait for others, and which of their rows may."""


def _values(op: Op) -> Iterable[str]:
    return op.values if isinstance(op, Add) else op.after if isinstance(op, Update) else ()
