"""Links between rows: each leads to a row of the same retrospective, and none leads in a circle."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from retro.model.change import Add, Op, Update, Values
from retro.model.entry import EntryId
from retro.model.field_types import LinkType, Plain
from retro.model.fields import Field
from retro.model.problem import Code, Problem, ValidationError
from retro.model.record import KINDS, ROWS

Linked = tuple[str, EntryId, Values]
"""A kind, a row of it, and values that were written to it."""


def check(conn: sqlite3.Connection, retrospective: EntryId, ops: Iterable[Op]) -> None:
    """ValidationError if a link that these operations wrote leads nowhere, or in a circle."""
    writing = (op for op in ops if isinstance(op, Add | Update))
    written = [(op.kind, op.id, op.values if isinstance(op, Add) else op.after) for op in writing]
    if found := tuple(problems(conn, retrospective, written)):
        raise ValidationError(*found)


def problems(
    conn: sqlite3.Connection, retrospective: EntryId, written: Iterable[Linked], *, to_deleted: bool = False
) -> Iterator[Problem]:
    """What is wrong with the links among `written`, as all rows are now. `to_deleted`: to a deleted row is right."""
    for kind, row, values in written:
        for field in KINDS[kind].fields():
            target = values.get(field.name)
            if not isinstance(field.type, LinkType) or not target:
                continue
            if not any(_there(conn, retrospective, to, target, to_deleted) for to in _kinds(field.type)):
                yield Problem(Code.NO_TARGET, field.name, row, {"field": field.title})
            elif field.type.to == kind and _leads_to(conn, kind, field, target, row):
                yield Problem(Code.LOOP, field.name, row, {"field": field.title})


def _kinds(link: LinkType) -> tuple[str, ...]:
    return (link.to,) if link.to else tuple(kind.kind for kind in ROWS)


def _there(conn: sqlite3.Connection, retrospective: EntryId, kind: str, row: Plain, to_deleted: bool) -> bool:
    found = conn.execute(
        f'SELECT "deleted" FROM "{kind}" WHERE "id" = ? AND "retrospective" = ?', (row, retrospective)
    ).fetchone()
    return found is not None and (to_deleted or not found[0])


def _leads_to(conn: sqlite3.Connection, kind: str, field: Field, start: Plain, end: EntryId) -> bool:
    """Whether one comes to `end` by following `field` from `start`."""
    way = f"""
        WITH RECURSIVE "way" ("id") AS (
            VALUES (?)
            UNION SELECT "{field.name}" FROM "{kind}" JOIN "way" USING ("id") WHERE "{field.name}" IS NOT NULL
        )
        SELECT 1 FROM "way" WHERE "id" = ?
    """
    return conn.execute(way, (start, end)).fetchone() is not None
