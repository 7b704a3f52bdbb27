"""Figures as a list: each with its label, under headings and sentences that the cursor passes over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from textual.geometry import Region, Size
from textual.strip import Strip

from retro.text.width import cells, fit
from retro.text.wrap import wrap
from widgets.line_list import LineList, Pieces

_GAP = 2
_SHARE = 0.45
"""The share of the width that labels take at the most."""


class FigureLine(NamedTuple):
    """One figure. All texts are in the reader's language, and plain."""

    key: str
    """Tells it from all others."""
    label: str
    told: str


class FigureBlock(NamedTuple):
    """Figures that answer one question."""

    heading: str
    said: str
    """What they come to; "" where there is nothing to say."""
    lines: Sequence[FigureLine]


class FigureList(LineList):
    """Blocks of figures. The cursor stays on its figure, whatever comes or goes beside it."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"figure-list--heading", "figure-list--said"}
    DEFAULT_CSS = """
    FigureList > .figure-list--heading { text-style: bold; }
    FigureList > .figure-list--said { color: $text-muted; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 -- Textual's name
        super().__init__(id=id)
        self._blocks: Sequence[FigureBlock] = ()
        self._lines: Sequence[FigureLine] = ()
        self._rows: list[tuple[str, str]] = []
        """The text of each row that is no figure, with its style; ("", "") where a figure stands."""
        self._at: list[int] = []
        """The row of each figure."""
        self._label = 0
        """The cells of the labels."""

    def show(self, blocks: Sequence[FigureBlock]) -> None:
        """Show these blocks, with the cursor on the figure on which it stood, if that is there."""
        chosen = self.chosen
        self._blocks = blocks
        self._lines = [line for block in blocks for line in block.lines]
        self._lay_out()
        keys = [line.key for line in self._lines]
        self.cursor = keys.index(chosen) if chosen in keys else 0
        self._show_cursor()
        self.refresh()

    @property
    def chosen(self) -> str:
        """The key of the figure under the cursor; "" where there is none."""
        return self._lines[self.cursor].key if self.cursor < len(self._lines) else ""

    def _lay_out(self) -> None:
        """Put headings, sentences and figures into rows of the width that there is."""
        width = max(self.size.width - 3, 10)
        widest = max((cells(line.label) for line in self._lines), default=0)
        self._label = min(widest, int(width * _SHARE))
        self._rows, self._at = [], []
        for block in self._blocks:
            if self._rows:
                self._rows.append(("", "said"))
            self._rows.append((fit(block.heading, width), "heading"))
            self._rows += [(line, "said") for line in (wrap(block.said, width) if block.said else ())]
            for _ in block.lines:
                self._at.append(len(self._rows))
                self._rows.append(("", ""))
        self.count = len(self._lines)
        self.watch_count(self.count)

    def watch_count(self, count: int) -> None:
        """Make room for all rows, those below the last figure, too."""
        super().watch_count(count)
        self.virtual_size = Size(0, len(self._rows))

    def on_resize(self) -> None:
        """Wrap what is said anew."""
        self._lay_out()
        super().on_resize()

    def span(self, index: int) -> range:
        """The row of figure `index`."""
        row = self._at[index] if index < len(self._at) else 0
        return range(row, row + 1)

    def line_at(self, y: int) -> int:
        """The figure at row `y`; -1 where none stands."""
        return self._at.index(y) if y in self._at else -1

    def pieces(self, index: int, width: int) -> Pieces:
        """One figure."""
        line = self._lines[index]
        told = max(width - self._label - _GAP, 0)
        return [(fit(line.label, self._label) + " " * _GAP, self.piece_style("dim")), (fit(line.told, told), None)]

    def render_line(self, y: int) -> Strip:
        """Draw a heading or a sentence, and the figures as every list does."""
        row = y + self.scroll_offset.y
        if row >= len(self._rows) or not self._rows[row][1]:
            return super().render_line(y)
        text, style = self._rows[row]
        base = self.rich_style + self.get_component_rich_style(f"figure-list--{style}")
        return Strip([Segment(f"  {text}", base)]).adjust_cell_length(self.size.width, base)

    def _show_cursor(self) -> None:
        """Keep the cursor in the window, with what stands over its figure as far as there is room; at the end, all."""
        if not self._at:
            return
        row = self.span(self.cursor).start
        top = self._at[self.cursor - 1] + 1 if self.cursor else 0
        bottom = len(self._rows) if self.cursor == self.count - 1 else row + 1
        top, bottom = max(top, row + 1 - self.size.height), min(bottom, row + max(self.size.height, 1))
        self.scroll_to_region(Region(0, top, 1, min(bottom - top, max(self.size.height, 1))), animate=False, force=True)
