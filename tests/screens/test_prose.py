from __future__ import annotations

from pathlib import Path

import pytest

from retro.screens.walk.screen import WalkScreen
from retro.store.sqlite.store import open_store
from tests.keyboard import send
from tests.screens.conftest import Open, factory, screen_text, settle
from widgets.prose_editor import ProseEditor


@pytest.mark.parametrize(("size", "rows"), [((80, 24), 15), ((120, 40), 28)])
async def test_prose_opens_at_full_height_and_gives_the_room_back(
    opened: Open, database: Path, size: tuple[int, int], rows: int
) -> None:
    store = open_store(database)
    store.create({"title": "Two boxes swapped", "zone": "UTC"}, factory(900).change())
    store.close()
    async with opened(reference="2026-001", size=size) as pilot:
        before = screen_text(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, WalkScreen)
        await screen.action_edit("summary")
        await settle(pilot)
        editor = screen.query_one(ProseEditor)
        assert editor.size.height >= rows
        assert "New line" in screen_text(pilot)
        await send(pilot, "\r".join(f"line {n}" for n in range(1, rows + 1)))
        await settle(pilot)
        shown = screen_text(pilot)
        assert all(f"line {n}\n" in shown.replace(" \n", "\n") or f"line {n} " in shown for n in range(1, rows + 1))
        await send(pilot, "\x1b[Z")
        await pilot.press("escape")
        await settle(pilot)
        assert "line 1" in screen_text(pilot) or size[1] < 30
        assert len(screen_text(pilot).splitlines()) == len(before.splitlines())
        assert not screen.has_class("-prose")
