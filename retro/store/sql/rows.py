"""Rows of the tables, read and written."""

from __future__ import annotations

import dataclasses
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from retro.errors import DamagedError, UnreadableError
from retro.language import M_, Message
from retro.model.change import Op, Values
from retro.model.checked_fields import stored_values
from retro.model.entry import E, Entry, EntryId
from retro.model.field_types import Plain
from retro.model.fields import Field
from retro.model.problem import ValidationError
from retro.model.record import KINDS, Retrospective
from retro.model.stages.head import Head
from retro.store.declared import HEAD
from retro.store.reconcile import Held, Reconciled, RowState
from retro.store.sql import list_columns, standing
from retro.store.sql.link_tables import has_column, link_table, without_column
from retro.store.sql.together import ResultRows, Select, ask, ask_of_case, close
from retro.store.sql.values import Sql, from_sql, to_sql

if TYPE_CHECKING:
    from retro.store.sql.connection import Connection, Cursor, Database, Key

    Asked = Mapping[Key, Cursor]

Found = tuple[Any, ...]
"""A row of a table, in the order of the columns that are selected."""
_OF = 2
"""Which of them says whose row it is."""
_GIVEN = (
    "id", "revision", "reference", "created", "seq", "closed", "digest", "rule", "chain", "followed_by", "followed_on",
    "times", "decided",
)  # fmt: skip
"""What a head holds beside its fields."""
_REFERENCE = _GIVEN.index("reference")
_FIRST = ('"id"', '"revision"', '"retrospective"', '"deleted"')
_ROWS = tuple(kind for kind in KINDS if kind != HEAD)
"""What rows are of; a head is by itself."""


def held(conn: Connection, ops: Iterable[Op]) -> Held:
    """The rows that operations are about, deleted or not, as far as they are there."""
    return read_held(ask_held(conn, ops))


def ask_held(conn: Connection, ops: Iterable[Op]) -> Asked:
    """The rows that operations are about, asked for; `read_held` reads them."""
    keys = dict.fromkeys((op.kind, op.id) for op in ops)
    return {(kind, row): conn.execute(f'{_select(kind)} WHERE "id" = ?', (row,)) for kind, row in keys}


def read_held(of: Asked) -> Held:
    """The rows that were asked for, as far as they are there."""
    rows = ((key, cursor.fetchone()) for key, cursor in of.items())
    return {(kind, row): _row(kind, held) for (kind, row), held in rows if held}


def write(db: Database, before: Head, reconciled: Reconciled) -> Head:
    """Write what came of a change into the retrospective of the head `before`; gives its head as it is then."""
    after = before
    for kind, row in reconciled.changed:
        values = reconciled.changed[kind, row]
        if kind == HEAD:
            after = _changed(before, values)
            values = {**values, **(list_columns.columns(after) if list_columns.MADE_FROM & values.keys() else {})}
        if (kind, row) in reconciled.added:
            _insert(db, reconciled.held[kind, row])
        else:
            _update(db, reconciled.held[kind, row], values, turned=(kind, row) in reconciled.turned)
        link(db, kind, row, values)
    return after


def record_after(record: Retrospective, reconciled: Reconciled, head: Head) -> Retrospective:
    """The record as a change leaves it, in which the head is this one. UnreadableError as for `entry`."""
    kept = (row for row in (*record.rows, *record.answers) if (row.kind, row.id) not in reconciled.changed)
    states = (reconciled.held[kind, row] for kind, row in reconciled.changed if kind != HEAD)
    return Retrospective.of_entries(head, (*kept, *(entry(row) for row in states if not row.deleted)))


def entry(row: RowState) -> Entry:
    """A row as an entry of the record. UnreadableError if another program wrote what cannot be read."""
    values = dict(row.values)
    position = values.pop("position")
    return _entry(KINDS[row.kind], values, id=row.id, position=position, revision=row.revision)


def record(conn: Connection, retrospective: EntryId) -> Retrospective:
    """The retrospective with this id as it is now. UnreadableError as for `entry`."""
    return _record(ask(conn, _of_case(), {"case": retrospective}))


def record_of(conn: Connection, reference: str) -> Retrospective:
    """The retrospective with this whole reference. NotFoundError if there is none; UnreadableError as for `entry`."""
    return _record(ask_of_case(conn, _of_case(), reference))


def of_each(conn: Connection, retrospectives: Sequence[EntryId]) -> Mapping[EntryId, list[tuple[str, Found]]]:
    """What the tables hold of the rows of many retrospectives that are there, each in the order of a record."""
    held = defaultdict[EntryId, list[tuple[str, Found]]](list)
    for kind, rows in zip(_ROWS, ask(conn, _of_cases(), {"cases": json.dumps(retrospectives)}), strict=True):
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


