from __future__ import annotations

from pathlib import Path

import pytest

from exports.report import report
from retro.language import language
from retro.sample import load_samples
from retro.screens.archive import ArchiveScreen
from retro.screens.report import ReportScreen
from retro.store.sqlite import open_store
from tests.screens.conftest import Open, screen_text, settle, stamp, type_text
from widgets.editors import LineEditor


@pytest.fixture
def samples(database: Path) -> Path:
    store = open_store(database)
    load_samples(store, stamp(5000))
    store.close()
    return database


async def test_the_preview_changes_its_language_at_a_key(opened: Open, samples: Path) -> None:
    async with opened(size=(80, 24)) as pilot:
        await pilot.press("end", "e")
        await settle(pilot)
        assert isinstance(pilot.app.screen, ReportScreen)
        await pilot.app.workers.wait_for_complete()
        await settle(pilot)
        assert "2025-001 Parcels of two customers swapped" in screen_text(pilot)
        assert "[English]" in screen_text(pilot)
        assert "Kind: complaint" in screen_text(pilot)
        await pilot.press("l")
        await pilot.app.workers.wait_for_complete()
        await settle(pilot)
        assert "[日本語]" in screen_text(pilot)
        assert "クレーム" in screen_text(pilot)


async def test_it_is_written_to_a_file_and_never_over_another_unasked(
    opened: Open, samples: Path, tmp_path: Path
) -> None:
    path = tmp_path / "out.md"
    async with opened() as pilot:
        await pilot.press("end", "e")
        await settle(pilot)
        await pilot.app.workers.wait_for_complete()
        await pilot.press("w")
        await settle(pilot)
        pilot.app.screen.query_one(LineEditor).value = str(path)
        await pilot.press("enter")
        await settle(pilot)
        store = open_store(samples)
        expected = report(store.load("2025-001"), language("en"))
        store.close()
        assert path.read_text(encoding="utf-8") == expected

        path.write_text("mine", encoding="utf-8")
        await pilot.press("w")
        await settle(pilot)
        pilot.app.screen.query_one(LineEditor).value = str(path)
        await pilot.press("enter")
        await settle(pilot)
        assert path.read_text(encoding="utf-8") == "mine"
        await pilot.press("enter")
        await settle(pilot)
        assert path.read_text(encoding="utf-8") == expected


async def test_a_file_that_cannot_be_written_is_told(opened: Open, samples: Path, tmp_path: Path) -> None:
    async with opened() as pilot:
        await pilot.press("end", "e")
        await settle(pilot)
        await pilot.app.workers.wait_for_complete()
        await pilot.press("w")
        await settle(pilot)
        pilot.app.screen.query_one(LineEditor).value = str(tmp_path / "no" / "such" / "out.md")
        await pilot.press("enter")
        await settle(pilot)
        messages = [str(each.message) for each in pilot.app._notifications]
        assert any("out.md" in message or "no/such" in message for message in messages)


async def test_words_are_found(opened: Open, samples: Path) -> None:
    async with opened(size=(80, 24)) as pilot:
        await pilot.press("end", "e")
        await settle(pilot)
        await pilot.app.workers.wait_for_complete()
        await settle(pilot)
        await pilot.press("slash")
        await type_text(pilot, "prevention measure")
        await settle(pilot)
        assert "5. Prevention measure" in screen_text(pilot)
        await pilot.press("enter", "escape")
        await settle(pilot)
        assert isinstance(pilot.app.screen, ArchiveScreen)
