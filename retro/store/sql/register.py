"""The register of closings in the file: an entry is added with whatever closes a case, opens it, or follows a closing.

Nothing is ever altered or deleted in it. It names no other table, so that it outlives what another program deletes.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from retro.errors import DamagedError
from retro.language import M_
from retro.model.entry import EntryId
from retro.model.register import Register, Registered, RegisterState, Standing, register_chain
from retro.model.stages.head import Head, Status
from retro.store.declared import HEAD
from retro.store.sql.log import HEAD_CHAIN

if TYPE_CHECKING:
    from retro.store.sql.connection import Connection, Database


TABLE = """\
CREATE TABLE "register" ( -- Every closing, reopening and removal of a case, and what followed a closing, for good.
  "n" INTEGER PRIMARY KEY AUTOINCREMENT, -- From 1 on; none is left out or given twice.
  "retrospective" TEXT NOT NULL, -- The id of the case.
  "reference" TEXT NOT NULL, -- What it is called.
  "at" TEXT NOT NULL, -- When it was done, ISO 8601 with offset.
  "act" TEXT NOT NULL, -- What did it: as in change_log.
  "state" TEXT NOT NULL, -- What the case was behind it: closed, open or removed.
  "entry" TEXT NOT NULL, -- The chain of the entry of change_log that it was done with.
  "chain" TEXT NOT NULL -- SHA-256 of the chain before, and of all that stands here.
) STRICT"""
INDEX = 'CREATE INDEX "register_of" ON "register" ("retrospective", "n")'

_STATE = f"""CASE WHEN "removed" IS NOT NULL THEN '{RegisterState.REMOVED.value}'
    WHEN "status" = '{Status.CLOSED.value}' OR "closed" <> '' THEN '{RegisterState.CLOSED.value}'
    ELSE '{RegisterState.OPEN.value}' END"""
_ENTRY = f"coalesce({HEAD_CHAIN}, '')"


def _last(name: str) -> str:
    """An expression on the table of the heads: what the last entry of a case in the register says; NULL if none."""
    return f"""(SELECT "{name}" FROM "register" WHERE "retrospective" = "{HEAD}"."id" ORDER BY "n" DESC LIMIT 1)"""


def _logged(name: str) -> str:
    """An expression on the table of the heads: what the last entry of the log of a case says; NULL if none."""
    return f"""(SELECT "change_log"."{name}" FROM "change_log" WHERE "retrospective" = "{HEAD}"."id"
    ORDER BY "change_log"."seq" DESC LIMIT 1)"""


LAST_STATE = _last("state")
_HEAD = 'SELECT "chain" FROM "register" ORDER BY "n" DESC LIMIT 1'
_GIVEN = "SELECT max(seq) FROM sqlite_sequence WHERE name = 'register'"


def concerns(head: Head, last: str) -> bool:
    """Whether a change after which the head of its case is this may be anything for the register.

    `last` is the state that the case has there; "" if none.
    """
    return bool(head.removed or head.closed or head.status is Status.CLOSED or last not in {"", RegisterState.OPEN})


def note(db: Database, case: EntryId) -> None:
    """Register what became of a case, if that is anything for the register: call it behind every change of the case.

    A change of which `concerns` says that it is nothing for the register needs no such call.
    """
    reference, state, entry, *last, at, act, number, given, before = db.execute(
        f"""SELECT "reference", {_STATE}, {_ENTRY}, {LAST_STATE}, {_last("entry")}, {_logged("at")}, {_logged("act")},
        (SELECT coalesce(max("n"), 0) FROM "register"), ({_GIVEN}), ({_HEAD}) FROM "{HEAD}" WHERE "id" = ?""",
        (case,),
    ).fetchone()
    if (state == RegisterState.OPEN and last[0] in {None, RegisterState.OPEN}) or last == [state, entry]:
        return
    number = max(_sound(given), number) + 1
    _add(db, Registered(number, case, reference, at or "", act or "", state, entry, ""), before or "")


def read(conn: Connection) -> Register:
    """All that the register says, and what there is of the cases in it."""
    entries = tuple(
        Registered(*held)
        for held in conn.execute(
            """SELECT "n", "retrospective", "reference", "at", "act", "state", "entry", "chain"
            FROM "register" ORDER BY "n" """
        )
    )
    cases = conn.execute(
        f"""SELECT "id", "reference", {_STATE}, {_ENTRY} FROM "{HEAD}"
        WHERE ({_STATE}) <> '{RegisterState.OPEN.value}' OR "id" IN (SELECT "retrospective" FROM "register")"""
    )
    found = conn.execute(
        """SELECT "n" FROM "register" WHERE "entry" = '' OR EXISTS (SELECT 1 FROM "change_log" AS "log"
        WHERE "log"."retrospective" = "register"."retrospective" AND "log"."chain" = "register"."entry")"""
    )
    return Register(
        entries,
        {case: Standing(reference, state, entry) for case, reference, state, entry in cases},
        frozenset(number for (number,) in found),
        _given(conn),
    )


def head(conn: Connection) -> str:
    """The chain of the latest entry; "" if there is none."""
    held = conn.execute(_HEAD).fetchone()
    return str(held[0]) if held else ""


def register_closings(db: Database) -> None:
    """A migration: what is closed or was taken out is registered, in the order of its closing.

    It says the same in every copy of the file.
    """
    found = db.execute(
        f"""SELECT "id" FROM "{HEAD}" WHERE {_STATE} <> '{RegisterState.OPEN.value}'
        ORDER BY "closed", "created", "id" """
    )
    for (case,) in found.fetchall():
        note(db, case)


def _add(db: Database, registered: Registered, before: str) -> None:
    """Add an entry behind the one with the chain `before`."""
    made = replace(registered, chain=register_chain(before, registered))
    db.execute(
        'INSERT INTO "register" VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
        (made.number, made.case, made.reference, made.at, made.act, made.state, made.entry, made.chain),
    )


def _given(conn: Connection) -> int:
    """The highest number that was ever given: SQLite keeps it, also when the entry is gone."""
    return _sound(conn.execute(_GIVEN).fetchone()[0])


def _sound(given: object) -> int:
    if not isinstance(given, int | None):
        raise DamagedError(M_("the register does not say how many entries it had"))
    return given or 0
