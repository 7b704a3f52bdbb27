"""How a start is kept short."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.css.stylesheet import Stylesheet

from retro import app
from retro.screens.archive.prompt import NewCasePrompt
from retro.screens.archive.screen import ArchiveScreen
from retro.screens.walk.screen import WalkScreen
from retro.store.sqlite.store import open_store
from tests.screens.conftest import Open, factory, screen_text, settle, until
from widgets.case_list import CaseList
from widgets.wrapped_text import WrappedText


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
async def test_what_is_drawn_first_has_the_styles_of_its_size_and_none_is_laid_out_for_a_notice_that_nobody_sees(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    worn: list[set[str]] = []
    lay_out = ArchiveScreen._refresh_layout

    def seen(screen: ArchiveScreen, *given: Any, **named: Any) -> None:
        worn.append({*screen.classes})
        lay_out(screen, *given, **named)

    monkeypatch.setattr(ArchiveScreen, "_refresh_layout", seen)
    async with opened(size=(120, 40)) as pilot:
        await settle(pilot)
        assert {"-narrow", "-tall", "-first"} <= worn[0]
        notice = pilot.app.screen.query_one(".too-small", WrappedText)
        assert str(notice.visual) == ""
        await pilot.resize_terminal(50, 12)
        await until(pilot, lambda: "This terminal has 50 x 12" in screen_text(pilot))


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
