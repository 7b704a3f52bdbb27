"""Pasted lines: shown as what each would be, and taken as rows, as one row, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.events import Paste
from textual.pilot import Pilot

from retro.screens.walk.screen import WalkScreen
from retro.store.sqlite.store import open_store
from tests.screens.conftest import Open, screen_text, settle, until
from tests.screens.test_entering import all_saved, begin, burst, events_of

THREE = "- 10:30 third call\n- **10:35** fourth call\n\n- [10:40] fifth call\n"
ROWS = ["third call", "fourth call", "fifth call"]


async def paste(pilot: Pilot[None], text: str) -> None:
    send(pilot, text)
    await settle(pilot)


def send(pilot: Pilot[None], text: str) -> None:
    """Paste as a terminal does, in order with keys."""
    driver = pilot.app._driver
    assert driver is not None
    driver.send_message(Paste(text))


async def offered(pilot: Pilot[None], said: str) -> str:
    await until(pilot, lambda: said in screen_text(pilot))
    await settle(pilot)
    return screen_text(pilot)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_pasted_lines_are_shown_and_enter_adds_them_and_one_undo_takes_all_back(
    opened: Open, begun: Path, size: tuple[int, int]
) -> None:
    async with opened(reference="2026-001", size=size) as pilot:
        await begin(pilot)
        await paste(pilot, THREE)
        shown = await offered(pilot, "3 lines were pasted. Enter adds 3 rows")
        assert "1  event, 10:30, “third call”" in shown
        assert "3  event, 10:40, “fifth call”" in shown
        assert "not saved yet" in shown
        assert events_of(begun) == []
        await pilot.press("enter")
        await all_saved(pilot)
        assert "were pasted" not in screen_text(pilot)
        assert events_of(begun) == ROWS
        await pilot.press("escape", "u")
        await settle(pilot)
    assert events_of(begun) == []


async def test_wrapped_prose_and_the_head_of_a_table_are_spoken_of(opened: Open, begun: Path) -> None:
    prose = "The belt stood still the whole morning, and nobody in the hall knew whom to ask about the\nspare motor."
    async with opened(reference="2026-001", size=(120, 40)) as pilot:
        await begin(pilot)
        await paste(pilot, f"{prose}\n\n| Time | What | Source |\n|---|---|---|\n| 10:40 | belt runs | log |\n")
        shown = await offered(pilot, "2 lines were pasted. Enter adds 2 rows")
        assert "1 line goes on with the one above it" in shown
        assert "1 line is no row; it says something about those below it." in shown
        await pilot.press("enter")
        await all_saved(pilot)
    assert events_of(begun) == [prose.replace("\n", " "), "belt runs"]


async def test_f7_makes_one_row_of_them(opened: Open, begun: Path) -> None:
    async with opened(reference="2026-001") as pilot:
        await begin(pilot)
        await paste(pilot, "10:30 third call\nand nobody answered\n")
        await offered(pilot, "2 lines were pasted")
        await pilot.press("f7")
        await all_saved(pilot)
    assert events_of(begun) == ["third call and nobody answered"]


async def test_esc_takes_none_and_gives_back_what_was_typed(opened: Open, begun: Path) -> None:
    async with opened(reference="2026-001") as pilot:
        entry = await begin(pilot)
        burst(pilot, "10:20 they say ")
        await paste(pilot, "one\ntwo")
        await offered(pilot, "2 lines were pasted")
        assert entry.text == ""
        await pilot.press("escape")
        await settle(pilot)
        assert entry.text == "10:20 they say "
        assert "were pasted" not in screen_text(pilot)
        await pilot.press("ctrl+u")
        await paste(pilot, "one\ntwo")
        await offered(pilot, "2 lines were pasted")
        await pilot.press("escape")
        await settle(pilot)
        assert entry.text == ""
        assert "not taken" not in screen_text(pilot)
    assert events_of(begun) == []


async def test_what_is_typed_behind_waits_its_turn(opened: Open, begun: Path) -> None:
    async with opened(reference="2026-001") as pilot:
        await begin(pilot)
        await paste(pilot, "10:30 third call\n10:35 fourth call")
        await offered(pilot, "2 lines were pasted")
        burst(pilot, "10:40 fifth call\r")
        await until(pilot, lambda: "waits: 10:40 fifth call" in screen_text(pilot))
        assert events_of(begun) == []
        await pilot.press("enter")
        await all_saved(pilot)
    assert events_of(begun) == ROWS


async def test_enter_may_come_before_the_list_does(opened: Open, begun: Path) -> None:
    async with opened(reference="2026-001") as pilot:
        await begin(pilot)
        send(pilot, THREE)
        burst(pilot, "\r10:50 sixth call\r")
        await all_saved(pilot)
    assert events_of(begun) == [*ROWS, "sixth call"]


async def test_lines_that_are_no_rows_are_kept(opened: Open, begun: Path) -> None:
    async with opened(reference="2026-001") as pilot:
        entry = await begin(pilot)
        await paste(pilot, "10:30 third call\n10:99 nonsense\n10:40 fifth call")
        shown = await offered(pilot, "1 cannot be read")
        assert "10:99 nonsense: " in shown
        await pilot.press("enter")
        await all_saved(pilot)
        assert "not taken: 10:99 nonsense" in screen_text(pilot)
        await pilot.press("up")
        await settle(pilot)
        assert entry.text == "10:99 nonsense"
    assert events_of(begun) == ["third call", "fifth call"]


async def test_a_heading_that_no_row_tells_is_kept(opened: Open, begun: Path) -> None:
    async with opened(reference="2026-001") as pilot:
        entry = await begin(pilot)
        await paste(pilot, "Impact (two shops)\n10:30 third call\n10:40 fifth call")
        await offered(pilot, "1 line is no row")
        await pilot.press("enter")
        await all_saved(pilot)
        assert "not taken: Impact (two shops)" in screen_text(pilot)
        await pilot.press("up")
        await settle(pilot)
        assert entry.text == "Impact (two shops)"
    assert events_of(begun) == ["third call", "fifth call"]


async def test_what_steers_a_terminal_is_taken_out(opened: Open, begun: Path) -> None:
    async with opened(reference="2026-001") as pilot:
        await begin(pilot)
        await paste(pilot, "10:30 red \x1b[31malarm\x07\r\n10:31 [/x] \u202eleft\x00\ud800\r10:32 third")
        await offered(pilot, "3 lines were pasted")
        await pilot.press("enter")
        await all_saved(pilot)
    assert events_of(begun) == ["red [31malarm", "[/x] left", "third"]


async def test_a_line_that_is_none_is_refused_and_kept(opened: Open, begun: Path) -> None:
    async with opened(reference="2026-001") as pilot:
        await begin(pilot)
        await paste(pilot, "10:30 " + "word @x " * 130_000)
        shown = await offered(pilot, "1 line was pasted")
        assert "too long for a line" in shown
        await pilot.press("enter")
        await all_saved(pilot)
        assert "not taken: 10:30 word @x" in screen_text(pilot)
    assert events_of(begun) == []


async def test_a_thousand_pasted_lines_are_one_change(opened: Open, begun: Path) -> None:
    async with opened(reference="2026-001") as pilot:
        await begin(pilot)
        lines = [f"{8 + n // 100:02}:{n // 2 % 50:02} alarm {n} rings" for n in range(1000)]
        await paste(pilot, "\n".join(lines))
        await offered(pilot, "lines were pasted. Enter")
        await pilot.press("pagedown", "enter")
        await all_saved(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, WalkScreen)
    store = open_store(begun)
    log = store.changes("2026-001")
    assert len(log) == 2
    assert len(store.load("2026-001").rows) == 1000
    store.close()
