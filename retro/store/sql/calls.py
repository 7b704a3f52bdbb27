"""The calls that are no contacts yet (S33): each line is written as it is typed, and goes with the call into its case.

What was filed is in its case and in the log of that, and here no more. Nothing is kept of one that was thrown away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from retro.errors import DamagedError, NotFoundError
from retro.language import M_
from retro.model.call import Call, CallLine
from retro.store.declared import HEAD

if TYPE_CHECKING:
    from retro.store.sql.connection import Connection, Database


TABLES = (
    """CREATE TABLE "call" ( -- Every call that was noted and belongs to no case yet; it becomes a contact.
  "id" TEXT PRIMARY KEY, -- Made by the writer.
  "began" TEXT NOT NULL, -- When its line was opened, ISO 8601 with offset.
  "by" TEXT NOT NULL, -- The role that spoke; empty if nobody said.
  "author" TEXT NOT NULL, -- Who noted it.
  "retrospective" TEXT NOT NULL, -- The id of the case that it was begun for; empty for none.
  "over" TEXT NOT NULL -- When it was said to be over, ISO 8601 with offset; empty until then.
) STRICT""",
    """CREATE TABLE "call_line" ( -- What was typed in a call, line by line.
  "call" TEXT NOT NULL REFERENCES "call" ("id") ON DELETE CASCADE,
  "n" INTEGER NOT NULL, -- From 1 on, in the order in which they were written.
  "at" TEXT NOT NULL, -- When it was typed, ISO 8601 with offset.
  "field" TEXT NOT NULL, -- The field of the contact that it answers; empty for a note.
  "text" TEXT NOT NULL, -- As it was typed.
  PRIMARY KEY ("call", "n")
) STRICT""",
)


_SAID = ("by", "retrospective")
"""What a call that goes on has of the one that it takes up, where nobody said it of itself."""


def note(db: Database, call: Call, line: CallLine) -> None:
    """Write a line of a call; the call itself with its first line, or where it is no more.

    The same words of the same moment are the same line, which is written once, however often that is tried.
    """
    begin(db, call)
    db.execute(
        """INSERT INTO "call_line" SELECT :call, coalesce(max("n"), 0) + 1, :at, :field, :text
        FROM "call_line" WHERE "call" = :call HAVING NOT EXISTS (SELECT 1 FROM "call_line"
        WHERE "call" = :call AND "at" = :at AND "field" = :field AND "text" = :text)""",
        {"call": call.id, "at": line.at.isoformat(), "field": line.field, "text": line.text},
    )


def begin(db: Database, call: Call) -> None:
    """Write a call that is not there yet, without its lines."""
    from retro.store.sql import references  # it makes the record, which a list of calls does without

    case = references.named(db.conn, call.reference) if call.reference else None
    over = call.over.isoformat() if call.over else ""
    db.execute(
        'INSERT INTO "call" VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
        (call.id, call.began.isoformat(), call.by, call.author, case or "", over),
    )


def end(db: Database, call: str, over: datetime) -> None:
    """Say when a call was over."""
    db.execute('UPDATE "call" SET "over" = ? WHERE "id" = ?', (over.isoformat(), call))


def join(db: Database, call: str, into: str) -> None:
    """Put the lines of a call behind those of another one, and take it away. NotFoundError if that one is not there.

    When the other one was over is not known any more. Role and case are its own, else those of the call.
    """
    lines = db.execute('SELECT coalesce(max("n"), 0) FROM "call_line" WHERE "call" = ?', (into,)).fetchone()[0]
    said = [
        f"""coalesce(nullif("{name}", ''), (SELECT "{name}" FROM "call" WHERE "id" = :call), '')""" for name in _SAID
    ]
    names = ", ".join(f'"{name}"' for name in _SAID)
    found = db.execute(
        f"""UPDATE "call" SET "over" = '', ({names}) = ({", ".join(said)}) WHERE "id" = :into RETURNING "id" """,
        {"call": call, "into": into},
    )
    if not found.fetchall():
        raise _gone()
    db.execute('UPDATE "call_line" SET "call" = ?, "n" = "n" + ? WHERE "call" = ?', (into, lines, call))
    db.execute('DELETE FROM "call" WHERE "id" = ?', (call,))


def take(db: Database, call: str) -> None:
    """Take a call away, which goes into a case, or is thrown away. NotFoundError if it is not there any more."""
    if not db.execute('DELETE FROM "call" WHERE "id" = ? RETURNING "id"', (call,)).fetchall():
        raise _gone()


def _gone() -> NotFoundError:
    return NotFoundError(
        M_("The call is not here any more: it was filed, or thrown away, in another terminal."),
        M_("Nothing was changed."),
    )


def read(conn: Connection) -> tuple[Call, ...]:
    """All calls, the oldest first. DamagedError if another program wrote what is no call."""
    return tuple(_calls(conn))


def count(conn: Connection) -> int:
    """How many there are."""
    return int(conn.execute('SELECT count(*) FROM "call"').fetchone()[0])


def rewrite(db: Database, left_of: Callable[[Call], Call | None]) -> tuple[Call, ...]:
    """Write what is left of each call; None: nothing. Gives those that are not what they were, as they were."""
    altered = []
    for call in read(db.conn):
        left = left_of(call)
        if left == call:
            continue
        altered.append(call)
        take(db, call.id)
        if left is not None:
            begin(db, left)
            for line in left.lines:
                note(db, left, line)
    return tuple(altered)


def _calls(conn: Connection) -> Iterator[Call]:
    lines: dict[str, list[tuple[str, str, str]]] = {}
    for call, *line in conn.execute('SELECT "call", "at", "text", "field" FROM "call_line" ORDER BY "call", "n"'):
        lines.setdefault(call, []).append(tuple(line))
    found = conn.execute(
        f"""SELECT "call"."id", "began", "by", "author", coalesce("case"."reference", ''), "over" FROM "call"
        LEFT JOIN "{HEAD}" AS "case" ON "case"."id" = "call"."retrospective" ORDER BY "began", "call"."id" """
    )
    for id_, began, by, author, reference, over in found:
        try:
            made = tuple(CallLine(datetime.fromisoformat(at), text, field) for at, text, field in lines.get(id_, ()))
            ended = datetime.fromisoformat(over) if over else None
            yield Call(id_, datetime.fromisoformat(began), by, author, reference, ended, made)
        except ValueError as error:
            raise DamagedError(M_("a call cannot be read: its time is none")) from error
