"""A line at the foot that says which of a list to show; the list follows while it is typed."""

from __future__ import annotations

from dataclasses import dataclass

from textual import on
from textual.message import Message
from textual.widgets import Input

from retro.screens.prompt import Prompt


class FilterPrompt(Prompt):
    """What is typed is shown at once; Enter keeps what is found, giving up shows all again."""

    @dataclass
    class Typed(Message):
        """Other lines are to be shown."""

        text: str

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
