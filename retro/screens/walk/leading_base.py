"""A base of the walk from which one is led: by questions, one at a time, or through a meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retro.errors import RetroError
from retro.screens.walk.judging_base import JudgingBase

if TYPE_CHECKING:
    from retro.screens.walk.ask.sitting import WalkSitting


class LeadingBase(JudgingBase):
    """A walk over which other screens lead through its case; what was written there is shown behind them."""

    async def action_lead(self, recalls: str = "") -> None:
        """Be led: one question at a time, in this stage as long as it has open ones; or first recall."""
        await self.fields.action_leave()
        await self.briefly(self.save())
        self.retro.open_questions(self.book.reference, recalls=bool(recalls), stage=None if recalls else self._stage)

    async def action_meeting(self) -> None:
        """Lead the meeting about this case, or follow it."""
        await self.fields.action_leave()
        await self.briefly(self.save())
        self.retro.open_meeting(self.book.reference)

    def follow_questions(self, sitting: WalkSitting) -> None:
        """Show the stage in which one was led, with the cursor on the row that was written last."""
        if sitting.leaves:
            self.run_worker(self._close_case(), group="questions")
        else:
            self.run_worker(self._follow_questions(sitting), group="questions")

    async def _close_case(self) -> None:
        """Go back to the archive; not without a word where something typed is not saved, or not added yet."""
        if self.unsaved or self.fields.drafts or any(text.strip() for text in self._texts().values()):
            await self.run_action("close")
        else:
            self.dismiss()

    async def _follow_questions(self, sitting: WalkSitting) -> None:
        if hasattr(self, "book"):
            try:
                await self.book.reload()
            except RetroError as error:
                self.show_error(error)
            self.turn_to(sitting.stage or self._stage)
            await self.show(sitting.row)
            if self.is_open:
                self.focus_rows()
