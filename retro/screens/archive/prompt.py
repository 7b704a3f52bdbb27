"""What the archive asks for in a line at its foot: the title of a new case and when it started."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Mount
from textual.message import Message
from textual.widgets import Input, Static

from retro.errors import UsageError
from retro.language import N_, _, active
from retro.model.moments.formatting import show_moment
from retro.services.begin import read_beginning
from widgets.commands import Command
from widgets.prompt_line import PromptLine
from widgets.wrapped_text import WrappedText

if TYPE_CHECKING:
    from retro.model.change_factory import ChangeFactory
    from retro.services.head_texts import HeadValues


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


class NewCasePrompt(Prompt):
    """The title of a new retrospective, then when it started; Esc goes back from that to the title."""

    @dataclass
    class Answered(Message):
        """A retrospective is to be begun with this head."""

        read: HeadValues

    def __init__(self, zone: str, factory: ChangeFactory, hint: str = "") -> None:
        self._title_hint = hint or _("A title in one line, then Enter. Esc takes it back.")
        super().__init__(_("What happened?"), PromptLine(""), self._title_hint)
        self._title = ""
        self._zone, self._factory = zone, factory

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if self._title and event.value.strip():
            self._read(event.value.strip())

    @on(Input.Submitted)
    def _done(self, event: Input.Submitted) -> None:
        event.stop()
        text = event.value.strip()
        if not self._title:
            if not text:
                self.say(_("A retrospective needs a title: what happened, in one line?"), wrong=True)
                return
            self._title = text
            self.ask_again(
                _("When did it begin?"),
                _(
                    "Like 14:05, yesterday 9am, 20 Nov 14:05 ({zone}). Enter alone: later.",
                    zone=self._zone,
                ),
            )
            return
        read = self._read(text)
        if read is not None:
            self.post_message(self.Answered(read))

    def give_up(self) -> None:
        """One step back: to the title, which stays, and from there away."""
        if not self._title:
            super().give_up()
            return
        title, self._title = self._title, ""
        self.ask_again(_("What happened?"), self._title_hint, title)

    def _read(self, started: str) -> HeadValues | None:
        """The head of the new retrospective, having said how its start was read; None if that cannot be read."""
        try:
            read = read_beginning(self._factory, self._zone, title=self._title, started=started)
        except UsageError as error:
            reasons = (each.show(active()) for each in (error.title, *error.details))
            self.say(" ".join(reasons), wrong=True)
            return None
        if started:
            shown = show_moment(read.values["started"], active(), read.zone)
            self.say(_("reads: {value}; times are in {zone}", value=shown, zone=read.values["zone"]))
        return read
