"""What is said of an empty field in the form: typed as a sign, shown where the value would stand, taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from retro.model.answers import answer_to
from retro.model.change import Add
from retro.model.record import Retrospective
from retro.model.stages.answers import Said
from retro.screens.walk.screen import WalkScreen
from retro.store.sqlite.store import open_store
from tests.screens.conftest import Open, factory, screen_text, settle, type_text, until

ROW = "00000000000000d1"


@pytest.fixture
def begun(database: Path) -> Path:
    store = open_store(database)
    measure = Add("measure", ROW, {"what": "two-person check"}, 1.0)
    store.create({"title": "x", "zone": "Asia/Tokyo"}, factory(900_000).change(measure))
    store.close()
    return database


def record(database: Path) -> Retrospective:
    store = open_store(database)
    found = store.load("2026-001")
    store.close()
    return found


def said(database: Path) -> Said | None:
    answer = answer_to(record(database), ROW, "due")
    return answer.said if answer else None


async def due(pilot: Pilot[None]) -> None:
    """Into the field of the day."""
    assert isinstance(pilot.app.screen, WalkScreen)
    await pilot.app.screen.action_edit("due")
    await settle(pilot)


async def test_a_sign_is_kept_shown_and_taken_back(begun: Path, opened: Open) -> None:
    async with opened(reference="2026-001") as pilot:
        await pilot.press("5")
        await settle(pilot)
        await due(pilot)
        await type_text(pilot, "？")
        await until(pilot, lambda: said(begun) is Said.UNKNOWN)
        await pilot.press("tab")
        await until(pilot, lambda: "not known" in screen_text(pilot))
        await due(pilot)
        await pilot.press("backspace")
        await type_text(pilot, "2026-12-01")
        await until(pilot, lambda: record(begun).rows[0].due is not None)  # type: ignore[attr-defined]  # a measure
        assert record(begun).answers == ()
        await pilot.press(*["backspace"] * 20)
        await type_text(pilot, "-")
        await until(pilot, lambda: said(begun) is Said.NOT_APPLICABLE)
        await pilot.press("backspace")
        await until(pilot, lambda: record(begun).answers == ())
