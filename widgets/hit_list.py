"""What a search found as a list: cases, under each the rows with the words in their sentence, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip

from retro.text.excerpt import Span, excerpt
from retro.text.width import cells, fit
from widgets.line_list import LineList, Pieces

_GAP = 2
_NAME = 26
"""Cells of the names of rows at the most; in a narrow window a third of it."""
_SIGN = 3
"""Cells of the sign before a part."""
_LEAST = 10
"""Cells that a title or a sentence has at the least."""


class HitLine(NamedTuple):
    """A row in which words stand. All texts are in the reader's language, and plain."""

    key: str
    """Tells it from all other rows of the case."""
    name: str
    """The row, and what it is: `2.1 Cause`."""
    text: str
    """All that it says: the sentence with the words is taken from it."""
    spans: Sequence[Span]
    """Where the words stand in it."""


class HitGroup(NamedTuple):
    """A case that was found."""

    key: str
    """Its reference."""
    key_spans: Sequence[Span]
    """Where the words stand in that."""
    day: str
    title: str
    spans: Sequence[Span]
    """Where the words stand in the title."""
    said: str
    """How bad it was, and how far it has come."""
    lines: Sequence[HitLine]
    lead: str = ""
    """What stands below it, before what became of it."""
    became: Sequence[str] = ()
    """What became of it, each part with the sign before it: the last one is read however narrow it is."""


class _Under(NamedTuple):
    group: int


