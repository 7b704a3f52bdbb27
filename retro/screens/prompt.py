"""What a screen asks in a line at its foot."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Mount
from textual.message import Message
from textual.widgets import Static

from retro.language import N_
from widgets.commands import Command
from widgets.prompt_line import PromptLine
from widgets.wrapped_text import WrappedText

TAKE = Command("prompt.take", ("enter",), N_("Take"), N_("Take what stands in the line"), footer=1)
GIVE_UP = Command("prompt.give-up", ("escape",), N_("Back"), N_("One step back"), footer=2)


class Prompt(Vertical):
    """A question, a line for the answer, and below it what is made of the answer."""

    COMMANDS: ClassVar[Sequence[Command]] = (TAKE, GIVE_UP)
    """What the footer names meanwhile: all other keys are letters of the answer."""

    DEFAULT_CSS = """
    Prompt { height: auto; background: $surface; padding: 0 1; }
    Prompt > Horizontal { height: auto; }
    Prompt .question { width: auto; max-width: 50%; padding: 0 2 0 0; text-style: bold; color: $text-accent; }
    Prompt PromptLine { width: 1fr; background: transparent; }
    Prompt > .echo { color: $text-muted; }
    Prompt > .echo.-wrong { color: $text-warning; }
    """

    class Ended(Message):
        """The question is to be taken away."""

    def __init__(self, question: str, line: PromptLine, hint: str) -> None:
        super().__init__()
        self._question, self.line, self._hint = question, line, hint

    def compose(self) -> ComposeResult:
        """The question, the line, the echo."""
        with Horizontal():
            yield Static(self._question, classes="question", markup=False)
            yield self.line
        yield WrappedText(self._hint, classes="echo")

    @on(Mount)
    def _begin(self) -> None:
        self.line.focus()

    def say(self, text: str, *, wrong: bool = False) -> None:
        """Say something below the line."""
        echo = self.query_one(".echo", WrappedText)
        echo.update(Content(text))
        echo.set_class(wrong, "-wrong")

    def ask_again(self, question: str, hint: str, text: str = "") -> None:
        """Ask another question in the same place, with this in the line."""
        self.query_one(".question", Static).update(Content(question))
        self.line.show(text)
        self.say(hint)

    @on(PromptLine.GivenUp)
    def _given_up(self) -> None:
        self.give_up()

    def give_up(self) -> None:
        """Take the question away."""
        self.post_message(self.Ended())
