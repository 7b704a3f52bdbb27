"""The entry line with all that stands around it: what is read, offered and said."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.pilot import Pilot
from textual.widgets import Static

from retro.model.quick_entry.completion import Completion
from retro.model.quick_entry.pieces import Piece
from tests.keyboard import send
from tests.widgets.alone import screen
from widgets.keyboard import KeyboardApp
from widgets.quick_entry import QuickEntry

WHY = "“x” is none of the choices of “How”. Choose from: #occurred, #escaped. If it belongs to the text, write “\\#x”."
TAB, SHIFT_TAB, CTRL_G = "\t", "\x1b[Z", "\x07"


class Shown(KeyboardApp):
    """The entry line over a footer; `!` cannot be read, `?` only in part."""

    def compose(self) -> ComposeResult:
        self.taken: list[str] = []
        with Vertical():
            self.entry = QuickEntry()
            self.entry.reader = lambda text: (WHY, False) if "!" in text else (f"reads: {text}", True)
            self.entry.piecer = lambda text: (
                ([Piece("event"), Piece("#note", 3, 7)], "not read: 10:05") if "?" in text else (_pieces(text), "")
            )
            self.entry.complete_with(lambda text, at: [Completion(at, "#one", "1"), Completion(at, "#two", "2")])
            self.entry.takes = self.taken.append
            self.entry.suggest("14:05 an example", lambda: "#kind  due   Tab completes")
            yield self.entry
        yield Static("the foot")


def _pieces(text: str) -> list[Piece]:
    return [Piece("event"), Piece("#note", text.index("note"), text.index("note") + 4)] if "note" in text else []


@asynccontextmanager
async def shown(width: int = 60) -> AsyncIterator[tuple[Pilot[Any], Shown]]:
    app = Shown()
    async with app.run_test(size=(width, 20)) as pilot:
        app.entry.enter()
        await pilot.pause()
        yield pilot, app


async def test_an_empty_line_shows_an_example_and_its_marks_while_the_cursor_is_there() -> None:
    async with shown() as (pilot, app):
        assert [line.strip() for line in screen(app)[:2]] == ["+ 14:05 an example", "#kind  due   Tab completes"]
        app.set_focus(None)
        await pilot.pause()
        assert "Tab completes" not in "".join(screen(app))


async def test_a_text_is_read_back_as_pieces_where_there_are_any() -> None:
    async with shown() as (pilot, app):
        await send(pilot, "plain")
        await pilot.pause()
        assert screen(app)[1].strip() == "reads: plain"
        await send(pilot, " note")
        await pilot.pause()
        assert [line.strip() for line in screen(app)] == ["+ plain note", "event   #note", "the foot"]


async def test_what_was_not_read_stands_beside_the_pieces() -> None:
    async with shown() as (pilot, app):
        await send(pilot, "a note?")
        await pilot.pause()
        assert [line.strip() for line in screen(app)[1:3]] == ["event   #note", "not read: 10:05"]


async def test_a_message_is_never_cut() -> None:
    for width in (40, 60, 130):
        async with shown(width) as (pilot, app):
            await send(pilot, "x!")
            await pilot.pause()
            await pilot.pause()
            said = " ".join(" ".join(screen(app)[1:-1]).split())
            assert said == WHY
            assert screen(app)[-1] == "the foot"


@pytest.mark.parametrize("figure", ["1", "１"])
async def test_each_piece_has_a_number_whose_key_changes_it(figure: str) -> None:
    async with shown() as (pilot, app):
        await send(pilot, "a note b" + CTRL_G)
        await pilot.pause()
        assert "1 #note" in screen(app)[1]
        await send(pilot, figure)
        await pilot.pause()
        assert "1 #note" not in screen(app)[1]
        await send(pilot, "x")
        await pilot.pause()
        assert app.entry.text == "a x b"


async def test_a_key_that_is_no_number_of_a_piece_is_typed_and_the_numbers_go() -> None:
    async with shown() as (pilot, app):
        await send(pilot, "a note" + CTRL_G + "7")
        await pilot.pause()
        assert app.entry.text == "a note7"
        assert "1 #note" not in "".join(screen(app))
        await send(pilot, "8" + CTRL_G + CTRL_G + " b")
        await pilot.pause()
        assert app.entry.text == "a note78 b"


async def test_without_pieces_the_key_does_nothing() -> None:
    async with shown() as (pilot, app):
        await send(pilot, "plain" + CTRL_G + "1")
        await pilot.pause()
        assert app.entry.text == "plain1"


async def test_shift_tab_changes_a_piece_and_marks_it() -> None:
    async with shown() as (pilot, app):
        await send(pilot, "a note b")
        await pilot.pause()
        await send(pilot, SHIFT_TAB + "x")
        await pilot.pause()
        assert app.entry.text == "a x b"


async def test_the_list_stands_between_the_line_and_what_is_said() -> None:
    async with shown() as (pilot, app):
        await send(pilot, "a " + TAB + TAB)
        await pilot.pause()
        assert app.entry.text == "a #one"
        assert [line.strip() for line in screen(app)[1:3]] == ["> #one  1", "#two  2"]
        await pilot.press("enter")
        await pilot.pause()
        assert app.taken == ["a #one"]
        assert app.entry.text == ""
        assert "#two" not in "".join(screen(app))


async def test_a_long_line_grows() -> None:
    async with shown(40) as (pilot, app):
        await send(pilot, "the slips of two orders lay on one table and nobody saw it")
        await pilot.pause()
        assert [line.strip("+ ") for line in screen(app)[:2]] == [
            "the slips of two orders lay on one",
            "table and nobody saw it",
        ]
