"""A case in an archive of its own, and another terminal that writes into it behind one's back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import pytest

from retro.model.change import Add, Applied, Logged, Op
from retro.model.change_factory import ChangeFactory
from retro.model.closed_record import closing
from retro.model.record import Retrospective
from retro.store.sqlite.store import SqliteStore, open_store
from tests.new_archives import copied

REFERENCE = "2026-001"
NOON = datetime(2026, 11, 21, 12, 0, tzinfo=ZoneInfo("Asia/Tokyo"))
HEAD = {
    "title": "Parcels swapped", "zone": "Asia/Tokyo", "started": "2026-11-20T09:00+09:00", "case_kind": "complaint",
    "severity": "low", "origin": "logistics", "responsibility": "ours", "detected": "2026-11-20", "status": "review",
}  # fmt: skip
ROWS = (
    Add("participant", "p", {"role": "shipping lead"}, 1.0),
    Add("event", "e1", {"what": "first", "happened": "2026-11-20T09:00+09:00"}, 1.0),
    Add("event", "e2", {"what": "second", "happened": "2026-11-20T10:00+09:00"}, 2.0),
    Add("event", "e3", {"what": "third", "happened": "2026-11-20T11:00+09:00"}, 3.0),
    Add("cause", "c1", {"what": "one table"}, 1.0),
    Add("cause", "c2", {"what": "no place per order"}, 2.0),
    Add("no_change", "n", {"reason": "the table is rented", "decided_by": "branch manager"}, 1.0),
    Add("observation", "o", {"what": "the van was stopped", "went": "well"}, 1.0),
)


@dataclass
class Case:
    """A case that has all that closing needs, as one terminal sees it."""

    path: Path
    store: SqliteStore
    factory: ChangeFactory = field(default_factory=lambda: numbered(1))
    other: ChangeFactory = field(default_factory=lambda: numbered(9000))

    @property
    def record(self) -> Retrospective:
        """The case as the archive holds it now."""
        return self.store.load(REFERENCE)

    @property
    def log(self) -> tuple[Logged, ...]:
        """Every change that was made."""
        return self.store.changes(REFERENCE)

    def elsewhere(self, change: Callable[[Retrospective], tuple[Op, ...]]) -> None:
        """Another terminal writes."""
        store = open_store(self.path)
        result = store.apply(REFERENCE, self.other.change(*change(store.load(REFERENCE))))
        assert isinstance(result, Applied)
        store.close()

    def close_elsewhere(self) -> None:
        """Another terminal closes it."""
        self.elsewhere(lambda record: closing(record.head))


def numbered(first: int) -> ChangeFactory:
    """A clock that stands still, and ids that count."""
    ids = count(first)
    return ChangeFactory(lambda: NOON, lambda: f"{next(ids):016x}", "tester")


@pytest.fixture(autouse=True)
def _new_archives(monkeypatch: pytest.MonkeyPatch) -> None:
    copied(monkeypatch)


@cache
def _with_the_case() -> bytes:
    """The file of an archive in which the case was begun: hundreds of tests begin with it."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "retro.db")
        store = open_store(path)
        store.create(dict(HEAD), numbered(5000).change(*ROWS))
        store.close()
        return path.read_bytes()


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    path = tmp_path / "retro.db"
    path.write_bytes(_with_the_case())
    store = open_store(path)
    yield Case(path, store)
    store.close()
