"""The look into the chosen case, below the list of cases or beside it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual.content import Content
from textual.timer import Timer

from retro.errors import RetroError
from retro.screens.archive.looking_back_base import LookingBackBase
from retro.screens.others import called_here
from widgets.wrapped_text import WrappedText

if TYPE_CHECKING:
    from retro.store.protocol import Store

BESIDE = 160
"""From so many cells on, the preview stands beside the list, where it has room to tell more."""


class LookingBase(LookingBackBase):
    """A list of cases that shows what is in the one under the cursor, once that has come to rest."""

    def __init__(self) -> None:
        super().__init__()
        self.turn = asyncio.Lock()
        """Whoever makes or fills the list holds it."""
        self.stands = False
        """Whether the first list is shown: what takes all that is declared is asked for behind it."""
        self._look_later: Timer | None = None

    async def tell_what_is_left(self) -> None:
        """Fill in the column that the first list leaves empty."""
        raise NotImplementedError

    @property
    def _is_beside(self) -> bool:
        return self.app.size.width >= BESIDE

    def look_soon(self) -> None:
        """Look into the chosen case once the cursor has come to rest."""
        if self._look_later:
            self._look_later.stop()
        after = 0.06 if self.stands else 0.25  # at first, the list and the first keys go before it
        self._look_later = self.set_timer(after, self._look)

    async def _look(self) -> None:
        """Show what is in the chosen case; the first time, also what is left to do in all that are shown.

        The store's thread makes it, for it takes all that is declared: what is typed meanwhile acts at once.
        """
        if not self.is_current:  # the archive asked may be another one meanwhile; who comes back looks anew
            return
        if self.turn.locked():  # all of it is said anew just now
            self.look_soon()
            return
        if not (stood := self.stands):
            self.stands = True
            await self.tell_what_is_left()
        await self.show_due()
        if self.turn.locked():  # as above: somebody has begun meanwhile
            self.look_soon()
            return
        reference, beside = self.cases.chosen, self._is_beside
        look = self.query_one("#look", WrappedText)
        if not reference:
            look.update("")
            await self.look_back()
            return
        left_out, today = self.cases.left_out(), self.retro.store_worker.factory.now().date()
        only_reads, mine = bool(self.refusal), self.retro.store_worker.factory.author

        def work(store: Store) -> Content:
            from retro.screens.archive.case_preview import brief_preview, case_preview
            from retro.services.memory.alike import is_linked
            from retro.services.reading.related import candidates

            record = store.load(reference)
            alike = () if is_linked(record) else candidates(store, record)
            others = called_here(store.present(reference), mine)
            if beside:
                return case_preview(record, today, alike, others=others, only_reads=only_reads)
            return brief_preview(record, today, alike, left_out, others=others, only_reads=only_reads)

        try:
            told = await self.retro.store_worker.ask(work)
        except RetroError:  # what cannot be read is told by the list, which asks again and again
            return
        if (reference, beside) == (self.cases.chosen, self._is_beside):
            look.most = 0 if beside else self.query_one("#preview").size.height
            look.update(told)
        await self.look_back()
        if not stood:
            await self.retro.store_worker.ask(_get_ready)


def _get_ready(_store: Store) -> None:
    """Import what the next keys ask for, so that the first of them is as quick as the others."""
    import retro.screens.query_prompt
    import retro.screens.search.screen  # noqa: F401
