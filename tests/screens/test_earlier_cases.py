"""Where a name is typed, the earlier cases of it stand beside, unasked, and take neither cursor nor key (S14)."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from retro.model.change import Add
from retro.screens.walk.ask.screen import AskScreen
from retro.screens.walk.screen import WalkScreen
from retro.store.sqlite.store import open_store
from tests.keyboard import send
from tests.screens.conftest import Open, factory, screen_text, settle, until

TOLD = "Ann Lee: 1 earlier case"


@pytest.fixture
def begun(database: Path) -> Path:
    store, stamps = open_store(database), factory(900)
    party = {"who": "Ms Ann Lee", "suits": "after [18:00]"}
    for title in ("Lid broken", "Parcel late"):
        head = {"title": title, "zone": "Asia/Tokyo", "started": "2026-11-17", "case_kind": "near-miss"}
        store.create(head, stamps.change(Add("party", stamps.new_id(), party, 1.0)))
        party = {"who": "Bob Ray"}
    store.close()
    return database


async def _told(pilot: Pilot[None]) -> None:
    await until(pilot, lambda: TOLD in screen_text(pilot))
    assert "2026-001 (after [18:00], draft)  17 Nov 2026  Lid broken" in screen_text(pilot)


async def test_they_stand_beside_the_entry_line_and_beside_the_field(opened: Open, begun: Path) -> None:
    async with opened(reference="2026-002", size=(120, 30)) as pilot:
        await pilot.press("3", "i")
        await send(pilot, "party: Ann Lee")
        await _told(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, WalkScreen)
        assert screen.entry.has_cursor
        await send(pilot, "n")
        await until(pilot, lambda: TOLD not in screen_text(pilot))
        await pilot.press("escape", "enter")
        await until(pilot, lambda: screen.fields.editing == "who")
        screen.fields.replace_text("ANN LEE")
        await until(pilot, lambda: "ANN LEE: 1 earlier case" in screen_text(pilot))
        assert screen.fields.editing == "who"
        await pilot.press("tab")
        await until(pilot, lambda: "1 earlier case" not in screen_text(pilot))


async def test_whoever_is_named_in_an_answer_is_looked_up_without_a_title_too(opened: Open, begun: Path) -> None:
    store, stamps = open_store(begun), factory(5000)
    heard = {"heard": "Mrs Weber rang about the lid"}
    store.apply("2026-001", stamps.change(Add("contact", stamps.new_id(), heard, 2.0)))
    store.close()
    async with opened(reference="2026-002", size=(120, 30)) as pilot:
        await pilot.press("space")
        await until(pilot, lambda: isinstance(pilot.app.screen, AskScreen))
        await settle(pilot)
        await send(pilot, "15:10 Weber calls again")
        await until(pilot, lambda: "Weber: 1 earlier case" in screen_text(pilot))


async def test_they_stand_beside_an_answer(opened: Open, begun: Path) -> None:
    async with opened(reference="2026-002", size=(120, 30)) as pilot:
        await pilot.press("space")
        await until(pilot, lambda: isinstance(pilot.app.screen, AskScreen))
        await settle(pilot)
        await send(pilot, "contact: 15:10 Ms Ann Lee calls")
        await settle(pilot)
        await _told(pilot)
