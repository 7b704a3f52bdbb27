"""A base of the walk: what was done is taken back, and brought back; where others wrote over it, one chooses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retro.errors import RetroError
from retro.language import _, active
from retro.screens.walk.left_over_base import LeftOverBase
from retro.store.protocol import Stands

if TYPE_CHECKING:
    from retro.services.changing.history import Reverted


class TurningBase(LeftOverBase):
    """Undo and redo of what one did oneself."""

    def __init__(self) -> None:
        super().__init__()
        self._unturned = ""
        """What clashed with what others wrote, and waits for a choice: "undo" or "redo"; "" where nothing does."""
        self._seen_when_unturned = 0
        """The number of the change up to which one saw the case then: one chooses on nothing that was not shown."""

    @property
    def is_clashing(self) -> bool:
        """Whether a conflict is to be resolved."""
        return bool(self.book.autosave.clashes or self._unturned)

    async def action_undo(self) -> None:
        """Take back the latest change of one's own."""
        if not self.bring_back_thrown_away():
            await self._turn("undo")

    async def action_redo(self) -> None:
        """Bring back what one took back last."""
        await self._turn("redo")

    async def action_mine(self) -> None:
        """Settle a conflict: what was written here stands, or comes back over what others wrote."""
        if self.book.autosave.clashes or not self._unturned:
            await super().action_mine()
        else:
            await self._turn(self._unturned, "mine")

    async def action_theirs(self) -> None:
        """Settle a conflict: what others wrote stands."""
        if self.book.autosave.clashes or not self._unturned:
            await super().action_theirs()
        else:
            await self._turn(self._unturned, "theirs")

    def mark_saved(self) -> None:
        """Something was written: what clashed before may be another thing now."""
        super().mark_saved()
        self._let_be()

    def _let_be(self) -> None:
        if self._unturned:
            self._unturned = ""
            self.hint("", wrong=False)
            self.show_keys()

    async def _turn(self, act: str, stands: Stands = "") -> None:
        from retro.services.changing.history import redo, undo  # tells each change in words
        from retro.services.changing.turn_conflict import TurnConflictError

        try:
            seen = self._seen_when_unturned if stands else 0
            turned = await self.book.do(undo if act == "undo" else redo, stands=stands, seen=seen)
        except TurnConflictError as clashed:
            await self.show()
            self._unturned, self._seen_when_unturned = act, clashed.conflict.seq
            told = active().sentences(each.show(active()) for each in (clashed.title, *clashed.details))
            if stands:
                told = active().sentences((_("It was changed again meanwhile, and nothing was chosen."), told))
            keys = _("F3: all the same.  F4: what the other wrote stays, the rest is done.")
            self.hint(active().sentences((told, keys)), wrong=True)
            self.show_keys()
        except RetroError as error:  # what waits for a choice waits on
            self.show_error(error)
        else:
            self._let_be()
            await self._show_turned(turned, act)

    async def _show_turned(self, turned: Reverted, act: str) -> None:
        is_back = act == "redo"
        if not turned.told:
            self.show_message(_nothing(turned, self.book.reference, act))
            return
        types_on = self.entry.has_cursor
        if turned.stage is not None:
            if not types_on:
                await self.fields.action_leave()
            self.turn_to(turned.stage)
        await self.show_done(turned.row)
        if not types_on:
            self.focus_rows()
        what = active().join(each.show(active()) for each in turned.told)
        self.show_message(_("Brought back: {what}", what=what) if is_back else _("Took back: {what}", what=what))


def _nothing(turned: Reverted, reference: str, act: str) -> str:
    """That nothing can be turned around, and what others did."""
    if turned.others is None:
        return _("There is nothing to bring back.") if act == "redo" else _("There is nothing to take back.")
    return active().sentences(
        (
            _("There is nothing of yours to bring back.")
            if act == "redo"
            else _("There is nothing of yours to take back."),
            turned.others.show(active()),
            _("All the same: {command}", command=f"retro {act} {reference} --anyone"),
        )
    )
