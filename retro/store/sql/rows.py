"""Rows of the tables, read and written."""

from __future__ import annotations

import dataclasses
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from retro.errors import DamagedError, UnreadableError
from retro.language import M_, Message
from retro.model.change import Op, Values
from retro.model.entry import E, Entry, EntryId
from retro.model.field_types import Plain
from retro.model.fields import Field
from retro.model.problem import ValidationError
from retro.model.record import KINDS
from retro.model.stages.head import Head
from retro.model.told_checks import stored_values
from retro.store.declared import HEAD
from retro.store.merge import Held, Merge, RowState
from retro.store.sql import list_columns, standing
from retro.store.sql.link_tables import has_column, link_table, without_column
from retro.store.sql.values import Sql, from_sql, to_sql

if TYPE_CHECKING:
    from retro.store.sql.connection import Connection, Database


Found = tuple[Any, ...]
"""A row of a table, in the order of the columns that are selected."""
_OF = 2
"""Which of them says whose row it is."""
_GIVEN = (
    "id", "revision", "reference", "created", "seq", "closed", "digest", "rule", "chain", "followed_by", "followed_on",
    "times", "decided",
)  # fmt: skip
"""What a head holds beside its fields."""
_THERE = 'AND "deleted" = 0 ORDER BY "position", "id"'
"""The rest of a query for the rows that are there, in their order."""


def held(conn: Connection, ops: Iterable[Op]) -> Held:
    """The rows that operations are about, deleted or not, as far as they are there."""
    keys = dict.fromkeys((op.kind, op.id) for op in ops)
    return {(kind, row): found for kind, row in keys if (found := _find(conn, kind, row))}


def write(db: Database, before: Head, merged: Merge) -> Head:
    """Write what a merge came to into the retrospective of the head `before`; gives its head as it is then."""
    after = before
    for kind, row in merged.changed:
        values = merged.changed[kind, row]
        if kind == HEAD:
            after = _changed(before, values)
            values = {**values, **(list_columns.columns(after) if list_columns.MADE_FROM & values.keys() else {})}
        if (kind, row) in merged.added:
            _insert(db, merged.held[kind, row])
        else:
            _update(db, merged.held[kind, row], values)
        link(db, kind, row, values)
    return after


def entry(row: RowState) -> Entry:
    """A row as an entry of the record. UnreadableError if another program wrote what cannot be read."""
    values = dict(row.values)
    position = values.pop("position")
    return _entry(KINDS[row.kind], values, id=row.id, position=position, revision=row.revision)


def entries(conn: Connection, retrospective: EntryId) -> Iterator[Entry]:
    """The entries of a retrospective that are there: by kinds, each in order. UnreadableError as for `entry`.

    All are asked for before anything is read: a server that is far away answers in one go.
    """
    statement = '{} WHERE "retrospective" = ? AND "deleted" = 0 ORDER BY "position", "id"'
    asked = [(kind, conn.execute(statement.format(_select(kind)), (retrospective,))) for kind in KINDS if kind != HEAD]
    return (entry_in(kind, row) for kind, found in asked for row in found)


def of_each(conn: Connection, retrospectives: Sequence[EntryId]) -> Mapping[EntryId, list[tuple[str, Found]]]:
    """What the tables hold of the rows of many retrospectives that are there, each in the order of `entries`."""
    held = defaultdict[EntryId, list[tuple[str, Found]]](list)
    named = json.dumps(retrospectives)
    statement = f'{{}} WHERE "retrospective" IN (SELECT "value" FROM json_each(?)) {_THERE}'
    for kind, rows in [
        (kind, conn.execute(statement.format(_select(kind)), (named,))) for kind in KINDS if kind != HEAD
    ]:  # as in `entries`
        for found in rows:
            held[found[_OF]].append((kind, found))
    return held


