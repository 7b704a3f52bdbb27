"""What each of several pasted lines would be, before they become rows."""

from __future__ import annotations

from collections.abc import Callable

from retro.text.width import fit
from widgets.line_list import LineList, Pieces


class PastedList(LineList, can_focus=False):
    """The lines with their readings. The entry line keeps the cursor, and scrolls it."""

    DEFAULT_CSS = """
    PastedList { height: auto; max-height: 12; display: none; padding: 0 1; }
    """

    def __init__(self) -> None:
        super().__init__(classes="pasted")
        self._read: Callable[[int], tuple[str, bool]] = lambda index: ("", True)  # noqa: ARG005 -- nothing is shown

    def show(self, count: int, read: Callable[[int], tuple[str, bool]]) -> None:
        """Show so many lines; `read` gives how one is read, and whether it becomes a row. None takes no room."""
        self._read = read
        self.display = count > 0
        self.cursor, self.count = 0, count
        self.styles.height = min(count, 12)
        self.refresh()

    def pieces(self, index: int, width: int) -> Pieces:
        """The number of a line, and what it would be."""
        text, is_row = self._read(index)
        left = f"{fit(str(index + 1), 5, right=True)}  "
        style = None if is_row else self.piece_style("warn")
        return [(left, self.piece_style("dim")), (fit(text, max(width - len(left), 1)), style)]
