"""The line in which one says which cases to show; the list follows while it is typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from retro.language import N_, Message as Words, _, active
from retro.screens.archive.query import completions
from retro.screens.filter_prompt import FilterPrompt
from widgets.commands import Command
from widgets.completion import CompletingLine
from widgets.prompt_line import PromptLine


class FindLine(CompletingLine, PromptLine):
    """Enter keeps what is found, Esc gives it up, Tab completes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", show=False),
        Binding("escape", "give_up", show=False),
        Binding("down", "submit", show=False),
    ]


class FindPrompt(FilterPrompt):
    """Words of reference and title, and what else one knows of a case."""

    COMMANDS: ClassVar[Sequence[Command]] = (
        Command("find.keep", ("enter",), N_("Keep"), N_("Keep what is found"), footer=1),
        Command("find.complete", ("tab",), N_("Complete"), N_("Complete what is typed"), footer=3),
        Command("find.all", ("escape",), N_("All"), N_("Show all retrospectives again"), footer=2),
    )
    DEFAULT_CSS = """
    FindPrompt CompletionList { padding: 0; }
    """

    def __init__(self, text: str, *, offers: bool = False) -> None:
        hint = _(
            "Words, or by name: severity:high owner:office (Tab offers them). Enter keeps what is found; Esc shows all."
        )
        line = FindLine(text)
        line.completer = lambda text, at: completions(text, at, self.owners, self.tags)
        super().__init__(_("Find"), line, hint)
        self.owners: Sequence[str] = ()
        """Who can be asked for, as soon as that is known: in a long archive it takes a moment to find them."""
        self.tags: Sequence[str] = ()
        """The tags that can be asked for, as soon as they are known."""
        self._hint, self._offers, self._line_to_find = hint, offers, line

    def compose(self) -> ComposeResult:
        """What may stand in the line stands below it."""
        yield from super().compose()
        yield self._line_to_find.offers

    def on_mount(self) -> None:
        """Offer what can be said, where that was asked for."""
        if self._offers:
            self._line_to_find.action_complete(1)

    def tell(self, problem: Words | None) -> None:
        """Say what could not be read, else what can be typed."""
        self.say(problem.show(active()) if problem else self._hint, wrong=problem is not None)
