"""The screens on an archive on a server, for one who may only read: what is typed is told, and stays."""

from __future__ import annotations

from retro import language
from retro.app import RetroApp
from retro.model.change import Change
from retro.screens.store_worker import StoreWorker
from retro.store.postgres.preparing import Preparing
from retro.store.postgres.store import open_store
from retro.url import Url
from tests.postgres.server import Server
from tests.screens.conftest import NOON, factory, screen_text, settle, type_text, until


async def test_a_line_of_a_reader_is_told_and_stays(server: Server, schema: str) -> None:
    language.use("en")
    Preparing(Url.read(server.url(schema))).prepare()
    store = open_store(Url.read(server.url(schema)))
    store.create({"title": "Two parcels swapped"}, Change("1" * 16, NOON, "kaoru", (), "1" * 16))
    store.close()
    server.sql(f'CREATE ROLE "{schema}_eve" LOGIN; GRANT "{schema}_reader" TO "{schema}_eve"')
    url = Url.read(server.url(schema, user=f"{schema}_eve"))
    worker = StoreWorker(lambda: open_store(url), factory())
    app = RetroApp(worker, zone="Asia/Tokyo", reference="2026-001")
    try:
        async with app.run_test(size=(120, 40), notifications=True) as pilot:
            await settle(pilot)
            await pilot.press("1", "i")
            await type_text(pilot, "14:05 phones start ringing")
            await pilot.press("enter")
            await until(pilot, lambda: "NOT SAVED: The archive may be read, but not written" in screen_text(pilot))
            assert "phones start ringing" in screen_text(pilot)
    finally:
        worker.close()
        server.sql(f'DROP ROLE "{schema}_eve"')
    assert server.sql(f'SELECT count(*) FROM "{schema}"."event"') == [(0,)]
