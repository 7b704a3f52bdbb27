"""A page to be read: paragraphs in lines of a comfortable width, with links, and with what was looked for marked in it.

The lines are made elsewhere (`lines`), some at a time: what it costs to show them is what is on the screen.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from retro.text.search_forms import Placed, placed
from retro.text.search_patterns import pattern
from retro.text.width import cells, fit
from retro.text.wrap import line_spans
from widgets.commands import bindings
from widgets.document import READING

MARGIN = 2
MOST_MARKS = 5_000
"""So many places are marked: nobody goes through more, and each of them costs time on the screen."""
_LEAST = 10
"""Cells that a text has at the least, however far in it stands."""


class Paragraph(NamedTuple):
    """A text of the page. All texts are plain."""

    text: str
    look: str = ""
    """How it looks: `title`, `heading`, `subheading`, `dim`, or as usual."""
    name: str = ""
    """What stands before it."""
    names: int = 0
    """Cells of the column of names, in which its own stands."""
    indent: int = 0
    """Cells before all of it."""
    gap: bool = False
    """Whether an empty line stands before it."""
    row: str = ""
    """Tells by what its owner knows it."""
    target: str = ""
    """Where it leads to; "" where it is no link."""


class Line(NamedTuple):
    """A line of the page."""

    paragraph: int
    """The number of its paragraph."""
    start: int
    """Where in the text of that it begins; -1 for the empty line before it."""
    end: int


class Highlight(NamedTuple):
    """Where in the page something stands that was looked for."""

    paragraph: int
    start: int
    end: int


def lines(paragraphs: Sequence[Paragraph], width: int) -> Iterator[Line]:
    """The lines of paragraphs in a page of so many cells, without its margin."""
    for number, each in enumerate(paragraphs):
        if each.gap:
            yield Line(number, -1, -1)
        room = max(width - each.indent - each.names, _LEAST)
        yield from (Line(number, start, end) for start, end in line_spans(each.text, room))


def find(paragraphs: Sequence[Paragraph], words: Sequence[str]) -> list[Highlight]:
    """Where any of the words stand, whatever the width, the case and the kana they are written in, in order.

    The first `MOST_MARKS` of them.
    """
    patterns = [found for word in words if (found := pattern(word))]
    marks = list[Highlight]()
    for number, each in enumerate(paragraphs if patterns else ()):
        form = _placed(each.text)
        left = MOST_MARKS - len(marks)
        places = (each.span() for one in patterns for each in islice(one.finditer(form.text), left))
        marks += [Highlight(number, *span) for span in sorted(form.span(*each) for each in places)[:left]]
        if len(marks) == MOST_MARKS:
            break
    return marks


@lru_cache(maxsize=20_000)
def _placed(text: str) -> Placed:
    return placed(text)


class ReadingPage(ScrollView, can_focus=True):
    """The page. Its owner gives it paragraphs and their lines."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(READING)]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "page--title", "page--heading", "page--subheading", "page--dim", "page--found", "page--here", "page--link",
    }  # fmt: skip
    DEFAULT_CSS = """
    ReadingPage { overflow-x: hidden; scrollbar-size-vertical: 1; background: transparent; }
    ReadingPage > .page--title { text-style: bold; }
    ReadingPage > .page--heading { text-style: bold; color: $text-accent; }
    ReadingPage > .page--subheading { text-style: bold; }
    ReadingPage > .page--dim { color: $text-muted; }
    ReadingPage > .page--found { text-style: underline bold; }
    ReadingPage > .page--here { text-style: reverse bold; }
    ReadingPage > .page--link { background: $block-cursor-background; color: $block-cursor-foreground; }
    """

    @dataclass
    class Followed(Message):
        """A link was clicked."""

        target: str

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 -- Textual's name
        super().__init__(id=id)
        self._paragraphs: Sequence[Paragraph] = ()
        self._lines: list[Line] = []
        self._first: list[int] = []
        """The number of the first line of each paragraph that has some."""
        self._marks: Sequence[Highlight] = ()
        self._marked: dict[int, list[Highlight]] = {}
        self.at = 0
        """The number of the mark at which one is."""
        self._link = -1
        """The paragraph of the chosen link; -1 if none is."""
        self._goes_to = -1
        """The paragraph that is to be shown as soon as it has lines; -1 for none."""
        self._on_link = False
        """Whether one came last to a link, and not to a mark."""

    def show(self, paragraphs: Sequence[Paragraph], first: Sequence[Line], place: Line | None = None) -> None:
        """Show these, of which the first lines are there; from the top, or from the line in which `place` begins.

        With a place it is the same page anew, on which a link that was chosen stays chosen.
        """
        target = self.target if place else ""
        self._paragraphs, self._lines, self._first = paragraphs, [], []
        self._marks, self._marked, self.at, self._goes_to = (), {}, 0, -1
        links = (number for number, each in enumerate(paragraphs) if target and each.target == target)
        self._link = next(links, -1)
        self._on_link = self._on_link and self._link >= 0
        self.add(first)
        y = self._line_of(place.paragraph, place.start) if place else 0
        self.scroll_to(y=max(y, 0), animate=False, force=True)

    def add(self, more: Sequence[Line]) -> None:
        """Show these lines below the others."""
        for line in more:
            if line.paragraph == len(self._first):
                self._first.append(len(self._lines))
            self._lines.append(line)
        self.virtual_size = Size(0, len(self._lines))
        if 0 <= self._goes_to < len(self._first) - 1:
            self._go_on()
        self.refresh()

    @property
    def place(self) -> Line | None:
        """The line at the top of the window."""
        return self._lines[self.scroll_offset.y] if self.scroll_offset.y < len(self._lines) else None

    @property
    def row(self) -> str:
        """The row in which one is: that of what was found, else that at the top of the window."""
        line = self._lines[y] if (y := self._here_y()) < len(self._lines) else None
        return self._paragraphs[line.paragraph].row if line else ""

    @property
    def target(self) -> str:
        """Where the chosen link leads to; "" if none is chosen."""
        return self._paragraphs[self._link].target if self._link >= 0 else ""

    def targets(self) -> list[str]:
        """Where the links lead to, in their order."""
        return [each.target for each in self._paragraphs if each.target]

    @property
    def caret(self) -> Offset:
        """The chosen link or what was found, while it is in the window; else the first line."""
        y = self._here_y()
        if y >= len(self._lines):
            return Offset(MARGIN, 0)
        line = self._lines[y]
        each, x = self._paragraphs[line.paragraph], MARGIN
        if line.start >= 0:
            x += each.indent
            mark = self._mark
            if not self._on_link and mark and mark.paragraph == line.paragraph and line.start <= mark.start < line.end:
                x += each.names + cells(each.text[line.start : mark.start])
        return Offset(x, y - self.scroll_offset.y)

    @property
    def _mark(self) -> Highlight | None:
        return self._marks[self.at] if self._marks else None

    def _here_y(self) -> int:
        """The line on which one is."""
        top, mark = self.scroll_offset.y, self._mark
        y = -1
        if self._on_link and self._link >= 0:
            y = self._line_of(self._link, 0)
        elif mark:
            y = self._line_of(mark.paragraph, mark.start)
        return y if top <= y < top + self.size.height else top

    def _line_of(self, paragraph: int, at: int) -> int:
        """The number of the line in which this place of a text stands; -1 where it has none yet."""
        if paragraph >= len(self._first):
            return -1
        y = self._first[paragraph]
        while y + 1 < len(self._lines) and self._lines[y + 1].paragraph == paragraph and self._lines[y + 1].start <= at:
            y += 1
        return y

    def mark(self, marks: Sequence[Highlight], row: str = "") -> None:
        """Mark these places, and go to the first in this row, else to the first from here on."""
        self._marks, self._marked, self._on_link = marks, {}, False
        for each in marks:
            self._marked.setdefault(each.paragraph, []).append(each)
        top = self.place
        here = (n for n, each in enumerate(marks) if row and self._paragraphs[each.paragraph].row == row)
        behind = (n for n, each in enumerate(marks) if top and (each.paragraph, each.start) >= top[:2])
        self.at = next(here, next(behind, 0))
        self._go_to_mark()

    @property
    def found(self) -> int:
        """How many places are marked."""
        return len(self._marks)

    def find_next(self, steps: int) -> None:
        """Go to the next place that is marked, or the one before."""
        if self._marks:
            self.at, self._on_link = (self.at + steps) % len(self._marks), False
            self._go_to_mark()

    def choose_link(self, steps: int) -> bool:
        """Choose the next link, from the place where one is, or the one before; whether there is one."""
        links = [number for number, each in enumerate(self._paragraphs) if each.target]
        if not links:
            return False
        at = links.index(self._link) + steps if self._link in links else (0 if steps > 0 else -1)
        self._link, self._on_link = links[at % len(links)], True
        self._goes_to = self._link
        self._go_on()
        return True

    def _go_to_mark(self) -> None:
        if mark := self._mark:
            self._goes_to = mark.paragraph
            self._go_on()
        self.refresh()

    def _go_on(self) -> None:
        """Show where one is to be, if it has lines; else as soon as it has."""
        mark = None if self._on_link else self._mark
        y = self._line_of(self._goes_to, mark.start if mark else 0)
        if y >= 0:
            self._goes_to = -1
            self.scroll_to_region(Region(0, y, 1, 1), animate=False, force=True)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line, behind the margin."""
        width, base, y = self.size.width, self.rich_style, y + self.scroll_offset.y
        line = self._lines[y] if y < len(self._lines) else None
        if line is None or line.start < 0:
            return Strip.blank(width, base)
        each = self._paragraphs[line.paragraph]
        is_first = y == self._first[line.paragraph] + each.gap
        style = base + self._look(each.look) if each.look else base
        chosen = line.paragraph == self._link
        if chosen:
            style = base + self.get_component_rich_style("page--link")
        name = (
            fit(each.name, max(each.names - MARGIN, 0)) + " " * MARGIN if is_first and each.names else " " * each.names
        )
        segments = [
            Segment("> " if chosen and is_first else " " * MARGIN, style if chosen else base),
            Segment(" " * each.indent, style if chosen else base),
            Segment(name, style if chosen else base + self._look("dim")),
            *self._text(each.text, line, style),
        ]
        return Strip(segments).adjust_cell_length(width, style if chosen else base)

    def _look(self, name: str) -> Style:
        style = self.get_component_rich_style(f"page--{name}")
        return Style(color=style.color, bold=style.bold, underline=style.underline, reverse=style.reverse)

    def _text(self, text: str, line: Line, style: Style) -> Iterator[Segment]:
        at, here = line.start, self._mark
        marks = self._marked.get(line.paragraph, [])
        for mark in islice(marks, bisect_right(marks, at, key=lambda each: each.end), None):
            if mark.start >= line.end:
                break
            start, end = max(mark.start, at), min(mark.end, line.end)
            if start >= end:
                continue
            yield Segment(_plain(text[at:start]), style)
            yield Segment(_plain(text[start:end]), style + self._look("here" if mark == here else "found"))
            at = end
        yield Segment(_plain(text[at : line.end]), style)

    def on_click(self, event: events.Click) -> None:
        """Follow the link that was clicked."""
        y = event.y + self.scroll_offset.y
        if y < len(self._lines) and (target := self._paragraphs[self._lines[y].paragraph].target):
            self.post_message(self.Followed(target))

    def action_by(self, by: int) -> None:
        """Scroll by so many lines."""
        self._on_link = False
        self.scroll_to(y=self.scroll_offset.y + by, animate=False)

    def action_page(self, pages: int) -> None:
        """Scroll by so many windows."""
        self.action_by(pages * max(self.size.height - 1, 1))

    def action_first(self) -> None:
        """Scroll to the beginning."""
        self.scroll_to(y=0, animate=False)

    def action_last(self) -> None:
        """Scroll to the end."""
        self.scroll_to(y=len(self._lines), animate=False)


def _plain(text: str) -> str:
    return text.replace("\t", " ")
