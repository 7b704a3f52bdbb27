"""The line in which words to find on a page are typed. It is away until it is asked for."""

from __future__ import annotations

from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static

from retro.language import _
from widgets.prompt_line import PromptLine


class FindLine(Horizontal):
    """Says what is typed in it, and when that is done. A subclass may do something about it itself."""

    DEFAULT_CSS = """
    FindLine { height: 1; background: $surface; display: none; }
    FindLine.-asked { display: block; }
    FindLine > Static { width: auto; padding: 0 2; text-style: bold; color: $text-accent; }
    FindLine > PromptLine { width: 1fr; background: transparent; }
    """

    @dataclass
    class Typed(Message):
        """Something else is to be found."""

        text: str

    class Ended(Message):
        """Nothing more is typed."""

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

    def find(self, text: str) -> None:
        """Have this found."""
        self.post_message(self.Typed(text))

    def end(self) -> None:
        """Take the line away."""
        self.remove_class("-asked")
        self.post_message(self.Ended())

    @on(PromptLine.GivenUp)
    def _given_up(self) -> None:
        self.find("")
        self.end()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if self.has_class("-asked"):
            self.find(event.value)

    @on(Input.Submitted)
    def _done(self, event: Input.Submitted) -> None:
        event.stop()
        self.end()
        self.taken(event.value)

    def taken(self, text: str) -> None:
        """Enter was pressed on this text, which is found by then."""
