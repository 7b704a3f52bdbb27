"""Keys of the walk: stages change without leaving the line, a key that does nothing says so, a small terminal waits."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import TextArea

from retro.app import RetroApp
from retro.screens.keys import KeysScreen
from retro.screens.walk.screen import WalkScreen
from retro.store.sqlite.store import open_store
from tests.screens.conftest import Open, factory, screen_text, settle, type_text, until
from widgets.quick_entry import EntryLine, QuickEntry


@pytest.fixture
def begun(database: Path) -> Path:
    store = open_store(database)
    store.create({"title": "Parcels swapped", "zone": "UTC", "started": "2026-11-18"}, factory(900).change())
    store.close()
    return database


def entry(pilot: Pilot[None]) -> QuickEntry:
    return pilot.app.screen.query_one(QuickEntry)


def rows(database: Path) -> int:
    store = open_store(database)
    found = len(store.load("2026-001").rows)
    store.close()
    return found


async def test_stages_change_without_leaving_the_line_and_each_keeps_its_text(opened: Open, begun: Path) -> None:
    async with opened(reference="2026-001", size=(80, 24)) as pilot:
        await pilot.press("1", "i")
        await type_text(pilot, "14:05 half")
        await pilot.press("ctrl+down")
        await settle(pilot)
        assert "[2 Cause" in screen_text(pilot)
        assert entry(pilot).has_cursor
        assert entry(pilot).text == ""
        await type_text(pilot, "one table")
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("ctrl+up")
        await settle(pilot)
        assert "[1 Timeline" in screen_text(pilot)
        assert (entry(pilot).text, entry(pilot).has_cursor) == ("14:05 half", True)
        await pilot.press("ctrl+up", "ctrl+up")
        await settle(pilot)
        assert "This is the first stage." in screen_text(pilot)
        await pilot.press("escape", "ctrl+down")
        await settle(pilot)
        assert "[1 Timeline" in screen_text(pilot)
        assert not entry(pilot).has_cursor
    assert rows(begun) == 1


async def test_up_in_the_empty_line_goes_to_no_other_stage(opened: Open, begun: Path) -> None:
    async with opened(reference="2026-001", size=(80, 24)) as pilot:
        await pilot.press("1", "i")
        await type_text(pilot, "25:99 never")
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("ctrl+down")
        await settle(pilot)
        assert "Lines were not taken in: Timeline" in screen_text(pilot)
        await pilot.press("up")
        await settle(pilot)
        assert "[2 Cause" in screen_text(pilot)
        assert entry(pilot).text == ""
        await pilot.press("1", "i", "up")
        await settle(pilot)
        assert entry(pilot).text == "25:99 never"


async def test_a_key_that_does_nothing_here_says_why(opened: Open, begun: Path) -> None:
    said = {
        "z": "“z” does nothing here. ? shows the keys.",
        "l": "Only a measure answers a cause.",
        "greater_than_sign": "Only a cause stands under another one.",
        "x": "The head is no row",
        "J": "The head is no row",
        "left_square_bracket": "This is the first stage.",
        "O": "It is not closed.",
    }
    async with opened(reference="2026-001", size=(80, 24)) as pilot:
        await pilot.press("0")
        for key, why in said.items():
            await pilot.press(key)
            await settle(pilot)
            assert why in screen_text(pilot), key
        await pilot.press("1", "x")
        await settle(pilot)
        assert "There is no row here yet." in screen_text(pilot)


async def test_in_a_terminal_that_is_too_small_only_leaving_works(opened: Open, begun: Path) -> None:
    async with opened(reference="2026-001", size=(80, 24)) as pilot:
        await pilot.press("1", "i")
        await type_text(pilot, "14:05 half")
        await pilot.resize_terminal(40, 10)
        await until(pilot, lambda: "Ctrl+Q leaves" in screen_text(pilot))
        await type_text(pilot, "xyz2")
        pilot.app.screen.post_message(Paste("14:10 pasted"))
        await pilot.press("enter", "escape", "2", "x", "ctrl+p", "question_mark", "ctrl+down")
        await settle(pilot)
        assert isinstance(pilot.app.screen, WalkScreen)
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert "[1 Timeline" in screen_text(pilot)
        assert (entry(pilot).text, entry(pilot).has_cursor) == ("14:05 half", True)
        await type_text(pilot, "!")
        assert entry(pilot).text == "14:05 half!"
        await pilot.press("ctrl+u", "escape")
        await pilot.resize_terminal(40, 10)
        await until(pilot, lambda: "Ctrl+Q leaves" in screen_text(pilot))
        await pilot.press("ctrl+q")
        await until(pilot, lambda: not pilot.app.is_running or pilot.app._exit)
    assert rows(begun) == 0


async def test_what_asks_for_the_cursor_where_nothing_is_seen_has_it_once_it_can_be_seen(
    opened: Open, begun: Path
) -> None:
    async with opened(reference="2026-001", size=(80, 24)) as pilot:
        await pilot.press("1")
        screen, line = pilot.app.screen, entry(pilot).query_one(EntryLine)
        await pilot.resize_terminal(40, 10)
        await until(pilot, lambda: "Ctrl+Q leaves" in screen_text(pilot))
        screen.set_focus(line)
        assert screen.focused is None
        screen.set_focus(None)
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: screen.focused is line)


async def test_the_cursor_goes_back_once_and_never_to_what_is_gone(opened: Open, begun: Path) -> None:
    async with opened(reference="2026-001", size=(80, 24)) as pilot:
        screen = pilot.app.screen
        await pilot.press("1", "i")
        line = screen.focused

        async def small_then_large() -> None:
            await pilot.resize_terminal(40, 10)
            await until(pilot, lambda: "Ctrl+Q leaves" in screen_text(pilot))
            await pilot.resize_terminal(80, 24)
            await until(pilot, lambda: "[1 Timeline" in screen_text(pilot))

        await small_then_large()
        assert screen.focused is line
        screen.set_focus(None)
        await small_then_large()
        assert screen.focused is None
        await screen.mount(gone := TextArea())
        screen.set_focus(gone)
        await pilot.resize_terminal(40, 10)
        await until(pilot, lambda: "Ctrl+Q leaves" in screen_text(pilot))
        await gone.remove()
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: "[1 Timeline" in screen_text(pilot))
        assert screen.focused is None


async def test_the_help_is_filtered_by_typing(opened: Open, begun: Path) -> None:
    async with opened(reference="2026-001", size=(80, 24)) as pilot:
        await pilot.press("1", "question_mark")
        await settle(pilot)
        assert "Write a row in the entry line" in screen_text(pilot) or "event" in screen_text(pilot)
        await type_text(pilot, "next STAGE")
        await settle(pilot)
        text = screen_text(pilot)
        assert "Go to the next stage" in text
        assert "Delete the row" not in text
        assert "Write a row" not in text
        await type_text(pilot, "zzz")
        await settle(pilot)
        assert "No key does that." in screen_text(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(pilot.app.screen, KeysScreen)
        await pilot.press("question_mark")
        await until(pilot, lambda: isinstance(pilot.app.screen, WalkScreen))
        assert isinstance(pilot.app, RetroApp)


@pytest.mark.parametrize(("cols", "rows"), [(80, 24), (120, 40), (60, 14)])
async def test_all_keys_can_be_scrolled_to(opened: Open, begun: Path, cols: int, rows: int) -> None:
    async with opened(reference="2026-001", size=(cols, rows)) as pilot:
        await pilot.press("f1")
        await settle(pilot)
        assert "Close the help" not in screen_text(pilot)
        seen = [screen_text(pilot)]
        for _page in range(20):
            await pilot.press("pagedown")
            await settle(pilot)
            seen.append(screen_text(pilot))
            if seen[-1] == seen[-2]:
                break
        assert "Leave Retro" in seen[-1]
        await pilot.press("pageup", "down", "up")
        await settle(pilot)
        assert screen_text(pilot) != seen[-1]


async def test_a_field_that_is_edited_stays_in_sight_when_its_error_takes_room(opened: Open, begun: Path) -> None:
    async with opened(reference="2026-001", size=(60, 20)) as pilot:
        await pilot.press("0", "enter", *["tab"] * 8)
        await type_text(pilot, " 25:99")
        await settle(pilot)
        shown = screen_text(pilot)
        assert "A day has no such" in shown
        assert re.search(r"(?:Started|Detected) .* 25:99", shown), shown
