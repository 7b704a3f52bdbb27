"""What a field is edited with: a line, a page of prose, or a choice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.reactive import Reactive, reactive
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input, TextArea
from textual.widgets.input import Selection
from textual.widgets.text_area import Edit, EditResult, Location

from retro.text.controls import without_controls
from retro.text.folding import folded
from retro.text.normal_forms import behind
from retro.text.width import cells, letter_before, letter_behind
from widgets.commands import bindings
from widgets.keyboard import KeyboardApp, KeysInOrder, actions, letter_of_key
from widgets.text_history import TEXT_KEYS, TextHistory, shared

_TAB = 8
"""Cells from one tab stop of a line to the next."""
_LINE_END = re.compile("[\t\n]")


def _nobody() -> None:
    """Who is told of a change while an editor has no owner."""


class LineEditor(KeysInOrder, Input):
    """One line of text. Enter is the next field; so is Down, and Up the one before."""

    IN_ORDER: ClassVar[frozenset[str]] = actions(Input.BINDINGS) | {"undo", "redo"}
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(TEXT_KEYS),
        Binding("down,enter", "panel('next_field')", show=False),
        Binding("up", "panel('previous_field')", show=False),
    ]

    virtual_size: Reactive[Size] = Reactive(Size(0, 0), layout=False)
    """The room of the text. Its owner gives a line its place, so a letter more is no reason to lay out the screen."""

    def __init__(self, text: str, placeholder: str = "") -> None:
        self.history = TextHistory(text)
        super().__init__(text, placeholder=placeholder, compact=True, select_on_focus=False)
        self.cursor_position = len(text)
        self.told = _nobody

    @property
    def content(self) -> str:
        """What stands in it."""
        return self.value

    @property
    def caret(self) -> Offset:
        """Where the next letter goes: behind the letters before it, of which a tab goes on to the next stop."""
        first, *others = self.value[: self.cursor_position].split("\t")
        x = cells(first)
        for other in others:
            x += _TAB - x % _TAB + cells(other)
        return Offset(x - self.scroll_offset.x, 0)

    def on_resize(self) -> None:
        """Show where the next letter goes, in a text that is longer than the line, too."""
        self._show_caret()

    def watch_value(self) -> None:
        """Tell at once that another text stands here: before it is drawn, and before the message of it arrives."""
        self.history.note(self.value)
        if self.has_focus:
            self.told()

    def show(self, text: str) -> None:
        """Put another text into the line, with the cursor behind it."""
        self.value = text
        self.cursor_position = len(text)
        self._show_caret()

    def action_undo(self) -> None:
        """Take back what was typed last."""
        self._put_back(self.history.undo())

    def action_redo(self) -> None:
        """Bring back what was taken back last."""
        self._put_back(self.history.redo())

    def _put_back(self, text: str | None) -> None:
        """Put a text of before into the line, with the cursor behind what is otherwise in it."""
        if text is not None:
            same = shared(text[::-1], self.value[::-1])
            self.value = text
            self.cursor_position = len(text) - same

    def _show_caret(self) -> None:
        self.scroll_to_region(Region(self.caret.x + self.scroll_offset.x, 0, 1, 1), force=True, animate=False)

    def action_cursor_left(self, select: bool = False) -> None:
        """Move before the letter, all of it: が may be two characters, an emoji many."""
        self._move(letter_before(self.value, self.selection.end), min(self.selection), select=select)

    def action_cursor_right(self, select: bool = False) -> None:
        """Move behind the letter, all of it."""
        self._move(letter_behind(self.value, self.selection.end), max(self.selection), select=select)

    def _move(self, to: int, edge: int, *, select: bool) -> None:
        """Move the cursor `to` there; from marked text that is not to be marked any more, to its `edge`."""
        start, end = self.selection
        to = to if select or start == end else edge
        self.selection = Selection(start if select else to, to)

    def action_delete_left(self) -> None:
        """Take the letter before the cursor away, all of it."""
        if self.selection.is_empty:
            self.delete(letter_before(self.value, self.cursor_position), self.cursor_position)
        else:
            self.delete_selection()

    def action_delete_right(self) -> None:
        """Take the letter behind the cursor away, all of it."""
        if self.selection.is_empty:
            self.delete(self.cursor_position, letter_behind(self.value, self.cursor_position))
        else:
            self.delete_selection()

    def replace(self, text: str, start: int, end: int) -> None:
        """Put `text`, typed or pasted, in the place of what stands between; its letters in parts become one."""
        start, end = sorted((max(start, 0), min(end, len(self.value))))
        start, text = behind(self.value[:start], text)
        super().replace(text, start, end)

    def _on_paste(self, event: events.Paste) -> None:
        """A pasted text loses what steers a terminal, and becomes one line. Then the base class takes it in."""
        event.text = _LINE_END.sub(" ", without_controls(event.text)).strip()

    def action_panel(self, name: str) -> None:
        """Hand an action on to the panel."""
        self.post_message(GoTo(name))


class ProseEditor(KeysInOrder, TextArea):
    """Several lines of Markdown. Enter is a new line; Tab is the next field."""

    IN_ORDER: ClassVar[frozenset[str]] = actions(TextArea.BINDINGS)
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+r", "redo", show=False)]

    def __init__(self, text: str, placeholder: str = "") -> None:
        super().__init__(
            text, soft_wrap=True, tab_behavior="focus", show_line_numbers=False, compact=True, placeholder=placeholder
        )
        self.move_cursor(self.document.end)
        self.told = _nobody

    @property
    def content(self) -> str:
        """What stands in it."""
        return self.text

    @property
    def caret(self) -> Offset:
        """Where the next letter goes. Textual works it out anew with the first key, and is asked before."""
        at = self.wrapped_document.location_to_offset(self.cursor_location)
        return at - self.scroll_offset + Offset(self.gutter_width, 0)

    def get_cursor_left_location(self) -> Location:
        """Before the letter before the cursor, all of it."""
        row, column = self.cursor_location
        return (
            (row, letter_before(self.document.get_line(row), column)) if column else super().get_cursor_left_location()
        )

    def get_cursor_right_location(self) -> Location:
        """Behind the letter behind the cursor, all of it."""
        row, column = self.cursor_location
        line = self.document.get_line(row)
        return (row, letter_behind(line, column)) if column < len(line) else super().get_cursor_right_location()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines, but of one that was just taken away: it may be drawn once more, and has no styles then."""
        return super().render_lines(crop) if self.is_attached else [Strip.blank(crop.width)] * crop.height

    def edit(self, edit: Edit) -> EditResult:
        """Make an edit, its letters in parts as one, and tell of it at once, as a line does."""
        result = super().edit(self._composed(edit))
        self.told()
        return result

    def _composed(self, edit: Edit) -> Edit:
        """The edit with letters that are typed in parts as one, with the letter before it, too."""
        (row, start), end = sorted((edit.from_location, edit.to_location))
        before = self.document.get_line(row)[:start]
        begin, text = behind(before, edit.text)
        if text == edit.text and begin == start:
            return edit
        return Edit(text, (row, begin), end, edit.maintain_selection_offset)

    def undo(self) -> None:
        """Take back what was typed last, and tell of it at once."""
        super().undo()
        self.told()

    def redo(self) -> None:
        """Bring back what was taken back, and tell of it at once."""
        super().redo()
        self.told()

    async def _on_paste(self, event: events.Paste) -> None:
        """A pasted text loses what steers a terminal. Then the base class takes it in."""
        event.text = without_controls(event.text)


