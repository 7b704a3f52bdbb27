"""One of a few, on one line: the chosen one stands in brackets, and an arrow or a click changes it at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, TypeVar

from rich.segment import Segment
from textual import events
from textual.binding import BindingType
from textual.geometry import Offset
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from retro.language import N_
from retro.text.width import cells
from widgets.commands import Command, bindings

T = TypeVar("T")

CHOOSING = (
    Command(
        "choice.next", ("right", "space"), N_("Choose"), N_("Choose the next one"), "step(1)", 4, shown="Left/Right"
    ),
    Command("choice.before", ("left",), N_("Choose before"), N_("Choose the one before"), "step(-1)"),
)
"""The keys of a choice."""


class SegmentedControl(Widget, Generic[T]):
    """A choice among `options`: pairs of a value and its label in the reader's language."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"one-of--chosen", "one-of--cursor"}
    DEFAULT_CSS = """
    SegmentedControl { height: 1; width: auto; color: $text-muted; }
    SegmentedControl > .one-of--chosen { color: $foreground; text-style: bold; }
    SegmentedControl > .one-of--cursor {
        background: $block-cursor-background; color: $block-cursor-foreground; text-style: bold;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(CHOOSING)]

    index: reactive[int] = reactive(0)

    @dataclass
    class Changed(Message):
        """Somebody chose another one in `choice`."""

        choice: SegmentedControl[Any]

        @property
        def control(self) -> SegmentedControl[Any]:
            """The choice, for `@on` with a selector."""
            return self.choice

    def __init__(self, options: Sequence[tuple[T, str]], value: T, *, id: str, in_turn: bool = True) -> None:  # noqa: A002 -- Textual's name
        super().__init__(id=id)
        self._options = options
        self.value = value
        self.can_focus = in_turn
        """Whether Tab stops here; a bar that has its own keys needs it not."""

    @property
    def value(self) -> T:
        """The chosen one. To set one that is none of the options chooses the first."""
        return self._options[self.index][0]

    @value.setter
    def value(self, value: T) -> None:
        self.index = next((i for i, (option, _label) in enumerate(self._options) if option == value), 0)

    def get_content_width(self, *_: object) -> int:
        """As wide as all of them, with a space between."""
        return sum(self._sizes(1)) - 1

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 -- there is one line
        """The one line."""
        base = self.rich_style
        chosen = self.get_component_rich_style(f"one-of--{'cursor' if self.has_focus else 'chosen'}", partial=True)
        segments = []
        for index, (_value, label) in enumerate(self._options):
            shown = Segment(f"[{label}]", base + chosen) if index == self.index else Segment(f" {label} ", base)
            segments += [shown, Segment(" " * self._gap, base)]
        width, hidden = self.size.width, self._hidden
        before, behind = "‹" if hidden else "", "›" if sum(self._sizes(self._gap)) - self._gap > hidden + width else ""
        seen = Strip(segments).crop(hidden + len(before), hidden + width - len(behind))
        seen = seen.adjust_cell_length(width - len(before) - len(behind), base)
        return Strip([Segment(before, base), *seen, Segment(behind, base)]) if before or behind else seen

    @property
    def caret(self) -> Offset:
        """The chosen one."""
        return Offset(max(sum(self._sizes(self._gap)[: self.index]) - self._hidden, 0), 0)

    def action_step(self, steps: int) -> None:
        """Choose the next one, or the one before; behind the last comes the first."""
        self._choose((self.index + steps) % len(self._options))

    def on_click(self, event: events.Click) -> None:
        """Choose what was clicked."""
        x = -self._hidden
        for index, size in enumerate(self._sizes(self._gap)):
            x += size
            if event.x < x:
                self._choose(index)
                return

    @property
    def _hidden(self) -> int:
        """The cells on the left that are not seen, where there is no room for all: the chosen one always is.

        A sign at an end says that there are more.
        """
        gap = self._gap
        is_last = self.index == len(self._options) - 1
        return max(sum(self._sizes(gap)[: self.index + 1]) - gap - self.size.width + (not is_last), 0)

    @property
    def _gap(self) -> int:
        """The cells between two of them: one, or none where all have room only so: each has a space at its ends."""
        return int(not sum(self._sizes(0)) <= self.size.width < self.get_content_width())

    def _sizes(self, gap: int) -> list[int]:
        """The cells that each of them takes, with `gap` cells behind it."""
        return [cells(label) + 2 + gap for _value, label in self._options]

    def _choose(self, index: int) -> None:
        if index != self.index:
            self.index = index
            self.post_message(self.Changed(self))
