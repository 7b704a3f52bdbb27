"""The line in which a question is answered: words to find, a title, a reason, the name of a file."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from widgets.editors import LineEditor


class PromptLine(LineEditor):
    """Enter answers, with Textual's own `Input.Submitted`; Esc gives it up."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", show=False),
        Binding("escape", "give_up", show=False),
    ]

    class GivenUp(Message):
        """The question is not answered."""

    def action_give_up(self) -> None:
        """Say that it is not answered."""
        self.post_message(self.GivenUp())