@dataclass
class GoTo(Message):
    """An editor is done with: go to `next_field` or `previous_field`."""

    to: str


@dataclass(frozen=True)
class Option:
    """One of the things to choose from: its plain value and its label in the reader's language."""

    value: str | int | None
    label: str


class ChoiceEditor(KeysInOrder, Widget, can_focus=True):
    """One or several of a few: the arrows move, Space takes or leaves, Enter takes and goes on."""

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

    def __init__(self, options: Sequence[Option], chosen: Sequence[Any], *, several: bool, one_a_line: bool) -> None:
        super().__init__()
        self._options = options
        self._chosen = set(chosen)
        self._several = several
        self._one_a_line = one_a_line
        self.told = _nobody
        first = next((i for i, option in enumerate(options) if option.value in self._chosen), 0)
        self.set_reactive(ChoiceEditor.cursor, first)

    @property
    def content(self) -> list[Any]:
        """The plain values that are chosen, in the order of the options."""
        return [option.value for option in self._options if option.value in self._chosen]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 -- as below
        """As many lines as the options need."""
        return max(len(self._lines(width)), 1)

    def render_line(self, y: int) -> Strip:
        """One line of options; a chosen one stands in brackets."""
        base = self.rich_style
        lines = self._lines(self.size.width)
        segments = []
        for index in lines[y] if y < len(lines) else ():
            option = self._options[index]
            style = base
            if option.value in self._chosen:
                style += self._style("chosen")
            if index == self.cursor:
                style += self._style("cursor")
            segments += [Segment(self._shown(index), style), Segment(" ", base)]
        return Strip(segments).adjust_cell_length(self.size.width, base)

    @property
    def caret(self) -> Offset:
        """The option under the cursor."""
        lines = self._lines(self.size.width)
        y = next((y for y, line in enumerate(lines) if self.cursor in line), 0)
        return Offset(sum(cells(self._shown(index)) + 1 for index in lines[y] if index < self.cursor), y)

    def action_move(self, steps: int) -> None:
        """Move to the next or previous option."""
        self.cursor = max(0, min(self.cursor + steps, len(self._options) - 1))

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
        if value in self._chosen:
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
        """A letter moves to the next option that begins with it; a full-width space takes, as a space does."""
        letter = event.character or ""
        if letter_of_key(letter) == " ":
            event.stop()
            self.action_take()
        if not letter.isalnum():
            return
        said = folded(letter)
        order = [(self.cursor + 1 + i) % len(self._options) for i in range(len(self._options))]
        found = next((i for i in order if folded(self._options[i].label).startswith(said)), None)
        if found is not None:
            self.cursor = found
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

    def _pick(self, chosen: set[Any]) -> None:
        self._chosen = chosen
        self.refresh()
        self.told()
        self.post_message(self.Picked(self))

    def _shown(self, index: int) -> str:
        option = self._options[index]
        return f"[{option.label}]" if option.value in self._chosen else f" {option.label} "

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
