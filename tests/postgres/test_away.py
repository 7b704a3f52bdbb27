"""The server goes away while somebody types: the screen says since when; what was typed is saved once it is back."""

from __future__ import annotations

import pytest

from retro.screens.store_worker import StoreWorker
from retro.screens.walk import typed_queue
from retro.store.postgres import line
from retro.url import Url
from tests.postgres.conftest import Away, begin_case, terminal
from tests.postgres.server import Server
from tests.screens.conftest import screen_text, settle, type_text, until


@pytest.fixture(autouse=True)
def _tries_again_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typed_queue, "TRY_AGAIN_AFTER", 0.02)
    monkeypatch.setattr(line, "_AGAIN_AFTER", 0.02)


async def test_what_is_typed_meanwhile_is_saved_once(
    server: Server, schema: str, url: Url, worker: StoreWorker, away: Away
) -> None:
    async with terminal(worker, begin_case(url)) as (_app, pilot):
        await pilot.press("1", "i")
        async with away():
            await type_text(pilot, "14:05 phones start ringing")
            await pilot.press("enter")
            await until(pilot, lambda: "not saved yet (server away since 12:" in screen_text(pilot))
            await until(pilot, lambda: "waits: 14:05 phones start ringing" in screen_text(pilot))
            await type_text(pilot, "14:09 second call")
            await pilot.press("enter")
        await until(pilot, lambda: "server away" not in screen_text(pilot) and "saved 1" in screen_text(pilot))
    assert server.sql(f'SELECT "what" FROM "{schema}"."event" ORDER BY "happened"') == [
        ("phones start ringing",), ("second call",),
    ]  # fmt: skip


async def test_a_screen_that_only_shows_says_once_that_the_server_is_away_and_goes_on_once_it_is_back(
    url: Url, worker: StoreWorker, away: Away
) -> None:
    async with terminal(worker) as (app, pilot):

        def told(begin: str) -> list[str]:
            return [each.message for each in app._notifications if each.message.startswith(begin)]

        async with away():
            await until(pilot, lambda: bool(told("The server of the archive is away since 12:")))
            assert not await app.speak("ja"), "what is shown could not be read anew"
            for key in ("a", "L", "i"):
                await pilot.press(key)
                await until(pilot, lambda: len(app.screen_stack) == 1 and "This can be done" in screen_text(pilot))
                assert type(app.screen).__name__ == "ArchiveScreen", "one stays where one was"
                assert "server away since 12:" in screen_text(pilot).split("\n")[0]
                assert len(told("The server of the archive is away since 12:")) == len(app._notifications) == 1, key
        await until(pilot, lambda: bool(told("The server of the archive is back.")))
        assert len(app._notifications) == 1, "it is said once, and that it is back"
        await until(pilot, lambda: "server away" not in screen_text(pilot).split("\n")[0])
        begin_case(url)
        await until(pilot, lambda: "Two parcels swapped" in screen_text(pilot))


async def test_the_report_that_is_shown_stays_while_another_language_cannot_be_had(
    url: Url, worker: StoreWorker, away: Away
) -> None:
    async with terminal(worker, begin_case(url)) as (app, pilot):
        await pilot.press("e")
        await until(pilot, lambda: "English" in screen_text(pilot) and "Timeline" in screen_text(pilot))
        app.clear_notifications()
        page = screen_text(pilot).splitlines()[2:20]
        async with away():
            await pilot.press("l")
            await until(pilot, lambda: any("away since 12:" in each.message for each in app._notifications))
            assert screen_text(pilot).splitlines()[2:20] == page
        await until(pilot, lambda: "server away" not in screen_text(pilot).split("\n")[0])
        await pilot.press("l")
        await until(pilot, lambda: screen_text(pilot).splitlines()[2:20] != page)


async def test_where_one_is_asked_it_says_since_when_nothing_is_saved_and_says_so_no_more_once_it_is(
    server: Server, schema: str, url: Url, worker: StoreWorker, away: Away
) -> None:
    async with terminal(worker, begin_case(url)) as (app, pilot):
        for open_screen, answer in ((app.open_meeting, "lead, packer"), (app.open_questions, "1")):
            open_screen("2026-001")
            await settle(pilot)
            async with away():
                await type_text(pilot, answer)
                await pilot.press("enter")
                await until(pilot, lambda: "not saved yet (server away since 12:" in screen_text(pilot))
                waits = f"waits: {answer}"
                await until(pilot, lambda: waits in screen_text(pilot))  # noqa: B023 -- it is called here alone
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
    assert server.sql(f'SELECT count(*) FROM "{schema}"."meeting"') == [(1,)]
