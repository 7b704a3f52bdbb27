"""The footer: the keys that matter where you are, as many as there is room for."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from retro.language import _
from retro.text.width import cells
from widgets.commands import Command

_GAP = 2


class CommandFooter(Widget):
    """One line of keys and what they do. A click on one is as good as the key."""

    DEFAULT_CSS = """
    CommandFooter { height: 1; background: $panel; color: $text-muted; }
    CommandFooter > .key-bar--key { text-style: bold; color: $text; }
    """
    COMPONENT_CLASSES = {"key-bar--key"}  # noqa: RUF012 -- Textual's own way to declare it

    commands: reactive[Sequence[Command]] = reactive(())
    only_reads: reactive[bool] = reactive(False)
    """Whether whoever looks at it may only read: commands that write are left out."""

    class Pressed(Message):
        """A command was clicked."""

        def __init__(self, command: Command) -> None:
            super().__init__()
            self.command = command

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 -- there is one line
        """The one line."""
        base, strong = self.rich_style, self.get_component_rich_style("key-bar--key")
        segments = [Segment(" ", base)]
        for command, _start, _end in self._placed():
            segments += [Segment(command.key, strong), Segment(f" {_(command.label)}{' ' * _GAP}", base)]
        return Strip(segments).adjust_cell_length(self.size.width, base)

    def on_click(self, event: events.Click) -> None:
        """Tell the owner which command was clicked."""
        for command, start, end in self._placed():
            if start <= event.x < end:
                self.post_message(self.Pressed(command))

    def _offers(self, command: Command) -> bool:
        return bool(command.footer) and not (self.only_reads and command.writes)

    def _placed(self) -> list[tuple[Command, int, int]]:
        """The commands that fit, in their order, with the columns they stand in."""
        room = self.size.width - 2
        chosen = set()
        for command in sorted((c for c in self.commands if self._offers(c)), key=lambda c: c.footer):
            size = cells(f"{command.key} {_(command.label)}") + _GAP
            if size - _GAP > room:
                break
            room -= size
            chosen.add(command.id)
        placed, x = [], 1
        for command in self.commands:
            if command.id in chosen:
                size = cells(f"{command.key} {_(command.label)}")
                placed.append((command, x, x + size))
                x += size + _GAP
        return placed
