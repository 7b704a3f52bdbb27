"""Which case happened again after a case, in columns of its head: what was in force by then did not hold (S12).

What did not hold is decided once a later time of it has an answer: a measure, a change, or why nothing changes. Beside
it stands how many times it has happened. It follows from the links of all cases, and is written down whenever one comes
or goes, or an answer in a case that has one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from retro.errors import RetroError
from retro.model.change import Op, Update
from retro.model.entry import EntryId
from retro.model.fields import fields_of
from retro.model.stages.changes import HardwareChange, NoChange
from retro.model.stages.head import CaseLink, Head
from retro.model.stages.prevention import Measure
from retro.model.stages.scope import Party
from retro.model.stages.timeline import Contact
from retro.review import recurrence
from retro.store.declared import HEAD
from retro.store.sql import rows, sharing, standing
from retro.store.sql.due import due_queries, settling

if TYPE_CHECKING:
    from retro.store.sql.connection import Connection, Database


def concerns(head: Head, ops: Sequence[Op]) -> bool:
    """Whether another case may be followed by this one after these operations: a link came or went, or a case did.

    Or the day of the case is another one, or an answer came or went in a case that is a later time of another.
    """
    if head.times > 1 and any(op.kind in _ANSWERS and not isinstance(op, Update) for op in ops):
        return True
    return any(
        op.kind == CaseLink.kind or (op.kind == HEAD and isinstance(op, Update) and not _TELLS.isdisjoint(op.after))
        for op in ops
    )


class _Held(NamedTuple):
    """What the head of a case says of others: the columns of the same names."""

    followed_by: str = ""
    followed_on: str = ""
    times: int = 1
    decided: int = 0


def columns(conn: Connection, reference: str) -> dict[str, str | int | None]:
    """What the head of this case is to say of others."""
    return dict(_all(conn).get(reference, _Held())._asdict())


def _all(conn: Connection) -> Mapping[str, _Held]:
    """What the heads are to say, by the references of all cases that happened again or after which another one did."""
    again, apart, days = due_queries.said(conn)
    if not again:
        return {}
    first = dict[str, str]()
    for case, named in again:
        first.setdefault(named, case)
    earlier = recurrence.before(again, apart, days)
    last = dict.fromkeys(first, "")
    decided, answered = dict[str, int](), _answered(conn, earlier)
    for case, known in sorted(earlier.items(), key=lambda each: (days[each[0]], each[0])):
        for other in known:
            first.setdefault(other, case)  # nobody says it of that one, but of another one that both happened after
            last[other] = days[case]
            decided[other] = decided.get(other, 0) or int(case in answered)
    return {
        each: _Held(first.get(each, ""), last.get(each, ""), len(earlier.get(each, ())) + 1, decided.get(each, 0))
        for each in first.keys() | earlier.keys()
    }


def _answered(conn: Connection, cases: Iterable[str]) -> set[str]:
    """Those of the cases that say what is done now, or why nothing is."""
    asked = f'SELECT "reference" FROM json_each(?) JOIN "{HEAD}" ON "reference" = "value" WHERE {_HAS_ANSWER}'
    return {case for (case,) in conn.execute(asked, (json.dumps([*cases]),))}


def write(db: Database) -> None:
    """Write down of each case which other one says first that it happened again after it, and what follows from it."""
    right, names = _all(db.conn), ", ".join(f'"{name}"' for name in _Held._fields)
    held = db.execute(
        f"""SELECT "id", "reference", {names} FROM "{HEAD}" WHERE "followed_by" <> '' OR "times" > 1
        UNION SELECT "id", "reference", {names} FROM "{HEAD}"
        WHERE "reference" IN (SELECT "value" FROM json_each(?))""",
        (json.dumps([*right]),),
    ).fetchall()
    for case, reference, *said in held:
        if (now := right.get(reference, _Held())) != _Held(*said):
            values = ", ".join(f'"{name}" = ?' for name in _Held._fields)
            db.execute(f'UPDATE "{HEAD}" SET {values} WHERE "id" = ?', (*now, case))
            _write_what_follows(db, case)


def _write_what_follows(db: Database, case: EntryId) -> None:
    with suppress(RetroError):  # another program wrote what cannot be read; the case that is written can be
        record = rows.record(db.conn, case)
        standing.write(db, record.rows)
        sharing.write(db, record)
        settling.write(db, case)


def waits_written(db: Database) -> None:
    """A migration: rows that wait for others say so, and cases which other one followed them."""
    parts = (f'SELECT "retrospective" FROM "{table}" WHERE {condition}' for table, condition in _WAITING.items())
    for (case,) in db.execute(" UNION ".join(parts)).fetchall():
        _write_what_follows(db, case)
    write(db)
    for index in ("contact_unanswered", "contact_call_back"):
        db.execute(f'DROP INDEX IF EXISTS "{index}"')


def called_back_anew(db: Database) -> None:
    """A migration: a talk on the same day counted as the call back that was asked for in a later one, and does not."""
    found = db.execute('SELECT DISTINCT "retrospective" FROM "contact" WHERE "call_back" IS NOT NULL')
    for (case,) in found.fetchall():
        _write_what_follows(db, case)


def followed_anew(db: Database) -> None:
    """A migration: cases say on which day they happened again last, and how many times it has happened."""
    write(db)


def decided_anew(db: Database) -> None:
    """A migration: what did not hold counted as decided by a link alone; it takes an answer there."""
    in_force_anew(db)
    write(db)


def in_force_anew(db: Database) -> None:
    """A migration: what was done only after it happened again counted as not having held, and does not."""
    for (case,) in db.execute(f"""SELECT "id" FROM "{HEAD}" WHERE "followed_on" <> ''""").fetchall():
        _write_what_follows(db, case)


_TELLS = frozenset(field.name for field in fields_of(Head.removed, Head.started, Head.zone))
"""What of a head tells whether, and on which day, it happened again."""
_ANSWERS = tuple(each.kind for each in (Measure, HardwareChange, NoChange))
"""The rows that say what is done now, or why nothing is."""
_HAS_ANSWER = "({})".format(
    " OR ".join(
        f'EXISTS (SELECT 1 FROM "{kind}" WHERE "retrospective" = "{HEAD}"."id" AND "deleted" = 0)' for kind in _ANSWERS
    )
)
"""An expression: whether a case has one of these."""
_WAITING = {Party.kind: "TRUE", Contact.kind: """"call_back" IS NOT NULL OR "wish" <> ''"""}
"""The tables of rows that may wait for others, and which of their rows may."""
