"""What a file of an earlier version holds in columns that checks took the place of becomes checks, and the columns go.

A migration. It reads columns as they are in the file, and writes rows: nothing of it is in the log, which
says what was typed at that time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, tzinfo
from typing import TYPE_CHECKING

from retro.errors import RetroError
from retro.model.change import Logged
from retro.model.entry import Entry, EntryId
from retro.model.former_fields import FormerRow, former_checks
from retro.model.record import KINDS, kinds_of
from retro.model.stages.follow_up import Check
from retro.store.declared import HEAD
from retro.store.sql import full_records, log, rows, standing

if TYPE_CHECKING:
    from sqlite_utils import Database

_FORMER = {kind: field.name for kind in KINDS.values() for field in kind.fields_by_checks()}
"""The column that a kind of row had."""

NAMES = frozenset(f"{kind.kind}.{name}" for kind, name in _FORMER.items())
"""The columns, as migrations record them."""


def fields_become_checks(db: Database) -> None:
    """Make the checks, case by case, and drop the columns. A new file has none of them."""
    former = [kind for kind, name in _FORMER.items() if name in _columns(db, kind)]
    cases: dict[EntryId, list[FormerRow]] = {}
    for kind in former:
        for case, row in _held(db, kind):
            cases.setdefault(case, []).append(row)
    for case, held in cases.items():
        _make(db, case, held)
    for kind in former:
        db.execute(f'ALTER TABLE "{kind.kind}" DROP COLUMN "{_FORMER[kind]}"')
        db.execute("DELETE FROM _sqlite_migrations WHERE name = ?", (f"{kind.kind}.{_FORMER[kind]}",))
    for case in cases:
        with suppress(RetroError):  # another program wrote what cannot be read; the rest of the file can be
            standing.write(db, full_records.record(db.conn, case).rows)


def _make(db: Database, case: EntryId, held: Iterable[FormerRow]) -> None:
    zone, closed = db.execute(f'SELECT "zone", "closed" FROM "{HEAD}" WHERE "id" = ?', (case,)).fetchone()
    made = former_checks(held, _log(db, case), zone=_zone(zone), sealed=bool(closed), behind=_last(db, case))
    for check, deleted in made:
        db.table(Check.kind).insert(rows.columns(check, case, deleted=deleted))


def _held(db: Database, kind: type[Entry]) -> Iterator[tuple[EntryId, FormerRow]]:
    """The rows that hold something in the column, each with its case."""
    named = [_FORMER[kind], *(name for name in ("reason", "review_on") if kind.has_field(name))]
    columns = ", ".join(f'"{name}"' for name in named)
    found = db.execute(
        f'SELECT "retrospective", "id", "position", "deleted", {columns} FROM "{kind.kind}" '
        f'WHERE "{_FORMER[kind]}" IS NOT NULL'
    )
    for case, row, position, deleted, *values in found.fetchall():
        yield case, FormerRow(kind, row, position, dict(zip(named, values, strict=True)), bool(deleted))


def _log(db: Database, case: EntryId) -> tuple[Logged, ...]:
    with suppress(RetroError):
        return log.read(db.conn, case)
    return ()


def _last(db: Database, case: EntryId) -> float:
    """Where the last row of the stage of checks stands."""
    parts = (
        f'SELECT max("position") AS "at" FROM "{kind.kind}" WHERE "retrospective" = :case'
        for kind in kinds_of(Check.stage)
    )
    (last,) = db.execute(f'SELECT max("at") FROM ({" UNION ALL ".join(parts)})', {"case": case}).fetchone()
    return float(last or 0)


def _zone(name: str) -> tzinfo:
    from zoneinfo import ZoneInfo  # seldom needed: a file is brought up to date once

    with suppress(ValueError, KeyError, OSError):
        return ZoneInfo(name or "UTC")
    return UTC


def _columns(db: Database, kind: type[Entry]) -> set[str]:
    return {column.name for column in db.table(kind.kind).columns}
