"""What tests of the store share: a file that is up to date, and times and ids that are always the same."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from retro.model.change_factory import ChangeFactory
from retro.store.sqlite.store import SqliteStore, open_store

BEGUN = datetime(2026, 11, 20, 14, 5, tzinfo=UTC)

Opener = Callable[[], SqliteStore]


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("store") / "empty.db"
    open_store(path, sync="OFF").close()
    return path


@pytest.fixture
def path(tmp_path: Path, empty_file: Path) -> Path:
    return Path(shutil.copy(empty_file, tmp_path / "retro.db"))


@pytest.fixture
def opener(path: Path) -> Iterator[Opener]:
    """Opens the same file again and again, as several terminals do."""
    opened: list[SqliteStore] = []

    def open_again() -> SqliteStore:
        opened.append(open_store(path, sync="OFF", timeout=0.05))
        return opened[-1]

    yield open_again
    for store in opened:
        store.close()


@pytest.fixture
def store(opener: Opener) -> SqliteStore:
    return opener()


@pytest.fixture
def factory() -> ChangeFactory:
    """Ids `…001`, `…002`, and a minute between two changes."""
    minutes, ids = count(), count(1)
    return ChangeFactory(
        now=lambda: BEGUN + timedelta(minutes=next(minutes)), new_id=lambda: f"{next(ids):016x}", author="kaoru"
    )


@pytest.fixture
def reference(store: SqliteStore, factory: ChangeFactory) -> str:
    """A retrospective with a title and no rows."""
    return store.create({"title": "Two parcels swapped", "zone": "Asia/Tokyo"}, factory.change())
