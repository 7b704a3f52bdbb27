"""The pieces that a line was read as, below it: each on a ground of its own, the one that is being changed marked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from retro.text.controls import printable
from retro.text.width import cells, fit

_ROWS = 2
"""So many rows of them are seen."""


class PieceBar(Widget):
    """Short texts, one behind the other, in as many rows as they need, up to two. It is away while there is none."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"pieces--piece", "pieces--chosen"}
    DEFAULT_CSS = """
    PieceBar { height: auto; display: none; padding: 0 3; }
    PieceBar > .pieces--piece { background: $panel; color: $text; }
    PieceBar > .pieces--chosen { background: $block-cursor-background; color: $block-cursor-foreground; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[tuple[str, ...], int] = ((), -1)

    def show(self, pieces: Sequence[str], chosen: int = -1) -> None:
        """Show these; `chosen` is the number of the one that is being changed, -1 none."""
        shown = tuple(map(printable, pieces)), chosen
        if shown != self._shown:
            rows = len(self._rows())
            self._shown = shown
            self.display = bool(pieces)
            self.refresh(layout=len(self._rows()) != rows)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 -- Textual's
        """As many rows as they need."""
        return len(self._rows(width))

    def render_line(self, y: int) -> Strip:
        """One row of them."""
        base, width = self.rich_style, self.content_size.width
        rows = self._rows(width)
        segments = []
        for number in rows[y] if y < len(rows) else ():
            style = self.get_component_rich_style(f"pieces--{'chosen' if number == self._shown[1] else 'piece'}")
            segments += [Segment(fit(self._text(number), min(cells(self._text(number)), width)), style)]
            segments += [Segment(" ", base)]
        return Strip(segments).adjust_cell_length(width, base)

    def _text(self, number: int) -> str:
        return f" {self._shown[0][number]} "

    def _rows(self, width: int = 0) -> list[list[int]]:
        """The pieces by row, as their numbers."""
        width = width or self.content_size.width
        rows: list[list[int]] = []
        room = -1
        for number in range(len(self._shown[0])):
            size = cells(self._text(number)) + 1
            if size > room + 1:
                rows.append([])
                room = width
            rows[-1].append(number)
            room -= size
        return rows[:_ROWS]
