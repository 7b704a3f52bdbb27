"""Where the terminal's own cursor stands: there an input method shows what is being typed, and a screen reader reads.

Textual keeps it hidden, and puts it where its own fields say they are. That is one cell too far at the end of a line
(8.2.8), and the corner of the screen where no field is open. So it is worked out here, whenever something is drawn,
from the widget that has the focus: a new widget gets its first cell, and says in `caret` if another one is better.
"""

from __future__ import annotations

from typing import Any, Protocol, runtime_checkable

from textual.geometry import Offset
from textual.screen import Screen
from textual.widget import Widget

from retro.text.width import cells

FALLBACK = "LineList, #empty"
"""Where it stands while nothing has the focus: the first of these that is shown."""


@runtime_checkable
class HasCaret(Protocol):
    """A widget that knows where in it the cursor belongs."""

    @property
    def caret(self) -> Offset:
        """The cell, from the upper left corner of its content as it is scrolled now."""


@runtime_checkable
class _Line(Protocol):
    """One of Textual's lines for input."""

    value: str
    cursor_position: int


@runtime_checkable
class _Page(Protocol):
    """One of Textual's fields of several lines."""

    cursor_screen_offset: Offset


class CursorAtCaret:
    """What makes an `App` put the terminal's cursor there. It stands before `App` among the bases."""

    screen: Any

    @property
    def cursor_position(self) -> Offset:
        """Where the cursor stands on the screen."""
        return caret(self.screen)

    @cursor_position.setter
    def cursor_position(self, offset: Offset) -> None:
        """What Textual's fields say themselves is not needed."""


def caret(screen: Screen[Any]) -> Offset:
    """Where the cursor belongs on this screen."""
    widget = screen.focused
    if widget is None or not widget.region:  # a list that has just become empty is hidden before it loses the focus
        widget = next((each for each in screen.query(FALLBACK) if each.region), None)
    return _in(widget) if widget else Offset(0, 0)


def _in(widget: Widget) -> Offset:
    begin = widget.content_region.offset
    if isinstance(widget, HasCaret):
        return begin + widget.caret
    if isinstance(widget, _Line):
        return begin + Offset(cells(widget.value[: widget.cursor_position]) - widget.scroll_offset.x, 0)
    return widget.cursor_screen_offset if isinstance(widget, _Page) else begin
