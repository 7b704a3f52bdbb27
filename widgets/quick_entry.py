"""The line at the foot of the walk: type a row in one line, and read below it how it will be read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Key
from textual.message import Message
from textual.widgets import Input, Static

from retro.language import _
from retro.text.width import cells
from widgets.editors import LineEditor
from widgets.wrapped_text import WrappedText

Reader = Callable[[str], tuple[str, bool]]
"""Gives how a line is read, in words, and whether it can be taken."""


class EntryLine(LineEditor):
    """The line itself: Enter takes it, Esc leaves it as it is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", show=False),
        Binding("up,down", "leave", show=False),
        Binding("escape", "leave", show=False),
    ]

    asking = ""
    """The keys that answer the question below the line, while one is asked."""

    def action_leave(self) -> None:
        """Leave the line, with the text in it."""
        self.post_message(QuickEntry.Left())

    async def _on_key(self, event: Key) -> None:
        """The next key after a question answers it, or takes it back: with Esc, or by typing on in the base class."""
        asking, self.asking = self.asking, ""
        if asking and event.key in (*asking, "escape"):
            event.stop()
            event.prevent_default()
            self.post_message(QuickEntry.Answered("" if event.key == "escape" else event.key))


class QuickEntry(Vertical):
    """The entry line and its echo. It asks its owner how a text is read, and says when one is to be taken."""

    DEFAULT_CSS = """
    QuickEntry { height: 2; background: $surface; }
    QuickEntry > Horizontal { height: 1; }
    QuickEntry > Horizontal > .prompt { width: 3; padding: 0 1; color: $text-muted; }
    QuickEntry:focus-within > Horizontal > .prompt { color: $text-accent; text-style: bold; }
    QuickEntry > Horizontal > EntryLine { width: 1fr; background: transparent; }
    QuickEntry > .echo { height: 1; padding: 0 3; color: $text-muted; }
    QuickEntry > .echo.-wrong { color: $text-warning; }
    QuickEntry.-long { height: 3; }
    QuickEntry.-long > .echo { height: 2; }
    """

    @dataclass
    class Taken(Message):
        """Enter was pressed on a line that can be read."""

        text: str

    class Left(Message):
        """The cursor left the line."""

    @dataclass
    class Answered(Message):
        """The question below the line was answered with this key; "" where it was taken back."""

        key: str

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 -- Textual's name
        super().__init__(id=id)
        self.reader: Reader = lambda text: (text, True)
        self._line = EntryLine("")
        self._echo = WrappedText("", classes="echo")
        self._said = ("", False)

    def compose(self) -> ComposeResult:
        """Prompt and line, and the echo under them."""
        with Horizontal():
            yield Static("+", classes="prompt", markup=False)
            yield self._line
        yield self._echo

    @property
    def text(self) -> str:
        """What stands in the line."""
        return self._line.value

    @text.setter
    def text(self, text: str) -> None:
        self._line.show(text)

    @property
    def has_cursor(self) -> bool:
        """Whether keys go into the line."""
        return self._line.has_focus

    def enter(self) -> None:
        """Put the cursor into the line."""
        self._line.focus(scroll_visible=False)

    def suggest(self, example: str) -> None:
        """Show `example` in the empty line."""
        self._line.placeholder = example

    def say(self, text: str, *, wrong: bool = False) -> None:
        """Say something below the line."""
        self._said = text, wrong
        self._echo.update(Content(text), layout=False)
        self._echo.set_class(wrong, "-wrong")
        self._make_room()

    def on_resize(self) -> None:
        """Fit what is said to the new width."""
        self._make_room()

    def _make_room(self) -> None:
        """Give a refusal that is longer than the line a second one: its cure stands at its end."""
        text, wrong = self._said
        width = self._echo.content_size.width
        self.set_class(wrong and 0 < width < cells(text), "-long")

    def ask(self, question: str, keys: str) -> None:
        """Ask a question that one of `keys` answers; Esc, or typing on, takes the question back."""
        self._line.asking = keys
        self.say(question, wrong=True)

    def read_again(self) -> None:
        """Say anew how the line is read: what it depends on has changed."""
        if self._line.value.strip():
            echo, good = self.reader(self._line.value)
            self.say(echo, wrong=not good)
        else:
            self.say("")

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self._line.asking = ""
        self.read_again()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if not event.value.strip():
            self.say(_("Type a line, then press Enter. Esc goes back to the rows."))
            return
        echo, good = self.reader(event.value)
        if good:
            self.post_message(self.Taken(event.value))
        else:
            self.say(echo, wrong=True)
