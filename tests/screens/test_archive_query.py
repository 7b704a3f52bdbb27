"""The line in which one says which cases to show: how it is read, how it goes on, and that the list follows it."""

from __future__ import annotations

from pathlib import Path

from retro.model.change import Add, Update
from retro.screens.query_prompt import QueryLine, QueryPrompt
from retro.store.sqlite.store import open_store
from tests.screens.conftest import Open, factory, screen_text, settle, type_text, until
from widgets.case_list import CaseHeads, CaseList


def fill(database: Path) -> None:
    store, stamps = open_store(database), factory(1000)
    for title, severity in (("Two parcels", "high"), ("A call back", "low"), ("Three parcels", "low")):
        store.create({"title": title, "zone": "Asia/Tokyo", "severity": severity}, stamps.change())
    row = {"what": "a place for each", "owner": "shipping lead", "due": "2026-11-01"}
    store.apply("2026-001", stamps.change(Add("measure", stamps.new_id(), row)))
    store.close()


async def test_the_list_follows_what_is_typed_and_that_stays_in_sight(opened: Open, database: Path) -> None:
    fill(database)
    async with opened(size=(80, 24)) as pilot:
        cases = pilot.app.screen.query_one(CaseList)
        await pilot.press("f")
        await type_text(pilot, "severity:low parc")
        await until(pilot, lambda: cases.count == 1)
        await pilot.press("enter")
        await settle(pilot)
        assert "Filter  severity:low parc   Esc shows all." in screen_text(pilot)
        assert "1 case" in screen_text(pilot)
        assert pilot.app.focused is cases
        await pilot.press("f", "ctrl+u")
        await type_text(pilot, "owner:ship")
        await until(pilot, lambda: cases.chosen == "2026-001")
        await pilot.press("enter", "escape")
        await until(pilot, lambda: cases.count == 3)
        assert "Esc shows all" not in screen_text(pilot)


async def test_cases_are_found_by_their_tags(opened: Open, database: Path) -> None:
    fill(database)
    store = open_store(database)
    head = store.load("2026-002").head
    tags = Update("retrospective", head.id, head.revision, {"tags": []}, {"tags": ["night shift", "<b>"]})
    store.apply("2026-002", factory(2000).change(tags))
    store.close()
    async with opened(size=(80, 24)) as pilot:
        cases = pilot.app.screen.query_one(CaseList)
        await pilot.press("f")
        await type_text(pilot, "tag:ni")
        await until(pilot, lambda: cases.count == 1)
        assert cases.chosen == "2026-002"
        prompt = pilot.app.screen.query_one(QueryPrompt)
        await until(pilot, lambda: bool(prompt.tags))
        await pilot.press("tab")
        await until(pilot, lambda: prompt.query_one(QueryLine).value.strip() == "tag:night-shift")
        await pilot.press("ctrl+u")
        await type_text(pilot, "tag:none")
        await until(pilot, lambda: cases.count == 0)


async def test_what_cannot_be_read_is_said_and_the_list_stays(opened: Open, database: Path) -> None:
    fill(database)
    async with opened(size=(80, 24)) as pilot:
        cases = pilot.app.screen.query_one(CaseList)
        await pilot.press("f")
        await type_text(pilot, "severity:high")
        await until(pilot, lambda: cases.count == 1)
        await type_text(pilot, "x")
        await until(pilot, lambda: "is nothing that" in screen_text(pilot))
        assert cases.count == 1
        await pilot.press("backspace")
        await until(pilot, lambda: "is nothing that" not in screen_text(pilot))


async def test_what_can_be_asked_for_is_offered_and_tab_takes_it(opened: Open, database: Path) -> None:
    fill(database)
    async with opened(size=(80, 24)) as pilot:
        cases = pilot.app.screen.query_one(CaseList)
        await pilot.press("f")
        await until(pilot, lambda: "who owns a measure" in screen_text(pilot))
        await type_text(pilot, "ow")
        await pilot.press("tab", "tab")
        await until(pilot, lambda: cases.count == 1)
        assert "owner:shipping-lead" in screen_text(pilot)


async def test_nothing_that_fits_is_said_in_the_words_that_were_typed(opened: Open, database: Path) -> None:
    fill(database)
    async with opened(size=(80, 24)) as pilot:
        await pilot.press("f")
        await type_text(pilot, "[/x] kind:incident")
        await until(pilot, lambda: "No retrospective fits “[/x] kind:incident”." in screen_text(pilot))
        await pilot.press("enter", "escape")
        await until(pilot, lambda: pilot.app.screen.query_one(CaseList).count == 3)
        assert pilot.app.screen.query_one(CaseHeads).display
