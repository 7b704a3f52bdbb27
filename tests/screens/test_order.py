"""The timeline stands in the order of its times, also when a time is mended later."""

from __future__ import annotations

from pathlib import Path

import pytest

from retro.model.change import Add
from retro.model.stages.timeline import Event
from retro.store.sqlite.store import open_store
from tests.screens.conftest import Open, factory, screen_text, settle, type_text


@pytest.fixture
def three(database: Path) -> Path:
    """An archive with a retrospective of three events, an hour apart."""
    store = open_store(database)
    events = [
        Add("event", f"e{n}", {"what": what, "happened": f"2026-11-20T{9 + n:02}:00+09:00"}, float(n + 1))
        for n, what in enumerate(("first", "second", "third"))
    ]
    head = {"title": "Parcels", "zone": "Asia/Tokyo", "started": "2026-11-20T09:00+09:00"}
    store.create(head, factory(1000).change(*events))
    store.close()
    return database


def order(database: Path) -> list[str]:
    store = open_store(database)
    rows = store.load("2026-001").of(Event)
    store.close()
    return [row.what for row in rows]


async def test_an_event_whose_time_is_mended_goes_where_its_time_puts_it(opened: Open, three: Path) -> None:
    async with opened(reference="2026-001") as pilot:
        await pilot.press("1", "G", "enter", "ctrl+u")
        await type_text(pilot, "08:00")
        await pilot.press("escape")
        await settle(pilot)
        shown = screen_text(pilot)
        assert shown.index("third") < shown.index("first") < shown.index("second")
        assert order(three) == ["third", "first", "second"]
        await pilot.press("u")
        await settle(pilot)
        assert order(three) == ["first", "second", "third"]


async def test_a_time_that_is_typed_back_moves_nothing(opened: Open, three: Path) -> None:
    async with opened(reference="2026-001") as pilot:
        await pilot.press("1", "G", "enter", "ctrl+u")
        await type_text(pilot, "1:00")
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert order(three) == ["third", "first", "second"]
        await pilot.press("ctrl+u")
        await type_text(pilot, "11:00")
        await pilot.press("escape")
        await settle(pilot)
    assert order(three) == ["first", "second", "third"]
