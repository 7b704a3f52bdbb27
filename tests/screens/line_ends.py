"""Where the lines on a screen end: inside of a Japanese phrase, or where one ends. BudouX is the judge."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from budoux import load_default_japanese_parser
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static
from textual.widgets._toast import Toast

from widgets.field_row import FieldRow
from widgets.row_list import RowList

_JAPANESE = re.compile("[\u3041-\u30ff\u3400-\u9fff]")
_PARSER = load_default_japanese_parser()


@dataclass
class Tally:
    """The line ends that were seen: whether they cut a phrase. A text in the same lines is counted once."""

    running: Counter[bool] = field(default_factory=Counter)
    """In what people wrote."""
    hints: Counter[bool] = field(default_factory=Counter)
    """In what the program says: headings, questions, hints, help."""
    cut: list[str] = field(default_factory=list)
    """What was cut in a phrase, `|` standing for the line end."""
    seen: set[tuple[str, ...]] = field(default_factory=set)

    @property
    def shares(self) -> tuple[float, float]:
        """The shares of line ends that cut a phrase: in running text, in hints and headings."""
        return tuple(each[True] / max(each.total(), 1) for each in (self.running, self.hints))  # type: ignore[return-value]

    def add(self, text: str, lines: Iterable[str], *, running: bool) -> None:
        """Count the ends of the lines in which a text is shown."""
        counted = self.running if running else self.hints
        shown = (text, *lines)
        if shown in self.seen:
            return
        self.seen.add(shown)
        for at in _ends(text, shown[1:]):
            cuts = _cuts_a_phrase(text, at)
            counted[cuts] += 1
            if cuts:
                self.cut.append(f"{text[max(at - 12, 0) : at]}|{text[at : at + 12]}")

    def look(self, screen: Screen[Any]) -> None:
        """Count the line ends of all that the screen shows, below the edge of the window, too."""
        for widget in screen.query("*"):
            if not widget.region.width or not all(each.display for each in _with_parents(widget)):
                continue
            if isinstance(widget, RowList):
                for row, lines in zip(widget._rows, widget._texts, strict=True):
                    self.add(row.text, lines, running=True)
            elif isinstance(widget, Toast):
                text = widget.render().plain
                self.add(text.replace("\n", ""), text.split("\n"), running=False)
            elif isinstance(widget, Static) and isinstance(widget.visual, Content):
                lines = ["".join(each.text for each in strip) for strip in widget.render_lines(widget.size.region)]
                running = isinstance(widget.parent, FieldRow) or widget.id == "look"
                self.add(widget.visual.plain, lines, running=running)


def _with_parents(widget: Widget) -> Iterator[Widget]:
    yield widget
    yield from (each for each in widget.ancestors if isinstance(each, Widget))


def _ends(text: str, lines: Iterable[str]) -> Iterator[int]:
    """The places in `text` at which a line ends though the text goes on."""
    at = 0
    for line in lines:
        words = line.strip().removesuffix(" ..")
        if not words:
            continue
        start = text.find(words, at)
        if start < 0:
            return  # what is shown is cut off
        between = text[at:start]
        if at and "\n" not in between and _JAPANESE.search(text[max(at - 1, 0) : start + 1]):
            yield start
        at = start + len(words)


def _cuts_a_phrase(text: str, at: int) -> bool:
    begun = text.rfind("\n", 0, at) + 1
    paragraph = text[begun:].partition("\n")[0]
    place = at - begun
    if paragraph[place - 1] == "・":  # it parts the words of a list; BudouX takes the list for one phrase
        return False
    if paragraph[place - 1].isspace() or paragraph[place].isspace():
        return False
    ends, size = set(), 0
    for phrase in _PARSER.parse(paragraph):
        size += len(phrase)
        ends.add(size)
    return place not in ends
