"""Rows of the tables, read and written."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from retro.errors import RetroError
from retro.language import M_, Message
from retro.model.change import Op, Values
from retro.model.entry import E, Entry, EntryId
from retro.model.kinds import Plain
from retro.model.problem import Refused
from retro.model.record import KINDS
from retro.model.stages.head import Head
from retro.store.schema import HEAD
from retro.store.values import from_sql, to_sql

if TYPE_CHECKING:
    from sqlite_utils import Database


_NOTHING: Values = {}


@dataclass(frozen=True)
class Row:
    """A row as the file holds it. Among its `values` is its `position`, unless it is a head."""

    kind: str
    id: EntryId
    retrospective: EntryId
    revision: int
    deleted: bool
    values: Mapping[str, Plain]

    def entry(self) -> Entry:
        """The row as an entry of the record. RetroError if another program wrote what cannot be read."""
        values = dict(self.values)
        position = values.pop("position")
        return _entry(KINDS[self.kind], values, id=self.id, position=position, revision=self.revision)


def find(conn: sqlite3.Connection, kind: str, row: EntryId) -> Row | None:
    """The row with this id, deleted or not; None if there is none."""
    held = conn.execute(f'{_select(kind)} WHERE "id" = ?', (row,)).fetchone()
    return _row(kind, held) if held else None


def of(conn: sqlite3.Connection, retrospective: EntryId, *, deleted: bool = False) -> Iterator[Row]:
    """The rows of a retrospective that are there, or the deleted ones: kind by kind, each in order."""
    for kind in KINDS:
        if kind != HEAD:
            rows = conn.execute(
                f'{_select(kind)} WHERE "retrospective" = ? AND "deleted" = ? ORDER BY "position", "id"',
                (retrospective, int(deleted)),
            )
            yield from (_row(kind, held) for held in rows)


def head(conn: sqlite3.Connection, retrospective: EntryId, after: Values = _NOTHING) -> Head:
    """The head of a retrospective that is there, as it is, or as it will be with the values `after`."""
    row = find(conn, HEAD, retrospective)
    assert row, retrospective
    given = ("reference", "created", "seq", "closed", "digest")
    named = ", ".join(f'"{name}"' for name in given)
    found = conn.execute(f'SELECT {named} FROM "{HEAD}" WHERE "id" = ?', (retrospective,)).fetchone()
    identity = {"id": row.id, "revision": row.revision, **dict(zip(given, found, strict=True))}
    if identity["closed"]:
        _check_time(identity["closed"], row.id)
    return _entry(Head, {**row.values, **after}, **identity)


def revisions(conn: sqlite3.Connection, ops: Iterable[Op]) -> dict[EntryId, int]:
    """The revisions that the rows of operations have now."""
    found = (find(conn, op.kind, op.id) for op in ops)
    return {row.id: row.revision for row in found if row}


def columns(entry: Entry, retrospective: EntryId, *, deleted: bool = False) -> dict[str, Any]:
    """What the table of a row's kind holds for it."""
    return {
        "id": entry.id,
        "retrospective": retrospective,
        "position": entry.position,
        "revision": entry.revision,
        "deleted": int(deleted),
        **{name: to_sql(value) for name, value in entry.dump().items()},
    }


def update(db: Database, row: Row, values: Mapping[str, Plain], *, deleted: bool = False) -> int:
    """Write some values of a row; gives its new revision."""
    revision = row.revision + 1
    held = {name: to_sql(value) for name, value in values.items()} | {"revision": revision}
    if row.kind != HEAD:
        held["deleted"] = int(deleted)
    named = ", ".join(f'"{name}" = ?' for name in held)
    db.execute(f'UPDATE "{row.kind}" SET {named} WHERE "id" = ?', [*held.values(), row.id])
    return revision


@cache
def _select(kind: str) -> str:
    """All rows of a kind, in the order of columns that `_row` reads."""
    first = ("id", "revision", "id", "0") if kind == HEAD else ("id", "revision", "retrospective", "deleted")
    last = () if kind == HEAD else ("position",)
    named = [f'"{name}"' for name in (*(field.name for field in KINDS[kind].fields()), *last)]
    return f'SELECT {", ".join((*first, *named))} FROM "{kind}"'


def _row(kind: str, held: tuple[Any, ...]) -> Row:
    row, revision, retrospective, deleted, *rest = held
    try:
        values = {field.name: from_sql(field, value) for field, value in zip(KINDS[kind].fields(), rest, strict=False)}
    except ValueError as error:
        raise _unreadable(kind, row, Message(str(error))) from error
    if kind != HEAD:
        values["position"] = rest[-1]
    return Row(kind, row, retrospective, revision, bool(deleted), values)


def _entry(cls: type[E], values: Mapping[str, Plain], **identity: Any) -> E:
    try:
        return cls.load(values, **identity)
    except Refused as refused:
        raise _unreadable(cls.kind, identity["id"], refused.problems[0].message) from refused


def _check_time(text: str, row: EntryId) -> None:
    """RetroError if another program wrote something else than a time with its offset."""
    from retro.model.exchange_values import Instant  # the list of cases does without

    try:
        Instant().load(text)
    except Refused as refused:
        raise _unreadable(HEAD, row, refused.problems[0].message) from refused


def _unreadable(kind: str, row: EntryId, reason: Message) -> RetroError:
    return RetroError(
        M_(
            "The row {row} of the table {table} holds what Retro cannot read: {reason}",
            row=row,
            table=kind,
            reason=reason,
        ),
        M_("Another program wrote it. Correct it there, or open a backup with --db."),
    )
