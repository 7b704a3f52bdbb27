"""A base of the walk to which a search led: from one row that was found on to the next, through all cases."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.widgets import Static

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

    def place_on_trail(self) -> ComposeResult:
        """Where one is among what was found, if a search led here."""
        if self._trail is not None:
            yield Static(_place(self._trail), id="trail", markup=False)

    async def action_found(self, steps: int) -> None:
        """Go on to the next row that was found, or to the one before, in whichever case it is."""
        trail = self._trail
        if trail is None:
            return
        if not trail.step(steps):
            self.show_message(_end(trail) if steps > 0 else _("This is the first one found."))
        elif trail.here.reference != self.book.reference:
            if await self.confirm_exit():
                await asyncio.to_thread(self.keep_place)
                await self.retro.keep_unsaved(self)
                self.app.call_later(self.retro.open_found, trail)
            else:
                trail.step(-steps)
        else:
            self.query_one("#trail", Static).update(_place(trail))
            if trail.here.stage >= 0:
                await self.action_go(trail.here.stage)
                await self.show(trail.here.row or self.book.record.head.id)


def _place(trail: Trail) -> str:
    """`3 of 12`, and whether it is at an end."""
    count = {"n": trail.number, "total": len(trail)}
    if trail.has_more:
        return _("{n} of more than {total}", **count)
    if trail.is_last:
        return _("{n} of {total}, the last", **count)
    return _("{n} of {total}, the first", **count) if trail.number == 1 else _("{n} of {total}", **count)


def _end(trail: Trail) -> str:
    if trail.has_more:
        return _("This is the last one listed. More were found: Esc, then go down the list.")
    return _("This is the last one found.")
