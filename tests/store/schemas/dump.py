"""Prints a file of the present schema, with rows, as SQL: `python -m tests.store.schemas.dump > NNNN.sql`.

A dump is made when a version is released, and stays: every later version must be able to open it.
"""

from __future__ import annotations

import sqlite3
import sys
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from retro.model.change import Add, Delete, Update
from retro.model.change_factory import ChangeFactory
from retro.model.closed_record import closing
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


def dump(path: Path) -> str:
    """The file as SQL, with the two numbers in its header that `iterdump` leaves out."""
    conn = sqlite3.connect(path)
    names = ("application_id", "user_version")
    header = [f"PRAGMA {name} = {conn.execute(f'PRAGMA {name}').fetchone()[0]};" for name in names]
    return "\n".join([*header, *conn.iterdump(), ""])


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        fill(Path(folder) / "retro.db")
        sys.stdout.write(dump(Path(folder) / "retro.db"))
