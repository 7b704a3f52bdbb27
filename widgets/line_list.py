"""A list of lines with a cursor, drawn line by line: what it costs depends on the screen, not on the list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from retro.language import N_
from widgets.commands import Command, bindings

Pieces = list[tuple[str, Style | None]]
"""A line: texts, each with the style that it adds to the line's own."""

MOVES = (
    Command("list.up", ("up", "k"), N_("Up"), N_("The line above"), "step(-1)"),
    Command("list.down", ("down", "j"), N_("Down"), N_("The line below"), "step(1)"),
    Command("list.page-up", ("pageup", "ctrl+b"), N_("Page up"), N_("One page up"), "page(-1)"),
    Command("list.page-down", ("pagedown", "ctrl+f"), N_("Page down"), N_("One page down"), "page(1)"),
    Command("list.first", ("home", "g"), N_("First"), N_("The first line"), "first"),
    Command("list.last", ("end", "G", "shift+g"), N_("Last"), N_("The last line"), "last"),
)
"""The keys that every list understands."""


class LineList(ScrollView, can_focus=True):
    """Lines with a cursor. A subclass gives the text of a line; the owner says how many there are."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(MOVES)]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"line--cursor", "line--dim", "line--strong", "line--warn", "line--found"}
    DEFAULT_CSS = """
    LineList { background: transparent; overflow-x: hidden; scrollbar-size-vertical: 1; }
    LineList > .line--cursor { text-style: bold; background: $boost; }
    LineList:focus > .line--cursor { background: $block-cursor-background; color: $block-cursor-foreground; }
    LineList > .line--dim { color: $text-muted; }
    LineList > .line--strong { text-style: bold; }
    LineList > .line--warn { color: $text-warning; }
    LineList > .line--found { text-style: underline; }
    """

    cursor: reactive[int] = reactive(0)
    count: reactive[int] = reactive(0)
    _was_hit = False
    """Whether the last click was on a line."""

    @dataclass
    class Moved(Message):
        """The cursor stands on another line."""

        list: LineList
        index: int

        @property
        def control(self) -> LineList:
            """The list, for `@on` with a selector."""
            return self.list

    @dataclass
    class Chosen(Moved):
        """The line under the cursor was chosen, by double click, at cell `x` of it."""

        x: int = 0

    def pieces(self, index: int, width: int) -> Pieces:
        """The texts of line `index`, for a line of `width` cells."""
        raise NotImplementedError

    def span(self, index: int) -> range:
        """The rows, counted from the top of the list, that line `index` takes: one, unless it is wrapped."""
        return range(index, index + 1)

    def line_at(self, y: int) -> int:
        """The line that stands at row `y`; -1 where there is none."""
        return y if y < self.count else -1

    def part(self, index: int, y: int, width: int) -> Pieces:  # noqa: ARG002 -- for lists that wrap
        """What of line `index` stands at row `y`."""
        return self.pieces(index, width)

    def line_mark(self, index: int) -> str:
        """The two cells before a line: a sign where the cursor is."""
        return "> " if index == self.cursor else "  "

    def piece_style(self, name: str) -> Style:
        """The style of a part of a line: `dim`, `strong` or `warn`, its own colours alone."""
        style = self.get_component_rich_style(f"line--{name}")
        return Style(color=style.color, bold=style.bold, underline=style.underline)

    def with_marks(self, text: str, spans: Sequence[tuple[int, int]], style: Style | None) -> Pieces:
        """A text with what was found in it: underlined, and bold, so that it is seen without colours."""
        found = Style(bold=True) + self.piece_style("found")
        pieces, at = Pieces(), 0
        for start, end in spans:
            pieces += [(text[at:start], style), (text[start:end], found)]
            at = end
        return [*pieces, (text[at:], style)]

    def style_under_cursor(self, style: Style | None) -> Style | None:
        """What is left of the style of a part of a line while the cursor is on it: that something was found there.

        Else the cursor's own colours stand.
        """
        return Style(underline=True) if style and style.underline else None

    def render_line(self, y: int) -> Strip:
        """Draw the line at row `y` of the window."""
        width, y = self.size.width, y + self.scroll_offset.y
        index = self.line_at(y)
        if index < 0:
            return Strip.blank(width, self.rich_style)
        pieces = self.part(index, y, width - 3)
        if index != self.cursor:
            mark = self.line_mark(index) if y == self.span(index).start else "  "
            return _strip([(mark, None), *pieces, (" ", None)], width, self.rich_style)
        base = self.rich_style + self.get_component_rich_style("line--cursor")
        plain: Pieces = [(text, self.style_under_cursor(style)) for text, style in pieces]
        mark = self.line_mark(index) if y == self.span(index).start else "  "
        return _strip([(mark, None), *plain, (" ", None)], width, base)

    @property
    def caret(self) -> Offset:
        """The beginning of the chosen line."""
        return Offset(0, (self.span(self.cursor).start if self.count else 0) - self.scroll_offset.y)

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a line."""
        return max(0, min(cursor, self.count - 1))

    def watch_cursor(self, old: int, new: int) -> None:
        """Show the line, and tell the owner."""
        self.refresh()
        self._show_cursor()
        if old != new:
            self.post_message(self.Moved(self, new))

    def watch_count(self, count: int) -> None:
        """Make room for that many lines."""
        self.virtual_size = Size(0, self.span(count - 1).stop if count else 0)
        self.cursor = min(self.cursor, max(count - 1, 0))
        self.refresh()

    def on_resize(self) -> None:
        """Keep the cursor in the window."""
        self._show_cursor()

    def _show_cursor(self) -> None:
        rows = self.span(self.cursor)
        self.scroll_to_region(Region(0, rows.start, 1, len(rows)), animate=False, force=True)

    def action_step(self, lines: int) -> None:
        """Move the cursor by so many lines."""
        self.cursor += lines

    def action_page(self, pages: int) -> None:
        """Move the cursor by so many windows."""
        self.cursor += pages * max(self.size.height - 1, 1)

    def action_first(self) -> None:
        """Move the cursor to the first line."""
        self.cursor = 0

    def action_last(self) -> None:
        """Move the cursor to the last line."""
        self.cursor = self.count - 1

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to the line that was clicked; twice on it chooses it, wherever it stands by then."""
        index = self.line_at(event.y + self.scroll_offset.y)
        if event.chain > 1 and self._was_hit:
            self.post_message(self.Chosen(self, self.cursor, event.x))
        elif index >= 0:
            self.cursor = index
        self._was_hit = index >= 0


def _strip(pieces: Pieces, width: int, base: Style) -> Strip:
    """One line of the screen made of pieces of text, each with its style over `base`, filled to `width`."""
    segments = [Segment(text, base + style if style else base) for text, style in pieces if text]
    return Strip(segments).adjust_cell_length(width, base)
