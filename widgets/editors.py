"""What a text of one line is edited with; a page of prose has a room of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.reactive import Reactive
from textual.widgets import Input
from textual.widgets.input import Selection

from retro.text.controls import without_controls
from retro.text.normal_forms import behind
from retro.text.width import cells, letter_before, letter_behind
from widgets.blink import BlinksAWhile
from widgets.commands import bindings
from widgets.keyboard import KeysInOrder, actions
from widgets.text_history import TEXT_KEYS, TextHistory, shared

_TAB = 8
"""Cells from one tab stop of a line to the next."""
_LINE_END = re.compile("[\t\n]")


def nobody() -> None:
    """Who is told of a change while an editor has no owner."""


class LineEditor(KeysInOrder, BlinksAWhile, Input):
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
        self.told = nobody

    @property
    def content(self) -> str:
        """What stands in it."""
        return self.value

    @property
    def place(self) -> int:
        """How many characters stand before the cursor."""
        return self.cursor_position

    @property
    def caret(self) -> Offset:
        """Where the next letter goes: behind the letters before it, of which a tab goes on to the next stop."""
        first, *others = self.value[: self.cursor_position].split("\t")
        x = cells(first)
        for other in others:
            x += _TAB - x % _TAB + cells(other)
        return Offset(x - self.scroll_offset.x, 0)

    def _toggle_cursor(self) -> None:
        if self._blinks_on():
            super()._toggle_cursor()

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


@dataclass
class GoTo(Message):
    """An editor is done with: go to `next_field` or `previous_field`."""

    to: str
