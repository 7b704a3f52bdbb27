"""A case is read as a page, apart from the walk: the story first, words found in it, other cases a key away."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from retro.model.change import Add
from retro.screens.archive.screen import ArchiveScreen
from retro.screens.reader.screen import ReaderScreen
from retro.screens.walk.screen import WalkScreen
from retro.store.sqlite.store import open_store
from tests.screens.conftest import Open, factory, screen_text, settle, type_text, until
from widgets.caret import caret
from widgets.reading_page import MOST_MARKS, Highlight, Paragraph, ReadingPage, find


@pytest.fixture
def filled(database: Path) -> Path:
    store, stamps = open_store(database), factory(1000)
    link, lesson = {"reference": "2026-001", "relation": "again"}, {"what": "サーバーの名前を確かめる"}
    first = [("cause", {"what": "slips lay on one table [/x]"}), ("measure", {"what": "a place for each slip"})]
    cases = (("Two parcels swapped", first), ("Swapped again", [("case_link", link), ("lesson", lesson)]))
    for title, rows in cases:
        adds = [Add(kind, stamps.new_id(), values, 1.0) for kind, values in rows]
        store.create({"title": title, "zone": "Asia/Tokyo", "started": "2026-03-02"}, stamps.change(*adds))
    store.close()
    return database


async def _reading(pilot: Pilot[None], reference: str) -> ReadingPage:
    await until(
        pilot, lambda: isinstance(pilot.app.screen, ReaderScreen) and f"{reference}  Reading" in screen_text(pilot)
    )
    page = pilot.app.screen.query_one(ReadingPage)
    await until(pilot, lambda: bool(page.targets()))
    return page


async def test_links_are_followed_in_both_directions_and_back(opened: Open, filled: Path) -> None:
    async with opened(size=(100, 40)) as pilot:
        await pilot.press("r")
        page = await _reading(pilot, "2026-002")
        text = screen_text(pilot)
        assert "again after  2026-001  Two parcels swapped" in text
        assert "Read that case" not in text, "Enter leads nowhere before a case is chosen"
        await pilot.press("tab")
        await settle(pilot)
        assert "Read that case" in screen_text(pilot)
        at = caret(pilot.app.screen)
        assert "2026-001" in screen_text(pilot).split("\n")[at.y]
        await pilot.press("enter")
        page = await _reading(pilot, "2026-001")
        await until(pilot, lambda: "happened again in  2026-002" in screen_text(pilot))
        assert "slips lay on one table [/x]" in screen_text(pilot)
        assert page.targets() == ["2026-002"]
        await pilot.press("escape")
        await _reading(pilot, "2026-002")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, ArchiveScreen))


async def test_from_the_search_the_words_are_marked_on_the_page(opened: Open, filled: Path) -> None:
    async with opened(size=(100, 40)) as pilot:
        await pilot.press("slash")
        await type_text(pilot, "slips")
        await until(pilot, lambda: "2026-001" in screen_text(pilot))
        await pilot.press("ctrl+o")
        page = await _reading(pilot, "2026-001")
        await until(pilot, lambda: page.found > 0)


async def test_a_link_stays_chosen_where_the_page_is_drawn_anew(opened: Open, filled: Path) -> None:
    async with opened(size=(100, 40)) as pilot:
        await pilot.press("r")
        page = await _reading(pilot, "2026-002")
        await pilot.press("tab")
        assert page.target == "2026-001"
        await pilot.resize_terminal(70, 30)
        await settle(pilot)
        assert page.target == "2026-001"
        await pilot.press("enter")
        await _reading(pilot, "2026-001")


async def test_one_stays_where_the_case_that_is_named_is_gone(opened: Open, filled: Path) -> None:
    async with opened(size=(100, 40)) as pilot:
        await pilot.press("r")
        page = await _reading(pilot, "2026-002")
        await pilot.press("tab")
        screen = pilot.app.screen
        page.post_message(ReadingPage.Followed("2026-077"))
        await until(pilot, lambda: "2026-077" in screen_text(pilot))
        assert pilot.app.screen is screen
        assert "2026-002  Reading" in screen_text(pilot)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, ArchiveScreen))


async def test_words_are_found_in_another_form_and_the_walk_opens_there(opened: Open, filled: Path) -> None:
    async with opened(size=(100, 40)) as pilot:
        await pilot.press("r")
        page = await _reading(pilot, "2026-002")
        await pilot.press("slash")
        await type_text(pilot, "ｻｰﾊﾞ")
        await until(pilot, lambda: page.found == 1)
        await pilot.press("enter")
        await until(pilot, lambda: "1 of 1 found" in screen_text(pilot))
        await settle(pilot)
        at = caret(pilot.app.screen)
        assert "サーバー" in screen_text(pilot).split("\n")[at.y]
        await pilot.press("w")
        await until(pilot, lambda: isinstance(pilot.app.screen, WalkScreen))


async def test_the_same_key_reads_the_case_from_its_walk(opened: Open, filled: Path) -> None:
    async with opened(reference="2026-001", size=(80, 24)) as pilot:
        await pilot.press("r")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReaderScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, WalkScreen))


def test_of_a_letter_that_stands_everywhere_the_first_places_are_marked() -> None:
    text = "slip " * 100_000
    found = find([Paragraph("a slip"), Paragraph(text), Paragraph(text)], ("s", "slip"))
    assert len(found) == MOST_MARKS
    assert found[:2] == [Highlight(0, 2, 3), Highlight(0, 2, 6)]
    assert found == sorted(found)
    assert found[-1].paragraph == 1


async def test_how_many_are_marked_is_said_with_a_plus_where_there_are_more(opened: Open, filled: Path) -> None:
    store, stamps = open_store(filled), factory(2000)
    store.apply("2026-002", stamps.change(Add("lesson", stamps.new_id(), {"what": "slip " * 10_000}, 2.0)))
    store.close()
    async with opened(size=(80, 24)) as pilot:
        pilot.app.screen.retro.open_reader("2026-002")  # type: ignore[attr-defined]
        await until(pilot, lambda: isinstance(pilot.app.screen, ReaderScreen))
        await settle(pilot)
        await pilot.press("slash")
        await type_text(pilot, "slip")
        await until(pilot, lambda: f"of {MOST_MARKS}+ found" in screen_text(pilot))
