"""Cases are taken out of the archive with a reason, and brought back."""

from __future__ import annotations

from pathlib import Path

import pytest

from retro.model.change import Update
from retro.services.changing.remove_case import remove_case
from retro.store.protocol import CaseFilter
from retro.store.sqlite.store import open_store
from tests.screens.conftest import Open, factory, screen_text, settle, type_text, until
from tests.screens.reading import said


@pytest.fixture
def three(database: Path) -> Path:
    """An archive of three cases; the first is closed."""
    store, stamps = open_store(database), factory(1000)
    for title in ("a", "b", "c"):
        store.create({"title": title, "zone": "Asia/Tokyo"}, stamps.change())
    head = store.load("2026-001").head.id
    store.apply("2026-001", stamps.change(Update("retrospective", head, 0, {"status": "draft"}, {"status": "closed"})))
    store.close()
    return database


def held(database: Path) -> tuple[tuple[str, ...], list[str]]:
    """What is in the archive, and why the rest is not."""
    store = open_store(database)
    gone = store.references(CaseFilter(removed=True))
    found = store.references(CaseFilter()), [store.load(reference).head.removed_because for reference in gone]
    store.close()
    return found


async def test_a_case_goes_with_a_reason_and_comes_back(opened: Open, three: Path) -> None:
    async with opened(size=(80, 24)) as pilot:
        await pilot.press("x")
        await until(pilot, lambda: "Why is 2026-003 taken out?" in screen_text(pilot))
        await pilot.press("enter")
        await until(pilot, lambda: "The reason is empty" in screen_text(pilot))
        await type_text(pilot, "logged twice")
        await pilot.press("enter")
        await until(pilot, lambda: "1 case is out of the archive. u brings it back." in said(pilot))
        assert held(three) == (("2026-002", "2026-001"), ["logged twice"])
        await until(pilot, lambda: "2 cases" in screen_text(pilot) and "2026-003" not in screen_text(pilot))
        await pilot.press("u")
        await until(pilot, lambda: "1 case is back." in said(pilot))
        assert held(three) == (("2026-003", "2026-002", "2026-001"), [])
        await until(pilot, lambda: "2026-003" in screen_text(pilot))
        await pilot.press("u")
        await until(pilot, lambda: "Nothing was taken out here." in said(pilot))


async def test_of_several_the_closed_one_stays_and_is_named(opened: Open, three: Path) -> None:
    async with opened(size=(80, 24)) as pilot:
        await pilot.press("V")
        await until(pilot, lambda: "3 chosen" in screen_text(pilot))
        await pilot.press("delete")
        await until(pilot, lambda: "Why are 3 cases taken out?" in screen_text(pilot))
        await type_text(pilot, "a test")
        await pilot.press("enter")
        await until(pilot, lambda: "2 cases are out of the archive." in said(pilot))
        assert "2026-001: 2026-001 is closed." in said(pilot)
        assert held(three) == (("2026-001",), ["a test", "a test"])


async def test_esc_leaves_all_as_it_is(opened: Open, three: Path) -> None:
    async with opened(size=(80, 24)) as pilot:
        await pilot.press("x")
        await type_text(pilot, "a reason")
        await pilot.press("escape")
        await settle(pilot)
    assert held(three)[1] == []


async def test_what_is_typed_into_a_case_that_was_taken_out_elsewhere_is_not_lost(opened: Open, three: Path) -> None:
    async with opened(reference="2026-003", size=(80, 24)) as pilot:
        store, stamps = open_store(three), factory(2000)
        remove_case(store, stamps, store.load("2026-003"), "logged twice")
        store.close()
        await pilot.press("1", "i")
        await type_text(pilot, "14:05 phones ring")
        await pilot.press("enter")
        await until(pilot, lambda: "NOT SAVED: 2026-003 was taken out of the archive" in screen_text(pilot))
        await until(pilot, lambda: "waits: 14:05 phones ring" in screen_text(pilot))
