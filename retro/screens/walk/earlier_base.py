"""A base of the screens in which names are typed: the earlier cases of that name stand beside it (S14)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from retro.errors import RetroError
from retro.language import active
from retro.screens.base import RetroScreen
from retro.screens.once_still import OnceStill
from retro.screens.walk.earlier_line import EarlierLine
from retro.text.controls import printable

if TYPE_CHECKING:
    from retro.services.call.earlier_cases import EarlierCases
    from retro.store.protocol import Store


class EarlierBase(RetroScreen):
    """Looks for the earlier cases of a name while it is typed. A subclass puts `earlier` somewhere, and tells of it."""

    def __init__(self) -> None:
        super().__init__()
        self.earlier = EarlierLine()
        self._names: tuple[Sequence[str], Sequence[str]] = ((), ())
        """The names that are typed now, and what is perhaps one."""
        self._once_still = OnceStill(self, "earlier")

    def look_for(self, sure: Sequence[str], but: str, perhaps: Sequence[str] = ()) -> None:
        """Look for the earlier cases of whoever is named, or perhaps is, `but` for one case; else say nothing."""
        names = sure, perhaps
        if names == self._names:
            return
        self._names = names
        if sure or perhaps:
            self._once_still.typed(partial(self._look, names, but))
        else:
            self._once_still.stop()
            self.earlier.tell("")

    async def _look(self, names: tuple[Sequence[str], Sequence[str]], but: str) -> None:
        sure, perhaps = names
        today = self.retro.store_worker.factory.now().date()

        def work(store: Store) -> EarlierCases | None:
            from retro.services.call.earlier_cases import earlier_cases

            return earlier_cases(store, sure, today, but, perhaps)

        try:
            found = await self.retro.store_worker.ask(work)
        except RetroError:  # nobody asked: what cannot be read is told where somebody does
            found = None
        if self.is_open and names == self._names:
            self.earlier.tell(printable(found.told(active())) if found else "")
