"""The rows beside the line: those that the question is about are marked, and nobody moves about among them."""

from __future__ import annotations

from textual.geometry import Region

from widgets.row_list import RowList


class AskedRows(RowList, can_focus=False):
    """The rows of a stage, scrolled by its owner while the line keeps the cursor."""

    keeps_empty_columns = False  # no labels stand above them
    marked: frozenset[str] = frozenset()
    """The rows that are spoken of."""

    def line_mark(self, index: int) -> str:
        """A sign where the question is about the row."""
        return "> " if self.ids[index] in self.marked else "  "

    def on_resize(self) -> None:
        """Fit the rows; the newest stays beside the line."""
        super().on_resize()
        span = self.span(self.cursor)
        self.scroll_to_region(Region(0, span.start, 1, len(span)), animate=False, force=True)
