"""The rail: the head, the stages and the report, each with its state in words; where we are stands out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from retro.text.width import cells, fit


@dataclass(frozen=True)
class NavItem:
    """One stop on the rail: its key, its name, its state in a word, and the shape of the state (`+`, `!`, `-`)."""

    key: str
    name: str
    state: str
    shape: str


class StageNav(Widget):
    """The stops from top to bottom, or, where the screen is narrow, in one line."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"rail--here", "rail--dim"}
    DEFAULT_CSS = """
    StageNav { width: 100%; height: 1; }
    StageNav.-down { height: 1fr; }
    StageNav > .rail--here { text-style: bold; color: $text-accent; background: $accent-muted; }
    StageNav > .rail--dim { color: $text-muted; }
    """

    stops: reactive[Sequence[NavItem]] = reactive(())
    here: reactive[int] = reactive(0)
    down: reactive[bool] = reactive(False)

    @dataclass
    class Chosen(Message):
        """A stop was clicked."""

        index: int

    def watch_down(self, down: bool) -> None:
        """Lie or stand."""
        self.set_class(down, "-down")

    def render_line(self, y: int) -> Strip:
        """One stop, or all of them."""
        width, base = self.size.width, self.rich_style
        here, dim = self.get_component_rich_style("rail--here"), self.get_component_rich_style("rail--dim")
        if not self.down:
            segments = [Segment(" ", base)]
            for index, text in self._in_a_line():
                segments += [Segment(text, here if index == self.here else base), Segment(" ", base)]
            return Strip(segments).adjust_cell_length(width, base)
        index = y - 1
        if not 0 <= index < len(self.stops):
            return Strip.blank(width, base)
        stop = self.stops[index]
        size = min(cells(stop.state), width - 8)
        style = here if index == self.here else base
        mark = ">" if index == self.here else " "
        name = fit(f"{mark}{stop.key} {stop.name}", width - size - 2)
        state = Segment(f"{fit(stop.state, size)} ", style if index == self.here else dim)
        return Strip([Segment(name, style), Segment(" ", style), state]).adjust_cell_length(width, style)

    def on_click(self, event: events.Click) -> None:
        """Tell the owner which stop was clicked."""
        if self.down:
            if 0 <= event.y - 1 < len(self.stops):
                self.post_message(self.Chosen(event.y - 1))
            return
        x = 1
        for index, text in self._in_a_line():
            if x <= event.x < x + cells(text) + 1:
                self.post_message(self.Chosen(index))
            x += cells(text) + 1

    def _in_a_line(self) -> list[tuple[int, str]]:
        """The stops in one line: in full if there is room, else the far ones as key and shape alone."""
        reach = len(self.stops)
        while True:
            line = [(i, self._short(i, stop, abs(i - self.here) <= reach)) for i, stop in enumerate(self.stops)]
            if reach == 0 or sum(cells(text) + 1 for _, text in line) < self.size.width:
                return line
            reach -= 1

    def _short(self, index: int, stop: NavItem, named: bool) -> str:
        if index == self.here:
            return f"[{stop.key} {stop.name}: {stop.state}]" if stop.state else f"[{stop.key} {stop.name}]"
        return f"{stop.key} {stop.name}{stop.shape}" if named else f"{stop.key}{stop.shape}"
