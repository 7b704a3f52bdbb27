"""The line in which words to find in a document are typed."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, Static

from retro.language import _, n_
from widgets.document import DocumentView
from widgets.prompt_line import PromptLine


class SearchBar(Horizontal):
    """A line below `document` that finds words in it while they are typed. It is away until it is asked for."""

    DEFAULT_CSS = """
    SearchBar { height: 1; background: $surface; display: none; }
    SearchBar.-asked { display: block; }
    SearchBar > Static { width: auto; padding: 0 2; text-style: bold; color: $text-accent; }
    SearchBar > PromptLine { width: 1fr; background: transparent; }
    """

    def __init__(self, document: DocumentView) -> None:
        super().__init__(classes="roomy")
        self._document = document

    def compose(self) -> ComposeResult:
        """The question and the line."""
        yield Static(_("Find"), markup=False)
        yield PromptLine("")

    def ask(self) -> None:
        """Ask for words."""
        self.add_class("-asked")
        line = self.query_one(PromptLine)
        line.value = ""
        line.focus()

    def end(self, *, keep: bool) -> None:
        """Take the line away, and the marks, too, unless they are to be kept."""
        if not keep:
            self._document.find("")
        self.remove_class("-asked")
        self._document.focus()

    @on(PromptLine.GivenUp)
    def _given_up(self) -> None:
        self.end(keep=False)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if self.has_class("-asked"):
            self._document.find(event.value)

    @on(Input.Submitted)
    def _done(self, event: Input.Submitted) -> None:
        event.stop()
        found = self._document.find(event.value)
        self.end(keep=True)
        said = n_("{n} line found; n goes to the next", "{n} lines found; n goes to the next", found)
        self.notify(said, markup=False)
