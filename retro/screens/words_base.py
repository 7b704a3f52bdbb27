"""A base of the screens on which words are looked for as one types, over the list of what is found."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from retro.errors import RetroError
from retro.language import Message, _, active
from retro.model.query.completions import completions
from retro.screens.base import RetroScreen
from retro.screens.search_line import SearchLine
from widgets.hit_list import HitList
from widgets.line_list import LineList
from widgets.wrapped_text import WrappedText


class WordsBase(RetroScreen):
    """Has the line and the list. A subclass composes them with `words_and_found`, and opens what is chosen."""

    AUTO_FOCUS = "SearchLine"

    def __init__(self, text: str, list_id: str) -> None:
        super().__init__()
        self._line = SearchLine(text)
        self._line.completer = lambda text, at: completions(text, at, self._owners, self._tags)
        self._list = HitList(id=list_id)
        self._list.can_focus = False
        self._owners: Sequence[str] = ()
        self._tags: Sequence[str] = ()

    def words_and_found(self, name: str) -> ComposeResult:
        """Top bar with the name of the screen and how much was found, the line, what can be said, what was found."""
        with Horizontal(classes="topbar roomy"):
            yield Static(name, classes="name", markup=False)
            yield Static("", id="count", classes="said", markup=False)
        with Horizontal(id="line", classes="roomy"):
            yield Static(_("Find"), classes="question", markup=False)
            yield self._line
        yield self._line.offers
        yield WrappedText(id="echo", classes="roomy")
        yield WrappedText(id="nothing", classes="message roomy")
        yield self._list.add_class("roomy")

    def on_mount(self) -> None:
        """Learn what can be said."""
        self.run_worker(self._find_names(), group="names")

    def say_below(self, said: Sequence[Message]) -> None:
        """Say below the line what could not be read in it, or what is to be said beside what was found."""
        echo = self.query_one("#echo", WrappedText)
        echo.display = bool(said)
        echo.update(Content(active().sentences(each.show(active()) for each in said)))

    async def _find_names(self) -> None:
        with suppress(RetroError):  # what cannot be read is told by the list
            self._tags = await self.retro.store_worker.ask(lambda store: store.tags())
            self._owners = await self.retro.store_worker.ask(lambda store: store.owners())

    def action_move(self, lines: int) -> None:
        """Move the cursor of the list."""
        self._list.action_step(lines)

    def action_page(self, pages: int) -> None:
        """Move it by so many windows."""
        self._list.action_page(pages)

    def action_complete(self) -> None:
        """Offer what can be said."""
        self._line.action_complete(1)

    @on(Input.Submitted)
    @on(LineList.Chosen)
    async def _chosen(self) -> None:
        await self.action_open()

    async def action_open(self) -> None:
        """Open what is under the cursor."""
        raise NotImplementedError
