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

from retro.text.width import cells
from retro.value import value


@value
class NavItem:
    """One stop on the rail: its key, its name, its state in a word, and the shape of the state (`+`, `!`, `-`)."""

    key: str
    name: str
    state: str
    shape: str


class StageNav(Widget):
    """The stops in one line."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"rail--here"}
    DEFAULT_CSS = """
    StageNav { width: 100%; height: 1; }
    StageNav > .rail--here { text-style: bold; color: $text-accent; background: $accent-muted; }
    """

    stops: reactive[Sequence[NavItem]] = reactive(())
    here: reactive[int] = reactive(0)

    @dataclass
    class Chosen(Message):
        """A stop was clicked."""

        index: int

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 -- there is one
        """All stops."""
        base, here = self.rich_style, self.get_component_rich_style("rail--here")
        segments = [Segment(" ", base)]
        for index, text in self._in_a_line():
            segments += [Segment(text, here if index == self.here else base), Segment(" ", base)]
        return Strip(segments).adjust_cell_length(self.size.width, base)

    def on_click(self, event: events.Click) -> None:
        """Tell the owner which stop was clicked."""
        x = 1
        for index, text in self._in_a_line():
            if x <= event.x < x + cells(text) + 1:
                self.post_message(self.Chosen(index))
            x += cells(text) + 1

    def _in_a_line(self) -> list[tuple[int, str]]:
        """The stops, in full with their states if there is room; else with shapes, the far ones without names."""
        full = [(i, self._short(i, stop, f" {stop.state}" if stop.state else "")) for i, stop in enumerate(self.stops)]
        if self._fits(full):
            return full
        line = full
        for reach in range(len(self.stops), -1, -1):
            line = [
                (i, self._short(i, stop, stop.shape) if abs(i - self.here) <= reach else f"{stop.key}{stop.shape}")
                for i, stop in enumerate(self.stops)
            ]
            if self._fits(line):
                break
        return line

    def _fits(self, line: Sequence[tuple[int, str]]) -> bool:
        return sum(cells(text) + 1 for _, text in line) < self.size.width

    def _short(self, index: int, stop: NavItem, state: str) -> str:
        if index == self.here:
            return f"[{stop.key} {stop.name}: {stop.state}]" if stop.state else f"[{stop.key} {stop.name}]"
        return f"{stop.key} {stop.name}{state}"
