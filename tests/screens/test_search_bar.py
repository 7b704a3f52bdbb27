"""The line below a document in which words to find are typed."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from retro.screens.report.search_bar import SearchBar
from tests.widgets.alone import strips, styled
from widgets.document import DocumentView

LINES = [[Segment(f"line {number}")] for number in range(3)]


class Reading(App[None]):
    """A document, and the line below it."""

    def __init__(self) -> None:
        super().__init__()
        self.document = DocumentView()
        self.bar = SearchBar(self.document)

    def compose(self) -> ComposeResult:
        yield self.document
        yield self.bar

    @property
    def marked(self) -> list[str]:
        """The lines that are marked as found."""
        words = (styled(strip, "reverse").strip() for strip in strips(self.document))
        return [each for each in words if each]


@asynccontextmanager
async def asked(*keys: str) -> AsyncIterator[tuple[Pilot[None], Reading]]:
    """Words are asked for, and these keys pressed."""
    app = Reading()
    async with app.run_test(size=(24, 6)) as pilot:
        app.document.show(LINES, from_top=True)
        await pilot.pause()
        app.bar.ask()
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()
        yield pilot, app


async def test_what_is_typed_is_marked_at_once() -> None:
    async with asked("1") as (_pilot, app):
        assert app.marked == ["line 1"]
        assert app.bar.display


async def test_enter_keeps_the_marks_and_says_how_many_places_were_found_or_that_there_is_none() -> None:
    async with asked("1", "enter") as (pilot, app):
        assert app.marked == ["line 1"]
        assert not app.bar.display
        assert app.focused is app.document
        app.bar.ask()
        await pilot.press("x", "enter")
        await pilot.pause()
        said = [note.message for note in app._notifications]
        assert said == ["1 place found; n goes to the next", "“x” is not in it."]


async def test_giving_up_takes_the_marks_away() -> None:
    async with asked("1", "escape") as (_pilot, app):
        assert app.marked == []
        assert not app.bar.display
        assert app.focused is app.document


async def test_it_is_empty_when_it_is_asked_for_again() -> None:
    async with asked("1", "enter") as (pilot, app):
        app.bar.ask()
        await pilot.press("2", "enter")
        await pilot.pause()
        assert app.marked == ["line 2"]
