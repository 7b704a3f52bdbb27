"""The desk asks the store for its version only when the files moved, and then always."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from threading import Event
from time import monotonic
from typing import cast

import pytest

from retro.errors import AwayError, BusyError, ReadOnlyError, RetroError
from retro.language import M_
from retro.model.change_factory import ChangeFactory
from retro.screens.case_session import CaseSession
from retro.screens.store_worker import StoreWorker
from retro.services.changing.commit import Done
from retro.services.changing.edit_fields import Edit, edit_fields
from retro.store.protocol import Store
from retro.store.sqlite.store import open_store


class Moving:
    """A store whose files move when a test says so."""

    def __init__(self) -> None:
        self.moved = False
        self.held = 1
        self.asked = 0
        self.tries: list[bool] = []
        self.kept_back = 0

    def checkpoint(self) -> bool:
        self.tries.append(len(self.tries) >= self.kept_back)
        return self.tries[-1]

    def may_have_moved(self) -> bool:
        return self.moved

    def why_only_read(self) -> None:
        return None

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
    store_worker = StoreWorker(lambda: cast("Store", store), ChangeFactory(), quiet=0.05)
    yield store_worker
    store_worker.close()


async def _rest(store_worker: StoreWorker) -> None:
    """Wait until nothing is left to be put in."""
    assert store_worker._checkpointing is not None
    await asyncio.wait_for(store_worker._checkpointing, 5)


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


async def test_what_was_written_is_put_in_once_it_is_quiet(store_worker: StoreWorker, store: Moving) -> None:
    for _ in range(3):
        await store_worker.ask(lambda _store: None)
    await _rest(store_worker)
    assert store.tries == [True]
    await store_worker.ask(lambda _store: None)
    await _rest(store_worker)
    assert store.tries == [True, True]


async def test_it_is_tried_until_nobody_keeps_it_back(store_worker: StoreWorker, store: Moving) -> None:
    store.kept_back = 3
    await store_worker.ask(lambda _store: None)
    await _rest(store_worker)
    assert store.tries == [False, False, False, True]


async def test_what_another_terminal_wrote_is_put_in_and_a_look_at_nothing_is_not(
    store_worker: StoreWorker, store: Moving
) -> None:
    await store_worker.version()
    await _rest(store_worker)
    store.moved = True
    await store_worker.version()
    await _rest(store_worker)
    assert len(store.tries) == 1
    store.held = 2
    await store_worker.version()
    await _rest(store_worker)
    assert len(store.tries) == 2


async def test_the_first_question_waits_for_the_store(tmp_path: Path) -> None:
    store_worker = StoreWorker(lambda: open_store(tmp_path / "retro.db"), ChangeFactory())
    assert await store_worker.version() == await store_worker.ask(lambda store: store.version())
    store_worker.close()


async def test_it_answers_again_whoever_asked(store: Moving, store_worker: StoreWorker) -> None:
    def away(_store: Store) -> None:
        raise AwayError(M_("The server is away."))

    with pytest.raises(AwayError):
        await store_worker.ask(away)
    assert not store_worker.answers
    store.moved = True
    await store_worker.version()
    assert store_worker.answers


async def test_what_can_be_read_while_it_is_locked_does_not_say_that_it_can_be_written(
    store: Moving, store_worker: StoreWorker
) -> None:
    def locked(_store: Store) -> None:
        raise BusyError(M_("The archive is locked."))

    with pytest.raises(BusyError):
        await store_worker.ask(locked)
    store.moved = True
    await store_worker.version()
    await store_worker.ask(lambda _store: None)
    assert not store_worker.answers
    store.held = 2
    await store_worker.version()
    assert store_worker.answers
    with pytest.raises(BusyError):
        await store_worker.ask(locked)
    assert not store_worker.answers
    store_worker.wrote()
    assert store_worker.answers


async def test_a_lock_that_was_met_once_and_not_since_keeps_no_save_from_being_waited_for(
    store_worker: StoreWorker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else whoever leaves on a slow disk is told that something could not be saved, while it is."""

    def locked(_store: Store) -> None:
        raise BusyError(M_("The archive is locked."))

    with pytest.raises(BusyError):
        await store_worker.ask(locked)
    assert not store_worker.answers
    later = monotonic() + 20
    monkeypatch.setattr("retro.screens.store_worker.monotonic", lambda: later)
    saved = asyncio.Event()
    asyncio.get_running_loop().call_later(0.2, saved.set)
    await store_worker.in_time(saved.wait())
    assert saved.is_set()
    with pytest.raises(BusyError):
        await store_worker.ask(locked)
    assert not store_worker.answers


