"""What is to be said beside an answer stands below the line, on every screen on which the archive is asked."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from retro.model.change import Add
from retro.model.stages import STAGES
from retro.screens.similar.screen import SimilarScreen
from retro.store.sqlite.store import open_store
from tests.screens.conftest import Open, factory, screen_text, settle, type_text, until

HARMED, UNKNOWN = "retro reindex", "“colour” is no field"


@pytest.fixture
def harmed(database: Path) -> Path:
    """An archive with two cases, a lesson, something open, and an index that was emptied."""
    store, stamps = open_store(database), factory(1000)
    for title in ("Two parcels swapped", "Three parcels swapped"):
        rows = (
            Add("lesson", stamps.new_id(), {"what": "parcels look alike"}),
            Add("measure", stamps.new_id(), {"what": "parcels apart", "owner": "lead", "due": "2026-12-01"}),
        )
        store.create({"title": title, "zone": "Asia/Tokyo", "started": "2026-03-02"}, stamps.change(*rows))
    store.close()
    with closing(sqlite3.connect(database)) as conn:
        conn.execute("INSERT INTO search_index(search_index) VALUES ('delete-all')")
        conn.commit()
    return database


@pytest.mark.parametrize("keys", [["slash"], ["f"], ["L"], ["a", "slash"]], ids="-".join)
async def test_it_stands_below_the_line(opened: Open, harmed: Path, keys: list[str]) -> None:
    async with opened(size=(120, 30)) as pilot:
        for key in keys:
            await pilot.press(key)
            await settle(pilot)
        await type_text(pilot, "parcels")
        await until(pilot, lambda: HARMED in screen_text(pilot))
        store = open_store(harmed)
        store.reindex()
        store.close()
        await type_text(pilot, " colour:red")
        await until(pilot, lambda: UNKNOWN in screen_text(pilot))
        await until(pilot, lambda: HARMED not in screen_text(pilot))


async def test_it_stands_over_what_is_alike(opened: Open, harmed: Path) -> None:
    async with opened(size=(120, 30)) as pilot:
        await pilot.app.push_screen(SimilarScreen("2026-001", STAGES[0]))
        await until(pilot, lambda: HARMED in screen_text(pilot) and "Three parcels" in screen_text(pilot))