def entry_in(kind: str, found: Found) -> Entry:
    """The entry that a row of a table holds. What is empty there is not read: it is what an entry holds anyway."""
    row, revision, _, _, *rest = found
    return _entry(KINDS[kind], _filled(kind, row, rest), id=row, position=_position(rest[-1]), revision=revision)


def filled_kinds(conn: Connection) -> tuple[str, ...]:
    """The kinds of which there is a row in the file, whosever it is."""
    return tuple(kind for kind in KINDS if conn.execute(f'SELECT 1 FROM "{kind}" LIMIT 1').fetchone())


def of(
    conn: Connection,
    retrospective: EntryId,
    *,
    deleted: bool | None = False,
    kinds: Collection[str] | None = None,
) -> Iterator[RowState]:
    """The rows of a retrospective that are there, or the deleted ones, or with None all: by kinds, each in order."""
    states = (0, 1) if deleted is None else (int(deleted), int(deleted))
    statement = '{} WHERE "retrospective" = ? AND "deleted" IN (?, ?) ORDER BY "position", "id"'
    for kind, rows in [
        (kind, conn.execute(statement.format(_select(kind)), (retrospective, *states)))
        for kind in (KINDS if kinds is None else kinds)
        if kind != HEAD
    ]:  # as in `entries`
        yield from (_row(kind, found) for found in rows)


def head(conn: Connection, retrospective: EntryId) -> Head:
    """The head of a retrospective that is there."""
    row = conn.execute(_select_head(), (retrospective,)).fetchone()
    if row is None:
        raise DamagedError(M_("an index names a row that is not there"))
    identity = dict(zip(_GIVEN, row, strict=False))
    for time in filter(None, (identity["created"], identity["closed"])):
        _check_time(time, retrospective)
    return _entry(Head, _filled(HEAD, retrospective, row[len(_GIVEN) :]), **identity)


def revisions(conn: Connection, ops: Iterable[Op]) -> dict[EntryId, int]:
    """The revisions that the rows of operations have now."""
    found = (_find(conn, op.kind, op.id) for op in ops)
    return {row.id: row.revision for row in found if row}


def columns(entry: Entry, retrospective: EntryId, *, deleted: bool = False) -> dict[str, Any]:
    """What the table of a row's kind holds for it."""
    return {
        "id": entry.id,
        "retrospective": retrospective,
        "position": entry.position,
        "revision": entry.revision,
        "deleted": int(deleted),
        **_held_in(entry.kind, stored_values(entry.kind, entry.dump())),
        **standing.columns(entry),
    }


def link(db: Database, kind: str, row: EntryId, values: Values) -> None:
    """Write the links of the fields among `values` that hold several, in the place of those that are there."""
    for field in without_column(kind):
        if field.name in values:
            name = link_table(kind, field.name)
            db.execute(f'DELETE FROM "{name}" WHERE "row" = ?', [row])
            targets = field.type.load(values[field.name])
            db.table(name).insert_all({"row": row, "target": target} for target in targets)


def _find(conn: Connection, kind: str, row: EntryId) -> RowState | None:
    """The row with this id, deleted or not; None if there is none."""
    found = conn.execute(f'{_select(kind)} WHERE "id" = ?', (row,)).fetchone()
    return _row(kind, found) if found else None


def _filled(kind: str, row: EntryId, held: Sequence[Sql]) -> dict[str, Plain]:
    """What the columns of the fields of a row hold, as far as anything was said."""
    values: dict[str, Plain] = {}
    try:
        for (field, empty), value in zip(_empty(kind), held, strict=False):
            if value != empty:
                values[field.name] = from_sql(field, value)
    except ValueError as error:
        raise _unreadable(kind, row, Message(str(error))) from error
    return values


def _insert(db: Database, row: RowState) -> None:
    first = {"id": row.id, "retrospective": row.retrospective, "revision": row.revision, "deleted": int(row.deleted)}
    db.table(row.kind).insert({**first, **_held_in(row.kind, row.values)})


