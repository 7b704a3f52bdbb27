"""How a start is kept short."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from textual import events
from textual.css.stylesheet import Stylesheet

from retro import app
from retro.screens.archive.prompt import NewCasePrompt
from retro.screens.walk.screen import WalkScreen
from retro.store.sqlite.store import open_store
from tests.screens.conftest import Open, factory, screen_text, settle, until
from widgets.case_list import CaseList


@pytest.fixture
def two_cases(database: Path) -> None:
    store, stamps = open_store(database), factory(900)
    for day in ("2026-11-18", "2026-11-19"):
        store.create({"title": f"Parcels of {day}", "zone": "UTC", "started": day}, stamps.change())
    store.close()


async def test_garbage_is_collected_from_when_the_first_screen_stands(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "STANDS_AFTER", 0.01)
    frozen = gc.get_freeze_count()
    gc.disable()
    try:
        async with opened() as pilot:
            await until(pilot, gc.isenabled)
            assert gc.get_freeze_count() > frozen
    finally:
        gc.enable()
        gc.unfreeze()


@pytest.mark.usefixtures("two_cases")
@pytest.mark.parametrize("reference", ["", "2026-001"])
async def test_styles_are_parsed_once(opened: Open, monkeypatch: pytest.MonkeyPatch, reference: str) -> None:
    parsed: list[Stylesheet] = []
    monkeypatch.setattr(Stylesheet, "reparse", parsed.append)
    async with opened(reference=reference):
        assert parsed == []


@pytest.mark.usefixtures("two_cases")
async def test_the_list_is_made_once_the_walk_that_came_first_is_left(opened: Open) -> None:
    async with opened(reference="2026-001") as pilot:
        assert isinstance(pilot.app.screen, WalkScreen)
        assert not pilot.app.screen_stack[0].query(CaseList)
        await pilot.press("escape")
        await settle(pilot)
        assert "> 2026-001" in screen_text(pilot)
        assert "2 cases" in screen_text(pilot)
        await pilot.press("up")
        assert "> 2026-002" in screen_text(pilot)


@pytest.mark.usefixtures("two_cases")
async def test_keys_that_are_typed_before_the_list_is_made_act_in_it(opened: Open) -> None:
    async with opened(reference="2026-001") as pilot:
        assert pilot.app._driver is not None
        for key in (events.Key("escape", None), events.Key("n", "n")):
            pilot.app._driver.send_message(key)
        await until(pilot, lambda: bool(pilot.app.screen.query(NewCasePrompt)))


@pytest.mark.usefixtures("two_cases")
async def test_the_list_below_a_walk_that_came_first_is_made_in_the_language_that_is_chosen(opened: Open) -> None:
    async with opened(reference="2026-001") as pilot:
        assert isinstance(pilot.app, app.RetroApp)
        await pilot.app.speak("ja")
        await settle(pilot)
        assert isinstance(pilot.app.screen, WalkScreen)
        await pilot.press("escape")
        await settle(pilot)
        assert "> 2026-001" in screen_text(pilot)
        assert "2件" in screen_text(pilot)
