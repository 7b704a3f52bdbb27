"""The line in which one takes notes: Enter hands the text over in the same moment, and empties the line."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.events import Key, Paste

from retro.text.controls import without_controls
from widgets.wrapping_line import WrappingLine

_ENDS = ("enter", "ctrl+j")
"""The ends of a line: as the key sends it, and as it may stand in what is pasted without brackets."""


class NoteLine(WrappingLine):
    """A line without an echo. Several lines that are pasted are one after the other."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("up,down", "stay", show=False)]

    def __init__(self, takes: Callable[[str], None], leaves: Callable[[], None]) -> None:
        super().__init__("")
        self._takes, self._leaves = takes, leaves

    def acts_in_order(self, key: str) -> bool:
        """Also the end of a line, and what leaves it: what is typed behind belongs to what comes next."""
        return key in (*_ENDS, "escape") or super().acts_in_order(key)

    async def _on_key(self, event: Key) -> None:
        if event.key in _ENDS:
            event.stop()
            event.prevent_default()
            self.take()
        elif event.key == "escape":
            event.stop()
            event.prevent_default()
            self._leaves()

    def _on_paste(self, event: Paste) -> None:
        lines = without_controls(event.text).split("\n")
        if len(lines) > 1:
            event.stop()
            event.prevent_default()
            start, end = sorted(self.selection)
            before, behind = self.value[:start], self.value[end:]
            for line in (before + lines[0], *lines[1:-1]):
                self._takes(line)
            self.show(lines[-1] + behind)

    def take(self) -> None:
        """Hand over what stands in the line, and empty it."""
        text = self.value
        self.show("")
        self.history.begin("")
        self._takes(text)

    def action_stay(self) -> None:
        """There is nothing above or below."""
