"""What makes a second incident likely is asked in the walk, one place at a time, and muted with a reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from retro.model.change import Add
from retro.model.stages.answers import Said
from retro.model.stages.prevention import Measure
from retro.store.sqlite.store import open_store
from tests.screens.conftest import Open, factory, screen_text, settle, until

ASKED = "That leans on attention"


@pytest.fixture
def careless(tmp_path: Path) -> Path:
    """An archive with a light case in which the one measure leans on attention."""
    path = tmp_path / "retro.db"
    store, stamps = open_store(path), factory(900)
    head = {"title": "Two parcels swapped", "zone": "UTC", "started": "2026-11-18", "case_kind": "near-miss"}
    reference = store.create(head, stamps.change())
    values = {"what": "be careful with the slips", "owner": "shipping lead", "due": "2026-12-01"}
    store.apply(reference, stamps.change(Add("measure", "m" * 16, values, position=1.0)))
    store.close()
    return path


async def test_it_is_asked_behind_what_is_missing_and_muted_by_one_key(opened: Open, careless: Path) -> None:
    async with opened(reference="2026-001", size=(100, 30)) as pilot:
        await pilot.press("5")
        await until(pilot, lambda: ASKED in " ".join(screen_text(pilot).split()))
        assert "5.1 “be careful”" in " ".join(screen_text(pilot).split())
        await pilot.press("w")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert "The reason is empty" in screen_text(pilot)
        await pilot.press(*"OK", "enter")
        await settle(pilot)
        assert "tells whoever reads it later nothing" in " ".join(screen_text(pilot).split())
        await pilot.press("backspace", "backspace", *"printed", "enter")
        await until(pilot, lambda: ASKED not in " ".join(screen_text(pilot).split()))
    store = open_store(careless)
    (answer,) = store.load("2026-001").answers
    store.close()
    assert (answer.said, answer.reason, answer.asked.split(".")[1]) == (Said.NOT_APPLICABLE, "printed", "attention")


async def test_what_cannot_be_muted_is_said_and_what_is_typed_then_fires_no_key(opened: Open, careless: Path) -> None:
    async with opened(reference="2026-001", size=(100, 30)) as pilot:
        await pilot.press("5")
        await until(pilot, lambda: ASKED in " ".join(screen_text(pilot).split()))
        await pilot.press("n", "w", *"xq 8", "enter")
        await settle(pilot)
        assert "Nothing is asked about here that can be muted." in screen_text(pilot)
        assert "Nothing is written here." in screen_text(pilot)
        await pilot.press("enter", "4", "5")
        await until(pilot, lambda: ASKED in " ".join(screen_text(pilot).split()))
        await pilot.press("w", *"x8q", "enter")
        await until(pilot, lambda: ASKED not in " ".join(screen_text(pilot).split()))
        await until(pilot, lambda: "u takes that back" in screen_text(pilot))
        await pilot.press("u")
        await until(pilot, lambda: "Measure “be careful with the slips” muted: x8q" in screen_text(pilot))
    store = open_store(careless)
    whole = store.load("2026-001")
    store.close()
    assert [row.what for row in whole.of(Measure)] == ["be careful with the slips"]
    assert whole.answers == ()


async def test_behind_a_mute_the_next_place_is_asked_about(opened: Open, careless: Path) -> None:
    store, stamps = open_store(careless), factory(950)
    values = {"what": "raise awareness", "due": "2026-12-01"}
    store.apply("2026-001", stamps.change(Add("measure", "n" * 16, values, position=2.0)))
    store.close()
    async with opened(reference="2026-001", size=(100, 30)) as pilot:
        await pilot.press("5")
        await until(pilot, lambda: "no “Owner” yet" in screen_text(pilot))
        await settle(pilot)
        await pilot.press("n")
        await until(pilot, lambda: "5.1 “be careful”" in screen_text(pilot))
        await pilot.press("w", *"printed", "enter")
        await until(pilot, lambda: "5.2 “raise awareness”" in screen_text(pilot))
