"""Saving: one change of one field, on the disk."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import perf_counter
from unittest.mock import patch

from retro.model import chain
from retro.model.change import Update
from retro.model.change_factory import ChangeFactory
from retro.model.record import Retrospective
from retro.model.stages.timeline import Event
from retro.store.protocol import CaseFilter, Store
from retro.store.sql import log
from retro.store.sqlite import search_index
from retro.store.sqlite.store import SqliteStore, open_store
from tests.benchmarks.figure import Figure, in_turn

CHANGES_A_RUN = 40
"""A run is the median of so many changes."""


def saving(archive: Path, folder: Path, runs: int) -> Iterator[Figure]:
    """`Store.apply` of one `Update`, beside an UPDATE of the same row with nothing above sqlite3."""
    ours, raw = folder / "ours.db", folder / "raw.db"
    for copy in (ours, raw):
        shutil.copy(archive, copy)
    conn = sqlite3.connect(raw, isolation_level=None)
    conn.execute("PRAGMA journal_mode = WAL")
    conn.execute("PRAGMA synchronous = FULL")
    store = open_store(ours)
    reference = store.list(CaseFilter())[0].reference
    row = store.load(reference).of(Event)[0].id
    try:
        yield Figure(
            "saving one change",
            in_turn(runs, lambda: milliseconds_of_a_change(store, reference), lambda: _update(conn, row)),
            goal=4,
        )
        yield Figure(
            "saving one change with its place in the chain",
            in_turn(
                runs, lambda: milliseconds_of_a_change(store, reference), lambda: _apply_unchained(store, reference)
            ),
            goal=1.1,
        )
        yield Figure(
            "saving one change with its words in the index",
            in_turn(
                runs, lambda: milliseconds_of_a_change(store, reference), lambda: _apply_unindexed(store, reference)
            ),
            goal=1.5,
        )
    finally:
        store.close()
        conn.close()


def _apply_unchained(store: SqliteStore, reference: str) -> float:
    """As `milliseconds_of_a_change`, if nothing had to be found or computed for a chain."""
    with patch.object(log, "head", lambda *_: ""), patch.object(chain, "linked", lambda logged, _: logged):
        return milliseconds_of_a_change(store, reference)


def _apply_unindexed(store: SqliteStore, reference: str) -> float:
    """As `milliseconds_of_a_change`, if there were no index of words."""
    with patch.object(search_index, "state_as_read", lambda _: "missing"):
        return milliseconds_of_a_change(store, reference)


def milliseconds_of_a_change(store: Store, reference: str) -> float:
    """Milliseconds that the store takes for one change."""
    factory, spent = ChangeFactory(), []
    for n in range(CHANGES_A_RUN):
        change = factory.change(_set(store.load(reference), f"typed so far: {n}"))
        began = perf_counter()
        store.apply(reference, change)
        spent.append(perf_counter() - began)
    return median(spent) * 1000


def _set(record: Retrospective, text: str) -> Update:
    event = record.of(Event)[0]
    return Update(event.kind, event.id, event.revision, {"what": event.what}, {"what": text})


def _update(conn: sqlite3.Connection, row: str) -> float:
    """Milliseconds that SQLite takes for one change."""
    spent = []
    for n in range(CHANGES_A_RUN):
        began = perf_counter()
        conn.execute('UPDATE "event" SET "what" = ?, "revision" = ? WHERE "id" = ?', (f"typed so far: {n}", n, row))
        spent.append(perf_counter() - began)
    return median(spent) * 1000
