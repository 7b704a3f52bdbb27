"""The rows of a stage as a list: number, lead, text by its depth, and columns at the right.

Under the chosen row stands what else it says, or room for whatever its owner unfolds there.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.events import Click
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from retro.text.excerpt import excerpt
from retro.text.width import cells, fit
from retro.text.wrap import wrap
from retro.value import value
from widgets.line_list import LineList, Pieces

_DIGITS = 2
"""Cells of a number at the least."""
_GAP = 2
"""Cells before each column, and behind the number."""
_MOST_LINES, _MOST_UNDER = 3, 2
"""How many lines of a text are shown, and of what is said under the chosen row; the rest is read in its fields."""
_MOST_FOUND = 3
"""Of so many words the places are shown that would be cut off."""
_SHORTEST_TEXT = 24
"""Cells that are left for the text at the least, and more where the window is wide: columns go before it does."""


@value
class Column:
    """A column of a list. Its label is in the reader's language."""

    label: str
    widest: int
    """The most cells that its values take; longer ones are cut with dots."""
    keep: int = 0
    """The higher, the longer it stays where room is scarce. One that is empty goes before all others."""


@value
class Columns:
    """The columns of a list: a lead before the text, the text itself, and others behind it."""

    text: str
    """The label of the text."""
    lead: Column | None = None
    behind: Sequence[Column] = ()


@value
class RowLine:
    """One row as a line. All texts are in the reader's language, and plain. `said` are its values in the columns."""

    id: str
    number: str
    lead: str
    text: str
    said: tuple[str, ...] = ()
    depth: int = 0


