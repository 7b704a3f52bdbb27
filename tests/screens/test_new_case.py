"""A new case is asked for at the foot of the archive."""

from __future__ import annotations

from pathlib import Path

from retro.model.change import Add
from retro.screens.archive.screen import ArchiveScreen
from retro.store.protocol import CaseFilter
from retro.store.sqlite.store import open_store
from tests.screens.conftest import Open, factory, screen_text, settle, type_text, until


async def test_a_new_case_is_asked_for_step_by_step_and_esc_goes_one_step_back(opened: Open, database: Path) -> None:
    async with opened(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("n")
        await type_text(pilot, "Tray mixed up")
        foot = screen_text(pilot).splitlines()[-1]
        assert ("Enter Take" in foot, "Esc Back" in foot, "Quit" in foot) == (True, True, False)
        await pilot.press("enter")
        assert "When did it begin?" in screen_text(pilot)
        await pilot.press("escape")
        assert "What happened?" in screen_text(pilot)
        await type_text(pilot, " again")
        await pilot.press("enter", "enter")
        await until(pilot, lambda: not isinstance(pilot.app.screen, ArchiveScreen))
        archive = pilot.app.screen_stack[0]
        assert isinstance(archive, ArchiveScreen)
        assert archive.cases.count == 1
    store = open_store(database)
    assert [line.title for line in store.list(CaseFilter(), 0, 9)] == ["Tray mixed up again"]
    store.close()


async def test_esc_takes_the_question_for_a_title_away_and_the_keys_of_the_list_are_back(opened: Open) -> None:
    async with opened(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("n", "a", "escape")
        await settle(pilot)
        assert "What happened?" not in screen_text(pilot)
        assert "Quit" in screen_text(pilot).splitlines()[-1]


async def test_while_its_title_is_typed_it_is_said_that_it_may_have_happened_before(
    opened: Open, database: Path
) -> None:
    store, stamps = open_store(database), factory(1000)
    cause = Add("cause", stamps.new_id(), {"what": "the alarm [/x] rings in the office"}, 1.0)
    measure = Add("measure", stamps.new_id(), {"what": "a second siren", "answers": [cause.id]}, 1.0)
    store.create({"title": "Cold room warm over the weekend", "zone": "Asia/Tokyo"}, stamps.change(cause, measure))
    store.create({"title": "Lorry late", "zone": "Asia/Tokyo"}, stamps.change())
    store.close()
    seen = "The second time? 2026-001 Cold room warm over the weekend → a second siren → planned"
    async with opened(size=(120, 24)) as pilot:
        await settle(pilot)
        await pilot.press("n")
        await type_text(pilot, "Cold room warm alarm not heard")
        await until(pilot, lambda: seen in screen_text(pilot))
        await pilot.press("ctrl+u")
        await type_text(pilot, "An iguana in the lift")
        await until(pilot, lambda: "The second time?" not in screen_text(pilot))
        assert "A title in one line, then Enter." in screen_text(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: "When did it begin?" in screen_text(pilot))
