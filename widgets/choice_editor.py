"""One or several of a few, chosen by the arrows, by letters or by a click; or a sign that says why none is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from retro.language import _
from retro.model.answers import sign, sign_of
from retro.model.stages.answers import Said
from retro.text.folding import folded
from retro.text.width import cells
from retro.value import value
from widgets.editors import GoTo, nobody
from widgets.keyboard import KeyboardApp, KeysInOrder, letter_of_key


@value
class Option:
    """One of the things to choose from: its plain value and its label in the reader's language."""

    value: str | int | None
    label: str


class ChoiceEditor(KeysInOrder, Widget, can_focus=True):
    """One or several of a few: the arrows move, Space takes or leaves, Enter takes and goes on.

    Of one choice, a letter and the arrows to the side take at once, so that whoever leaves then has chosen. Up and down
    lead through the fields, and take nothing on the way.

    A sign, such as `?`, says why none is chosen; what it says stands behind the options until one is.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"choice--cursor", "choice--chosen"}
    DEFAULT_CSS = """
    ChoiceEditor { height: auto; background: $surface; }
    ChoiceEditor > .choice--cursor { text-style: reverse; }
    ChoiceEditor > .choice--chosen { text-style: bold; }
    """
    IN_ORDER: ClassVar[frozenset[str]] = frozenset({"move", "line", "take", "take_and_go", "clear"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "move(1)", show=False),
        Binding("left", "move(-1)", show=False),
        Binding("down", "line(1)", show=False),
        Binding("up", "line(-1)", show=False),
        Binding("space", "take", show=False),
        Binding("enter", "take_and_go", show=False),
        Binding("backspace,delete", "clear", show=False),
    ]

    cursor: reactive[int] = reactive(0)

    @dataclass
    class Picked(Message):
        """Another choice was made in `editor`."""

        editor: ChoiceEditor

    def __init__(
        self,
        options: Sequence[Option],
        chosen: Sequence[Any],
        *,
        several: bool,
        one_a_line: bool,
        said: Said | None = None,
    ) -> None:
        super().__init__()
        self._options = options
        self._chosen = set(chosen)
        self._said = said
        self._several = several
        self._one_a_line = one_a_line
        self._moved_to = -1
        """The option that was taken by moving to it: Space behind that is no second thought."""
        self.told = nobody
        first = next((i for i, option in enumerate(options) if option.value in self._chosen), 0)
        self.set_reactive(ChoiceEditor.cursor, first)

    @property
    def content(self) -> list[Any] | str:
        """The plain values that are chosen, in the order of the options; the sign that says why none is."""
        if self._said is not None:
            return sign_of(self._said)
        return [option.value for option in self._options if option.value in self._chosen]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 -- as below
        """As many lines as the options need, and what is said instead of one."""
        return max(len(self._lines(width)), 1, self._line_of_said(width) + 1 if self._said is not None else 0)

    def render_line(self, y: int) -> Strip:
        """One line of options; a chosen one stands in brackets."""
        base = self.rich_style
        lines = self._lines(self.size.width)
        segments = []
        for index in lines[y] if y < len(lines) else ():
            option, style = self._options[index], base
            if option.value in self._chosen:
                style += self._style("chosen")
            if index == self.cursor:
                style += self._style("cursor")
            segments += [Segment(self._shown(index), style), Segment(" ", base)]
        if self._said is not None and y == self._line_of_said(self.size.width):
            segments.append(Segment(self._told, base + self._style("chosen")))
        return Strip(segments).adjust_cell_length(self.size.width, base)

    @property
    def caret(self) -> Offset:
        """The option under the cursor; the first cell where there is none, as above a first cause."""
        lines = self._lines(self.size.width) or [[]]
        y = next((y for y, line in enumerate(lines) if self.cursor in line), 0)
        return Offset(sum(cells(self._shown(index)) + 1 for index in lines[y] if index < self.cursor), y)

    def action_move(self, steps: int) -> None:
        """Move to the next or previous option."""
        self._move_to(max(0, min(self.cursor + steps, len(self._options) - 1)))

    def action_line(self, steps: int) -> None:
        """Move a line down or up; off the edge lies the next or previous field."""
        lines = self._lines(self.size.width)
        at = next((i for i, line in enumerate(lines) if self.cursor in line), 0)
        if 0 <= at + steps < len(lines):
            line = lines[at + steps]
            self.cursor = line[min(lines[at].index(self.cursor), len(line) - 1)]
        else:
            self.post_message(GoTo("next_field" if steps > 0 else "previous_field"))

    def action_take(self) -> None:
        """Take the option under the cursor, or leave it if it was taken."""
        if not self._options:
            return
        value = self._options[self.cursor].value
        if self.cursor == self._moved_to:
            self._moved_to = -1
        elif value in self._chosen:
            self._pick(self._chosen - {value})
        else:
            self._pick(self._chosen | {value} if self._several else {value})

    def action_take_and_go(self) -> None:
        """Take the option under the cursor and go on to the next field."""
        if self._options and self._options[self.cursor].value not in self._chosen:
            self.action_take()
        self.post_message(GoTo("next_field"))

    def action_clear(self) -> None:
        """Choose nothing."""
        self._pick(set())

    def check_consume_key(self, key: str, character: str | None) -> bool:  # noqa: ARG002 -- Textual's signature
        """Letters are for choosing: no command further out may take them."""
        return character is not None and character.isprintable()

    def on_key(self, event: events.Key) -> None:
        """A letter moves to the next option that begins with it; a full-width space takes, as a space does.

        A sign says why none is taken; the same sign again takes that back.
        """
        letter = event.character or ""
        if (said := sign(letter)) is not None:
            event.stop()
            self._pick(set(), None if said is self._said else said)
            return
        if letter_of_key(letter) == " ":
            event.stop()
            self.action_take()
        if not letter.isalnum():
            return
        begun = folded(letter)
        order = [(self.cursor + 1 + i) % len(self._options) for i in range(len(self._options))]
        found = next((i for i in order if folded(self._options[i].label).startswith(begun)), None)
        if found is not None:
            self._move_to(found)
            event.stop()
        elif isinstance(self.app, KeyboardApp):
            self.app.note_kana(event)

    def on_click(self, event: events.Click) -> None:
        """Take the option that was clicked."""
        lines = self._lines(self.size.width)
        x = 0
        for index in lines[event.y] if event.y < len(lines) else ():
            size = cells(self._shown(index)) + 1
            if x <= event.x < x + size:
                self.cursor = index
                self.action_take()
            x += size

    def _move_to(self, index: int) -> None:
        """Move to an option; where there is one choice, it is taken with that."""
        self.cursor = index
        if self._options and not self._several:
            if self._options[index].value not in self._chosen:
                self._pick({self._options[index].value})
            self._moved_to = index

    def _pick(self, chosen: set[Any], said: Said | None = None) -> None:
        self._moved_to = -1
        self._chosen = chosen
        is_as_high, self._said = said is self._said, said
        self.refresh(layout=not is_as_high)
        self.told()
        self.post_message(self.Picked(self))

    def _shown(self, index: int) -> str:
        option = self._options[index]
        return f"[{option.label}]" if option.value in self._chosen else f" {option.label} "

    def _line_of_said(self, width: int) -> int:
        """The line on which stands what is said instead of an option: behind the last of them, if there is room."""
        lines = self._lines(width)
        used = sum(cells(self._shown(index)) + 1 for index in lines[-1]) if lines else 0
        is_behind = not used or (not self._one_a_line and used + cells(self._told) <= width)
        return max(len(lines) - is_behind, 0)

    @property
    def _told(self) -> str:
        """What is said instead of an option."""
        return f"[{_(self._said.label)}]" if self._said is not None else ""

    def _lines(self, width: int) -> list[list[int]]:
        """The options by line, as their numbers."""
        if self._one_a_line:
            return [[index] for index in range(len(self._options))]
        lines: list[list[int]] = [[]]
        room = width
        for index in range(len(self._options)):
            size = cells(self._shown(index)) + 1
            if size > room and lines[-1]:
                lines.append([])
                room = width
            lines[-1].append(index)
            room -= size
        return lines

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"choice--{name}", partial=True)
