"""What is to be done as a list: lines in columns, under headings that the cursor passes over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip

from retro.text.width import cells, fit
from widgets.line_list import LineList, Pieces

_GAP = 2
_WHAT = 26
_SHARE = 0.3
"""Cells that the text has at the least, and the share of a wide window, before another column takes any."""
_IN_TURN = ("due", "place", "state", "late", "owner", "strength")
"""The columns beside the text, the ones that stay longest first."""
_WIDEST = {"owner": 18}
"""What a column takes at the most."""
_RIGHT = frozenset({"due", "late"})


class ActionLine(NamedTuple):
    """One line. All texts are in the reader's language, and plain."""

    key: str
    """Tells it from all others, for good."""
    due: str
    late: str
    """For how long it has been overdue."""
    what: str
    owner: str
    place: str
    """The case, and the row in it."""
    strength: str
    state: str
    is_past: bool = False
    """Whether nothing is to be done there any more."""


_COLUMNS = tuple(name for name in ActionLine._fields if name not in ("key", "is_past"))


class ActionList(LineList):
    """Lines under headings. The cursor stays on its line, whatever comes or goes beside it."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"action-list--heading"}
    DEFAULT_CSS = """
    ActionList > .action-list--heading { color: $text-muted; text-style: bold; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 -- Textual's name
        super().__init__(id=id)
        self._lines: Sequence[ActionLine] = ()
        self._rows: list[int] = []
        """What stands in each row: a line, or -1 for a heading or the space before one."""
        self._headings: dict[int, str] = {}
        self._first_rows: list[int] = []
        """The row of each line."""
        self._sizes: dict[str, int] = {}

    def show(self, groups: Sequence[tuple[str, Sequence[ActionLine]]], heads: ActionLine) -> None:
        """Show these groups, each under its heading, in columns at least as wide as their titles."""
        chosen, was_at = self.chosen, self.cursor
        self._lines = [line for _, lines in groups for line in lines]
        self._rows, self._headings, self._first_rows = [], {}, []
        for heading, lines in groups:
            if self._rows:
                self._rows.append(-1)
            self._headings[len(self._rows)] = heading
            self._rows.append(-1)
            for _ in lines:
                self._first_rows.append(len(self._rows))
                self._rows.append(len(self._first_rows) - 1)
        self._sizes = {name: _size(name, [heads, *self._lines]) for name in _IN_TURN}
        self.count = len(self._lines)
        self.watch_count(self.count)  # the rows may be others though there are as many lines
        keys = [line.key for line in self._lines]
        self.cursor = keys.index(chosen) if chosen in keys else min(was_at, max(self.count - 1, 0))
        self._show_cursor()

    @property
    def chosen(self) -> str:
        """The key of the line under the cursor; "" when there is none."""
        return self._lines[self.cursor].key if self.cursor < len(self._lines) else ""

    def columns(self, width: int) -> dict[str, int]:
        """The columns that there is room for in so many cells, in their order, with theirs."""
        width -= 1  # before the scroll bar
        sizes, least = {"what": 0}, max(_WHAT, int(width * _SHARE))
        for name in _IN_TURN:
            if not (size := self._sizes.get(name, 0)):
                continue
            if width - sum(sizes.values()) - _GAP * len(sizes) - size < least:
                break
            sizes[name] = size
        sizes["what"] = max(width - sum(sizes.values()) - _GAP * (len(sizes) - 1), 0)
        return {name: sizes[name] for name in _COLUMNS if name in sizes}

    def span(self, index: int) -> range:
        """The row of line `index`."""
        row = self._first_rows[index] if index < len(self._first_rows) else 0
        return range(row, row + 1)

    def line_at(self, y: int) -> int:
        """The line at row `y`; -1 for a heading."""
        return self._rows[y] if 0 <= y < len(self._rows) else -1

    def pieces(self, index: int, width: int) -> Pieces:
        """The columns of one line."""
        line, dim = self._lines[index], self.piece_style("dim")
        columns, pieces = self.columns(width), Pieces()
        for number, (name, size) in enumerate(columns.items()):
            text = fit(getattr(line, name), size, right=name in _RIGHT)
            style = None if name == "what" and not line.is_past else self.piece_style("warn") if name == "late" else dim
            pieces.append((text + " " * _GAP * (number < len(columns) - 1), style))
        return pieces

    def render_line(self, y: int) -> Strip:
        """Draw a heading over its lines, and the lines as every list does."""
        heading = self._headings.get(y + self.scroll_offset.y)
        if heading is None:
            strip, index = super().render_line(y), self.line_at(y + self.scroll_offset.y)
            return strip.apply_style(Style(dim=True)) if index >= 0 and self._lines[index].is_past else strip
        base = self.rich_style + self.get_component_rich_style("action-list--heading")
        width = self.size.width
        return Strip([Segment(fit(f"  {heading}", max(width - 1, 0)), base)]).adjust_cell_length(width, base)

    def _show_cursor(self) -> None:
        """Keep the cursor in the window, of the first line of a group its heading, too."""
        row = self.span(self.cursor).start
        top = row - 1 if row - 1 in self._headings else row
        self.scroll_to_region(Region(0, top, 1, row - top + 1), animate=False, force=True)


def _size(name: str, lines: Sequence[ActionLine]) -> int:
    """The cells of a column; 0 where nothing stands in it."""
    texts = [getattr(line, name) for line in lines]
    if not any(texts[1:]):
        return 0
    return min(max(map(cells, texts)), _WIDEST.get(name, max(map(cells, texts))))
