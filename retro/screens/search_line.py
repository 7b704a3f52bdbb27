"""The line for the words of a search, over the list of what is found while one types."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from widgets.completion import CompletingLine
from widgets.prompt_line import PromptLine


class SearchLine(CompletingLine, PromptLine):
    """The line for the words; keys that move go to what was found."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", show=False),
        Binding("escape", "give_up", show=False),
        Binding("down,ctrl+n", "screen.move(1)", show=False),
        Binding("up", "screen.move(-1)", show=False),
        Binding("pagedown", "screen.page(1)", show=False),
        Binding("pageup", "screen.page(-1)", show=False),
    ]
