"""A base of the walk that asks about what makes a second incident likely, and mutes it with a reason."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from textual import work

from retro.language import _
from retro.model.record import Retrospective
from retro.model.stage import Stage
from retro.review.completeness import Gap
from retro.review.judgement.judged import Judged
from retro.screens.walk.questions import Questions
from retro.screens.walk.trail_base import TrailBase

if TYPE_CHECKING:
    from retro.review.judgement.mutes import Looked


class JudgingBase(TrailBase):
    """A walk whose rows are looked over on a thread of their own, once they are shown; never while a key waits."""

    def __init__(self) -> None:
        super().__init__()
        self._questions = Questions()
        self._judged: tuple[Retrospective | None, Stage | None, Sequence[Judged]] = None, None, ()

    def judged_in(self, stage: Stage) -> Sequence[Judged]:
        """What is asked about in a stage of the record as it is shown, as far as somebody has looked."""
        record, looked_at, found = self._judged
        return found if record is self.book.record and looked_at is stage else ()

    def look_over(self, stage: Stage, missing: Sequence[Gap]) -> None:
        """Look for what is asked about in the stage that is shown; then ask it."""
        record, looked_at, _found = self._judged
        if not self.book.record.head.closed and (record is not self.book.record or looked_at is not stage):
            work = partial(self._judge, self.book.record, stage, tuple(missing))
            self.call_after_refresh(work)  # two threads take longer to draw a screen than one

    @work(group="judged", exclusive=True, description="looks")  # Textual's own has the whole record in it
    async def _judge(self, record: Retrospective, stage: Stage, missing: Sequence[Gap]) -> None:
        now = self.retro.store_worker.factory.now()
        looked = await asyncio.to_thread(_looked_at, record, now.replace(minute=0, second=0, microsecond=0))
        if self.is_open and record is self.book.record:
            from retro.review.judgement.in_stage import asked_in  # loaded by now, on that thread

            found = asked_in(looked, stage, missing)
            self._judged = record, stage, found
            if found:  # else nothing changes, and what the screen says just now stays
                self.ask_again()

    @property
    def may_mute(self) -> bool:
        """Whether what is asked now can be muted."""
        return self._questions.current is not None and self._questions.current.judged is not None

    def ask_again(self) -> None:
        """Show the question that stands now."""
        raise NotImplementedError

    def action_mute(self) -> None:
        """Ask why the place that is asked about is not to be asked about again."""
        from retro.screens.walk.closing_dialogs import MuteDialog, NotMutedDialog

        asked = self._questions.current
        if asked is None or asked.judged is None:
            self.app.push_screen(NotMutedDialog(asked.text if asked is not None and asked.gap else ""))
        else:
            judged = asked.judged
            self.app.push_screen(MuteDialog(asked.text), lambda reason: self._muted(judged, reason))

    def _muted(self, judged: Judged, reason: str | None) -> None:
        if reason:
            self.run_worker(self._mute(judged, reason), group="mute")

    async def _mute(self, judged: Judged, reason: str) -> None:
        from retro.services.follow_up.mute import mute

        if await self.do(mute, judged, reason, insists=True) is not None:
            await self.show_done()
            self.show_message(_("It is not asked about again while its words stay as they are. u takes that back."))


def _looked_at(record: Retrospective, now: datetime) -> Looked:
    """What a record is asked about; all judgements and their words are loaded for it, which no key should wait for."""
    from retro.review.judgement.in_stage import looked_at

    return looked_at(record, now)
