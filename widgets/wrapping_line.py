"""A line that grows: a text that is longer than the line goes on below, up to a few rows; then it scrolls."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.events import Key, MouseDown, MouseMove
from textual.geometry import Offset
from textual.strip import Strip

from retro.text.width import cells, clusters, letter_before, letter_behind
from retro.text.wrap import Line, typed_lines
from widgets.editors import LineEditor

_ROOM_FOR_CARET = 2
"""Cells at the end of each row: there the next letter comes to stand, or what an input method shows of it."""


class WrappingLine(LineEditor):
    """One text, in several rows. Up and Down go from row to row, and beyond them where the owner says."""

    DEFAULT_CSS: ClassVar[str] = """
    WrappingLine { height: 1; }
    """
    MOST_ROWS: ClassVar[int] = 3
    """So many rows it grows to."""

    def __init__(self, text: str = "", placeholder: str = "") -> None:
        self._wrapped: tuple[str, int, list[Line]] = ("", 0, [(0, 0)])
        self._top = self._pointed = 0
        super().__init__(text, placeholder)

    @property
    def content_width(self) -> int:
        """The width of the text: it never scrolls to the side."""
        return 1

    @property
    def rows(self) -> list[Line]:
        """Where in the text each row begins, and where it ends."""
        width = self.content_size.width
        if self._wrapped[:2] != (self.value, width):
            room = max(width - _ROOM_FOR_CARET, 1)
            self._wrapped = self.value, width, typed_lines(self.value, room) if width else [(0, len(self.value))]
        return self._wrapped[2]

    @property
    def _row(self) -> int:
        """The row that the cursor stands in."""
        return next((n for n, (start, _end) in reversed([*enumerate(self.rows)]) if start <= self.cursor_position), 0)

    @property
    def caret(self) -> Offset:
        """Where the next letter goes."""
        row = self._row
        x = cells(self.value[self.rows[row][0] : self.cursor_position])
        return Offset(min(x, max(self.content_size.width - 1, 0)), row - self._top)

    def _show_caret(self) -> None:
        """Take as many rows as are needed, and show the one with the cursor."""
        count = min(len(self.rows), self.MOST_ROWS)
        if self.styles.height is None or self.styles.height.value != count:
            self.styles.height = count
        row = self._row
        self._top = max(min(self._top, row, len(self.rows) - count), row - count + 1, 0)

    def watch_value(self) -> None:
        """Another text may take more rows, or fewer."""
        super().watch_value()
        self._show_caret()

    def watch_selection(self) -> None:
        """The cursor may be in another row."""
        self._show_caret()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One row of the text, the cursor and what is marked in it shown."""
        width = self.content_size.width
        if not self.value:
            return super().render_line(y).adjust_cell_length(width, self.rich_style)
        row = y + self._top
        if row >= len(self.rows):
            return Strip.blank(width, self.rich_style)
        start, end = self.rows[row]
        text = Text(f"{self.value[start:end]} ", end="", no_wrap=True)
        if self.has_focus:
            first, last = sorted(self.selection)
            if first < last:
                marked = self.get_component_rich_style("input--selection")
                text.stylize(marked, max(first - start, 0), max(min(last, end) - start, 0))
            if self._cursor_visible and row == self._row:
                at = self.cursor_position
                behind = letter_behind(self.value, at) if at < end else at + 1
                text.stylize(self.get_component_rich_style("input--cursor"), at - start, behind - start)
        return Strip(text.render(self.app.console)).adjust_cell_length(width).apply_style(self.rich_style)

    async def _on_key(self, event: Key) -> None:
        """Up and Down go to the row above or below, where there is one."""
        steps = {"up": -1, "down": 1}.get(event.key, 0)
        row = self._row + steps
        if steps and 0 <= row < len(self.rows):
            event.stop()
            event.prevent_default()
            self.cursor_position = self._at(self.caret.x, row)

    async def _on_mouse_down(self, event: MouseDown) -> None:
        """Note in which row it is; the base class asks which letter that is."""
        self._pointed = event.get_content_offset_capture(self).y + self._top

    async def _on_mouse_move(self, event: MouseMove) -> None:
        """As for a click."""
        self._pointed = event.get_content_offset_capture(self).y + self._top

    def _cell_offset_to_index(self, offset: int) -> int:
        return self._at(offset, max(min(self._pointed, len(self.rows) - 1), 0))

    def _at(self, x: int, row: int) -> int:
        """The place in the text of the letter that stands in this cell of a row; behind its end, of the last one."""
        start, end = self.rows[row]
        used = 0
        for begin, _end, size in clusters(self.value[start:end]):
            if x < used + size:
                return start + begin
            used += size
        return end if row == len(self.rows) - 1 else letter_before(self.value[:end], end)
