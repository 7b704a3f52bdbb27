"""The fields of one entry, each shown, and edited in the place where it is shown."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from retro.language import _, active
from retro.model import field_types
from retro.model.answers import answer_to, answers_of, may_be_answered, sign_of
from retro.model.entry import Entry, EntryId, in_field
from retro.model.field_types import Plain
from retro.model.fields import Field
from retro.model.moments.context import MomentContext
from retro.model.problem import Problem, ValidationError
from retro.model.record import Retrospective
from retro.model.stages.answers import Said
from widgets.as_read import as_read
from widgets.choice_editor import ChoiceEditor
from widgets.editors import GoTo
from widgets.field_editor import field_editor, saved_words, shown_value
from widgets.field_row import FieldRow
from widgets.typed_value import typed_value

if TYPE_CHECKING:
    from textual.widgets import TextArea

    from widgets.field_editor import Editor


class FieldPanel(VerticalScroll, can_focus=False):
    """The fields of the chosen row. Its owner shows an entry, and is told of every change while it is typed."""

    DEFAULT_CSS = """
    FieldPanel { background: $surface-darken-1; height: auto; scrollbar-size-vertical: 1; }
    FieldPanel.-prose > FieldRow { display: none; }
    FieldPanel.-prose > FieldRow.-editing { display: block; height: 1fr; }
    FieldPanel.-prose > FieldRow.-editing > ProseEditor { height: 1fr; max-height: 100%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "next_field", show=False),
        Binding("shift+tab", "previous_field", show=False),
        Binding("escape", "leave", show=False),
    ]

    @dataclass
    class Edited(Message):
        """A field of the entry was given another value, in plain form. Each key sends one."""

        entry: Entry
        field: Field
        value: Plain
        said: Said | None = None
        """What was said of it instead, where the value is empty: `?` is not known, `-` does not apply, `.` is later."""

    @dataclass
    class Adopted(Message):
        """What somebody else wrote into the field under the cursor is shown in it: nothing of one's own was lost."""

        entry: Entry
        field: Field

    @dataclass
    class Read(Message):
        """What to say about the field under the cursor: how it was read, or what is wrong with it."""

        text: str
        wrong: bool

    @dataclass
    class Frozen(Message):
        """A click asks for a field of an entry that may not be written."""

        entry: Entry

    class Moved(Message):
        """The cursor left a field: what was typed in it is to be saved at once."""

    class Left(Message):
        """The cursor left the panel."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 -- Textual's name
        super().__init__(id=id)
        self.entry: Entry | None = None
        self.record: Retrospective | None = None
        self.context: Callable[[Entry], MomentContext] | None = None
        self.refusals: Callable[[Entry], Sequence[Problem]] = lambda entry: ()  # noqa: ARG005 -- nothing is refused
        """What would be wrong with the record if the entry were so: an end before its start, a cause under itself."""
        self.told: Callable[[], None] = lambda: None
        """Called the moment that something else stands in an editor, before it is drawn: it is not saved then."""
        self.is_frozen: Callable[[Entry], bool] = lambda entry: False  # noqa: ARG005 -- everything may be written
        """Whether an entry may not be written."""
        self.unsaved: Callable[[EntryId], Mapping[str, Plain]] = lambda entry: {}  # noqa: ARG005 -- everything is saved
        """The values of an entry that could not be saved: they are shown until they are."""
        self.remark: Callable[[Entry, str], str] = lambda entry, name: ""  # noqa: ARG005 -- nothing is to be remarked
        """What is told beside the value of a field of an entry."""
        self.resized: Callable[[], None] = lambda: None
        """Called when the panel has another height."""
        self.editing = ""
        self.drafts: dict[tuple[str, str], str] = {}
        """Texts that could not be read, by row and field: kept until they are mended."""
        self._editor: Editor | None = None
        self._taken: object = None
        """What stood in the editor when it was last read."""
        self._unchanged: str | None = None
        self._initial: Plain = None
        self._current: Plain = None
        self._turn = asyncio.Lock()
        """Whoever puts rows or editors into the panel holds it: keys and messages come from different tasks."""
        self._rows: dict[str, FieldRow] = {}
        self._kind: type[Entry] | None = None

    async def show(self, entry: Entry | None, record: Retrospective) -> None:
        """Show the fields of `entry`; with None, those of no entry, for the panel is away then.

        The field being edited is left alone, unless nothing was typed in it that differs from what it held before.
        """
        async with self._turn:
            await self._show(entry, record)

    async def _show(self, entry: Entry | None, record: Retrospective) -> None:
        same = self.entry is not None and entry is not None and self.entry.id == entry.id
        if not same and self.editing:
            await self._end()
            self._say_nothing()
        name, stale = self.editing, bool(self.editing and self._is_stale(entry))
        self.entry, self.record = entry, record
        if stale and entry is not None:
            self._tell(self.Adopted(entry, self._rows[name].field))
            await self._rows[name].end()
            await self._begin(name)
        if entry is None:
            return
        if type(entry) is not self._kind:
            self._kind = type(entry)
            await self.remove_children()
            self._rows = {field.name: FieldRow(field) for field in entry.offered()}
            await self.mount_all(self._rows.values())
        for name in self._rows:
            if name != self.editing:
                self._show_value(name)

    def on_resize(self) -> None:
        """Tell the owner, who gives it its place; what is edited stays in sight where there is less room."""
        self.resized()
        if self.editing:
            self.call_after_refresh(self._rows[self.editing].scroll_visible, animate=False)

    def renew(self, entry: Entry | None, record: Retrospective) -> None:
        """The entry shown was saved, and is now so. Nothing is drawn: its fields show it already."""
        if self.entry is not None and entry is not None and entry.id == self.entry.id:
            before = answers_of(self.record, entry.id) if self.record else {}
            self.entry, self.record = entry, record
            for name in before.keys() ^ answers_of(record, entry.id).keys():
                if name != self.editing and name in self._rows:
                    self._show_value(name)

    def let_go(self) -> None:
        """What was typed in the entry goes, also what could not be read."""
        if self.entry is not None:
            self.drafts = {key: text for key, text in self.drafts.items() if key[0] != self.entry.id}
        if self._editor is not None:
            self._taken = self._editor.content

    def read(self) -> None:
        """Take the cursor, so that fields that may not be written can be read: the arrows scroll, Esc leaves."""
        self.can_focus = True
        self.focus(scroll_visible=False)

    async def edit(self, name: str = "") -> None:
        """Edit the field `name`, by default the first one."""
        async with self._turn:
            await self._edit(name)

    async def _edit(self, name: str) -> None:
        if not self._rows or self.entry is None:
            return
        name = name if name in self._rows else next(iter(self._rows))
        if name == self.editing:
            return
        if self.is_frozen(self.entry):
            self._tell(self.Frozen(self.entry))
            return
        await self._end()
        await self._begin(name)

    async def _begin(self, name: str) -> None:
        assert self.entry is not None
        assert self.record is not None
        self.editing = name
        field = self._rows[name].field
        draft = self.drafts.get((self.entry.id, name))
        entry, unsaved = self.entry, self.unsaved(self.entry.id)
        if draft is None and name in unsaved:  # one goes on with what one typed
            entry = replace(entry, **{name: field.type.load(unsaved[name])})
        elif draft is None and (answer := answer_to(self.record, entry.id, name)) and answer.said:
            draft = sign_of(answer.said)
        editor = self._editor = field_editor(entry, self.record, field, draft)
        editor.told = self.told
        self._taken = editor.content
        self._current, self._initial = entry.dump()[name], self.entry.dump()[name]
        self._unchanged = None if isinstance(editor, ChoiceEditor) else editor.content
        self.set_class(self.is_prose, "-prose")
        await self._rows[name].begin(editor)
        self.say_asked()

    def _is_stale(self, entry: Entry | None) -> bool:
        """Whether the field under the cursor was changed by somebody else, and holds nothing of one's own."""
        if self.entry is None or entry is None or (self.entry.id, self.editing) in self.drafts:
            return False
        old, new = self.entry.dump()[self.editing], entry.dump()[self.editing]
        return new != old and new != self._current == old

    @property
    def is_prose(self) -> bool:
        """Whether a text of several lines is edited: it takes all the room, and the other fields wait."""
        return bool(self.editing) and isinstance(self._rows[self.editing].field.type, field_types.ProseType)

    @property
    def is_open(self) -> bool:
        """Whether somebody is in the panel, to edit a field or to read."""
        return bool(self.editing) or self.can_focus

    @property
    def takes_signs(self) -> bool:
        """Whether a sign may say of the field that is edited why it is empty."""
        return (
            bool(self.editing)
            and self._kind is not None
            and may_be_answered(self._kind, self._rows[self.editing].field)
        )

    def text(self) -> str:
        """The text in the editor; "" when no text is edited."""
        content = self._editor.content if self._editor else ""
        return content if isinstance(content, str) else ""

    def place(self) -> int:
        """How many characters of the text stand before the cursor; 0 when no text is edited."""
        return 0 if self._editor is None or isinstance(self._editor, ChoiceEditor) else self._editor.place

    @property
    def is_behind(self) -> bool:
        """Whether something stands in the editor that was not read yet."""
        return self._editor is not None and self._editor.content != self._taken

    def replace_text(self, text: str) -> None:
        """Put another text into the editor, as if it had been typed."""
        if self._editor is not None and not isinstance(self._editor, ChoiceEditor):
            self._editor.show(text)

    def _tell(self, message: Message) -> None:
        """Tell the screen, without the way through all that the panel stands in: each key tells it twice."""
        (self.screen if self.is_attached else self).post_message(message)

    def say_asked(self) -> None:
        """Say what the field under the cursor asks."""
        if self.editing and self.entry:
            draft = self.drafts.get((self.entry.id, self.editing))
            if draft is None:
                self._tell(self.Read(_(self._rows[self.editing].field.ask), wrong=False))
            else:
                self._unchanged = None
                self._typed(draft)

    @on(Input.Changed)
    def _line_typed(self, event: Input.Changed) -> None:
        event.stop()
        self._take(event.input)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Prose was typed."""
        event.stop()
        self._take(event.text_area)

    @on(ChoiceEditor.Picked)
    def _picked(self, event: ChoiceEditor.Picked) -> None:
        event.stop()
        self._take(event.editor)

    def _take(self, editor: Widget) -> None:
        """Read what stands in `editor`, unless the cursor has left it: it was read then."""
        if editor is not self._editor or self._editor is None or self.entry is None or not self.editing:
            return
        self._taken = content = self._editor.content
        if isinstance(content, str):
            self._typed(content)
            return
        field = self._rows[self.editing].field
        self.drafts.pop((self.entry.id, field.name), None)
        if isinstance(field.type.empty, tuple):
            self._current = field.type.dump(field.type.load(content))
        else:
            self._current = content[0] if content else None
        self._tell(self.Edited(self.entry, field, self._current))

    @on(GoTo)
    async def _leave_to(self, event: GoTo) -> None:
        event.stop()
        await (self.action_next_field() if event.to == "next_field" else self.action_previous_field())

    @on(FieldRow.EditRequested)
    async def _wanted(self, event: FieldRow.EditRequested) -> None:
        event.stop()
        await self.edit(event.name)

    async def action_next_field(self) -> None:
        """Go to the next field; behind the last one, out of the panel."""
        await self._step(1)

    async def action_previous_field(self) -> None:
        """Go to the previous field; before the first one, out of the panel."""
        await self._step(-1)

    async def action_leave(self) -> None:
        """Go out of the panel."""
        async with self._turn:
            await self._leave()

    async def _leave(self) -> None:
        if self.editing:
            await self._end()
            self._say_nothing()
        self.can_focus = False
        self._tell(self.Left())

    async def _step(self, steps: int) -> None:
        async with self._turn:
            names = list(self._rows)
            to = names.index(self.editing) + steps if self.editing else 0
            if 0 <= to < len(names):
                await self._edit(names[to])
            else:
                await self._leave()

    async def _end(self) -> None:
        if not self.editing:
            return
        if self._editor is not None and self.is_behind:
            self._take(self._editor)  # its message may still be on the way
        name, self.editing, self._editor = self.editing, "", None
        self.remove_class("-prose")
        await self._rows[name].end()
        self._show_value(name)
        self._tell(self.Moved())

    def _say_nothing(self) -> None:
        """No field is edited any more. On the way to the next one it would take the line away that asks, and back."""
        self._tell(self.Read("", wrong=False))

    def _typed(self, text: str) -> None:
        """Read what was typed: an `Edited` if it can be read, else a draft and the reason."""
        if self.entry is None or not self.editing or self.context is None:
            return
        if text == self._unchanged:
            return  # only just shown: a moment that is shown to the minute must not lose its seconds
        self._unchanged = None
        field = self._rows[self.editing].field
        key, context = (self.entry.id, field.name), self.context(self.entry)
        try:
            value, said = typed_value(self.entry, field, text, context, self.refusals)
        except ValidationError as refused:
            self.drafts[key] = text
            if self._current != self._initial:  # what was read on the way here was not meant
                self._current = self._initial
                self._tell(self.Edited(self.entry, field, self._initial))
            reasons = [in_field(problem, field).message.show(active()) for problem in refused.problems]
            self._tell(self.Read(" ".join(reasons), wrong=True))
            return
        self.drafts.pop(key, None)
        self._current = field.type.dump(value)
        self._tell(self.Edited(self.entry, field, self._current, said))
        self._tell(self.Read(as_read(field, value, said, context), wrong=False))

    def _show_value(self, name: str) -> None:
        if self.entry is None or self.record is None:
            return
        field = self._rows[name].field
        draft = self.drafts.get((self.entry.id, name))
        unsaved = self.unsaved(self.entry.id)
        if draft is None and name in unsaved:
            draft = shown_value(self.record, field, field.type.load(unsaved[name]))
        if draft is not None:
            self._rows[name].show(_("{text}  (not saved)", text=draft), wrong=True)
            return
        text, is_said = saved_words(self.entry, self.record, field, self.remark(self.entry, name))
        self._rows[name].show(text, wrong=False, is_said=is_said)
