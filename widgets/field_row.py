"""One field as a line: its label, and its value or, while it is edited, the editor of it."""

from __future__ import annotations

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from retro.language import _
from retro.model.fields import Field
from widgets.wrapped_text import WrappedText


class FieldRow(Horizontal):
    """One field: its label, and its value or the editor of it."""

    DEFAULT_CSS = """
    FieldRow { height: auto; }
    FieldRow > .label { width: 20; color: $text-muted; padding: 0 1; }
    FieldRow > .value { width: 1fr; height: auto; }
    FieldRow > Input, FieldRow > TextArea { width: 1fr; background: $surface; }
    FieldRow > ChoiceEditor { width: 1fr; }
    FieldRow > TextArea { height: auto; min-height: 3; max-height: 10; }
    FieldRow.-wrong > .value { color: $text-warning; }
    FieldRow.-said > .value { color: $text-muted; }
    FieldRow.-editing > .label { color: $text-accent; text-style: bold; }
    """

    @dataclass
    class EditRequested(Message):
        """A click asks for the field `name` to be edited."""

        name: str

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.field = field
        self._value = WrappedText(classes="value")

    def compose(self) -> ComposeResult:
        """Label and value."""
        yield Static(_(self.field.label), classes="label", markup=False)
        yield self._value

    def show(self, text: str, *, wrong: bool, is_said: bool = False) -> None:
        """Show `text` as the value; `wrong` where it could not be saved, `is_said` where it says why there is none."""
        self.set_class(wrong, "-wrong")
        self.set_class(is_said, "-said")
        self._value.update(Content(text or "-"))

    async def begin(self, editor: Widget) -> None:
        """Put the editor in the place of the value, and the cursor into it."""
        self._value.display = False
        self.add_class("-editing")
        await self.mount(editor)
        editor.focus(scroll_visible=False)
        self.scroll_visible(animate=False)

    async def end(self) -> None:
        """Put the value back in its place."""
        self.remove_class("-editing")
        await self.query("LineEditor, ProseEditor, ChoiceEditor").remove()
        self._value.display = True

    def on_click(self) -> None:
        """Edit the field that is clicked."""
        if not self.has_class("-editing"):
            self.post_message(self.EditRequested(self.field.name))