def _update(db: Database, row: RowState, values: Values) -> None:
    """Write some of the values that a row has now, and its revision."""
    held = _held_in(row.kind, values) | {"revision": row.revision}
    if row.kind != HEAD:
        held["deleted"] = int(row.deleted)
    named = ", ".join(f'"{name}" = ?' for name in held)
    db.execute(f'UPDATE "{row.kind}" SET {named} WHERE "id" = ?', [*held.values(), row.id])


def _changed(head: Head, values: Values) -> Head:
    """The head with some values that were checked when they came in."""
    loaded = {name: head.field(name).type.load(value) for name, value in values.items()}
    return dataclasses.replace(head, revision=head.revision + 1, **loaded)


@cache
def _empty(kind: str) -> tuple[tuple[Field, Sql], ...]:
    """The fields of a kind in the order of their columns, and what stands there where nothing was said."""
    fields = KINDS[kind].stored_fields()
    return tuple((field, to_sql(field.type.dump(KINDS[kind].defaults[field.name]))) for field in fields)


@cache
def _select_head() -> str:
    """A head by its id: what it is given, then its fields."""
    named = (*(f'"{name}"' for name in _GIVEN), *(_value(HEAD, field) for field in Head.stored_fields()))
    return f'SELECT {", ".join(named)} FROM "{HEAD}" WHERE "id" = ?'


@cache
def _select(kind: str) -> str:
    """All rows of a kind, in the order of columns that `_row` reads."""
    first = ("id", "revision", "id", "0") if kind == HEAD else ("id", "revision", "retrospective", "deleted")
    last = () if kind == HEAD else ("position",)
    named = [*(_value(kind, field) for field in KINDS[kind].stored_fields()), *(f'"{name}"' for name in last)]
    return f'SELECT {", ".join((*first, *named))} FROM "{kind}"'


def _value(kind: str, field: Field) -> str:
    """What is selected for a field: its column; of several links, their list as JSON."""
    if has_column(field):
        return f'"{field.name}"'
    pairs = link_table(kind, field.name)
    return f'(SELECT json_group_array("target") FROM "{pairs}" WHERE "row" = "{kind}"."id")'


def _held_in(kind: str, values: Values) -> dict[str, Sql]:
    """The values that the table of a kind holds."""
    elsewhere = {field.name for field in without_column(kind)}
    return {name: to_sql(value) for name, value in values.items() if name not in elsewhere}


def _row(kind: str, found: Found) -> RowState:
    row, revision, retrospective, deleted, *rest = found
    fields = KINDS[kind].stored_fields()
    try:
        values = {field.name: from_sql(field, value) for field, value in zip(fields, rest, strict=False)}
    except ValueError as error:
        raise _unreadable(kind, row, Message(str(error))) from error
    if kind != HEAD:
        values["position"] = _position(rest[-1])
    return RowState(kind, row, retrospective, revision, bool(deleted), values)


def _position(held: Any) -> float:
    if not isinstance(held, float):  # SQLite itself keeps it so, in a file that is sound
        raise DamagedError(M_("a row has no place"))
    return held


def _entry(cls: type[E], values: Mapping[str, Plain], **identity: Any) -> E:
    try:
        return cls.load(values, **identity)
    except ValidationError as refused:
        raise _unreadable(cls.kind, identity["id"], refused.problems[0].message) from refused


def _check_time(text: str, row: EntryId) -> None:
    """UnreadableError if another program wrote something else than a time with its offset."""
    from retro.model.json_format.values import Instant

    try:
        Instant().load(text)
    except ValidationError as refused:
        raise _unreadable(HEAD, row, refused.problems[0].message) from refused


def _unreadable(kind: str, row: EntryId, reason: Message) -> UnreadableError:
    return UnreadableError(
        M_(
            "The row {row} of the table {table} holds what Retro cannot read: {reason}",
            row=row,
            table=kind,
            reason=reason,
        ),
        M_("Another program wrote it. Correct it there, or open a backup with --db."),
    )
