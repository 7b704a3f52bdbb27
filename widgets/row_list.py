"""The rows of a stage as a list: number, lead, text by its depth, and what is said of it on the right."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from textual.geometry import Size

from retro.text.width import cells, fit
from retro.text.wrap import wrap
from widgets.line_list import LineList, Pieces

_LONGEST_LEAD, _LONGEST_SAID = 24, 28
_MOST_LINES = 3
"""How many lines of a text are shown; the rest is read in its field."""


@dataclass(frozen=True)
class RowLine:
    """One row as a line. All texts are in the reader's language, and plain."""

    id: str
    number: str
    lead: str
    text: str
    said: str
    depth: int = 0


class RowList(LineList):
    """The rows of one stage. A text that is too long for its line goes on in the next one."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 -- Textual's name
        super().__init__(id=id)
        self._rows: Sequence[RowLine] = ()
        self._lead = 0
        self._texts: list[Sequence[str]] = []
        self._starts: list[int] = []

    @property
    def chosen(self) -> str:
        """The id of the row under the cursor; "" when there is none."""
        return self._rows[self.cursor].id if self.cursor < len(self._rows) else ""

    def show(self, rows: Sequence[RowLine], choose: str = "") -> None:
        """Show these rows, with the cursor on the row `choose`, else on the row it stood on, else where it was."""
        wanted = choose or self.chosen
        self._rows = rows
        self._lead = min(max((cells(row.lead) for row in rows), default=0), _LONGEST_LEAD)
        self._lay_out()
        self.count = len(rows)
        found = next((i for i, row in enumerate(rows) if row.id == wanted), None)
        self.cursor = self.cursor if found is None else found
        self.refresh()

    def on_resize(self) -> None:
        """Wrap anew."""
        self._lay_out()
        super().on_resize()

    def span(self, index: int) -> range:
        """The rows of the screen that row `index` takes."""
        if not 0 <= index < len(self._starts):
            return range(0)
        return range(self._starts[index], self._starts[index] + len(self._texts[index]))

    def line_at(self, y: int) -> int:
        """The row that stands at row `y` of the screen."""
        index = bisect_right(self._starts, y) - 1
        return index if index >= 0 and y in self.span(index) else -1

    def part(self, index: int, y: int, width: int) -> Pieces:
        """One line of a row: all there is to it in the first, its text alone in those below."""
        row, dim = self._rows[index], self.piece_style("dim")
        at = y - self._starts[index]
        text = fit(self._texts[index][at], self._room(row, width))
        left = f"{fit(row.number, 2, right=True)}  "
        if self._lead:
            left += f"{fit(row.lead, self._lead)}  "
        if at:
            return [(" " * cells(left), None), (_indent(row), None), (text, None)]
        return [(left, dim), (_indent(row), None), (text, None), (_said(row), dim)]

    def _room(self, row: RowLine, width: int) -> int:
        """The cells that the text of a row may fill."""
        taken = 4 + (self._lead + 2 if self._lead else 0) + len(_indent(row))
        return max(width - taken - cells(_said(row)), 12)

    def _lay_out(self) -> None:
        """Wrap all texts, and note where each row begins."""
        width = max(self.size.width, 40) - 3
        self._texts = [_wrapped(row.text, self._room(row, width)) for row in self._rows]
        self._starts, y = [], 0
        for lines in self._texts:
            self._starts.append(y)
            y += len(lines)
        self.virtual_size = Size(0, y)


def _indent(row: RowLine) -> str:
    return "  " * min(row.depth, 12)


def _said(row: RowLine) -> str:
    return f"  {fit(row.said, min(cells(row.said), _LONGEST_SAID))}" if row.said else ""


@lru_cache(8192)  # all rows are laid out anew for each that is added
def _wrapped(text: str, width: int) -> Sequence[str]:
    """The first few lines of a text, with dots where more would follow. What is never shown is not wrapped."""
    lines = wrap(text[: width * (_MOST_LINES + 1)], width)
    return lines if len(lines) <= _MOST_LINES else [*lines[: _MOST_LINES - 1], f"{lines[_MOST_LINES - 1]} .."]
