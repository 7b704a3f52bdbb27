"""A screen is live because it is one: a new screen shows what another terminal writes, and does nothing for it."""

from __future__ import annotations

from pathlib import Path

from textual.app import ComposeResult
from textual.widgets import Static

from retro.app import RetroApp
from retro.screens.app_services import Timings
from retro.screens.base import RetroScreen
from retro.store.protocol import CaseFilter
from retro.store.sqlite.store import open_store
from tests.screens.conftest import Open, factory, screen_text, settle, until


class TrialScreen(RetroScreen):
    """Says how many cases there are: all that a new screen needs is how to draw."""

    def __init__(self) -> None:
        super().__init__()
        self.drawn = 0

    def compose(self) -> ComposeResult:
        yield Static("", id="count")

    async def show_latest(self) -> None:
        count = await self.retro.store_worker.ask(lambda store: store.count(CaseFilter()))
        self.drawn += 1
        self.query_one("#count", Static).update(f"there are {count}")


def write_elsewhere(database: Path, first: int) -> None:
    store = open_store(database)
    store.create({"title": "Parcels"}, factory(first).change())
    store.close()


async def test_a_new_screen_is_live_without_doing_anything(opened: Open, database: Path) -> None:
    async with opened() as pilot:
        await pilot.app.push_screen(TrialScreen())
        await until(pilot, lambda: "there are 0" in screen_text(pilot))
        write_elsewhere(database, 1000)
        await until(pilot, lambda: "there are 1" in screen_text(pilot))


async def test_a_screen_that_is_covered_asks_nothing_and_catches_up(opened: Open, database: Path) -> None:
    async with opened(timings=Timings(poll_seconds=0.01)) as pilot:
        below, above = TrialScreen(), TrialScreen()
        await pilot.app.push_screen(below)
        await until(pilot, lambda: below.drawn > 0)
        await pilot.app.push_screen(above)
        drawn = below.drawn
        write_elsewhere(database, 1000)
        await until(pilot, lambda: "there are 1" in screen_text(pilot))
        assert below.drawn == drawn
        app = pilot.app
        assert isinstance(app, RetroApp)
        own = app.store_worker.factory.change()
        await app.store_worker.ask(lambda store: store.create({"title": "Another"}, own))
        app.pop_screen()
        await until(pilot, lambda: "there are 2" in screen_text(pilot))


async def test_what_nobody_wrote_is_not_drawn_again(opened: Open) -> None:
    async with opened(timings=Timings(poll_seconds=0.01)) as pilot:
        screen = TrialScreen()
        await pilot.app.push_screen(screen)
        await until(pilot, lambda: screen.drawn > 0)
        for _ in range(5):
            await settle(pilot)
        assert screen.drawn == 1


async def test_an_archive_that_cannot_be_read_is_told_once(opened: Open, database: Path) -> None:
    class Broken(TrialScreen):
        async def show_latest(self) -> None:
            self.drawn += 1
            await self.retro.store_worker.ask(lambda store: store.load("2020-404"))

    async with opened(timings=Timings(poll_seconds=0.01)) as pilot:
        screen = Broken()
        await pilot.app.push_screen(screen)
        await until(pilot, lambda: screen.drawn > 3)
        assert len(pilot.app._notifications) == 1
