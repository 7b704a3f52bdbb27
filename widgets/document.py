"""A document to be read: lines that were drawn elsewhere, scrolled, and searched."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from textual.binding import BindingType
from textual.geometry import Offset, Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from retro.language import N_
from widgets.commands import Command, bindings
from widgets.running_text import RunningText

READING = (
    Command("document.down", ("down", "j"), N_("Down"), N_("One line down"), "by(1)"),
    Command("document.up", ("up", "k"), N_("Up"), N_("One line up"), "by(-1)"),
    Command("document.page-down", ("pagedown", "space", "ctrl+f"), N_("Page down"), N_("One page down"), "page(1)"),
    Command("document.page-up", ("pageup", "b", "ctrl+b"), N_("Page up"), N_("One page up"), "page(-1)"),
    Command("document.first", ("home", "g"), N_("First"), N_("To the beginning"), "first"),
    Command("document.last", ("end", "G", "shift+g"), N_("Last"), N_("To the end"), "last"),
)


class DocumentView(ScrollView, can_focus=True):
    """Lines of styled text. Drawing them costs what is on the screen, however long the document is."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(READING)]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"document--found", "document--here"}
    DEFAULT_CSS = """
    DocumentView { padding: 0; overflow-x: hidden; scrollbar-size-vertical: 1; }
    DocumentView > .document--found { text-style: underline bold; }
    DocumentView > .document--here { text-style: reverse bold; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 -- Textual's name
        super().__init__(id=id)
        self._lines: list[Sequence[Segment]] = []
        self._said = ""
        self._reading_on: RunningText | None = None
        """The lines as they read on, made when something is first looked for."""
        self._found: list[tuple[int, int]] = []
        """The first and the last line of each place that was found."""
        self._marked: set[int] = set()
        self._at = 0

    def show(self, lines: Sequence[Sequence[Segment]], *, from_top: bool = False) -> None:
        """Show these lines, from their top or as far down as the last ones were."""
        self._lines = []
        self._said, self._reading_on = "", None
        self._look()
        self.add(lines)
        self.scroll_to(y=0 if from_top else min(self.scroll_offset.y, max(len(lines) - 1, 0)), animate=False)

    def add(self, lines: Sequence[Sequence[Segment]]) -> None:
        """Show these lines below the others."""
        self._lines += lines
        if self._reading_on:
            self._reading_on.add(lines)
            self._look()
        self.virtual_size = Size(0, len(self._lines))
        self.refresh()

    @property
    def caret(self) -> Offset:
        """The line that was found, while it is in the window; else the first line."""
        y = self._found[self._at][0] - self.scroll_offset.y if self._found else 0
        return Offset(2, y if 0 <= y < self.size.height else 0)

    def find(self, text: str) -> int:
        """Mark where `text` stands, over the ends of lines, and go to the first place.

        The width, the case and the kana in which it is written make no difference. It gives how many places there are.
        """
        self._said = text
        self._reading_on = self._reading_on or RunningText(self._lines)
        self._look()
        self._at = next((i for i, (_first, last) in enumerate(self._found) if last >= self.scroll_offset.y), 0)
        self._go_to_found()
        return len(self._found)

    def _look(self) -> None:
        self._found = self._reading_on.find(self._said) if self._reading_on and self._said else []
        self._marked = {y for first, last in self._found for y in range(first, last + 1)}

    def find_next(self, steps: int) -> None:
        """Go to the next place that was found, or the one before."""
        if self._found:
            self._at = (self._at + steps) % len(self._found)
            self._go_to_found()

    def _go_to_found(self) -> None:
        if self._found:
            first, last = self._found[self._at]
            self.scroll_to_region(Region(0, first, 1, last - first + 1), animate=False, force=True)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line of the document, two cells from the edge."""
        base = self.rich_style
        y += self.scroll_offset.y
        if y >= len(self._lines):
            return Strip.blank(self.size.width, base)
        if y in self._marked:
            first, last = self._found[self._at]
            here = first <= y <= last
            base += self.get_component_rich_style(f"document--{'here' if here else 'found'}", partial=True)
        segments = [Segment(text, base + style if style else base) for text, style, _control in self._lines[y]]
        return Strip([Segment("  ", self.rich_style), *segments]).adjust_cell_length(self.size.width, self.rich_style)

    def action_by(self, lines: int) -> None:
        """Scroll by so many lines."""
        self.scroll_to(y=self.scroll_offset.y + lines, animate=False)

    def action_page(self, pages: int) -> None:
        """Scroll by so many windows."""
        self.action_by(pages * max(self.size.height - 1, 1))

    def action_first(self) -> None:
        """Scroll to the beginning."""
        self.scroll_to(y=0, animate=False)

    def action_last(self) -> None:
        """Scroll to the end."""
        self.scroll_to(y=len(self._lines), animate=False)
