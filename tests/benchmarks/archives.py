"""Archives to time Retro with: as many retrospectives as one likes, each with rows in all six stages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from retro.model.change import Add, Change, Logged
from retro.model.entry import Entry
from retro.model.moments.moment import Moment
from retro.model.stages.cause import Cause
from retro.model.stages.changes import HardwareChange
from retro.model.stages.head import Head, Origin, Severity, Status
from retro.model.stages.prevention import Measure
from retro.model.stages.remedy import Remedy
from retro.model.stages.scope import Damage
from retro.model.stages.timeline import Event
from retro.store.sql import full_records, log, rows
from retro.store.sqlite import search_index
from retro.store.sqlite.store import open_store

NEWEST = "The newest of all cases"
"""The title of the case that stands first in the list."""
FIRST_EVENT = "Phones start ringing, for the 1st time"

_BEGUN = datetime(2026, 1, 1, 9, tzinfo=UTC)
_TITLES = ("Two parcels swapped before a wedding", "Checkout down after a config change", "配送先の取り違え")
_A_YEAR = 999
"""How many cases a year has."""
_CASE = "cacacaca"
"""Stands for the case in the ids of the rows that each case gets a copy of."""


def reference(number: int) -> str:
    """The reference of a case; they are numbered from 0, the oldest."""
    return f"{_year(number)}-{number % _A_YEAR + 1:03d}"


def make_archive(path: Path, cases: int) -> None:
    """Write an archive of so many retrospectives: straight into the tables, for the store checks each one."""
    open_store(path).close()
    db = Database(path)
    begun = list(_rows())
    tables = [(row.kind, rows.columns(row, f"{_CASE}{0:08x}")) for row in begun] + [("change_log", _log(begun))]
    with db.atomic():
        for number in range(cases):
            head = _head(number, f"{_TITLES[number % 3]} {number}")
            if number == cases - 1:  # it is written to, so it is not closed
                head = replace(head, title=NEWEST, status=Status.DRAFT)
            full_records.add_head(db, head)
        for table, held in tables:
            db.table(table).insert_all(_copied(held, number) for number in range(cases))
        search_index.make(db.conn)
    db.close()


def _year(number: int) -> int:
    return 2016 + number // _A_YEAR


def _head(number: int, title: str) -> Head:
    at = _BEGUN.replace(year=_year(number)) + timedelta(hours=8 * (number % _A_YEAR))
    return Head(
        id=f"{number:08x}{0:08x}", reference=reference(number), created=at.isoformat(), revision=1, seq=1,
        title=title, zone="Europe/Berlin", started=Moment.exact(at), summary="What was seen, and by whom. " * 9,
        severity=list(Severity)[number % 4], status=list(Status)[number % 4], origin=list(Origin)[number % 8].value,
    )  # fmt: skip


def _rows() -> Iterator[Entry]:
    """Twenty rows, as many as a retrospective of ordinary size has."""
    ids = (f"{_CASE}{n:08x}" for n in range(1, 100))
    at = Moment.exact(_BEGUN)
    yield Event(id=next(ids), revision=1, happened=at, what=FIRST_EVENT, details="Two calls within a minute.")
    for n in range(1, 8):
        yield Event(id=next(ids), position=n, revision=1, happened=at, what=f"They ring again: {n}", source="call list")
    above, causes = None, []
    for n in range(4):
        cause = Cause(id=next(ids), position=n, revision=1, what=f"Why {n} it could happen", parent=above)
        above = cause.id
        causes.append(above)
        yield cause
    for n in range(2):
        yield Damage(id=next(ids), position=n, revision=1, what="Parcels late", figure=Decimal(37), unit="parcels")
        yield Remedy(id=next(ids), position=n, revision=1, what="Drove the parcels to both families")
        yield Measure(
            id=next(ids), position=n, revision=1, what="A place for each", answers=(*causes[-1:],), owner="lead"
        )
        yield HardwareChange(id=next(ids), position=n, revision=1, before="one table", after="many trays")


def _log(begun: list[Entry]) -> dict[str, Any]:
    adds = tuple(Add(row.kind, row.id, row.dump(), row.position) for row in begun)
    made = f"{_CASE}{0:08x}"
    return log.columns(Logged(1, Change(made, _BEGUN, "benchmark", adds, group=made, act="create")), made)


def _copied(held: dict[str, Any], number: int) -> dict[str, Any]:
    """A row of the case with this number."""
    case = f"{number:08x}"
    return {name: value.replace(_CASE, case) if isinstance(value, str) else value for name, value in held.items()}
