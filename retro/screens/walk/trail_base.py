"""A base of the walk to which a search led: from one row that was found on to the next, through all cases."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from retro.language import _
from retro.screens.walk.stages_base import StagesBase

if TYPE_CHECKING:
    from retro.screens.trail import Trail


class TrailBase(StagesBase):
    """A walk that is on a trail, if somebody came to it from a search."""

    _trail: Trail | None = None
    """The rows that a search found, if one came from there."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether an action can be carried out: n goes on to the next found row where a search led here."""
        return (action != "found" or self._trail is not None) and super().check_action(action, parameters)

    async def action_found(self, steps: int) -> None:
        """Go on to the next row that was found, or to the one before, in whichever case it is."""
        trail = self._trail
        if trail is None:
            return
        if not trail.step(steps):
            self.show_message(_("This is the last one found.") if steps > 0 else _("This is the first one found."))
        elif trail.here.reference != self.book.reference:
            if await self.confirm_exit():
                await asyncio.to_thread(self.keep_place)
                self.retro.keep_unsaved()
                self.app.call_later(self.retro.open_found, trail)
            else:
                trail.step(-steps)
        elif trail.here.stage >= 0:
            await self.action_go(trail.here.stage)
            await self.show(trail.here.row or self.book.record.head.id)
