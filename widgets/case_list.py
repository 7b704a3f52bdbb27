"""The archive as a list: it holds the page that is shown, and asks its owner for another when it is needed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from retro.text.width import cells, fit
from widgets.line_list import LineList, Pieces

PAGE = 100
"""How many cases are asked for at a time."""

_LETTERS = "asdfghjklqwertyuiopzxcvbnmASDFGHJKLQWERTYUIOPZXCVBNM"
"""What stands before the lines to jump to them, the keys under the fingers first."""
_TITLE = 36
"""Cells that a title has at the least, before another column takes any."""
_GAP = 2
_IN_TURN = ("reference", "status", "day", "severity", "open")
"""The columns beside the title, the ones that stay longest first."""
_RIGHT = frozenset({"day"})


class Case(NamedTuple):
    """One case as a line. All texts are in the reader's language, and plain."""

    reference: str
    day: str
    title: str
    severity: str
    status: str
    open: str
    """What is left to do: `2, 1 overdue`."""


class Columns:
    """Which columns there are, what they are called, and how wide each is that is not the title."""

    def __init__(self, heads: Case, widths: Mapping[str, int]) -> None:
        self.heads = heads
        self._widths = widths

    def shown(self, width: int) -> list[tuple[str, int]]:
        """The columns that there is room for in so many cells, with theirs; a narrow terminal keeps three."""
        sizes = {"title": 0}
        for name in _IN_TURN:
            size = max(self._widths[name], cells(getattr(self.heads, name)))
            used = sum(sizes.values()) + _GAP * len(sizes) + size
            if width - used >= _TITLE or name in _IN_TURN[:2]:
                sizes[name] = size
            else:
                break
        sizes["title"] = max(width - sum(sizes.values()) - _GAP * (len(sizes) - 1), 0)
        return [(name, sizes[name]) for name in Case._fields if name in sizes]

    def line(self, case: Case, width: int) -> list[tuple[str, str]]:
        """The names of the columns, and what stands in each, its gap included."""
        shown = self.shown(width)
        texts = [(name, fit(getattr(case, name), size, right=name in _RIGHT)) for name, size in shown]
        return [(name, text + " " * _GAP * (name != shown[-1][0])) for name, text in texts]


class CaseHeads(Widget):
    """The titles of the columns, over a list that is as wide. A click on one sorts by it."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"case-heads--sorted"}
    DEFAULT_CSS = """
    CaseHeads { height: 1; color: $text-muted; }
    CaseHeads > .case-heads--sorted { color: $text; text-style: bold; }
    """

    @dataclass
    class Pressed(Message):
        """The title of a column was clicked."""

        column: str

    def __init__(self, columns: Columns) -> None:
        super().__init__()
        self._columns = columns
        self._sorted = ""

    def mark(self, column: str) -> None:
        """Show by which column the list is sorted."""
        self._sorted = column
        self.refresh()

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 -- there is one line
        """The one line, each title over its column."""
        base, strong = self.rich_style, self.get_component_rich_style("case-heads--sorted")
        line = self._columns.line(self._columns.heads, row_width(self.size.width))
        segments = [Segment(text, base + strong if name == self._sorted else base) for name, text in line]
        return Strip([Segment("  ", base), *segments]).adjust_cell_length(self.size.width, base)

    def on_click(self, event: events.Click) -> None:
        """Tell the owner which one it was."""
        start = 2
        for name, text in self._columns.line(self._columns.heads, row_width(self.size.width)):
            if start <= event.x < start + cells(text):
                self.post_message(self.Pressed(name))
            start += cells(text)


def row_width(width: int) -> int:
    """The cells of a line's own text in a list of this width: before it stands a sign, behind it goes a scroll bar."""
    return width - 3


