"""Verifying a large closed case: beside reading its rows and its log."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from time import perf_counter

from retro.model.change import Add, Update
from retro.model.change_factory import ChangeFactory
from retro.model.closed_record import closing
from retro.review.integrity import Integrity
from retro.services.archive.verify import verification
from retro.store.sqlite.store import SqliteStore, open_store
from tests.benchmarks.figure import Figure, in_turn

ROWS = 300
EDITS = 300


def verifying(folder: Path, runs: int) -> Iterator[Figure]:
    """A case with as many rows as a bad week gives, each of them edited once."""
    store, reference = _closed_case(folder / "verifying.db")

    def read() -> object:
        return store.evidence(reference)

    def verify() -> object:
        found = verification(*store.examined(reference))
        assert found.state is Integrity.WHOLE, found.flaws
        return found

    try:
        yield Figure("verifying a closed case", in_turn(runs, lambda: _timed(verify), lambda: _timed(read)), goal=2.5)
    finally:
        store.close()


def _closed_case(path: Path) -> tuple[SqliteStore, str]:
    minutes, ids = count(), count(1)
    begun = datetime(2026, 11, 20, 9, tzinfo=UTC)
    factory = ChangeFactory(
        now=lambda: begun + timedelta(minutes=next(minutes)), new_id=lambda: f"{next(ids):016x}", author="lead"
    )
    store = open_store(path, sync="OFF")
    reference = store.create({"title": "A bad week", "zone": "Europe/Berlin"}, factory.change())
    for n in range(ROWS):
        at = (begun + timedelta(minutes=n)).isoformat()
        row = {"what": f"The phone rings again, for the {n}th time", "happened": at, "source": "call list"}
        store.apply(reference, factory.change(Add("event", f"e{n}", row, float(n))))
    for n in range(EDITS):
        details = {"details": f"Somebody who waits for parcel {n}, and who was told to call again in an hour."}
        store.apply(reference, factory.change(Update("event", f"e{n}", 1, {"details": ""}, details)))
    store.apply(reference, factory.change(*closing(store.load(reference).head)))
    return store, reference


def _timed(work: Callable[[], object]) -> float:
    """Milliseconds."""
    began = perf_counter()
    work()
    return (perf_counter() - began) * 1000
