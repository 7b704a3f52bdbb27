"""Which cases the archive shows, and in which order."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from retro.errors import RetroError
from retro.language import N_, _
from retro.screens.archive.removing_base import RemovingBase
from retro.screens.base import open_over
from retro.store.protocol import NEWEST_FIRST, CaseFilter, Order
from widgets.case_list import CaseHeads

if TYPE_CHECKING:
    from collections.abc import Sequence

    from retro.language import Message
    from retro.model.query.reading import Query
    from retro.screens.query_prompt import QueryPrompt
    from retro.screens.search.screen import SearchState
    from retro.store.protocol import SortKey

ORDERS: dict[SortKey, str] = {
    "day": N_("by date"),
    "title": N_("by title"),
    "severity": N_("by severity"),
    "open": N_("by what is open"),
}
"""What the list can be sorted by, in turn."""
_SORTED: dict[str, SortKey] = {**{by: by for by in ORDERS}, "reference": "day"}
"""By what the list is sorted when the title of a column is clicked."""


class FindingBase(RemovingBase):
    """A list of cases that is asked for some of them, and sorted."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = ""
        """What was asked for, as it was typed."""
        self.wanted = CaseFilter()
        self.order = NEWEST_FIRST
        self.sought: SearchState | None = None
        """What was looked for last; None before."""
        self.lesson = ("", "")
        """The case and the row of the lesson of the day; "" while none is shown."""
        self.stay_at = ""
        """The case that the cursor is to stand on when the list is read anew."""

    @property
    def today(self) -> date:
        """The day that lateness is told by."""
        return self.retro.store_worker.factory.now().date()

    def show_query(self) -> None:
        """Say what is asked for, while the line in which it was typed is not there."""
        shown = bool(self.asked) and not self.query_one("#asking", Vertical).children
        said = Content.assemble((_("Filter"), "bold"), "  ", self.asked, "   ", (_("Esc shows all."), "dim"))
        query = self.query_one("#query", Static)
        query.update(said)
        query.display = shown

    def action_find(self) -> None:
        """Look for words in all that stands in the cases."""
        from retro.screens.search.screen import SearchScreen, SearchState

        sought = self.sought = self.sought or SearchState()

        async def behind(_: object) -> None:
            if sought.is_taken:
                sought.is_taken = False
                from retro.model.query.reading import read_query

                await self.find(sought.text, read_query(sought.text, self.today))

        open_over(self, SearchScreen(sought), behind)

    def action_lessons(self) -> None:
        """Read what was learned in all cases, from the lesson on that is shown here."""
        from retro.screens.lessons.screen import LessonsScreen  # seldom the first

        self.app.push_screen(LessonsScreen(chosen=self.lesson))

    def action_figures(self) -> None:
        """See what the cases of a period say together: of this year, at first."""
        from retro.screens.figures.screen import FiguresScreen  # seldom the first

        self.app.push_screen(FiguresScreen())

    async def action_filter(self) -> None:
        """Ask which cases to list, and offer what can be said."""
        from retro.screens.query_prompt import QueryPrompt

        prompt = QueryPrompt(self.asked, offers=not self.asked)
        await self.ask(prompt)
        self.show_query()
        self.run_worker(self._find_owners(prompt), group="owners", exclusive=True)

    async def _find_owners(self, prompt: QueryPrompt) -> None:
        with suppress(RetroError):  # what cannot be read is told by the list
            prompt.tags = await self.retro.store_worker.ask(lambda store: store.tags())
            prompt.owners = await self.retro.store_worker.ask(lambda store: store.owners())

    async def on_query_prompt_typed(self, event: QueryPrompt.Typed) -> None:
        """List only what is asked for."""
        from retro.model.query.reading import read_query
        from retro.screens.query_prompt import QueryPrompt
        from retro.services.memory.query_remarks import remarks

        query = read_query(event.text, self.today)
        said: Sequence[Message] = ()
        if query.problem is None:
            await self.find(event.text, query)
            said = await self.retro.store_worker.ask(lambda store: remarks(store, query))
        for prompt in self.query(QueryPrompt):
            prompt.tell(query.problem, said)

    async def find(self, text: str, query: Query | None = None) -> None:
        """List what a line asks for; all, if it is empty."""
        stay, wanted, today = self.cases.chosen, CaseFilter(), self.today
        if query is not None:
            from retro.services.memory.case_filter import case_filter

            asked = query
            wanted = await self.retro.store_worker.ask(lambda store: case_filter(asked, store, today))
        self.asked, self.wanted = text, wanted
        if text:
            self.cases.cursor = 0
        else:
            self.stay_at = stay
        await self.show_latest()

    async def action_sort(self) -> None:
        """Sort by what comes next."""
        orders = [*ORDERS]
        await self._sort(Order(orders[(orders.index(self.order.by) + 1) % len(orders)]))

    async def action_sort_by(self, by: SortKey) -> None:
        """Sort by this."""
        await self._sort(Order(by))

    async def action_turn(self) -> None:
        """Show the list from its other end."""
        await self._sort(self.order._replace(turned=not self.order.turned))

    @on(CaseHeads.Pressed)
    async def _head_pressed(self, event: CaseHeads.Pressed) -> None:
        """Sort by the column; a second click turns it round."""
        if (by := _SORTED.get(event.column)) is not None:
            await self._sort(self.order._replace(turned=not self.order.turned) if by == self.order.by else Order(by))

    async def _sort(self, order: Order) -> None:
        self.order = order
        self.cases.cursor = 0
        await self.show_latest()

    def action_jump(self) -> None:
        """Put a letter before each line."""
        if self.cases.count:
            self.cases.jump()
