"""A page of prose, which a field of several lines is edited with. Textual's page is loaded for the first of them."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Region
from textual.strip import Strip
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult, Location

from retro.text.controls import without_controls
from retro.text.normal_forms import behind
from retro.text.width import letter_before, letter_behind
from widgets.blink import BlinksAWhile
from widgets.editors import nobody
from widgets.keyboard import KeysInOrder, actions


class ProseEditor(KeysInOrder, BlinksAWhile, TextArea):
    """Several lines of Markdown. Enter is a new line; Tab is the next field."""

    IN_ORDER: ClassVar[frozenset[str]] = actions(TextArea.BINDINGS)
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+r", "redo", show=False)]

    def __init__(self, text: str, placeholder: str = "") -> None:
        super().__init__(
            text, soft_wrap=True, tab_behavior="focus", show_line_numbers=False, compact=True, placeholder=placeholder
        )
        self.move_cursor(self.document.end)
        self.told = nobody

    def _toggle_cursor_blink_visible(self) -> None:
        if self._blinks_on():
            super()._toggle_cursor_blink_visible()

    @property
    def content(self) -> str:
        """What stands in it."""
        return self.text

    def show(self, text: str) -> None:
        """Put another text into it, with the cursor behind it."""
        self.load_text(text)
        self.move_cursor(self.document.end)

    @property
    def place(self) -> int:
        """How many characters stand before the cursor."""
        row, column = self.cursor_location
        return sum(len(self.document.get_line(each)) + 1 for each in range(row)) + column

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
