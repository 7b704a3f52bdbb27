"""What a report screen does about a file that was written: open it, and keep to whom it was sent."""

from __future__ import annotations

import asyncio
from datetime import datetime
from functools import partial
from pathlib import Path

from textual import work
from textual.containers import Vertical

from exports.files import read_bounded
from exports.request import ReportRequest
from retro.errors import RetroError
from retro.language import M_, _, active
from retro.model.problem import ValidationError
from retro.screens.base import RetroScreen
from retro.screens.case_session import CaseSession
from retro.screens.report.sent_prompt import SentPrompt
from retro.services.changing.today import today_in
from retro.value import value

_LARGEST = 1 << 28
"""Bytes of a file that is read."""


@value
class Written:
    """A file that was written here."""

    path: Path
    request: ReportRequest
    at: datetime
    """When it was asked for: what changed later does not stand in it."""


class SendingBase(RetroScreen):
    """A screen of one retrospective, on which its reports are written to files."""

    _book: CaseSession
    written: Written | None = None
    """The file that was written last."""

    def show_keys(self) -> None:
        """Offer what can be done now."""
        raise NotImplementedError

    def write(self) -> None:
        """Ask how and where, and write the report to a file."""
        raise NotImplementedError

    @property
    def can_be_sent(self) -> bool:
        """Whether there is a file of which it can be kept to whom it went."""
        return self.written is not None and not self.written.request.format.is_folder

    async def action_open(self) -> None:
        """Open the file that was written last; where there is none yet, write one first."""
        if self.written is None:
            self.write()
            return
        path = self.written.path
        try:
            await asyncio.to_thread(self.retro.environment.open_file, path)
        except RetroError as error:
            self.show_error(error)
        else:
            self.show_message(_("The system's viewer was asked to open {path}", path=path))

    async def action_sent(self) -> None:
        """Ask to whom the file was sent that was written last."""
        if self.written is None or not self.can_be_sent:
            self.show_message(_("Write the report to a file first, with w."), wrong=True)
            return
        place = self.query_one("#asking", Vertical)
        await place.remove_children()
        from retro.services.sending.known_readers import is_known  # seldom needed

        record, request = self._book.record, self.written.request
        general = _("all customers") if request.kind.is_letter else _(request.kind.audience.label)
        whom = request.recipient.addressee or general
        known = partial(is_known, record, request.kind)
        await place.mount(SentPrompt(whom, known, takes_contact=not record.head.closed))
        self.show_keys()

    async def on_prompt_ended(self) -> None:
        """Nothing is asked any more."""
        await self.query_one("#asking", Vertical).remove_children()
        self.show_keys()
        self.query_one("DocumentView").focus()

    def on_sent_prompt_answered(self, event: SentPrompt.Answered) -> None:
        """Keep what was answered."""
        if self.written is not None:
            self._keep(self.written, event)

    @work
    async def _keep(self, written: Written, said: SentPrompt.Answered) -> None:
        from retro.services.sending.sent import Sending, keep_sent

        record, factory, request = self._book.record, self.retro.store_worker.factory, written.request
        try:
            content = await asyncio.to_thread(read_bounded, written.path, _LARGEST)
            sending = Sending(
                request.kind, said.whom, content, request.format.code, written.at, today_in(record, factory), said.by,
                request.number, said.with_contact, is_agreed=True,
            )  # fmt: skip
            await self.retro.store_worker.ask(lambda store: keep_sent(store, factory, record, sending, active()))
        except OSError as error:
            reason = error.strerror or type(error).__name__
            self.show_error(RetroError(M_("“{path}” cannot be read: {reason}.", path=written.path, reason=reason)))
        except ValidationError as refused:
            self.show_message(" ".join(each.message.show(active()) for each in refused.problems), wrong=True)
        except RetroError as error:
            self.show_error(error)
        else:
            self.show_message(_("Kept: it was sent to {whom}.", whom=said.whom))
            await self.show_latest()
