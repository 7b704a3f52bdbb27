"""The server goes away while somebody types: the screen says since when; what was typed is saved once it is back."""

from __future__ import annotations

import pytest

from retro import language
from retro.app import RetroApp
from retro.errors import AwayError
from retro.language import M_
from retro.model.change import Change
from retro.screens.store_worker import StoreWorker
from retro.screens.walk import typed_queue
from retro.store.postgres import line
from retro.store.postgres.preparing import Preparing
from retro.store.postgres.store import open_store
from retro.url import Url
from tests.postgres.server import Server
from tests.screens.conftest import NOON, factory, screen_text, settle, type_text, until


async def test_what_is_typed_meanwhile_is_saved_once(
    server: Server, schema: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    language.use("en")
    monkeypatch.setattr(typed_queue, "TRY_AGAIN_AFTER", 0.02)
    url = Url.read(server.url(schema))
    Preparing(url, roles=False).prepare()
    store = open_store(url)
    store.create({"title": "Two parcels swapped"}, Change("f" * 16, NOON, "kaoru", (), "f" * 16))
    store.close()
    worker = StoreWorker(lambda: open_store(url), factory())
    app = RetroApp(worker, zone="Asia/Tokyo", reference="2026-001")
    try:
        async with app.run_test(size=(120, 40), notifications=True) as pilot:
            await settle(pilot)
            await pilot.press("1", "i")
            with monkeypatch.context() as away:
                away.setattr(line, "open_archive", refused)
                backend = await worker.ask(lambda store: store._conn.raw.info.backend_pid)  # type: ignore[attr-defined]
                server.sql(f"SELECT pg_terminate_backend({backend}, 5000)")
                await type_text(pilot, "14:05 phones start ringing")
                await pilot.press("enter")
                await until(pilot, lambda: "not saved yet (server away since 12:" in screen_text(pilot))
                await until(pilot, lambda: "waits: 14:05 phones start ringing" in screen_text(pilot))
                await type_text(pilot, "14:09 second call")
                await pilot.press("enter")
            await until(pilot, lambda: "server away" not in screen_text(pilot) and "saved 1" in screen_text(pilot))
    finally:
        worker.close()
    assert server.sql(f'SELECT "what" FROM "{schema}"."event" ORDER BY "happened"') == [
        ("phones start ringing",), ("second call",),
    ]  # fmt: skip


async def test_a_screen_that_only_shows_says_once_that_the_server_is_away_and_goes_on_once_it_is_back(
    server: Server, schema: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    language.use("en")
    monkeypatch.setattr(line, "_AGAIN_AFTER", 0.02)
    url = Url.read(server.url(schema))
    Preparing(url, roles=False).prepare()
    worker = StoreWorker(lambda: open_store(url), factory())
    app = RetroApp(worker, zone="Asia/Tokyo")
    try:
        async with app.run_test(size=(120, 40), notifications=True) as pilot:
            await settle(pilot)

            def told(begin: str) -> list[str]:
                return [each.message for each in app._notifications if each.message.startswith(begin)]

            with monkeypatch.context() as away:
                away.setattr(line, "open_archive", refused)
                backend = await worker.ask(lambda store: store._line.conn.raw.info.backend_pid)  # type: ignore[attr-defined]
                server.sql(f"SELECT pg_terminate_backend({backend}, 5000)")
                await until(pilot, lambda: bool(told("The server of the archive is away since 12:")))
                await pilot.press("a")
                await until(pilot, lambda: type(app.screen).__name__ == "ActionsScreen")
                await until(pilot, lambda: "Actions" in (top := screen_text(pilot).split("\n")[0])
                            and "server away since 12:" in top)  # fmt: skip
            await until(pilot, lambda: bool(told("The server of the archive is back.")))
            assert len(app._notifications) == 2, "it is said once, and that it is back"
            await until(pilot, lambda: "server away" not in screen_text(pilot).split("\n")[0])
            assert type(app.screen).__name__ == "ActionsScreen"
            other = open_store(url)
            other.create({"title": "Two parcels swapped"}, Change("f" * 16, NOON, "kaoru", (), "f" * 16))
            other.close()
            await pilot.press("escape")
            await until(pilot, lambda: "Two parcels swapped" in screen_text(pilot))
    finally:
        worker.close()


async def test_where_one_is_asked_it_says_since_when_nothing_is_saved_and_says_so_no_more_once_it_is(
    server: Server, schema: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    language.use("en")
    monkeypatch.setattr(typed_queue, "TRY_AGAIN_AFTER", 0.02)
    url = Url.read(server.url(schema))
    Preparing(url, roles=False).prepare()
    store = open_store(url)
    store.create({"title": "Two parcels swapped"}, Change("f" * 16, NOON, "kaoru", (), "f" * 16))
    store.close()
    worker = StoreWorker(lambda: open_store(url), factory())
    app = RetroApp(worker, zone="Asia/Tokyo")
    try:
        async with app.run_test(size=(120, 40), notifications=True) as pilot:
            await settle(pilot)
            for open_screen, answer in ((app.open_meeting, "lead, packer"), (app.open_questions, "1")):
                open_screen("2026-001")
                await settle(pilot)
                with monkeypatch.context() as away:
                    away.setattr(line, "open_archive", refused)
                    backend = await worker.ask(lambda store: store._line.conn.raw.info.backend_pid)  # type: ignore[attr-defined]
                    server.sql(f"SELECT pg_terminate_backend({backend}, 5000)")
                    await type_text(pilot, answer)
                    await pilot.press("enter")
                    await until(pilot, lambda: "not saved yet (server away since 12:" in screen_text(pilot))
                    assert f"waits: {answer}" in screen_text(pilot)
                    if open_screen == app.open_questions:
                        await type_text(pilot, "3")
                        await pilot.press("enter")
                        await until(pilot, lambda: "This one stays in the line." in screen_text(pilot))
                        await pilot.press("backspace", "enter", "enter")  # it is marked as a whole
                await until(pilot, lambda: "waits:" not in screen_text(pilot))
                await until(pilot, lambda: "not saved yet" not in screen_text(pilot))
                assert "Left for later" not in screen_text(pilot), "no question was seen that Enter alone would leave"
                await pilot.press("escape")
                await settle(pilot)
    finally:
        worker.close()
    assert server.sql(f'SELECT count(*) FROM "{schema}"."meeting"') == [(1,)]


def refused(*_: object, **__: object) -> None:
    raise AwayError(M_("The server of the archive cannot be reached: {reason}.", reason="Connection refused"))
