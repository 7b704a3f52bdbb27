"""F9 in the walk: the row whose text is edited becomes two, parted where the cursor stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from retro.model.stages.timeline import Event
from retro.store.sqlite.store import open_store
from tests.screens.conftest import Open, factory, record, screen_text, settle, type_text, until

HEAD = {"title": "Trays mixed up", "zone": "Asia/Tokyo", "started": "2026-11-18T10:20+09:00"}


@pytest.fixture
def begun(database: Path) -> Path:
    store = open_store(database)
    store.create(HEAD, factory(900_000).change())
    store.close()
    return database


def told(database: Path) -> list[str]:
    return [event.what for event in record(database).of(Event)]


async def _with_row(pilot: Pilot[None], text: str) -> None:
    await settle(pilot)
    await pilot.press("1", "i")
    await type_text(pilot, text)
    await pilot.press("enter", "escape")
    await settle(pilot)


async def test_the_row_is_parted_at_the_cursor_and_the_time_of_the_second_is_edited(begun: Path, opened: Open) -> None:
    async with opened(reference="2026-001", size=(80, 24)) as pilot:
        await _with_row(pilot, "10:00 two slips, the van left")
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen.fields.editing == "happened")  # type: ignore[attr-defined]
        await pilot.press("tab", "end")
        await type_text(pilot, "!")
        await pilot.press(*["left"] * len("the van left!"), "f9")
        await until(pilot, lambda: told(begun) == ["two slips", "the van left!"])
        await until(pilot, lambda: pilot.app.screen.fields.editing == "happened")  # type: ignore[attr-defined]
        await type_text(pilot, "10:20")
        await pilot.press("escape")
        await until(pilot, lambda: all(event.happened for event in record(begun).of(Event)))
        await settle(pilot)
        await pilot.press("u", "u")
        await until(pilot, lambda: told(begun) == ["two slips, the van left!"])


async def test_it_says_what_is_missing_where_it_does_nothing(begun: Path, opened: Open) -> None:
    async with opened(reference="2026-001", size=(80, 24)) as pilot:
        await _with_row(pilot, "10:00 two slips")
        await pilot.press("f9")
        await until(pilot, lambda: "Enter edits it, then F9" in " ".join(screen_text(pilot).split()))
        await pilot.press("enter", "tab", "end", "f9")
        await until(pilot, lambda: "one of them would be empty" in " ".join(screen_text(pilot).split()))
    assert told(begun) == ["two slips"]
