"""Taking cases out of the archive, and bringing back those that were taken out last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from retro.errors import RetroError
from retro.language import _, active, n_
from retro.screens.archive.several_base import TOLD, SeveralBase

if TYPE_CHECKING:
    from retro.screens.archive.several_prompts import RemovePrompt


class RemovingBase(SeveralBase):
    """A list of cases that can be taken out of it."""

    removed: Sequence[str] = ()
    """The references of what was taken out last, here."""

    async def show_latest(self) -> None:
        """Show the list as it is now."""
        raise NotImplementedError

    async def action_remove(self) -> None:
        """Ask why it is taken out."""
        from retro.screens.archive.several_prompts import RemovePrompt

        if meant := self.meant:
            await self.ask(RemovePrompt(meant, meant[0] if len(meant) == 1 else ""))

    async def on_remove_prompt_answered(self, event: RemovePrompt.Answered) -> None:
        """Take them out, and say of which that could not be done."""
        from retro.services.changing.remove_case import remove_cases

        factory = self.retro.store_worker.factory
        await self.end_asking()
        gone = await self.retro.store_worker.ask(
            lambda store: remove_cases(store, factory, event.references, event.reason)
        )
        if gone.done:
            self.removed = gone.done
            self.cases.mark(())
            await self.show_latest()
            said = n_(
                "{n} case is out of the archive. u brings it back.",
                "{n} cases are out of the archive. u brings them back.",
                len(gone.done),
            )
            self.show_message(said)
        self._say_refused(gone.refused)

    async def action_undo(self) -> None:
        """Bring back what was taken out last."""
        from retro.services.changing.remove_case import bring_back

        factory, removed = self.retro.store_worker.factory, self.removed
        if not removed:
            self.show_message(_("Nothing was taken out here. What was before: retro rm --list"))
            return
        back = await self.retro.store_worker.ask(lambda store: bring_back(store, factory, removed))
        self.removed = ()
        await self.show_latest()
        self.show_message(n_("{n} case is back.", "{n} cases are back.", len(back.done)))
        self._say_refused(back.refused)

    def _say_refused(self, refused: Mapping[str, RetroError]) -> None:
        if refused:
            told = [
                _("{reference}: {reason}", reference=ref, reason=error.title.show(active()))
                for ref, error in refused.items()
            ]
            self.show_message("\n".join(told[:TOLD]), wrong=True)
