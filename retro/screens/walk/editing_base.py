"""A base of the walk: the fields of a row are edited, saved while they are typed, conflicts resolved in place."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any

from textual import on
from textual.timer import Timer

from retro.errors import RetroError
from retro.language import _, active
from retro.model import field_types
from retro.model.closed_record import ClosedError
from retro.model.entry import Entry
from retro.model.moments.context import MomentContext
from retro.screens.autosave import SaveState
from retro.screens.case_session import CaseSession, P, Result, UseCase
from retro.screens.save_soon import SaveSoon
from retro.screens.trouble import not_saved_on_leaving
from retro.screens.walk.earlier_base import EarlierBase
from retro.screens.walk.save_status import DELETED, clash_text
from retro.services.changing.conflict import ConflictError
from widgets.asked_line import AskedLine
from widgets.field_panel import FieldPanel
from widgets.quick_entry import QuickEntry

TRY_AGAIN_AFTER = 5
"""Seconds until a save that failed is tried again."""
_BRIEFLY = 0.3
"""Seconds that typing may wait for a save: a hundred times as long as it takes where nobody else has the lock."""


class EditingBase(EarlierBase):
    """Saving, conflicts and leaving.

    A subclass draws: `show`, `show_saved`, `show_keys`, `focus_rows`, `unfold`, `fit_fields`.
    """

    book: CaseSession
    """The retrospective; not there before it is open."""

    def __init__(self) -> None:
        super().__init__()
        self.fields = FieldPanel(id="fields")
        self.entry = QuickEntry(id="entry")
        self.saved_at = ""
        """The time of the last save, "" before the first."""
        self._writes = 0
        """How often fields had been written when that was told last."""
        self._say_later: Timer | None = None
        """When it is said what became of a save."""
        self._save_soon = SaveSoon(self, self._save_behind)
        self.asked = AskedLine(id="asked")
        self._warned = False
        self._fits_prose = False
        """Whether the fields have the room of a text of several lines."""
        self._question = ("", "", False)
        """What is asked above the line while nothing is said of a field."""
        self._hinted = ("", False)

    @property
    def is_read(self) -> bool:
        """Whether the case could be read, and is shown."""
        return hasattr(self, "book")

    @property
    def chosen(self) -> Entry | None:
        """The head or the row whose fields are shown."""
        raise NotImplementedError

    @property
    def held(self) -> Entry | None:
        """The row whose fields stay though it was deleted elsewhere: somebody is in them, or something is unsaved."""
        entry = self.fields.entry
        if entry is None or not hasattr(self, "book") or self.book.entry(entry.id) is not None:
            return None
        typed = self.book.autosave.holds(entry.id) or any(id_ == entry.id for id_, _name in self.fields.drafts)
        return entry if self.fields.editing or typed else None

    async def show(self, choose: str = "") -> None:
        """Draw the record as it now is, with the cursor on the row `choose`."""
        raise NotImplementedError

    def show_saved(self) -> None:
        """Say whether everything typed is on the disk."""
        raise NotImplementedError

    def show_keys(self) -> None:
        """Show the keys of where the cursor is."""
        raise NotImplementedError

    def focus_rows(self) -> None:
        """Put the cursor back on the rows."""
        raise NotImplementedError

    async def unfold(self) -> None:
        """Show the fields of the chosen row."""
        raise NotImplementedError

    def fit_fields(self) -> None:
        """Give the fields the room that they need, or none any more."""
        raise NotImplementedError

    def show_message(self, message: str, *, wrong: bool = False) -> None:
        """Say something in the line below the entry line, where it covers nothing."""
        self.entry.say(message, wrong=wrong)

    def state_changed(self) -> None:
        """Fields are saved, or were: that is said in a moment, unless another letter makes it untrue by then.

        To draw twice what stands there for a few milliseconds costs as much as two letters.
        """
        if self.fields.editing and self.book.autosave.state in (SaveState.SAVING, SaveState.SAVED):
            if self._say_later is None:
                self._say_later = self.set_timer(self.retro.timings.tell_after, self._say_state)
        else:
            self.show_saved()

    def _say_state(self) -> None:
        self._say_later = None
        self.show_saved()

    def mark_saved(self) -> None:
        """Something was written just now."""
        self.saved_at = self.retro.store_worker.factory.now().strftime("%H:%M:%S")

    def accepts(self, event: FieldPanel.Edited) -> bool:  # noqa: ARG002 -- a subclass may look at it
        """Whether a value that was given to a field is to be saved."""
        return True

    @on(FieldPanel.Edited)
    def _edited(self, event: FieldPanel.Edited) -> None:
        if not self.accepts(event):
            return
        self.book.autosave.put(event.entry, event.field.name, event.value, event.said)
        self._save_soon.typed()

    def _save_behind(self) -> None:
        """Save while typing goes on: nothing that is typed may wait for a lock."""
        self.run_worker(self.save(), group="save")

    async def save(self) -> bool:
        """Save what waits; whether everything is on the disk. Try again by and by where it cannot be written."""
        self._save_soon.stop()
        autosave = self.book.autosave
        waited = autosave.state is not SaveState.SAVED
        saved = await autosave.flush()
        wrote, self._writes = autosave.writes != self._writes, autosave.writes
        if wrote:
            self.mark_saved()
        if saved and (waited or wrote):
            if self.fields.editing:  # what is said of the row elsewhere can wait until the field is left
                self.fields.renew(
                    self.book.entry(self.fields.entry.id) if self.fields.entry else None, self.book.record
                )
                self.state_changed()
            else:
                await self.show()
        elif autosave.state is SaveState.FAILED:
            if isinstance(autosave.failure, ClosedError):
                self.hint(_("It was closed elsewhere. What you typed stays here until it is opened again."), wrong=True)
            self._save_soon.in_seconds(TRY_AGAIN_AFTER)
        elif autosave.state is SaveState.WAITING:
            self._save_soon.typed()
        elif autosave.clashes:
            self.hint(clash_text(self.book), wrong=True)
        return saved

    async def do(self, use_case: UseCase[P, Result], *given: P.args, **named: P.kwargs) -> Result | None:
        """Carry out a use case on what is shown; None, having said why, if it could not be done."""
        try:
            return await self.book.do(use_case, *given, **named)
        except ConflictError:
            await self.show()
            self.show_message(
                _("The row was changed elsewhere meanwhile. Look at it as it is now, and try again."), wrong=True
            )
        except RetroError as error:
            self.show_error(error)
        return None

    async def show_done(self, choose: str = "") -> None:
        """Show what a use case has written, with the cursor on the row `choose`."""
        self.mark_saved()
        await self.show(choose)

    @on(FieldPanel.Moved)
    async def _moved_on(self) -> None:
        await self.briefly(self._save_field())

    async def _save_field(self) -> None:
        """Save the field that the cursor left."""
        await self.save()
        self.book.autosave.forget()
        self.book.new_group()
        await self.show()

    async def briefly(self, work: Coroutine[Any, Any, object]) -> None:
        """Do something, and wait for it, but not as long as for a lock: then it is done while typing goes on."""
        done = asyncio.Event()

        async def do() -> None:
            try:
                await work
            finally:
                done.set()

        self.run_worker(do(), group="save")
        with suppress(TimeoutError):
            await asyncio.wait_for(done.wait(), _BRIEFLY)

    @on(FieldPanel.Adopted)
    def _adopted(self, event: FieldPanel.Adopted) -> None:
        self.book.autosave.forget((event.entry.id, event.field.name))

    async def action_save(self) -> None:
        """Save now."""
        if await self.save():
            self.show_message(_("Saved. Retro saves by itself; this key is never needed."))

    async def action_mine(self) -> None:
        """Settle a conflict: what was written here stands."""
        if self.book.autosave.clashes:
            await self.book.autosave.keep_mine()
            await self._after_clash()

    async def action_theirs(self) -> None:
        """Settle a conflict: what was written elsewhere stands."""
        held = self.held
        if self.book.autosave.clashes or held:
            if held:
                self.fields.let_go()
                self.book.autosave.let_go(held.id)
            await self.book.autosave.take_theirs()
            await self.fields.action_leave()
            await self._after_clash()

    async def follow_others(self) -> None:
        """Somebody else has written: say what that means for what is typed here."""
        if self.book.autosave.look_again():
            self.hint("", wrong=False)
            await self.save()
        elif self.held:
            self.hint(_(DELETED), wrong=True)
        elif self.book.autosave.look_at_theirs():
            self.hint(clash_text(self.book), wrong=True)

    async def _after_clash(self) -> None:
        self.hint("", wrong=False)
        await self.save()
        await self.show()

    @property
    def unsaved(self) -> bool:
        """Whether a value waits to be saved."""
        return hasattr(self, "book") and self.book.autosave.state is not SaveState.SAVED

    async def confirm_exit(self) -> bool:
        """Save everything; where that cannot be done, say so once, and leave the second time."""
        if not hasattr(self, "book"):
            return True
        saved = await self.in_time(self.save())
        reason = self.reason_to_stay(saved=saved)
        if not reason or self._warned:
            return True
        self._warned = True
        self.show_message(reason, wrong=True)
        return False

    def reason_to_stay(self, *, saved: bool) -> str:
        """Why the screen is not left without a word; "" where nothing would be lost. `saved`: all fields could be."""
        told = [] if saved else [not_saved_on_leaving(self.retro.store_worker.only_read)]
        if self.fields.drafts and self.retro.environment.places is None:
            told.append(_("A field cannot be read. The same key once more leaves without it."))
        elif self.fields.drafts and saved:
            stands_again = _(
                "A field cannot be read. The same key once more leaves; "
                "what you typed stands in it again when the case is opened."
            )
            told.append(stands_again)
        return active().sentences(told)

    def context_of(self, entry: Entry) -> MomentContext:
        """What moments in `entry` are relative to: the retrospective and the row before, and the time it is."""
        return self.book.record.context(entry, self.retro.store_worker.factory.now())

    @on(FieldPanel.Read)
    def _field_read(self, event: FieldPanel.Read) -> None:
        if self.fields.is_prose != self._fits_prose:  # each key comes here, and laying out costs
            self._fits_prose = self.fields.is_prose
            self.fit_fields()
        if self.held:
            self.hint(_(DELETED), wrong=True)
        elif not self.book.autosave.clashes:
            self.hint(event.text, wrong=event.wrong)
        self._look_for_typed()
        self.show_saved()

    def _look_for_typed(self) -> None:
        """Look for the earlier cases of whoever stands in the field under the cursor."""
        from retro.review.party_names import names_in, perhaps_names_in  # it reads names, which most fields are not

        entry, field = self.fields.entry, self.fields.editing
        if entry and field:
            typed = entry.kind, field, self.fields.text()
            self.look_for(names_in(*typed), self.book.reference, perhaps_names_in(*typed))
        else:
            self.look_for((), self.book.reference)

    def hint(self, text: str, *, wrong: bool) -> None:
        """Say something of a field, in the place of the question; "" asks the question again."""
        self._hinted = text, wrong
        self._show_asked()

    def ask(self, text: str, place: str = "", *, is_open: bool = False) -> None:
        """Ask a question above the line."""
        self._question = text, place, is_open
        self._show_asked()

    def _show_asked(self) -> None:
        hint, wrong = self._hinted
        text, place, is_open = self._question
        if hint or self.fields.editing:
            self.asked.show(hint, wrong=wrong)
        else:
            self.asked.show(text, place, is_open=is_open)

    def keeps_fields_open(self, entry: Entry | None) -> bool:
        """Whether the fields of the chosen row stay to be seen: somebody is in them, or something is not saved."""
        if entry is None or self.held is not None:
            return self.held is not None
        if self.fields.entry is not None and self.fields.entry.id == entry.id and self.fields.is_open:
            return True
        return any(id_ == entry.id for id_, _name in self.fields.drafts) or bool(self.book.autosave.unsaved(entry.id))

    @on(FieldPanel.Left)
    def _fields_left(self) -> None:
        self.focus_rows()

    async def action_edit(self, field: str = "") -> None:
        """Edit the fields of the chosen row."""
        if self.chosen is None:
            self.entry.enter()
            return
        self._warned = False
        self.retro.store_worker.get_ready_to_write()
        await self.unfold()
        self.entry.read_again()  # what was said of the last line is past
        self.book.new_group()
        await self.fields.edit(field if isinstance(field, str) else "")
        self.show_keys()

    async def action_outside(self) -> None:
        """Edit the prose of the row in the person's own editor."""
        from retro.screens.walk.external_editor import edit_outside, editor_command

        entry = self.chosen
        if entry is None:
            return
        prose = [field.name for field in entry.fields() if isinstance(field.type, field_types.ProseType)]
        if not prose:
            self.show_message(_("This row has no prose: its fields are single lines."))
            return
        if self.fields.editing not in prose:
            await self.action_edit(prose[0])
        if not self.fields.editing:
            return
        try:
            command = editor_command(os.environ, self.retro.environment.settings.editor)
            with self.app.suspend():
                text = edit_outside(self.fields.text(), command)
        except RetroError as error:
            self.show_error(error)
            return
        self.fields.replace_text(text)
