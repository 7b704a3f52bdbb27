"""What tests of the store share: a file that is up to date, and times and ids that are always the same."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import cast

import pytest

from retro.model.change_factory import ChangeFactory
from retro.store.sqlite.store import SqliteStore, open_store
from tests.store.engines import is_contract, on_a_server

BEGUN = datetime(2026, 11, 20, 14, 5, tzinfo=UTC)

Opener = Callable[[], SqliteStore]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """What speaks to a store alone is asked of both engines."""
    if "opener" in metafunc.fixturenames and is_contract(metafunc):
        metafunc.parametrize("opener", ["sqlite", "postgres"], indirect=True)


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("store") / "empty.db"
    open_store(path, sync="OFF").close()
    return path


@pytest.fixture
def path(tmp_path: Path, empty_file: Path) -> Path:
    return Path(shutil.copy(empty_file, tmp_path / "retro.db"))


@pytest.fixture
def opener(request: pytest.FixtureRequest) -> Iterator[Opener]:
    """Opens the same archive again and again, as several terminals do."""
    is_on_a_server = getattr(request, "param", "sqlite") == "postgres"
    open_again = cast("Opener", on_a_server()) if is_on_a_server else _in_a_file(request.getfixturevalue("path"))
    opened: list[SqliteStore] = []

    def open_one_more() -> SqliteStore:
        opened.append(open_again())
        return opened[-1]

    yield open_one_more
    for store in opened:
        store.close()


def _in_a_file(path: Path) -> Opener:
    return lambda: open_store(path, sync="OFF", timeout=0.05)


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
