"""The log of changes: every change that was ever made, with its operations as JSON."""

from __future__ import annotations

import json
import sqlite3
from datetime import datetime
from typing import TYPE_CHECKING, Any

from retro.language import M_
from retro.model.change import Add, Change, Delete, Logged, Restore, Set
from retro.model.entry import EntryId
from retro.store.faults import DamagedError

if TYPE_CHECKING:
    from sqlite_utils import Database

_OPS: dict[str, type[Any]] = {op.__name__.lower(): op for op in (Add, Set, Delete, Restore)}
_SELECT = 'SELECT "seq", "id", "at", "author", "ops", "grp", "act", "of" FROM "change_log"'


def read(conn: sqlite3.Connection, retrospective: EntryId, after: int = 0) -> tuple[Logged, ...]:
    """The changes of a retrospective behind number `after`, oldest first."""
    found = conn.execute(f'{_SELECT} WHERE "retrospective" = ? AND "seq" > ? ORDER BY "seq"', (retrospective, after))
    return tuple(_logged(held) for held in found)


def at(conn: sqlite3.Connection, retrospective: EntryId, seq: int) -> Logged:
    """The change with this number, which is there."""
    held = conn.execute(f'{_SELECT} WHERE "retrospective" = ? AND "seq" = ?', (retrospective, seq)).fetchone()
    return _logged(held)


def repeated(conn: sqlite3.Connection, retrospective: EntryId, change: str) -> Logged | None:
    """The change with this id, if it was made before."""
    held = conn.execute(f'{_SELECT} WHERE "id" = ? AND "retrospective" = ?', (change, retrospective)).fetchone()
    return _logged(held) if held else None


def append(db: Database, retrospective: EntryId, change: Change) -> int:
    """Give a change the next number of its retrospective, and keep it."""
    (counted,) = db.query(
        'UPDATE "retrospective" SET "seq" = "seq" + 1 WHERE "id" = ? RETURNING "seq"', (retrospective,)
    )
    seq: int = counted["seq"]
    held = columns(Logged(seq, change), retrospective)
    named, places = ", ".join(f'"{name}"' for name in held), ", ".join(f":{name}" for name in held)
    db.execute(f'INSERT INTO "change_log" ({named}) VALUES ({places})', held)
    return seq


def columns(logged: Logged, retrospective: EntryId) -> dict[str, Any]:
    """What the table holds for a change."""
    change = logged.change
    return {
        "retrospective": retrospective,
        "seq": logged.seq,
        "id": change.id,
        "at": change.at.isoformat(),
        "author": change.author,
        "grp": change.group,
        "act": change.act,
        "of": change.of,
        "ops": json.dumps(
            [{"op": type(op).__name__.lower(), **vars(op)} for op in change.ops], ensure_ascii=False, default=dict
        ),
    }


def _logged(held: tuple[Any, ...]) -> Logged:
    seq, change, made, author, ops, group, act, of = held
    try:
        loaded = tuple(_OPS[op.pop("op")](**op) for op in json.loads(ops))
        at = datetime.fromisoformat(made)
    except (ValueError, TypeError, KeyError, AttributeError) as error:  # what the log holds is ours alone: it is broken
        raise DamagedError(M_("change {seq} of its log cannot be read", seq=seq)) from error
    return Logged(seq, Change(change, at, author, loaded, group, act, of))