class CaseList(LineList):
    """All cases of the archive, of which only those near the window are in memory."""

    @dataclass
    class Needed(Message):
        """The cases from `offset` on, `PAGE` of them, are about to be shown."""

        offset: int

    @dataclass
    class Marked(Message):
        """Other cases are chosen than before."""

        references: Sequence[str]

    def __init__(self, columns: Columns, *, id: str | None = None) -> None:  # noqa: A002 -- Textual's name
        super().__init__(id=id)
        self._columns = columns
        self._pages: dict[int, Sequence[Case]] = {}
        self._asked: set[int] = set()
        self._letters: dict[int, str] = {}
        """The letter before each line that can be jumped to; none while nobody wants to jump."""
        self._marked: dict[str, None] = {}

    @property
    def chosen(self) -> str:
        """The reference under the cursor; "" when there is none, or it is not here yet."""
        case = self.case(self.cursor)
        return case.reference if case else ""

    @property
    def marked(self) -> Sequence[str]:
        """The references of the cases that are chosen together, in the order in which they were."""
        return tuple(self._marked)

    def case(self, index: int) -> Case | None:
        """The case at `index`, if its page is here."""
        page = self._pages.get(index // PAGE, ())
        return page[index % PAGE] if index % PAGE < len(page) else None

    def left_out(self) -> list[tuple[str, str]]:
        """What of the chosen case stands in columns for which there is no room, with their titles."""
        case = self.case(self.cursor)
        shown = {name for name, _ in self._columns.shown(row_width(self.size.width))}
        texts = case._asdict() if case else {}
        titles = self._columns.heads._asdict()
        return [(titles[name], text) for name, text in texts.items() if text not in ("", "-") and name not in shown]

    def clear(self) -> None:
        """Forget all pages: the archive has changed, or another part of it is listed."""
        self._pages.clear()
        self._asked.clear()

    def give(self, offset: int, cases: Sequence[Case]) -> None:
        """Take in the page that begins at `offset`."""
        self._pages[offset // PAGE] = cases
        self._asked.discard(offset // PAGE)
        self.refresh()

    def mark(self, references: Sequence[str]) -> None:
        """Choose these together, and no others."""
        self._marked = dict.fromkeys(references)
        self.refresh()
        self.post_message(self.Marked(self.marked))

    def turn_mark(self) -> None:
        """Choose the case under the cursor beside others, or no longer; the cursor goes on to the next."""
        if reference := self.chosen:
            self.mark(
                [each for each in self._marked if each != reference] + [reference] * (reference not in self._marked)
            )
            self.action_step(1)

    def jump(self) -> None:
        """Show a letter before each line; the letter that is typed then takes the cursor there."""
        top = self.scroll_offset.y
        lines = range(top, min(top + self.size.height, self.count))
        self._letters = dict(zip(lines, _LETTERS, strict=False))
        self.refresh()

    def _stay(self) -> None:
        """Take the letters away."""
        if self._letters:
            self._letters = {}
            self.refresh()

    async def _on_key(self, event: events.Key) -> None:
        """While letters stand there, one of them takes the cursor to its line; every other key takes them away."""
        if not self._letters:
            return
        line = next((line for line, letter in self._letters.items() if letter == event.character), None)
        self._stay()
        if line is not None or event.key == "escape":
            event.stop()
            event.prevent_default()
        if line is not None:
            self.cursor = line

    def on_blur(self) -> None:
        """Who types elsewhere does not jump here."""
        self._stay()

    def line_mark(self, index: int) -> str:
        """The letter to jump by, else the cursor and the sign of what is chosen."""
        if self._letters:
            return f"{self._letters.get(index, ' ')} "
        case = self.case(index) if self._marked else None
        chosen = "*" if case and case.reference in self._marked else " "
        return f"{'>' if index == self.cursor else ' '}{chosen}"

    def pieces(self, index: int, width: int) -> Pieces:
        """What the columns hold that there is room for."""
        case = self.case(index)
        if case is None:
            page = index // PAGE
            if page not in self._asked:
                self._asked.add(page)
                self.post_message(self.Needed(page * PAGE))
            return [("...", self.piece_style("dim"))]
        dim = self.piece_style("dim")
        bright = ("title", "status", "open")
        return [(text, None if name in bright else dim) for name, text in self._columns.line(case, width)]
