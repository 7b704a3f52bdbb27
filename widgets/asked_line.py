"""One question above the line in which it is answered, and at the right which one of how many it is."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from widgets.wrapped_text import WrappedText


class AskedLine(Horizontal):
    """The question, as many lines as it needs, and its place."""

    DEFAULT_CSS = """
    AskedLine { height: auto; padding: 0 1; }
    AskedLine > .asked { width: 1fr; height: auto; }
    AskedLine > .place { width: auto; color: $text-muted; padding: 0 0 0 2; }
    AskedLine.-open > .asked { text-style: bold; }
    AskedLine.-wrong > .asked { color: $text-warning; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 -- Textual's name
        super().__init__(id=id)
        self._asked, self._place = WrappedText(classes="asked"), Static("", classes="place", markup=False)
        self._shown = ("", "", False, False)

    def compose(self) -> ComposeResult:
        """Both of them."""
        yield self._asked
        yield self._place

    def show(self, text: str, place: str = "", *, is_open: bool = False, wrong: bool = False) -> None:
        """Show a question, or nothing; `is_open` where it waits for an answer, `wrong` where it says what is wrong."""
        shown = text, place, is_open, wrong
        if shown == self._shown:  # each key asks, and drawing costs
            return
        self._shown = shown
        self.display = bool(text)
        self._asked.update(Content(text))
        self._place.update(Content(place))
        self.set_class(is_open, "-open")
        self.set_class(wrong, "-wrong")
