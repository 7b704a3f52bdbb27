"""The log of changes: every change that was ever made, with its operations as JSON.

The saves of one field in one go are one entry (`retro.store.growing`); it has the number of the latest of them. An
entry takes its place in the chain (`retro.model.chain`) when it is finished. Words that are to be forgotten are blanked
in it (`retro.store.sql.forgetting`), and nothing else ever alters it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from retro.errors import DamagedError
from retro.language import M_
from retro.model import chain
from retro.model.change import Add, ChainLink, Change, Delete, Forget, Logged, Restore, Update
from retro.model.entry import EntryId
from retro.store import growing
from retro.store.declared import HEAD
from retro.value import value

if TYPE_CHECKING:
    from retro.store.sql.connection import Connection, Cursor, Database


_OPS: dict[str, type[Any]] = {op.code: op for op in (Add, Update, Delete, Restore, Forget)}
_COLUMNS = '"seq", "id", "at", "author", "ops", "grp", "act", "of", "salt", "hash", "chain"'
_SELECT = f'SELECT {_COLUMNS} FROM "change_log"'
HEAD_CHAIN = f"""(SELECT "chain" FROM "change_log" WHERE "retrospective" = "{HEAD}"."id" AND "chain" <> ''
    ORDER BY "change_log"."seq" DESC LIMIT 1)"""
"""An expression on the table of the heads: the chain of the latest finished entry; NULL if there is none."""
_GROWS = ("seq", "at", "ops")
"""The columns in which an entry differs that grew, beside the id of what was saved last."""


def read(conn: Connection, retrospective: EntryId, after: int = 0) -> tuple[Logged, ...]:
    """The changes of a retrospective behind number `after`, oldest first."""
    return read_from(ask(conn, retrospective, after))


def ask(conn: Connection, retrospective: EntryId, after: int = 0) -> Cursor:
    """Ask for these changes, which `read_from` reads."""
    return conn.execute(f'{_SELECT} WHERE "retrospective" = ? AND "seq" > ? ORDER BY "seq"', (retrospective, after))


def read_from(found: Cursor) -> tuple[Logged, ...]:
    """What was asked for."""
    return tuple(_logged(held) for held in found)


def by_others(conn: Connection, retrospective: EntryId, after: int, author: str) -> tuple[Logged, ...]:
    """The changes behind number `after` that others made than the `author`, oldest first."""
    found = conn.execute(
        f'{_SELECT} WHERE "retrospective" = ? AND "seq" > ? AND "author" <> ? ORDER BY "seq"',
        (retrospective, after, author),
    )
    return tuple(_logged(held) for held in found)


def at(conn: Connection, retrospective: EntryId, seq: int) -> Logged:
    """The change with this number, which is there."""
    held = conn.execute(f'{_SELECT} WHERE "retrospective" = ? AND "seq" = ?', (retrospective, seq)).fetchone()
    return _logged(held)


def is_made(conn: Connection, change: str) -> bool:
    """Whether the change with this id was made, in whatever case."""
    return conn.execute('SELECT 1 FROM "change_log" WHERE "id" = ?', (change,)).fetchone() is not None


class EarlierEntries(NamedTuple):
    """The entries that a change is to know of."""

    repeated: Logged | None = None
    """That of the change, if it was made before. Of many saves in one entry, the latest is known."""
    open: Logged | None = None
    """The one that may grow."""


def ask_before(conn: Connection, by: str, case: str, change: str) -> Cursor:
    """Ask for the entry of the change with this id, and for the one that may grow; `read_before` reads them.

    `by` is the column of the head that says which case.
    """
    found_by = '"open" = 1', '"id" = :id', """"last" = :id AND "last" <> ''"""  # each of them has an index
    parts = (
        f"""SELECT {_COLUMNS}, "last", "open" FROM "change_log" WHERE {condition}
        AND "retrospective" = (SELECT "id" FROM "{HEAD}" WHERE "{by}" = :case)"""
        for condition in found_by
    )
    return conn.execute(" UNION ALL ".join(parts), {"case": case, "id": change})


def read_before(of: Cursor, change: str) -> EarlierEntries:
    """What was asked for."""
    result = EarlierEntries()
    for *held, last, is_open in of:
        logged = _logged(tuple(held))
        if change in {logged.change.id, last}:
            result = result._replace(repeated=logged)
        if is_open:
            result = result._replace(open=logged)
    return result


@value
class End:
    """Where the log of a case ends."""

    seq: int
    """The number of its latest change."""
    chain: str
    """As of `head`."""
    open: Logged | None = None
    """The entry that may grow."""


def take_number(db: Database, retrospective: EntryId, end: End) -> None:
    """Give the next number of a retrospective to a change that will be kept. What it writes need not be known yet."""
    db.execute(f'UPDATE "{HEAD}" SET "seq" = ? WHERE "id" = ?', (end.seq + 1, retrospective))


def append(db: Database, retrospective: EntryId, change: Change, *, grows: bool = True, end: End | None = None) -> int:
    """Give a change the next number of its retrospective, and keep it: as an entry, or in the one that grows.

    Unless it `grows`, it is an entry of its own, and stays as it is. `end` is where the log ends, if that is known, and
    the number was taken.
    """
    if end is None:
        end = _end(db.conn, retrospective)
        take_number(db, retrospective, end)
    seq, before = end.seq + 1, end.chain
    if end.open:
        if grows and (entry := growing.grown(end.open.change, change)):
            held = columns(Logged(seq, entry), retrospective)
            _update(db, entry.id, {name: held[name] for name in _GROWS} | {"last": change.id})
            return seq
        before = _finish(db, end.open, before)
    logged, is_open = Logged(seq, change), grows and growing.may_grow(change)
    if not is_open:
        logged = chain.linked(logged, before)
    _insert(db.conn, columns(logged, retrospective) | {"open": int(is_open)})
    return seq


def finish(db: Database, retrospective: EntryId) -> None:
    """Let no save grow the entry that was written last: it takes its place in the chain."""
    if last := _open(db.conn, retrospective):
        _finish(db, last, head(db.conn, retrospective))


def head(conn: Connection, retrospective: EntryId) -> str:
    """The chain of the latest finished entry; what the first one is chained to if there is none."""
    held = conn.execute(
        """SELECT "chain" FROM "change_log" WHERE "retrospective" = ? AND "chain" <> '' ORDER BY "seq" DESC LIMIT 1""",
        (retrospective,),
    ).fetchone()
    return str(held[0]) if held else chain.start(retrospective)


def rewrite(db: Database, retrospective: EntryId, entries: Iterable[Logged]) -> None:
    """Write entries that are there anew, as finished ones."""
    for logged in entries:
        _update(db, logged.change.id, columns(logged, retrospective) | {"open": 0})


def is_open(conn: Connection, retrospective: EntryId) -> bool:
    """Whether there is an entry that may grow."""
    return _open(conn, retrospective) is not None


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
        "ops": json.dumps([{"op": op.code, **vars(op)} for op in change.ops], ensure_ascii=False, default=dict),
        **_place(logged),
    }


def _place(logged: Logged) -> dict[str, Any]:
    """The columns that say where an entry stands in the chain."""
    return vars(logged.link) if logged.link else {"salt": "", "hash": "", "chain": ""}


def _finish(db: Database, last: Logged, before: str) -> str:
    """Chain an entry to the chain `before`; gives the chain behind it."""
    place = _place(chain.linked(last, before))
    _update(db, last.change.id, place | {"open": 0})
    return str(place["chain"])


def _end(conn: Connection, retrospective: EntryId) -> End:
    (seq,) = conn.execute(f'SELECT "seq" FROM "{HEAD}" WHERE "id" = ?', (retrospective,)).fetchone()
    return End(seq, head(conn, retrospective), _open(conn, retrospective))


def _insert(conn: Connection, held: dict[str, Any]) -> None:
    """Without a look at which tables there are, which took a tenth of a save."""
    names, values = (", ".join(form.format(name) for name in held) for form in ('"{}"', ":{}"))
    conn.execute(f'INSERT INTO "change_log" ({names}) VALUES ({values})', held)


def _update(db: Database, entry: EntryId, held: Mapping[str, Any]) -> None:
    """Write some columns of an entry that is there, and no index of others with them."""
    named = ", ".join(f'"{name}" = ?' for name in held)
    db.execute(f'UPDATE "change_log" SET {named} WHERE "id" = ?', (*held.values(), entry))


def _open(conn: Connection, retrospective: EntryId) -> Logged | None:
    """The entry that may grow, which is the last one."""
    held = conn.execute(f'{_SELECT} WHERE "retrospective" = ? AND "open" = 1', (retrospective,)).fetchone()
    return _logged(held) if held else None


def _logged(held: tuple[Any, ...]) -> Logged:
    seq, change, made, author, ops, group, act, of, salt, hashed, chained = held
    try:
        loaded = tuple(_OPS[op.pop("op")](**op) for op in json.loads(ops))
        at = datetime.fromisoformat(made)
    except (ValueError, TypeError, KeyError, AttributeError) as error:  # what the log holds is ours alone: it is broken
        raise DamagedError(M_("change {seq} of its log cannot be read", seq=seq)) from error
    link = ChainLink(salt, hashed, chained) if chained else None
    return Logged(seq, Change(change, at, author, loaded, group, act, of), link)