async def test_a_save_says_that_it_can_be_written_again(tmp_path: Path) -> None:
    def locked(*_given: object) -> Done:
        raise BusyError(M_("The archive is locked."))

    store_worker = StoreWorker(lambda: open_store(tmp_path / "retro.db"), ChangeFactory())
    reference = await store_worker.ask(lambda store: store.create({"title": "x"}, store_worker.factory.change()))
    session = await CaseSession.open(store_worker, reference, lambda: None)
    with pytest.raises(BusyError):
        await session.do(locked)
    assert not await session.reload()
    assert not store_worker.answers
    await session.do(edit_fields, [Edit(session.record.head, {"title": "y"})])
    assert store_worker.answers
    store_worker.close()


async def test_trouble_is_told_since_it_began_until_something_is_answered_or_refused(
    store: Moving, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = count()
    factory = ChangeFactory(lambda: datetime(2026, 11, 20, 14, next(clock), tzinfo=UTC))
    store_worker = StoreWorker(lambda: cast("Store", store), factory)
    monkeypatch.setattr(store_worker, "_checkpoint_later", lambda: None)

    def raising(error: RetroError) -> Callable[[Store], None]:
        def ask(_store: Store) -> None:
            raise error

        return ask

    async def since() -> str:
        for _ in range(2):
            with pytest.raises(AwayError):
                await store_worker.ask(raising(AwayError(M_("The server is away."))))
        assert store_worker.trouble
        return store_worker.trouble.since

    assert await since() == "14:00"
    await store_worker.ask(lambda _store: None)
    assert store_worker.trouble is None
    assert await since() == "14:01"
    refused = ReadOnlyError(M_("You may only read here."))
    with pytest.raises(ReadOnlyError):
        await store_worker.ask(raising(refused))
    assert (store_worker.trouble, store_worker.only_read) == (None, refused)
    store.moved = True
    await store_worker.version()
    assert store_worker.only_read is refused
    store_worker.close()


async def test_whoever_follows_hears_of_each_answer_and_of_one_that_is_late(
    store_worker: StoreWorker, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard, is_late = list[bool](), Event()

    def follow(is_well: bool) -> None:
        heard.append(is_well)
        if not is_well:
            is_late.set()

    store_worker.follow = follow
    begun, loop = list[asyncio.TimerHandle](), asyncio.get_running_loop()
    call_later = loop.call_later

    def later(delay: float, called: Callable[..., object], *given: object) -> asyncio.TimerHandle:
        begun.append(call_later(delay, called, *given))
        return begun[-1]

    monkeypatch.setattr("retro.screens.store_worker._LATE", 60.0)
    monkeypatch.setattr(loop, "call_later", later)
    await store_worker.ask(lambda _store: None)
    assert heard == [True]
    assert begun[0].cancelled(), "what was answered is late no more"
    monkeypatch.setattr("retro.screens.store_worker._LATE", 0.01)
    await store_worker.ask(lambda _store: is_late.wait(5))
    assert heard == [True, False, True]


async def test_nobody_is_told_that_no_case_is_open_who_was_told_of_none(store_worker: StoreWorker) -> None:
    assert await store_worker.announce("") == ()  # the store of this test cannot be told anything
