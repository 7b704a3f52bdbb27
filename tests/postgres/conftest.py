"""What tests of an archive on a server share."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from itertools import count

import pytest
from textual.pilot import Pilot

from retro import language
from retro.app import RetroApp
from retro.errors import AwayError
from retro.language import M_
from retro.model.change import Change
from retro.screens.store_worker import StoreWorker
from retro.store.postgres import line
from retro.store.postgres.preparing import Preparing
from retro.store.postgres.store import open_store
from retro.url import Url
from tests.postgres import server as servers
from tests.screens.conftest import NOON, factory, settle

Away = Callable[[], AbstractAsyncContextManager[None]]

_numbers = count(1)


@pytest.fixture(scope="session")
def server() -> servers.Server:
    return servers.server()


@pytest.fixture
def schema(server: servers.Server) -> Iterator[str]:
    """A name for a schema that nobody else has, with its roles; they are gone afterwards."""
    name = f"s{next(_numbers)}"
    yield name
    server.sql(f'DROP SCHEMA IF EXISTS "{name}" CASCADE')
    for role in ("reader", "writer", "owner"):
        server.sql(f'DROP ROLE IF EXISTS "{name}_{role}"')


@pytest.fixture
def url(server: servers.Server, schema: str) -> Url:
    """An empty archive, without roles."""
    found = Url.read(server.url(schema))
    Preparing(found, roles=False).prepare()
    return found


def begin_case(url: Url) -> str:
    """Begin a case from another terminal; gives its reference."""
    store = open_store(url)
    reference = store.create({"title": "Two parcels swapped"}, Change("f" * 16, NOON, "kaoru", (), "f" * 16))
    store.close()
    return reference


@pytest.fixture
def worker(url: Url) -> Iterator[StoreWorker]:
    """That of a terminal at the archive."""
    worker = StoreWorker(lambda: open_store(url), factory())
    yield worker
    worker.close()


@asynccontextmanager
async def terminal(worker: StoreWorker, reference: str = "") -> AsyncIterator[tuple[RetroApp, Pilot[None]]]:
    """A terminal in English, at a case or at the list, once it shows what there is."""
    language.use("en")
    app = RetroApp(worker, zone="Asia/Tokyo", reference=reference)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await settle(pilot)
        yield app, pilot


@pytest.fixture
def away(server: servers.Server, worker: StoreWorker, monkeypatch: pytest.MonkeyPatch) -> Away:
    """While it lasts the server of the terminal is away: its connection was ended, and no new one is taken."""

    def refused(*_: object, **__: object) -> None:
        raise AwayError(M_("The server of the archive cannot be reached: {reason}.", reason="Connection refused"))

    @asynccontextmanager
    async def gone() -> AsyncIterator[None]:
        with monkeypatch.context() as patch:
            patch.setattr(line, "open_archive", refused)
            backend = await worker.ask(lambda store: store._line.conn.raw.info.backend_pid)  # type: ignore[attr-defined]
            server.sql(f"SELECT pg_terminate_backend({backend}, 5000)")
            yield

    return gone
