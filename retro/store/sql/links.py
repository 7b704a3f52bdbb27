"""Links between rows: each leads to a row of the same retrospective, and none leads in a circle."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from retro.model.change import Add, Delete, Op, Update, Values
from retro.model.entry import EntryId
from retro.model.field_types import LinkType
from retro.model.fields import Field
from retro.model.problem import Code, Problem, ValidationError
from retro.model.record import KINDS, ROWS
from retro.store.sql.link_tables import has_column, link_table

if TYPE_CHECKING:
    from retro.store.sql.connection import Connection


Linked = tuple[str, EntryId, Values]
"""A kind, a row of it, and values that were written to it."""


def check(conn: Connection, retrospective: EntryId, ops: Collection[Op]) -> None:
    """ValidationError if a link that these operations wrote leads nowhere, or in a circle. What went again has none."""
    last = {op.id: op for op in ops}
    writing = (op for op in ops if isinstance(op, Add | Update) and not isinstance(last[op.id], Delete))
    written = [(op.kind, op.id, op.values if isinstance(op, Add) else op.after) for op in writing]
    if found := tuple(problems(conn, retrospective, written)):
        raise ValidationError(*found)


def problems(
    conn: Connection, retrospective: EntryId, written: Iterable[Linked], *, to_deleted: bool = False
) -> Iterator[Problem]:
    """What is wrong with the links among `written`, as all rows are now. `to_deleted`: to a deleted row is right."""
    for kind, row, values in written:
        for field in KINDS[kind].fields():
            link = field.type
            if not isinstance(link, LinkType):
                continue
            targets = link.targets(link.load(values.get(field.name)))
            if not all(_there(conn, retrospective, link, target, to_deleted) for target in targets):
                yield Problem(Code.NO_TARGET, field.name, row, {"field": field.title})
            elif link.to == kind and any(_leads_to(conn, kind, field, target, row) for target in targets):
                yield Problem(Code.LOOP, field.name, row, {"field": field.title})


def _there(conn: Connection, retrospective: EntryId, link: LinkType, row: EntryId, to_deleted: bool) -> bool:
    for kind in (link.to,) if link.to else (each.kind for each in ROWS):
        found = conn.execute(
            f'SELECT "deleted" FROM "{kind}" WHERE "id" = ? AND "retrospective" = ?', (row, retrospective)
        ).fetchone()
        if found is not None and (to_deleted or not found[0]):
            return True
    return False


def _leads_to(conn: Connection, kind: str, field: Field, start: EntryId, end: EntryId) -> bool:
    """Whether one comes to `end` by following `field` from `start`."""
    steps = f'SELECT "id" AS "row", "{field.name}" AS "target" FROM "{kind}"'
    if not has_column(field):
        steps = f'SELECT "row", "target" FROM "{link_table(kind, field.name)}"'
    way = f"""
        WITH RECURSIVE "way" ("id") AS (
            SELECT "id" FROM "{kind}" WHERE "id" = ?
            UNION SELECT "target" FROM ({steps}) AS "step" JOIN "way" ON "row" = "way"."id" WHERE "target" IS NOT NULL
        )
        SELECT 1 FROM "way" WHERE "id" = ?
    """
    return conn.execute(way, (start, end)).fetchone() is not None
