"""The line in which one says which of all that is open to show; the list follows while it is typed."""

from __future__ import annotations

from dataclasses import dataclass

from textual import on
from textual.message import Message
from textual.widgets import Input

from retro.language import _
from retro.screens.prompt import Prompt
from widgets.prompt_line import PromptLine


class FindActionsPrompt(Prompt):
    """Words of what is to be done, of its owner and of its case."""

    @dataclass
    class Typed(Message):
        """Other actions are to be shown."""

        text: str

    def __init__(self, text: str) -> None:
        hint = _("Words of what is to be done, its owner or its case. Enter keeps what is found; Esc shows all.")
        super().__init__(_("Find"), PromptLine(text), hint)

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
