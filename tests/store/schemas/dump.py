"""Prints a file of the present schema, with rows, as SQL: `python -m tests.store.schemas.dump > NNNN.sql`.

A dump is made when a version is released, and stays: every later version must be able to open it.
"""

from __future__ import annotations

import sqlite3
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from retro.model.change import Add, Delete, Update
from retro.model.change_factory import ChangeFactory
from retro.model.closed_record import closing
from retro.model.field_types import Plain
from retro.store.sqlite.store import open_store


def fill(path: Path) -> None:
    """Two retrospectives: one with rows of several kinds, a deleted one and an undo; one, closed, with hostile text."""
    ids = count(1)
    factory = ChangeFactory(lambda: datetime(2026, 11, 20, 5, 5, tzinfo=UTC), lambda: f"{next(ids):016x}", "kaoru")
    store = open_store(path)
    reference = store.create(
        {"title": "Two parcels swapped before a wedding", "started": "2026-11-18T10:20+09:00", "zone": "Asia/Tokyo",
         "severity": "high", "tags": ["wedding", "包装"]},
        factory.change(),
    )  # fmt: skip
    store.apply(reference, factory.change(
        Add("event", "e", {"what": "Both slips lay on one table", "happened": "2026-11-18T10:20+09:00",
                           "source": "photo", "confirmed": True}, 1.0),
        Add("cause", "a", {"what": "One table, no place per order"}, 1.0),
        Add("cause", "b", {"what": "Nobody compares slip and parcel", "parent": "a"}, 2.0),
        Add("damage", "d", {"what": "families", "figure": 2, "hurts": ["psychological"], "reversible": False}, 1.0),
        Add("measure", "m", {"what": "A tray for each order", "answers": "a", "due": "2026-12-03"}, 1.0),
    ))  # fmt: skip
    store.apply(reference, factory.change(Update("event", "e", 1, {"source": "photo"}, {"source": "camera 2"})))
    store.apply(reference, factory.change(Delete("cause", "b", 1)))
    store.undo(reference, factory.change())
    store.apply(reference, factory.change(Delete("damage", "d", 1)))
    hostile = store.create({"title": "'; DROP TABLE event; -- [/x] 配送"}, factory.change())
    store.apply(hostile, factory.change(
        Add("lesson", "l", {"what": "教訓", "tags": ["a"]}, 1.0),
        Add("damage", "h", {"figure": 2.5, "reversible": False}, 1.0),
    ))  # fmt: skip
    store.apply(hostile, factory.change(*closing(store.load(hostile).head)))
    store.apply(hostile, factory.change(Add("addendum", "later", {"found": "2026-12-01", "what": "後日談"}, 2.0)))
    store.close()


def fill_results(path: Path) -> None:
    """What became of measures, changes and promises: in a case that is open, and in one that is closed."""
    ids, days = count(1), iter(range(100))
    start = datetime(2026, 11, 1, 20, 30, tzinfo=UTC)  # the day after, where the cases are
    factory = ChangeFactory(lambda: start + timedelta(days=next(days)), lambda: f"{next(ids):016x}", "kaoru")
    store = open_store(path)
    head: dict[str, Plain] = {"title": "Two parcels swapped", "started": "2026-11-01", "zone": "Asia/Tokyo"}
    rows = (
        Add("contact", "talk", {"heard": "where is it?", "promise": "a call", "promise_due": "2026-11-02T17:00+09:00",
                                "promise_kept": "2026-11-02T16:40+09:00"}, 1.0),
        Add("measure", "tray", {"what": "a tray for each order", "result": "planned", "due": "2026-11-20"}, 1.0),
        Add("measure", "talked", {"what": "talk to everybody", "result": "not-doing", "reason": "a rule is no barrier",
                                  "review_on": "2027-02-01"}, 2.0),
        Add("measure", "sign", {"what": "a sign", "result": "did-not-hold"}, 3.0),
        Add("measure", "none", {"what": "a lamp"}, 4.0),
        Add("hardware_change", "slip", {"what": "a date on the slip", "done": "2026-11-05"}, 1.0),
        Add("lesson", "l", {"what": "one place for each order"}, 2.0),
    )  # fmt: skip
    opened = store.create(head, factory.change(*rows))
    store.apply(opened, factory.change(Update("measure", "sign", 1, {"what": "a sign"}, {"what": "a bigger sign"})))
    store.apply(opened, factory.change(Delete("measure", "sign", 2)))
    store.apply(opened, factory.change(Update("measure", "tray", 1, {"result": "planned"}, {"result": "done"})))
    store.apply(opened, factory.change(Update("measure", "tray", 2, {"result": "done"}, {"result": "verified"})))
    store.apply(opened, factory.change(Update("hardware_change", "slip", 1, {"done": "2026-11-05"}, {"done": None})))
    closed = store.create(head | {"title": "Closed"}, factory.change(*(replace(op, id=f"{op.id}2") for op in rows)))
    store.apply(closed, factory.change(Update("measure", "none2", 1, {"result": None}, {"result": "verified"})))
    store.apply(closed, factory.change(*closing(store.load(closed).head)))
    store.close()


def dump(path: Path) -> str:
    """The file as SQL, with the two numbers in its header that `iterdump` leaves out.

    Of the index of words it has the tables that this is kept in, and no rows of its own: it holds no texts.
    """
    conn = sqlite3.connect(path)
    names = ("application_id", "user_version")
    header = [f"PRAGMA {name} = {conn.execute(f'PRAGMA {name}').fetchone()[0]};" for name in names]
    lines = (line for line in conn.iterdump() if not line.startswith('INSERT INTO "search_index" '))
    return "\n".join([*header, *lines, ""])


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        fill(Path(folder) / "retro.db")
        sys.stdout.write(dump(Path(folder) / "retro.db"))
