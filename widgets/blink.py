"""A caret that blinks while somebody types, and stands still afterwards, as desktops have it.

Each blink draws the line anew and sends it to the terminal: for a line that waits, which a meeting's does for an hour,
that was as much of the processor as all the rest of an open screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.widget import Widget

    class _OfEditor(Widget):
        def _restart_blink(self) -> None: ...
        def _pause_blink(self, visible: bool = True) -> None: ...

else:
    _OfEditor = object  # Textual takes styles and components from the first base that is a widget

BLINKS = 20
"""How often it goes and comes after the last key: 10 seconds, twice a second."""


class BlinksAWhile(_OfEditor):
    """What makes the caret of Textual's fields stand still after a while. It stands before the field's base."""

    _blinked = 0

    def _restart_blink(self) -> None:
        self._blinked = 0
        super()._restart_blink()

    def _blinks_on(self) -> bool:
        """Whether it goes or comes once more; after the last time it is there, and stays."""
        self._blinked += 1
        if self._blinked < BLINKS:
            return True
        self._pause_blink(visible=True)
        return False
