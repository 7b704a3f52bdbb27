"""The app on a database in a temporary folder, with a clock and ids that tests know."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from exports.organisation import Organisation
from retro import language
from retro.app import RetroApp
from retro.model.change_factory import ChangeFactory
from retro.model.record import Retrospective
from retro.screens.app_services import Timings
from retro.screens.environment import Environment
from retro.screens.store_worker import StoreWorker
from retro.settings import Settings
from retro.start import recovered
from retro.store.sqlite.store import open_store
from tests import quick_pilot
from tests.new_archives import copied

PACE = Timings()
LONG_DRAWN = 8
"""So many turns in which something was drawn, and the screen is read to tell whether it says something else."""
_BEGUN: list[bytes] = []
"""The file of the archive `begun`, once a test has asked for it."""
NOON = datetime(2026, 11, 20, 12, 0, tzinfo=ZoneInfo("Asia/Tokyo"))


def factory(first: int = 1) -> ChangeFactory:
    """Times a minute apart from noon on, and ids that count from `first` on."""
    minutes, ids = count(), count(first)
    return ChangeFactory(lambda: NOON + timedelta(minutes=next(minutes)), lambda: f"{next(ids):016x}", "tester")


Open = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


@pytest.fixture(autouse=True)
def _new_archives(monkeypatch: pytest.MonkeyPatch) -> None:
    copied(monkeypatch)


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    language.use("en")
    yield
    language.use("en")


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """An archive that is not there yet."""
    return tmp_path / "retro.db"


@pytest.fixture
def begun(database: Path) -> Path:
    """An archive with one retrospective that has a title and a start: written once, and copied for each test."""
    if not _BEGUN:
        store = open_store(database)
        head = {"title": "Trays mixed up", "zone": "Asia/Tokyo", "started": "2026-11-18T10:20+09:00"}
        store.create(head, factory(900_000).change())
        store.close()
        _BEGUN.append(database.read_bytes())
    database.write_bytes(_BEGUN[0])
    return database


@pytest.fixture
def lock(begun: Path) -> Iterator[sqlite3.Connection]:
    """Another program, which may take the lock with `BEGIN IMMEDIATE`."""
    other = sqlite3.connect(begun, isolation_level=None)
    yield other
    other.close()


def record(database: Path) -> Retrospective:
    """The first retrospective of the archive, as it is on the disk."""
    store = open_store(database)
    found = store.load("2026-001")
    store.close()
    return found


@pytest.fixture
def opened(database: Path) -> Open:
    """Opens the app on the archive: `async with opened(size=(80, 24), lang="ja", reference="2026-001") as pilot`.

    A `pace` of its own makes it save or look at once, or never; `outside` gives it files of a user's own. With
    `left_over`, it begins with what an earlier run could not save, and keeps what it cannot save itself.
    """
    stamps = factory()

    @asynccontextmanager
    async def open_app(
        *,
        size: tuple[int, int] = (120, 40),
        lang: str = "en",
        reference: str = "",
        theme: str = "",
        timings: Timings = PACE,
        environment: Environment | None = None,
        left_over: bool = False,
    ) -> AsyncIterator[Pilot[None]]:
        language.use(lang)
        store_worker = StoreWorker(lambda: open_store(database, timeout=0.05), stamps)
        greeting, choices = recovered(store_worker, database) if left_over else ("", [])
        app = RetroApp(
            store_worker,
            zone="Asia/Tokyo",
            reference=reference,
            theme=theme,
            timings=timings,
            environment=environment,
            database=database if left_over else None,
            greeting=greeting,
            choices=choices,
        )
        quick_pilot.draw_when_read(app)
        async with app.run_test(size=size, notifications=True) as pilot:
            await settle(pilot)
            yield pilot
            quick_pilot.draw(app)  # as each test leaves it
        app.close_guest()
        store_worker.close()

    return open_app


SIGNED = Environment(Settings(organisation={"": Organisation(name="Hoshizora")}))
"""Of a house whose letters say who sends them."""


async def settle(pilot: Pilot[None]) -> None:
    """Wait until what was asked of the store is on the screen: until nothing changes any more."""
    app = pilot.app
    assert isinstance(app, RetroApp)
    before, drawn, same = "", -1, 0
    for turn in count():
        await app.store_worker.ask(lambda store: store.version())
        await pilot.pause()
        # To read the screen costs as much as to draw it, and it says the same where nothing was drawn. It is read where
        # there is always something to draw: a caret that blinks.
        quick_pilot.draw(app)
        times = quick_pilot.times_changed()
        now = screen_text(pilot) if turn > LONG_DRAWN and times != drawn else before
        same = same + 1 if times == drawn or (now == before and turn > LONG_DRAWN + 1) else 0
        before, drawn = now, times
        if same == 3:
            return


async def until(pilot: Pilot[None], happened: Callable[[], bool]) -> None:
    """Wait until something has happened that the program does by itself, and what follows from it stands on the screen.

    After half a minute it never does.
    """
    for _ in range(3000):
        quick_pilot.draw(pilot.app)
        if happened():
            # What is shown or hidden gets its place a moment later: before that one would read the old picture.
            if pilot.app.is_running:
                await pilot.pause(0)
            return
        await pilot.pause(0.01)
    raise AssertionError(f"it did not happen; on the screen is:\n{screen_text(pilot)}")


async def type_text(pilot: Pilot[None], text: str) -> None:
    """Type a text as keys, one letter after the other, as a terminal sends them: any letter of any language."""
    driver = pilot.app._driver
    assert driver is not None
    for letter in text:
        driver.send_message(events.Key(_character_to_key(letter), letter))
    await pilot.pause()


def screen_text(pilot: Pilot[None]) -> str:
    """What stands on the screen, line by line."""
    quick_pilot.draw(pilot.app)
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)
