"""The line over the list that says what is due, and the way to all that is open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from retro.errors import RetroError
from retro.language import _, active, n_
from retro.screens.archive.finding_base import FindingBase
from retro.text.width import cells

if TYPE_CHECKING:
    from retro.review.due_line import DueCounts
    from retro.store.protocol import Store

_BETWEEN = " · "


class DueLine(Static):
    """What is due, in words: the most urgent first, as much as there is room for, and the key that shows all.

    Its place is kept free for it: nothing moves when it comes.
    """

    DEFAULT_CSS = """
    DueLine { height: 1; padding: 0 2; text-wrap: nowrap; text-overflow: ellipsis; }
    """

    parts: reactive[Sequence[str]] = reactive(())

    def render(self) -> Content:
        """The line."""
        if not self.parts:
            return Content("")
        key = f"   a {_('Actions')}"
        room = self.size.width - cells(f"{_('Due')}  {key}")
        *longer, shortest = _shorter(self.parts)
        said = next((told for told in longer if cells(told) <= room), shortest)
        return Content.assemble((_("Due"), "bold"), f"  {said}", (key, "dim"))


def _shorter(parts: Sequence[str]) -> Iterator[str]:
    """All of them, then one less, with how many sorts more there are: `2 overdue · 3 more sorts`; then that alone."""
    yield _BETWEEN.join(parts)
    for n in range(len(parts) - 1, -1, -1):
        left = len(parts) - n
        yield _BETWEEN.join([*parts[:n], n_("{n} more sort", "{n} more sorts", left)])


class DueBase(FindingBase):
    """A list of cases that says what is due in all of them."""

    _due_of: date | None = None
    """The day of which it is told what is due; None once somebody has written since."""

    async def show_due(self) -> None:
        """Say what is due, unless it stands there already. Asked for behind the list, on the store's thread."""
        now = self.retro.store_worker.factory.now()
        if self._due_of == now.date():
            return

        within = self.retro.environment.settings.share_within

        def work(store: Store) -> DueCounts:
            from retro.services.follow_up.actions import what_is_due

            return what_is_due(store, now.date(), share_within=within)

        try:
            counts = await self.retro.store_worker.ask(work)
        except RetroError:  # what cannot be read is told by the list, which asks again and again
            return
        self._due_of = now.date()
        if not self.is_open:  # it was left meanwhile
            return
        for place in self.query(DueLine):
            place.parts = [each.show(active()) for each in counts.words(now)]

    def action_actions(self) -> None:
        """Show all that is open in the archive."""
        from retro.screens.actions.screen import ActionsScreen  # seldom the first

        self.app.push_screen(ActionsScreen())
