"""A base of the walk: a retrospective is closed and opened again, and a closed one is not written by mistake."""

from __future__ import annotations

import asyncio
from datetime import datetime

from textual import on

from retro.errors import RetroError
from retro.language import M_, N_, Message, _, active
from retro.model.accounts import number_of
from retro.model.closed_record import AddedError, ClosedError, KeptError, following, frozen
from retro.model.entry import Entry
from retro.model.moments.formatting import show_day
from retro.model.stages.head import Head, Status
from retro.model.stages.review import REVIEW
from retro.review.closing_needs import missing_for_closing
from retro.screens.walk.editing_base import EditingBase
from retro.services.follow_up.close import close
from retro.services.follow_up.reopen import reopen
from widgets.field_panel import FieldPanel

FROZEN = N_("Closed. The review ({n}) takes {kinds}; v checks a row, and O opens it again.")

ADDED = N_("Added after the closing, it stays as it is. Correct it with another.")


class ClosingBase(EditingBase):
    """Closing, reopening, and the refusals of a closed retrospective."""

    @property
    def notice(self) -> str:
        """What to say of a closed retrospective in place of what is missing; "" for an open one."""
        record = self.book.record
        if said := self.refusal:
            return said
        if not record.head.closed:
            return ""
        day = datetime.fromisoformat(record.head.closed).astimezone(record.zone).date()
        shown = show_day(day, active())
        return M_(
            "Closed on {day}. It takes {kinds} ({n}; v checks). O opens it again.",
            day=shown,
            n=REVIEW.number,
            kinds=following(),
        ).show(active())

    def before_typing(self) -> str:
        """Whoever may only read is told so by the notice."""
        return "" if self.refusal else super().before_typing()

    def is_frozen(self, entry: Entry) -> bool:
        """Whether the entry may not be written."""
        return bool(self.refusal) or frozen(self.book.record.head, entry) is not None

    def refuses(self, entry: Entry) -> bool:
        """Whether the entry may not be written; says so."""
        if self.refuses_writing():
            return True
        if error := frozen(self.book.record.head, entry):
            self.show_error(error)
        return error is not None

    @on(FieldPanel.Frozen)
    def _field_frozen(self, event: FieldPanel.Frozen) -> None:
        self.refuses(event.entry)

    def words_of(self, error: RetroError) -> str:
        """What could not be done; of a closed retrospective, what can be done on this screen."""
        if isinstance(error, AddedError):
            return _(ADDED)
        if isinstance(error, ClosedError):
            return Message(FROZEN, {"n": REVIEW.number, "kinds": following()}).show(active())
        return error.title.show(active())

    def show_error(self, error: RetroError) -> None:
        """Say what could not be done: what a closed retrospective refuses, where it covers nothing."""
        if isinstance(error, ClosedError | AddedError | KeptError):
            self.show_message(self.words_of(error), wrong=True)
        else:
            super().show_error(error)

    def accepts(self, event: FieldPanel.Edited) -> bool:
        """Choosing the state `closed` asks first, as the key does."""
        closes = isinstance(event.entry, Head) and event.field.name == "status" and event.value == Status.CLOSED
        if closes:
            self.call_later(self.action_close_case)
        return not closes

    async def action_edit(self, field: str = "") -> None:
        """Edit the fields of the chosen row, or read them where they may not be written."""
        if self.chosen is not None and self.refuses(self.chosen):
            await self.unfold()
            self.fields.read()
        else:
            await super().action_edit(field)

    async def action_close_case(self) -> None:
        """Ask whether to close, and say what is missing."""
        from retro.review.judgement.in_stage import asked_at_closing, looked_at
        from retro.review.revision import revision
        from retro.screens.walk.closing_dialogs import CloseDialog

        await self.fields.action_leave()
        if self.book.record.head.closed:
            self.show_message(_("It is closed already."))
        elif not await self.save() or self.fields.drafts:
            self.show_message(_("Something typed is not saved yet. Settle that first."), wrong=True)
        else:
            record = self.book.record
            try:
                before = await self.book.last_account()
            except RetroError as error:
                self.show_error(error)
                return
            otherwise = revision(record, before) if before else None
            missing = missing_for_closing(record)
            looked = await asyncio.to_thread(looked_at, record, self.retro.store_worker.factory.now())
            asked = asked_at_closing(looked, missing)
            self.app.push_screen(CloseDialog(record, missing, otherwise, asked, self.not_added()), self._close)

    def not_added(self) -> str:
        """That lines were typed and not added, and in which stages; "" where there are none."""
        return ""

    async def _close(self, reason: str | None) -> None:
        done = await self.do(close, because=reason) if reason is not None else None
        if done is not None and done.ops:
            await self.show_done()
            number = number_of(done.record)
            self.show_message(
                _("Closed as account no. {number}. retro verify looks whether its digest still fits.", number=number)
            )

    def action_reopen(self) -> None:
        """Ask why it is opened again."""
        from retro.screens.walk.closing_dialogs import ReopenDialog

        if self.book.record.head.closed:
            self.app.push_screen(ReopenDialog(self.book.reference), self._reopen)
        else:
            self.show_message(_("It is not closed."))

    async def _reopen(self, reason: str | None) -> None:
        done = await self.do(reopen, reason) if reason else None
        if done is not None:
            await self.show_done()
            await self.save()
            number = number_of(done.record)
            self.show_message(
                _(
                    "Open again, in review: all of it may be written. Account no. {number} stays in the log; closed "
                    "again, it is no. {next}. The reason stands in the review ({n}).",
                    number=number - 1,
                    next=number,
                    n=REVIEW.number,
                )
            )
