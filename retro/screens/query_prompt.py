"""A line at the foot that says which of a list to show, in the language of the search; the list follows meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

from retro.language import N_, Message as Words, _, active
from retro.model.query.completions import completions
from retro.screens.prompt import Prompt
from widgets.commands import Command
from widgets.completion import CompletingLine
from widgets.prompt_line import PromptLine


class QueryLine(CompletingLine, PromptLine):
    """Enter keeps what is found, Esc gives it up, Tab completes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", show=False),
        Binding("escape", "give_up", show=False),
        Binding("down", "submit", show=False),
    ]


class QueryPrompt(Prompt):
    """What is typed is shown at once; Enter keeps what is found, giving up shows all again."""

    COMMANDS: ClassVar[Sequence[Command]] = (
        Command("find.keep", ("enter",), N_("Keep"), N_("Keep what is found"), footer=1),
        Command("find.complete", ("tab",), N_("Complete"), N_("Complete what is typed"), footer=3),
        Command("find.all", ("escape",), N_("All"), N_("Show all again"), footer=2),
    )
    DEFAULT_CSS = """
    QueryPrompt CompletionList { padding: 0; }
    """

    @dataclass
    class Typed(Message):
        """Other lines are to be shown."""

        text: str

    def __init__(self, text: str, hint: str = "", *, offers: bool = False) -> None:
        hint = hint or _(
            "Words, or by name: severity:high owner:office (Tab offers them). Enter keeps what is found; Esc shows all."
        )
        line = QueryLine(text)
        line.completer = lambda text, at: completions(text, at, self.owners, self.tags)
        super().__init__(_("Filter"), line, hint)
        self.owners: Sequence[str] = ()
        """Who can be asked for, as soon as that is known: in a long archive it takes a moment to find them."""
        self.tags: Sequence[str] = ()
        """The tags that can be asked for, as soon as they are known."""
        self._hint, self._offers, self._query_line = hint, offers, line

    def compose(self) -> ComposeResult:
        """What may stand in the line stands below it."""
        yield from super().compose()
        yield self._query_line.offers

    def on_mount(self) -> None:
        """Offer what can be said, where that was asked for."""
        if self._offers:
            self._query_line.action_complete(1)

    def tell(self, problem: Words | None, remarks: Sequence[Words] = ()) -> None:
        """Say what could not be read, else what is to be said beside what was found, else what can be typed."""
        said = active().sentences(each.show(active()) for each in ([problem] if problem else remarks))
        self.say(said or self._hint, wrong=problem is not None)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Typed(event.value))

    @on(Input.Submitted)
    def _done(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Ended())

    def give_up(self) -> None:
        """Show all again."""
        self.post_message(self.Typed(""))
        super().give_up()
