"""What was typed while the archive could not be had, and was changed elsewhere meanwhile, is chosen in its field."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from textual.pilot import Pilot

from retro.model.change import Add, Applied
from retro.screens.app_services import Timings
from retro.screens.base import RetroScreen
from retro.services.archive.recover import recover
from retro.store.journal import Unsaved, journals, keep, read
from retro.store.sqlite.store import open_store
from tests.screens.conftest import NOON, Open, factory, record, screen_text, settle, type_text, until

MINE = Unsaved("2026-001", NOON.isoformat(), "a" * 16, values={"what": "mine"}, seen={"what": "before"})
GONE = Unsaved("2026-001", NOON.isoformat(), "c" * 16, values={"what": "words"}, seen={"what": "before"})


@pytest.fixture
def begun(database: Path) -> Path:
    """An archive in which somebody wrote meanwhile; the journal beside it holds what was typed in the same field."""
    store, stamps = open_store(database), factory(1000)
    store.create({"title": "Parcels swapped", "zone": "Asia/Tokyo"}, stamps.change())
    added = store.apply("2026-001", stamps.change(Add("measure", "a" * 16, {"what": "theirs"}, 1.0)))
    assert isinstance(added, Applied)
    store.close()
    keep(database, [MINE, GONE], "x")
    return database


def unsaved(database: Path) -> list[Unsaved]:
    return [each for file in journals(database) for each in read(file)]


def what(database: Path) -> str:
    return record(database).rows[0].main_text


async def test_both_values_stand_in_the_case_and_nothing_is_lost_until_one_chooses(opened: Open, begun: Path) -> None:
    async with opened(left_over=True) as pilot:
        said = " ".join(screen_text(pilot).split())
        assert "What was typed in 2026-001 was changed elsewhere meanwhile: open it, and choose." in said
        await pilot.press("enter")
        await until(pilot, lambda: "F3 mine: mine F4 theirs: theirs" in " ".join(screen_text(pilot).split()))
        await pilot.press("ctrl+q", "ctrl+q")
        await pilot.pause()
    assert sorted(each.row for each in unsaved(begun)) == ["a" * 16, "c" * 16]
    assert what(begun) == "theirs"
    async with opened(left_over=True, reference="2026-001") as pilot:
        await until(pilot, lambda: "F3 mine: mine" in screen_text(pilot))
        await pilot.press("f4")
        await until(pilot, lambda: unsaved(begun) == [GONE])
        assert what(begun) == "theirs"


async def test_what_was_written_here_is_kept_and_goes_out_of_the_journal(opened: Open, begun: Path) -> None:
    async with opened(left_over=True, reference="2026-001", timings=Timings(save_after=0.05)) as pilot:
        await until(pilot, lambda: "F3 mine: mine" in screen_text(pilot))
        await pilot.press("f3")
        await until(pilot, lambda: unsaved(begun) == [GONE])
        await settle(pilot)
        await type_text(pilot, "5")
    assert what(begun) == "mine"


async def test_a_choice_that_cannot_be_saved_is_kept_and_stands_with_the_next_start(
    opened: Open, begun: Path, lock: sqlite3.Connection
) -> None:
    async with opened(left_over=True, reference="2026-001", timings=Timings(save_after=0.05)) as pilot:
        await until(pilot, lambda: "F3 mine: mine" in screen_text(pilot))
        lock.execute("BEGIN IMMEDIATE")
        await pilot.press("f3")
        chosen = replace(MINE, seen={"what": "theirs"})
        await until(pilot, lambda: [(each.row, each.seen) for each in _work(pilot)] == [(chosen.row, chosen.seen)])
    lock.execute("ROLLBACK")
    keep(begun, [chosen], "y")
    store = open_store(begun)
    left = recover(store, factory(5000), begun, journals(begun)).left
    store.close()
    assert [each.unsaved.row for each in left] == [GONE.row]
    assert what(begun) == "mine"


async def test_what_is_typed_on_behind_a_choice_that_is_not_saved_is_not_asked_about_again(
    opened: Open, begun: Path, lock: sqlite3.Connection
) -> None:
    async with opened(left_over=True, reference="2026-001", timings=Timings(save_after=0.05)) as pilot:
        await until(pilot, lambda: "F3 mine: mine" in screen_text(pilot))
        lock.execute("BEGIN IMMEDIATE")
        await pilot.press("f3")
        await until(pilot, lambda: [dict(each.seen) for each in _work(pilot)] == [{"what": "theirs"}])
        await pilot.press("enter")
        await type_text(pilot, "!")
        await until(pilot, lambda: bool(_work(pilot)) and _work(pilot)[-1].values == {"what": "mine!"})
        left = _work(pilot)
    lock.execute("ROLLBACK")
    keep(begun, left, "y")
    store = open_store(begun)
    asked = recover(store, factory(5000), begun, journals(begun)).left
    store.close()
    assert [each.unsaved.row for each in asked] == [GONE.row]
    assert what(begun) == "mine!"


def _work(pilot: Pilot[None]) -> list[Unsaved]:
    return [*cast("RetroScreen", pilot.app.screen).unsaved_work()]