class HitList(LineList):
    """Cases with their rows. The cursor stands on a case or on a row; it stays there whatever comes behind it."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"hit-list--title"}
    DEFAULT_CSS = """
    HitList > .hit-list--title { text-style: bold; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 -- Textual's name
        super().__init__(id=id)
        self.groups: list[HitGroup] = []
        self._lines: list[tuple[int, int]] = []
        """What each line shows: the number of a group, and that of its line, or -1 for the case itself."""
        self._rows: list[int | _Under | None] = []
        """What stands in each row of the list: a line, what is below a case, or nothing."""
        self._first_rows: list[int] = []
        self._names = 0

    def show(self, groups: Sequence[HitGroup], *, stay: bool) -> None:
        """Show these. With `stay`, the cursor stays where it stands; else it goes to the first row that was found."""
        chosen = self.chosen
        self.groups, self._lines, self._rows, self._first_rows = [*groups], [], [], []
        for number, group in enumerate(groups):
            self._rows += [None] if number else []
            for line in range(-1, len(group.lines)):
                self._first_rows.append(len(self._rows))
                self._rows.append(len(self._lines))
                self._lines.append((number, line))
            self._rows += [_Under(number)] if group.lead or group.became else []
        self._names = max((cells(line.name) for group in groups for line in group.lines), default=0)
        self.count = len(self._lines)
        self.watch_count(self.count)  # the rows may be others though there are as many lines
        keys = [self._key(*line) for line in self._lines]
        if stay and chosen in keys:
            self.cursor = keys.index(chosen)
        elif not stay:
            self.cursor = 1 if groups and groups[0].lines else 0
        self._show_cursor()

    def put(self, number: int, group: HitGroup) -> None:
        """Show this in the place of the group of that number, which takes as many rows: nothing else moves."""
        self.groups[number] = group
        self.refresh()

    @property
    def in_window(self) -> range:
        """The numbers of the groups that are seen, be it a row of them."""
        top = self.scroll_offset.y
        rows = [row for row in self._rows[top : top + self.size.height] if row is not None]
        seen = [row.group if isinstance(row, _Under) else self._lines[row][0] for row in rows]
        return range(seen[0], seen[-1] + 1) if seen else range(0)

    @property
    def chosen(self) -> tuple[str, str]:
        """The case under the cursor, and the row; "" where that is none."""
        return self._key(*self._lines[self.cursor]) if self.cursor < len(self._lines) else ("", "")

    def choose(self, case: str, row: str) -> None:
        """Put the cursor on this row, if it is shown; else on its case."""
        keys = [self._key(*line) for line in self._lines]
        for key in ((case, row), (case, "")):
            if key in keys:
                self.cursor = keys.index(key)
                return

    def span(self, index: int) -> range:
        """The row of line `index`."""
        row = self._first_rows[index] if index < len(self._first_rows) else 0
        return range(row, row + 1)

    def line_at(self, y: int) -> int:
        """The line at row `y`; -1 where none stands that can be chosen."""
        row = self._rows[y] if 0 <= y < len(self._rows) else None
        return row if isinstance(row, int) else -1

    def pieces(self, index: int, width: int) -> Pieces:
        """A case, or a row with its words marked."""
        number, line = self._lines[index]
        group = self.groups[number]
        if line < 0:
            return self._case(group, width)
        hit = group.lines[line]
        name = min(self._names, _NAME, width // 3)
        text, spans = excerpt(hit.text, hit.spans, max(width - name - 2 * _GAP, _LEAST))
        return [(f"  {fit(hit.name, name)}{' ' * _GAP}", self.piece_style("dim")), *self.with_marks(text, spans, None)]

    def _case(self, group: HitGroup, width: int) -> Pieces:
        strong, dim = self.get_component_rich_style("hit-list--title"), self.piece_style("dim")
        strong = Style(bold=strong.bold)
        said = f"{' ' * _GAP}{group.said}" if group.said else ""
        day = f"  {group.day}  "
        room = width - cells(group.key) - cells(day) - cells(said)
        if room < max(_LEAST, width // 3):
            room, day = room + cells(day) - _GAP, " " * _GAP
        title, spans = _cut(group.title, group.spans, max(room, _LEAST))
        filled = " " * max(room - cells(title), 0)
        key = self.with_marks(group.key, group.key_spans, dim)
        return [*key, (day, dim), *self.with_marks(title, spans, strong), (filled, None), (said, dim)]

    def render_line(self, y: int) -> Strip:
        """Draw what stands below a case, and the lines as every list does."""
        at = y + self.scroll_offset.y
        row = self._rows[at] if at < len(self._rows) else None
        if not isinstance(row, _Under):
            return super().render_line(y)
        style = self.rich_style + self.piece_style("dim")
        group = self.groups[row.group]
        text = f"    {_told(group.lead, group.became, max(self.size.width - 5, 0))}"
        return Strip([Segment(text, style)]).adjust_cell_length(self.size.width, self.rich_style)

    def _show_cursor(self) -> None:
        """Keep the line in the window; of the first row of a case its title, of the last one what is below it, too."""
        top = bottom = self.span(self.cursor).start
        if self.cursor < len(self._lines):
            number, line = self._lines[self.cursor]
            top -= line == 0
            bottom += line == len(self.groups[number].lines) - 1
        self.scroll_to_region(Region(0, top, 1, bottom - top + 1), animate=False, force=True)

    def _key(self, group: int, line: int) -> tuple[str, str]:
        held = self.groups[group]
        return held.key, held.lines[line].key if line >= 0 else ""


def _told(lead: str, parts: Sequence[str], room: int) -> str:
    """What became of a case in so many cells: where it is too long, the parts before the last one are cut.

    Where there is no room for words of them, … stands in their place.
    """
    if not parts:
        return fit(lead, room)
    *first, last = parts
    left = room - cells(lead) - cells(last)
    if first and left < len(first) * (_LEAST + _SIGN) and left < sum(map(cells, first)):
        return fit(f"{lead}…{last}", room)
    shown = list[str]()
    for number, part in enumerate(first):
        behind = sum(min(cells(each), left // (len(first) - number) + _SIGN) for each in first[number + 1 :])
        most = max(left - behind, 0)
        shown.append(fit(part, most).rstrip() if cells(part) > most else part)
        left -= cells(shown[-1])
    return fit(lead + "".join([*shown, last]), room)


def _cut(text: str, spans: Sequence[Span], room: int) -> tuple[str, Sequence[Span]]:
    """A title that is cut at its end, with what is left of the spans."""
    shown = fit(text, room).rstrip()
    kept = len(shown) if shown == text.rstrip() else max(len(shown) - 1, 0)
    return shown, [(start, min(end, kept)) for start, end in spans if start < kept]