def of_all_states(
    conn: Connection, retrospective: EntryId, kinds: Collection[str] | None = None
) -> tuple[Head, Sequence[RowState]]:
    """The head of a retrospective, and all rows, deleted or not: by kinds, each in order."""
    asked = tuple(kind for kind in (_ROWS if kinds is None else kinds) if kind != HEAD)
    answers = ask(conn, _of_all_states(asked), {"case": retrospective})
    try:
        head, *rows = answers
        held = [_row(kind, row) for kind, found in zip(asked, rows, strict=True) for row in found]
        return head_in(next(iter(head), None)), held
    finally:
        close(answers)


def head(conn: Connection, retrospective: EntryId) -> Head:
    """The head of a retrospective that is there."""
    return head_in(conn.execute(_question_of_head().statement, {"case": retrospective}).fetchone())


def heads_of(conn: Connection, references: Sequence[str]) -> Mapping[str, Found]:
    """What the table holds of the heads with these references, as far as they are there: `head_in` reads it."""
    found = conn.execute(_select_heads(), {"references": json.dumps([*references])})
    return {row[_REFERENCE]: row for row in found}


def id_of_head(found: Found) -> EntryId:
    """The id of a head that was found."""
    return str(found[0])


def head_in(row: Found | None) -> Head:
    """The head that a row of the table holds; None: there must have been one."""
    if row is None:
        raise DamagedError(M_("an index names a row that is not there"))
    identity = dict(zip(_GIVEN, row, strict=False))
    for time in filter(None, (identity["created"], identity["closed"])):
        _check_time(time, identity["id"])
    return _entry(Head, _filled(HEAD, identity["id"], row[len(_GIVEN) :]), **identity)


def _record(answers: Sequence[ResultRows]) -> Retrospective:
    try:
        head, *rows = answers
        entries = (entry_in(kind, row) for kind, found in zip(_ROWS, rows, strict=True) for row in found)
        return Retrospective.of_entries(head_in(next(iter(head), None)), entries)
    finally:
        close(answers)


def revisions(conn: Connection, ops: Iterable[Op]) -> dict[EntryId, int]:
    """The revisions that the rows of operations have now."""
    return {row.id: row.revision for row in held(conn, ops).values()}


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


def _update(db: Database, row: RowState, values: Values, *, turned: bool) -> None:
    """Write some of the values that a row has now, and its revision; whether it is there, if that has `turned`.

    Whatever is written, its indexes are written with it, though it was that before.
    """
    held = _held_in(row.kind, values) | {"revision": row.revision}
    if turned:
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
def _of_case() -> tuple[Select, ...]:
    """The head of the case `:case`, then its rows that are there, kind by kind, each in order."""
    return (_question_of_head(), *(_question(kind, '"retrospective" = :case AND "deleted" = 0') for kind in _ROWS))


@cache
def _of_cases() -> tuple[Select, ...]:
    """The rows of the cases that the list `:cases` names, likewise."""
    these = '"retrospective" IN (SELECT "value" FROM json_each(:cases)) AND "deleted" = 0'
    return tuple(_question(kind, these) for kind in _ROWS)


@cache
def _of_all_states(kinds: tuple[str, ...]) -> tuple[Select, ...]:
    """The head of the case `:case`, then the rows of some kinds, whether or not they are there."""
    return (_question_of_head(), *(_question(kind, '"retrospective" = :case') for kind in kinds))


@cache
def _question_of_head() -> Select:
    """A head by its id."""
    return Select(_head_columns(), f'FROM "{HEAD}" WHERE "id" = :case')


def _head_columns() -> tuple[str, ...]:
    """The columns of a head as `head_in` reads them: what it is given, then its fields."""
    return (*(f'"{name}"' for name in _GIVEN), *(_value(HEAD, field) for field in Head.stored_fields()))


@cache
def _select_heads() -> str:
    """The heads with the references that the list `:references` names."""
    these = '"reference" IN (SELECT "value" FROM json_each(:references))'
    return _question_of_head().statement.replace('"id" = :case', these)


def _question(kind: str, condition: str) -> Select:
    """Rows of a kind of which a condition holds, in their order."""
    return Select(_columns(kind), f'FROM "{kind}" WHERE {condition}', '"position", "id"')


def _columns(kind: str) -> tuple[str, ...]:
    """The columns of a kind as `_row` reads them."""
    first = ('"id"', '"revision"', '"id"', "0") if kind == HEAD else _FIRST
    last = () if kind == HEAD else ('"position"',)
    return (*first, *(_value(kind, field) for field in KINDS[kind].stored_fields()), *last)


@cache
def select_head(by: str, *more: str) -> str:
    """A head by its id, or by its reference, as `head_in` reads it, and then `more` expressions."""
    return f'SELECT {", ".join((*_head_columns(), *more))} FROM "{HEAD}" WHERE "{by}" = ?'


@cache
def _select(kind: str) -> str:
    """All rows of a kind."""
    return f'SELECT {", ".join(_columns(kind))} FROM "{kind}"'


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
    if not isinstance(held, int | float):  # SQLite itself keeps it so, in a file that is sound
        raise DamagedError(M_("a row has no place"))
    return float(held)


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
