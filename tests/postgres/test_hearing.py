"""A screen on a server: what others write is there at once, and nothing is asked while nothing happens."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from retro import language
from retro.app import RetroApp
from retro.model.change import Add, Change
from retro.screens.app_services import Timings
from retro.screens.store_worker import StoreWorker
from retro.store.postgres.line import ServerLine
from retro.store.postgres.preparing import Preparing
from retro.store.postgres.store import PostgresStore, open_store
from retro.url import Url
from tests.postgres.proxy import FarAway, far_away
from tests.postgres.server import Server
from tests.screens.conftest import NOON, factory, screen_text, settle, until


@pytest.fixture
def other(server: Server, schema: str) -> Iterator[PostgresStore]:
    """Another terminal, with a case."""
    url = Url.read(server.url(schema))
    Preparing(url, roles=False).prepare()
    store = open_store(url)
    store.create({"title": "Two parcels swapped"}, change(0))
    yield store
    store.close()


@pytest.fixture
def proxy(server: Server) -> Iterator[FarAway]:
    with far_away(server) as proxy:
        yield proxy


def change(n: int, *ops: Add) -> Change:
    return Change(f"{n:016x}", NOON, "jun", ops, f"{n:016x}")


async def test_rows_of_others_are_there_though_one_does_not_look(
    other: PostgresStore, schema: str, proxy: FarAway
) -> None:
    language.use("en")
    worker = StoreWorker(lambda: open_store(Url.read(proxy.url(schema))), factory())
    app = RetroApp(worker, zone="Asia/Tokyo", reference="2026-001", timings=Timings(poll_seconds=3600))
    try:
        async with app.run_test(size=(120, 40)) as pilot:
            await settle(pilot)
            await pilot.press("1")
            for n, said in enumerate(("phones ring", "doors open", "lights go out"), 1):
                other.apply("2026-001", change(n, Add("event", f"{n:016x}", {"what": said})))
                await until(pilot, lambda said=said: said in screen_text(pilot))  # type: ignore[misc]
    finally:
        worker.close()


async def test_nothing_is_asked_while_nothing_happens(
    other: PostgresStore, schema: str, proxy: FarAway, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not while one looks fifty times, which takes a screen most of a minute."""
    language.use("en")
    worker = StoreWorker(lambda: open_store(Url.read(proxy.url(schema))), factory(), quiet=0.02)
    app = RetroApp(worker, zone="Asia/Tokyo", timings=Timings(poll_seconds=0.001))
    looks = 0
    has_moved = ServerLine.may_have_moved

    def looked(line: ServerLine) -> bool:
        nonlocal looks
        looks += 1
        return has_moved(line)

    try:
        async with app.run_test(size=(120, 40)) as pilot:
            await settle(pilot)
            await until(pilot, lambda: "Two parcels swapped" in screen_text(pilot))
            monkeypatch.setattr(ServerLine, "may_have_moved", looked)

            async def asked_in_fifty_looks() -> int:
                nonlocal looks
                before, looks = proxy.bytes, 0
                await until(pilot, lambda: looks > 50)
                return proxy.bytes - before

            while await asked_in_fifty_looks():  # at first what the next screen will need is got ready
                pass
            assert await asked_in_fifty_looks() == 0
    finally:
        worker.close()
