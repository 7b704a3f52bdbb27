"""Parties on the screen: their ticks are seen at a glance, and one line in their stage ticks."""

from __future__ import annotations

from pathlib import Path

import pytest

from retro.model.stages.follow_up import Tick
from retro.store.sqlite.store import open_store
from tests.keyboard import send
from tests.screens.conftest import Open, factory, screen_text, settle


@pytest.fixture
def begun(database: Path) -> Path:
    store = open_store(database)
    store.create({"title": "Two boxes swapped", "zone": "Asia/Tokyo", "started": "2026-11-17"}, factory(900).change())
    store.close()
    return database


async def test_a_line_in_their_stage_ticks_and_the_row_shows_it(opened: Open, begun: Path) -> None:
    async with opened(reference="2026-001") as pilot:
        await pilot.press("3", "i")
        for line in ("party: Ann Lee", "party: Bob Ray", "told 3.1, 3.2", "accepted 3.2 on 2026-11-20"):
            await send(pilot, line)
            await pilot.press("enter")
            await settle(pilot)
        await pilot.press("escape")
        await settle(pilot)
        text = screen_text(pilot)
        assert "open: apologised to, put right, accepted" in text
        assert "open: apologised to, put right " in text
        await pilot.press("7")
        await settle(pilot)
        assert screen_text(pilot).count("tick: Bob Ray") == 2
    store = open_store(begun)
    ticks = store.load("2026-001").of(Tick)
    store.close()
    assert len(ticks) == 3
