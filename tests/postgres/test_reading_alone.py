"""The screens on an archive on a server, for one who may only read: what is typed is told, and stays."""

from __future__ import annotations

from retro import language
from retro.app import RetroApp
from retro.model.change import Change
from retro.screens.store_worker import StoreWorker
from retro.screens.walk.screen import WalkScreen
from retro.store.postgres.preparing import Preparing
from retro.store.postgres.store import open_store
from retro.url import Url
from tests.postgres.server import Server
from tests.screens.conftest import NOON, factory, screen_text, type_text, until


async def test_a_reader_is_told_so_from_the_first_picture_and_goes_on_once_among_the_writers(
    server: Server, schema: str
) -> None:
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
            await until(pilot, lambda: "for reading only" in screen_text(pilot).partition("\n")[0])
            assert "You may only read here" in screen_text(pilot)
            await pilot.press("1", "i")
            walk = app.screen
            assert isinstance(walk, WalkScreen)
            assert not walk.entry.has_cursor
            walk.entry.enter()  # as a click does
            await type_text(pilot, "14:05 phones start ringing")
            await pilot.press("enter")
            await until(pilot, lambda: walk.entry.text == "14:05 phones start ringing")
            assert not walk.lines.waiting
            assert server.sql(f'SELECT count(*) FROM "{schema}"."event"') == [(0,)]
            server.sql(f'GRANT "{schema}_writer" TO "{schema}_eve"')
            await pilot.press("escape", "u")  # what is refused asks whether that is so still
            await until(pilot, lambda: "for reading only" not in screen_text(pilot))
            await pilot.press("i", "enter")
            await until(pilot, lambda: "added" in screen_text(pilot))
    finally:
        worker.close()
        server.sql(f'DROP ROLE "{schema}_eve"')
    assert server.sql(f'SELECT "what" FROM "{schema}"."event"') == [("phones start ringing",)]
