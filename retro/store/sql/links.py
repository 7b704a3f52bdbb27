"""Links between rows: each leads to a row of the same retrospective, and none leads in a circle."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from retro.model.change import Add, Delete, Op, Update, Values
from retro.model.entry import EntryId
from retro.model.field_types import LinkType
from retro.model.fields import Field
from retro.model.problem import Code, Problem, ValidationError
from retro.model.record import KINDS, ROWS
from retro.store.declared import HEAD
from retro.store.reconcile import Reconciled, RowState
from retro.store.sql.link_tables import has_column, link_table

if TYPE_CHECKING:
    from retro.store.sql.connection import Connection, Cursor, Key

By = Literal["reference", "id"]
"""By which column of its head a case is called."""
Linked = tuple[str, EntryId, Values]
"""A kind, a row of it, and values that are written to it."""


class Links:
    """What is known of the rows of a case to which links lead. It is asked for at once, and read when it is needed."""

    def __init__(self, conn: Connection, case: str, linked: Iterable[Linked], *, by: By = "id") -> None:
        self._conn = conn
        self._values = {"case": case}
        self._by: By = by
        self._asked: dict[tuple[str, ...], Cursor] = {}
        self._read: dict[tuple[str, ...], list[tuple[str, Any]]] = {}
        for kind, _row, values in linked:
            for field in _fields(kind):
                for target in _targets(field, values):
                    self._ask_for(field, target)
                    if _is_tree(kind, field):
                        self._ask_for_way(kind, field)

    def check(self, reconciled: Reconciled) -> None:
        """ValidationError if a link that a change writes leads nowhere, or in a circle. What goes again has none."""
        if found := tuple(self.problems(written(reconciled.ops), reconciled.held)):
            raise ValidationError(*found)

    def problems(
        self, linked: Iterable[Linked], now: Mapping[Key, RowState] | None = None, *, to_deleted: bool = False
    ) -> Iterator[Problem]:
        """What is wrong with links, where rows are as they are `now`, and the others as they are in the archive.

        `to_deleted`: to a deleted row is right.
        """
        for kind, row, values in linked:
            for field in _fields(kind):
                targets = _targets(field, values)
                if not all(self._is_there(field, target, now or {}, to_deleted) for target in targets):
                    yield Problem(Code.NO_TARGET, field.name, row, {"field": field.title})
                elif _is_tree(kind, field) and any(self._leads(kind, field, each, row, now or {}) for each in targets):
                    yield Problem(Code.LOOP, field.name, row, {"field": field.title})

    def _is_there(self, field: Field, target: EntryId, now: Mapping[Key, RowState], to_deleted: bool) -> bool:
        found: dict[str, bool] = dict(self._read_all(self._ask_for(field, target)))
        for kind in _kinds_behind(field):
            if state := now.get((kind, target)):
                found[kind] = state.deleted
        return any(to_deleted or not is_deleted for is_deleted in found.values())

    def _leads(self, kind: str, field: Field, start: EntryId, end: EntryId, now: Mapping[Key, RowState]) -> bool:
        """Whether one comes to `end` by following `field` from `start`."""
        edges: dict[EntryId, list[EntryId]] = {}
        for row, target in self._read_all(self._ask_for_way(kind, field)):
            edges.setdefault(row, []).append(target)
        edges |= {row: [*_targets(field, state.values)] for (of, row), state in now.items() if of == kind}
        seen, ahead = set[EntryId](), [start]
        while ahead:
            if (row := ahead.pop()) == end:
                return True
            if row not in seen:
                seen.add(row)
                ahead += edges.get(row, ())
        return False

    def _ask_for(self, field: Field, target: EntryId) -> tuple[str, ...]:
        link = field.type
        assert isinstance(link, LinkType)
        return self._ask((link.to, target), _there(link.to, self._by), {"row": target})

    def _ask_for_way(self, kind: str, field: Field) -> tuple[str, ...]:
        return self._ask(("", kind, field.name), _edges(kind, field, self._by), {})

    def _ask(self, key: tuple[str, ...], statement: str, values: Mapping[str, str]) -> tuple[str, ...]:
        if key not in self._asked:
            self._asked[key] = self._conn.execute(statement, {**self._values, **values})
        return key

    def _read_all(self, key: tuple[str, ...]) -> list[tuple[str, Any]]:
        if key not in self._read:
            self._read[key] = self._asked[key].fetchall()
        return self._read[key]


def written(ops: Collection[Op]) -> list[Linked]:
    """What operations write, but into rows that go again."""
    last = {op.id: op for op in ops}
    writing = (op for op in ops if isinstance(op, Add | Update) and not isinstance(last[op.id], Delete))
    return [(op.kind, op.id, op.values if isinstance(op, Add) else op.after) for op in writing]


def problems(
    conn: Connection, retrospective: EntryId, linked: Iterable[Linked], *, to_deleted: bool = False
) -> Iterator[Problem]:
    """What is wrong with links that were written, as all rows are now. `to_deleted`: to a deleted row is right."""
    linked = list(linked)
    return Links(conn, retrospective, linked).problems(linked, to_deleted=to_deleted)


@cache
def _fields(kind: str) -> tuple[Field, ...]:
    """The fields of a kind that are links."""
    return tuple(field for field in KINDS[kind].fields() if isinstance(field.type, LinkType))


def _targets(field: Field, values: Values) -> tuple[EntryId, ...]:
    link = field.type
    assert isinstance(link, LinkType)
    return tuple(link.targets(link.load(values.get(field.name))))


def _kinds_behind(field: Field) -> tuple[str, ...]:
    """The kinds of row to which a link may lead."""
    link = field.type
    assert isinstance(link, LinkType)
    return (link.to,) if link.to else _ANY


_ANY = tuple(each.kind for each in ROWS)


def _is_tree(kind: str, field: Field) -> bool:
    """Whether a link leads to a row of the same kind, so that there may be a circle."""
    return _kinds_behind(field) == (kind,)


@cache
def _there(to: str, by: By) -> str:
    """A query: of which kinds a row of the case is that has an id, each with whether it is deleted."""
    return " UNION ALL ".join(
        f"""SELECT '{kind}', "deleted" FROM "{kind}" WHERE "id" = :row AND "retrospective" = {_case(by)}"""
        for kind in ((to,) if to else _ANY)
    )


@cache
def _edges(kind: str, field: Field, by: By) -> str:
    """A query: the rows of the case in which a link stands, each with where it leads."""
    if has_column(field):
        return f"""SELECT "id", "{field.name}" FROM "{kind}"
        WHERE "retrospective" = {_case(by)} AND "{field.name}" IS NOT NULL"""
    return f"""SELECT "row", "target" FROM "{link_table(kind, field.name)}" JOIN "{kind}" ON "{kind}"."id" = "row"
    WHERE "retrospective" = {_case(by)}"""


def _case(by: By) -> str:
    return ":case" if by == "id" else f'(SELECT "id" FROM "{HEAD}" WHERE "reference" = :case)'
