"""A screen that is left with something unsaved, by whichever way: it is kept, and once."""

from __future__ import annotations

import asyncio
import os
import sqlite3
from pathlib import Path
from threading import Event

import pytest
from textual.pilot import Pilot

from retro.app import RetroApp
from retro.screens.app_services import Timings
from retro.screens.archive.screen import ArchiveScreen
from retro.screens.environment import Environment
from retro.screens.meeting import commands as meeting
from retro.screens.walk import commands as walk
from retro.screens.walk.ask import commands as ask
from retro.screens.walk.ask.screen import AskScreen
from retro.screens.walk.screen import WalkScreen
from retro.store.journal import journals, left_behind, read
from tests.screens.conftest import Open, screen_text, type_text, until

AT_ONCE = Timings(save_after=0.02)
TITLE = "{'title': 'Trays mixed up!'}"


def texts(file: Path) -> list[str]:
    return [each.text or str(dict(each.values)) for each in read(file)]


def left(database: Path) -> list[list[str]]:
    """What stands in the journals that no program holds."""
    with left_behind(database) as files:
        return [texts(file) for file in files]


def test_whoever_may_only_read_may_throw_away_lines_that_were_not_taken() -> None:
    """It changes what stands on the screen, and nothing in the archive."""
    every = (*walk.COMMANDS, *ask.COMMANDS, *meeting.COMMANDS)
    thrown = [each for each in every if each.does == "throw_away"]
    assert [(each.id, each.writes) for each in thrown] == [
        (f"{room}.throw-away", False) for room in ("walk", "ask", "meeting")
    ]


async def begin_in_the_title(pilot: Pilot[None], lock: sqlite3.Connection, begun: Path) -> RetroApp:
    app = pilot.app
    assert isinstance(app, RetroApp)
    await pilot.press("0", "enter")
    lock.execute("BEGIN IMMEDIATE")
    await type_text(pilot, "!")
    await until(pilot, lambda: [texts(file) for file in journals(begun)] == [[TITLE]])
    await pilot.press("escape")
    return app


async def test_who_leaves_the_questions_for_the_archive_is_told_what_the_walk_below_could_not_save(
    opened: Open, begun: Path, lock: sqlite3.Connection
) -> None:
    async with opened(reference="2026-001", left_over=True, timings=AT_ONCE) as pilot:
        app = await begin_in_the_title(pilot, lock, begun)
        await pilot.press("space")
        await until(pilot, lambda: isinstance(app.screen, AskScreen))
        await type_text(pilot, "/quit")
        await pilot.press("enter")
        await until(pilot, lambda: "Something could not be saved." in screen_text(pilot))
        assert isinstance(app.screen, WalkScreen)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, ArchiveScreen))
        assert left(begun) == [[TITLE]]
        lock.execute("ROLLBACK")


async def test_another_language_takes_nothing_away_that_could_not_be_saved(
    opened: Open, begun: Path, lock: sqlite3.Connection
) -> None:
    async with opened(reference="2026-001", left_over=True, timings=AT_ONCE) as pilot:
        app = await begin_in_the_title(pilot, lock, begun)
        assert not await app.speak("ja")
        assert await app.speak("ja"), "it was told that the same once more goes on"
        assert left(begun) == [[TITLE]]
        lock.execute("ROLLBACK")


async def test_what_stands_in_the_lines_is_there_in_another_language_too(
    opened: Open, begun: Path, tmp_path: Path
) -> None:
    places = Environment(places=tmp_path / "places.json")
    async with opened(reference="2026-001", timings=AT_ONCE, environment=places) as pilot:
        app = pilot.app
        assert isinstance(app, RetroApp)
        await pilot.press("1", "i")
        await type_text(pilot, "14:05 a draft")
        await pilot.press("escape", "space")
        await until(pilot, lambda: isinstance(app.screen, AskScreen))
        await type_text(pilot, "half an answer")
        while not await app.speak("ja"):
            pass
        await until(pilot, lambda: isinstance(app.screen, AskScreen) and app.screen.entry.text == "half an answer")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, WalkScreen) and app.screen.entry.text == "14:05 a draft")


async def test_whoever_quits_the_questions_in_another_language_leaves_the_case_too(opened: Open, begun: Path) -> None:
    async with opened(reference="2026-001", timings=AT_ONCE) as pilot:
        app = pilot.app
        assert isinstance(app, RetroApp)
        await pilot.press("space")
        await until(pilot, lambda: isinstance(app.screen, AskScreen))
        while not await app.speak("ja"):
            pass
        await until(pilot, lambda: isinstance(app.screen, AskScreen))
        await type_text(pilot, "/quit")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ArchiveScreen))


async def test_of_two_screens_with_something_unsaved_the_one_that_is_left_keeps_its_own(
    opened: Open, begun: Path, lock: sqlite3.Connection
) -> None:
    """What the other holds is saved from there: sent once more, it would stand against what is written there later."""
    async with opened(reference="2026-001", left_over=True, timings=AT_ONCE) as pilot:
        app = await begin_in_the_title(pilot, lock, begun)
        await pilot.press("space")
        await until(pilot, lambda: isinstance(app.screen, AskScreen))
        await type_text(pilot, "1")
        await pilot.press("enter")
        await until(pilot, lambda: any("parked: 1" in texts(file) for file in journals(begun)))
        await pilot.press("escape", "escape")
        await until(pilot, lambda: isinstance(app.screen, WalkScreen))
        assert left(begun) == [["parked: 1"]]
        lock.execute("ROLLBACK")
        await until(pilot, lambda: len(journals(begun)) == 1)
        assert left(begun) == [["parked: 1"]]


@pytest.mark.parametrize("saved", [False, True])
async def test_a_slow_disk_is_waited_for_while_the_screen_goes_on_and_what_is_saved_meanwhile_is_not_kept(
    opened: Open, begun: Path, lock: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch, saved: bool
) -> None:
    asked, is_quick, fsync = Event(), Event(), os.fsync

    def slow(fd: int) -> None:
        asked.set()
        assert is_quick.wait(30)
        fsync(fd)

    async with opened(reference="2026-001", left_over=True, timings=AT_ONCE) as pilot:
        app = await begin_in_the_title(pilot, lock, begun)
        walk = app.screen
        assert isinstance(walk, WalkScreen)
        await pilot.press("escape")
        await until(pilot, lambda: "Something could not be saved." in screen_text(pilot))
        monkeypatch.setattr(os, "fsync", slow)
        leaving = asyncio.create_task(walk.action_close())
        await until(pilot, asked.is_set)
        assert app.screen is walk, "it is left once that is kept"
        if saved:
            lock.execute("ROLLBACK")
            assert await walk.save()
        is_quick.set()
        await leaving
        await until(pilot, lambda: isinstance(app.screen, ArchiveScreen))
        assert left(begun) == ([] if saved else [[TITLE]])
        if not saved:
            lock.execute("ROLLBACK")