class RowList(LineList):
    """The rows of one stage. A text that is too long for its line goes on in the next one."""

    keeps_empty_columns: bool = True
    """Whether a column in which nothing stands keeps its room, for the labels above it to stay where they are."""

    def __init__(self, words: Sequence[str] = (), *, id: str | None = None) -> None:  # noqa: A002 -- Textual's name
        """`words` are marked in the rows."""
        super().__init__(id=id)
        self._words = tuple(words)
        self.most_under = _MOST_UNDER + min(len(self._words), _MOST_FOUND)
        """How many lines are said under a row at the most."""
        self.heads = RowHeads(self)
        """The labels of the columns, for the owner to put above the list."""
        self.details: Callable[[str], str] = lambda row: ""  # noqa: ARG005 -- until there is an owner
        """Gives what else a row says, in one text."""
        self.moved_on_screen: Callable[[], None] = lambda: None
        """Called when the rows stand elsewhere on the screen than before: something may be unfolded there."""
        self._rows: Sequence[RowLine] = ()
        self._columns = Columns("")
        self._digits = _DIGITS
        self._lead = 0
        self._widths: list[tuple[int, int]] = []
        """The columns that are shown, by their number, with their widths."""
        self._texts: list[Sequence[str]] = []
        self._starts: list[int] = []
        self._under: Sequence[str] = ()
        """What is said under the chosen row."""
        self._room = 0
        """Lines left free there instead."""

    @property
    def chosen(self) -> str:
        """The id of the row under the cursor; "" when there is none."""
        return self._rows[self.cursor].id if self.cursor < len(self._rows) else ""

    @property
    def ids(self) -> Sequence[str]:
        """The ids of the rows, in order."""
        return [row.id for row in self._rows]

    def show(self, rows: Sequence[RowLine], columns: Columns, choose: str = "") -> None:
        """Show these rows, with the cursor on the row `choose`, else on the row it stood on, else where it was."""
        wanted = choose or self.chosen
        self._rows, self._columns = rows, columns
        self._lay_out()
        self.count = len(rows)
        found = next((i for i, row in enumerate(rows) if row.id == wanted), None)
        self.cursor = self.cursor if found is None else found
        self._say_under()
        self._fit()

    def leave_room(self, lines: int) -> None:
        """Leave so many lines free under the chosen row, in the place of what else it says; 0 for that again."""
        if lines != self._room:
            self._room = lines
            self._say_under()
            self._fit()
            self._show_cursor()

    @property
    def folded_lines(self) -> int:
        """How many lines all rows take, without what is said under one of them."""
        return self._starts[-1] + len(self._texts[-1]) if self._rows else 0

    @property
    def lines_of_chosen(self) -> int:
        """How many lines the text of the chosen row takes."""
        return len(self._texts[self.cursor]) if self._rows else 0

    @property
    def room_at(self) -> int:
        """The line of the window below the text of the chosen row."""
        return (self.span(self.cursor).start if self._rows else 0) + self.lines_of_chosen - self.scroll_offset.y

    def on_resize(self) -> None:
        """Wrap anew. Then the base class keeps the cursor in the window."""
        self._lay_out()
        self._say_under()
        self._fit()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """What is unfolded moves with the rows."""
        super().watch_scroll_y(old_value, new_value)
        self.moved_on_screen()

    def watch_cursor(self, old: int, new: int) -> None:
        """Another row says something else under it."""
        self._say_under()
        self._fit()
        super().watch_cursor(old, new)

    def span(self, index: int) -> range:
        """The lines that row `index` takes."""
        if not 0 <= index < len(self._starts):
            return range(0)
        extra = self._room or len(self._under)
        start = self._starts[index] + (extra if index > self.cursor else 0)
        return range(start, start + len(self._texts[index]) + (extra if index == self.cursor else 0))

    def line_at(self, y: int) -> int:
        """The row that stands at this line."""
        chosen = self.span(self.cursor)
        if y in chosen:
            return self.cursor
        index = bisect_right(self._starts, y if y < chosen.start else y - (self._room or len(self._under))) - 1
        return index if index >= 0 and y in self.span(index) else -1

    def render_line(self, y: int) -> Strip:
        """Draw the line at row `y` of the window; what stands under the chosen row is not lit as it is."""
        below = y - self.room_at
        extra = self._room or len(self._under)
        if not 0 <= below < extra or not self._rows:
            return super().render_line(y)
        width, base = self.size.width, self.rich_style
        if self._room:
            return Strip.blank(width, base)
        text, dim = f"  {' ' * self._text_at(self._rows[self.cursor])}{self._under[below]}", self.piece_style("dim")
        pieces = self.with_marks(text, _spans(text, self._words), dim)
        return Strip([Segment(part, base + (style or Style())) for part, style in pieces]).adjust_cell_length(
            width, base
        )

    def on_click(self, event: Click) -> None:
        """A click on what stands under the chosen row chooses that row: there it is edited."""
        if event.chain == 1 and 0 <= event.y - self.room_at < len(self._under):
            event.prevent_default()  # for the base class a second click would choose the column over which it is
            self._was_hit = False
            self.post_message(self.Chosen(self, self.cursor))

    def part(self, index: int, y: int, width: int) -> Pieces:
        """One line of a row: all there is to it in the first, its text alone in those below."""
        row, dim = self._rows[index], self.piece_style("dim")
        at = y - self.span(index).start
        text = fit(self._texts[index][at], self._text_width(row, width))
        left = f"{fit(row.number, self._digits, right=True)}  {self._led(row.lead)}"
        if at:
            return [(" " * cells(left), None), (_indent(row), None), *self._found(text)]
        said = "".join(f"{' ' * _GAP}{fit(row.said[n], size)}" for n, size in self._widths)
        return [(left, dim), (_indent(row), None), *self._found(text), (said, dim)]

    def _found(self, text: str) -> Pieces:
        """One line of a text, with the words marked that stand in it."""
        return self.with_marks(text, _spans(text, self._words), None) if self._words else [(text, None)]

    def head(self, width: int) -> str:
        """The labels of the columns, as they stand above the rows."""
        columns = self._columns
        left = f"  {' ' * (self._digits + _GAP)}{self._led(columns.lead.label if columns.lead else '')}"
        text = fit(columns.text, max(width - 3 - (cells(left) - 2) - self._taken, 1))
        return left + text + "".join(f"{' ' * _GAP}{fit(columns.behind[n].label, size)}" for n, size in self._widths)

    def column_at(self, x: int) -> int:
        """Which of the columns behind the text stands at cell `x`; -1 where the text does, or what is before it."""
        end = self.size.width - 1
        for number, size in reversed(self._widths):
            end -= size
            if end <= x < end + size:
                return number
            end -= _GAP
        return -1

    @property
    def shown_columns(self) -> list[int]:
        """The columns for which there is room, by their number."""
        return [number for number, _size in self._widths]

    @property
    def _taken(self) -> int:
        """The cells of the columns behind the text."""
        return sum(size + _GAP for _, size in self._widths)

    def _led(self, lead: str) -> str:
        return f"{fit(lead, self._lead)}{' ' * _GAP}" if self._lead else ""

    def _text_at(self, row: RowLine) -> int:
        """The cells before the text of a row."""
        return self._digits + _GAP + (self._lead + _GAP if self._lead else 0) + len(_indent(row))

    def _text_width(self, row: RowLine, width: int) -> int:
        """The cells that the text of a row may fill."""
        return max(width - self._text_at(row) - self._taken, 12)

    def _lay_out(self) -> None:
        """Give the columns their widths, wrap all texts, and note where each row begins."""
        width = max(self.size.width, 40) - 3
        self._digits = max([_DIGITS, *(len(row.number) for row in self._rows)])
        self._lead = _widest(self._columns.lead, [row.lead for row in self._rows]) if self._columns.lead else 0
        self._widths = self._fitting(width)
        self._texts = [_in_sight(row.text, self._text_width(row, width), self._words) for row in self._rows]
        self._starts, y = [], 0
        for lines in self._texts:
            self._starts.append(y)
            y += len(lines)
        self.heads.refresh()

    def _fitting(self, width: int) -> list[tuple[int, int]]:
        """The columns for which there is room beside the text, and their widths."""
        columns = self._columns.behind
        sizes = [_widest(column, [row.said[n] for row in self._rows]) for n, column in enumerate(columns)]
        before = self._digits + _GAP + (self._lead + _GAP if self._lead else 0)
        rest = width - before - max(_SHORTEST_TEXT, width * 2 // 5)
        chosen = set()
        for number in sorted(range(len(columns)), key=lambda n: (not sizes[n], -columns[n].keep)):
            size = sizes[number] or (cells(columns[number].label) if self.keeps_empty_columns else 0)
            if size == 0:
                continue
            if size + _GAP > rest:
                break
            rest -= size + _GAP
            chosen.add(number)
        return [(n, sizes[n] or cells(columns[n].label)) for n in sorted(chosen)]

    def _say_under(self) -> None:
        """Note what is said under the chosen row."""
        said = self.details(self.chosen) if self._rows and not self._room else ""
        room = self.size.width - 3 - (self._text_at(self._rows[self.cursor]) if self._rows else 0)
        self._under = _in_sight(said, max(room, 12), self._words, _MOST_UNDER) if said else ()

    def _fit(self) -> None:
        """Have room for all lines, and draw them."""
        lines = self.folded_lines + (self._room or len(self._under))
        if self.virtual_size.height != lines:
            self.virtual_size = Size(0, lines)
        self.refresh()
        self.moved_on_screen()


class RowHeads(Widget):
    """The labels of the columns of a list, in line with its rows."""

    DEFAULT_CSS = """
    RowHeads { height: 1; color: $text-muted; }
    """

    def __init__(self, rows: RowList) -> None:
        super().__init__()
        self._rows = rows

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 -- there is one
        """The one line."""
        width = self._rows.size.width
        return Strip([Segment(self._rows.head(width), self.rich_style)]).adjust_cell_length(self.size.width)


def _widest(column: Column | None, values: Sequence[str]) -> int:
    """The cells that a column takes; 0 where it is empty."""
    widest = max((cells(value) for value in values if value), default=0)
    return min(max(widest, cells(column.label)), column.widest) if column and widest else 0


def _indent(row: RowLine) -> str:
    return "  " * min(row.depth, 12)


@lru_cache(1024)  # each line is drawn with every key
def _spans(text: str, words: tuple[str, ...]) -> Sequence[tuple[int, int]]:
    """Where words stand in a line, in order, none over another."""
    if not words:
        return ()
    from retro.text.search_forms import placed  # only where a search led
    from retro.text.search_patterns import pattern

    form, spans, end = placed(text), list[tuple[int, int]](), 0
    found = (each.span() for one in map(pattern, words) if one for each in one.finditer(form.text))
    for start, stop in sorted(form.span(*each) for each in found):
        if stop > end:
            spans.append((max(start, end), stop))
            end = stop
    return spans


@lru_cache(8192)  # as below
def _in_sight(text: str, width: int, words: tuple[str, ...], most: int = _MOST_LINES) -> Sequence[str]:
    """The first few lines of a text, and a line for each of the words that stands in what is cut off."""
    lines = _wrapped(text, width, most)
    if not words or len(wrap(text[: width * (most + 1)], width)) <= most:
        return lines
    cut = [word for word in words if _spans(text, (word,)) and not any(_spans(line, (word,)) for line in lines)]
    return [*lines, *(excerpt(text, _spans(text, (word,)), width)[0] for word in cut[:_MOST_FOUND])]


@lru_cache(8192)  # all rows are laid out anew for each that is added
def _wrapped(text: str, width: int, most: int = _MOST_LINES) -> Sequence[str]:
    """The first few lines of a text, with dots where more would follow. What is never shown is not wrapped."""
    lines = wrap(text[: width * (most + 1)], width)
    return lines if len(lines) <= most else [*lines[: most - 1], f"{lines[most - 1]} .."]
