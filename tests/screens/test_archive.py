from __future__ import annotations

from pathlib import Path

from retro.model.change_factory import ChangeFactory
from retro.screens.archive.screen import ArchiveScreen
from retro.screens.walk.screen import WalkScreen
from retro.store.protocol import CaseFilter
from retro.store.sqlite.store import open_store
from tests.screens.conftest import Open, factory, screen_text, settle, type_text, until
from widgets.case_list import CaseList


def fill(database: Path, titles: list[str]) -> None:
    store, stamps = open_store(database), factory(1000)
    for title in titles:
        store.create({"title": title, "zone": "Asia/Tokyo"}, stamps.change())
    store.close()


async def test_an_empty_archive_says_what_to_do_first(opened: Open) -> None:
    async with opened(size=(80, 24)) as pilot:
        text = screen_text(pilot)
    assert "No retrospective here yet." in text
    assert "begin your first retrospective" in text
    assert "retro import" in text


async def test_a_new_retrospective_is_asked_for_and_opened(opened: Open, database: Path) -> None:
    async with opened() as pilot:
        await pilot.press("n")
        await type_text(pilot, "Two [parcels] swapped")
        await pilot.press("enter")
        await type_text(pilot, "18 Nov 10:20")
        await pilot.pause()
        assert "reads: 18 Nov 2026 10:20" in screen_text(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(pilot.app.screen, WalkScreen)
        assert "Two [parcels] swapped" in screen_text(pilot)
    store = open_store(database)
    head = store.load("2026-001").head
    assert (head.title, head.zone) == ("Two [parcels] swapped", "Asia/Tokyo")
    assert head.started is not None
    assert head.started.dump() == "2026-11-18T10:20+09:00"
    store.close()


async def test_an_unreadable_start_is_refused_and_can_be_mended(opened: Open, database: Path) -> None:
    async with opened() as pilot:
        await pilot.press("n", "x", "enter")
        await type_text(pilot, "25:99")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ArchiveScreen)
        assert "does not read as a moment" in screen_text(pilot)
        await pilot.press("escape")
        await settle(pilot)
    store = open_store(database)
    assert store.count(CaseFilter()) == 0
    store.close()


async def test_the_list_is_windowed_and_filtered(opened: Open, database: Path) -> None:
    fill(database, [f"case number {n}" for n in range(250)] + ["配送先の取り違え"])
    async with opened(size=(80, 24)) as pilot:
        cases = pilot.app.screen.query_one(CaseList)
        assert cases.count == 251
        assert len(cases._pages) == 1
        await pilot.press("end")
        await settle(pilot)
        assert cases.cursor == 250
        assert cases.chosen == "2026-001"
        assert "case number 0" in screen_text(pilot)
        await pilot.press("slash")
        await type_text(pilot, "取り違え")
        await settle(pilot)
        assert cases.count == 1
        assert "配送先の取り違え" in screen_text(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert cases.count == 251


async def test_what_another_terminal_writes_appears(opened: Open, database: Path) -> None:
    fill(database, ["the first"])
    async with opened() as pilot:
        assert "1 case" in screen_text(pilot)
        fill_more = open_store(database)
        fill_more.create({"title": "from elsewhere", "zone": "UTC"}, ChangeFactory(author="other").change())
        fill_more.close()
        await until(pilot, lambda: "from elsewhere" in screen_text(pilot))


async def test_the_first_case_is_previewed_without_a_key_and_when_the_window_grows(
    opened: Open, database: Path
) -> None:
    fill(database, ["only one"])
    for size in ((120, 40), (80, 24)):
        async with opened(size=size) as pilot:
            await pilot.resize_terminal(120, 40)
            await until(pilot, lambda: "only one" in str(pilot.app.screen.query_one("#look").render()))


async def test_the_preview_shows_the_chosen_case(opened: Open, database: Path) -> None:
    fill(database, ["older", "newer"])
    async with opened() as pilot:
        await pilot.press("down")
        await until(pilot, lambda: "older" in str(pilot.app.screen.query_one("#look").render()))
    async with opened(size=(80, 24)) as pilot:
        assert not pilot.app.screen.query_one("#preview").display


async def test_the_samples_open_in_an_archive_of_their_own(opened: Open, database: Path) -> None:
    async with opened() as pilot:
        await pilot.press("d")
        await settle(pilot)
        assert "Retro  Samples" in screen_text(pilot)
        assert pilot.app.screen.query_one(CaseList).count >= 10
        await pilot.press("escape")
        await settle(pilot)
        assert "No retrospective here yet." in screen_text(pilot)
    store = open_store(database)
    assert store.count(CaseFilter()) == 0
    store.close()


async def test_a_tiny_terminal_is_told_so(opened: Open) -> None:
    async with opened(size=(40, 10)) as pilot:
        assert "This terminal has 40 x 10 cells" in screen_text(pilot)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert "No retrospective here yet." in screen_text(pilot)
