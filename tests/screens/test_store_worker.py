"""The desk asks the store for its version only when the files moved, and then always."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest

from retro.model.change_factory import ChangeFactory
from retro.screens.store_worker import StoreWorker
from retro.store.protocol import Store


class Moving:
    """A store whose files move when a test says so."""

    def __init__(self) -> None:
        self.moved = False
        self.held = 1
        self.asked = 0

    def may_have_moved(self) -> bool:
        return self.moved

    def version(self) -> int:
        self.asked += 1
        return self.held

    def close(self) -> None:
        pass


@pytest.fixture
def store() -> Moving:
    return Moving()


@pytest.fixture
def store_worker(store: Moving) -> Iterator[StoreWorker]:
    store_worker = StoreWorker(lambda: cast("Store", store), ChangeFactory())
    yield store_worker
    store_worker.close()


async def test_a_store_that_rests_is_asked_once(store_worker: StoreWorker, store: Moving) -> None:
    assert [await store_worker.version() for _ in range(5)] == [1] * 5
    assert store.asked == 1


async def test_one_that_moved_is_asked_until_it_rests(store_worker: StoreWorker, store: Moving) -> None:
    await store_worker.version()
    store.moved, store.held = True, 2
    assert [await store_worker.version() for _ in range(3)] == [2] * 3
    store.moved, store.held = False, 3
    assert await store_worker.version() == 2
    assert store.asked == 4


async def test_the_first_question_waits_for_the_store(tmp_path: Path) -> None:
    from retro.store.sqlite.store import open_store

    store_worker = StoreWorker(lambda: open_store(tmp_path / "retro.db"), ChangeFactory())
    assert await store_worker.version() == await store_worker.ask(lambda store: store.version())
    store_worker.close()
