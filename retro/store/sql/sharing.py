"""Whether a case waits to be shared, in a column of its head: so that the first screen tells it without its rows."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING

from retro.errors import RetroError
from retro.model.change import Op
from retro.model.fields import fields_of
from retro.model.record import Retrospective
from retro.model.stages.cause import Cause
from retro.model.stages.head import Head
from retro.model.stages.meeting import Meeting
from retro.model.stages.prevention import Measure
from retro.model.stages.timeline import Contact, Event
from retro.review.unshared import is_unshared
from retro.store.declared import HEAD
from retro.store.results import Unshared
from retro.store.sql import rows, standing

if TYPE_CHECKING:
    from retro.store.sql.connection import Connection, Database


_BESIDE_IT = frozenset(each.kind for each in (Event, Cause, Measure, Meeting))
"""Kinds of row that say nothing of it, and are written most."""
_SAYS = {
    Contact.kind: {each.name for each in fields_of(Contact.channel, Contact.demand)},
    Head.kind: {
        each.name
        for each in fields_of(
            Head.severity, Head.case_kind, Head.depth, Head.depth_reason, Head.publicity, Head.injured
        )
    },
}
"""What of these kinds says it."""


def concerns(ops: Iterable[Op]) -> bool:
    """Whether a case may wait, or wait no longer, after these operations."""
    return any(op.kind not in _BESIDE_IT and not standing.writes_beside(op, _SAYS) for op in ops)


def write(db: Database, record: Retrospective) -> None:
    """Write down whether a case waits."""
    waits = column(record)
    db.execute(f'UPDATE "{HEAD}" SET "unshared" = ? WHERE "id" = ? AND "unshared" <> ?', (waits, record.head.id, waits))


def column(record: Retrospective) -> int:
    """What the column holds: 1 if the case waits, else 0."""
    return int(is_unshared(record))


def unshared(conn: Connection, until: str, reference: str = "") -> tuple[Unshared, ...]:
    """The cases that wait and began by a day, the oldest first; or one case, if it does."""
    if reference:
        return tuple(Unshared(*each) for each in conn.execute(f'{_WAITING} AND "reference" = ?', (until, reference)))
    ordered = f'{_WAITING} ORDER BY "day", length("reference"), "reference"'
    return tuple(Unshared(*each) for each in conn.execute(ordered, (until,)))


def unshared_cases(db: Database) -> None:
    """A migration: cases of earlier versions say whether they wait."""
    for (case,) in db.execute(f'SELECT "id" FROM "{HEAD}"').fetchall():
        with suppress(RetroError):  # another program wrote what cannot be read
            write(db, rows.record(db.conn, case))


_WAITING = f"""SELECT "reference", "title", coalesce("status", ''), "id", "day" FROM "{HEAD}"
WHERE "unshared" = 1 AND "day" <= ? AND "removed" IS NULL"""
