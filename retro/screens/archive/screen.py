"""The archive: all retrospectives, newest first, and what to do with them."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from retro.errors import RetroError
from retro.language import N_, _, active, n_
from retro.screens.archive.case_line import case_columns, case_line
from retro.screens.archive.commands import COMMANDS, OF_A_CASE
from retro.screens.archive.empty import KEY, first_words, nothing_found
from retro.screens.archive.several_base import SeveralBase
from retro.store.protocol import NEWEST_FIRST, CaseFilter, Order, Store
from widgets.case_list import PAGE, Case, CaseHeads, CaseList
from widgets.command_footer import CommandFooter
from widgets.commands import bindings
from widgets.line_list import LineList
from widgets.wrapped_text import WrappedText

if TYPE_CHECKING:
    from retro.screens.archive.find_prompt import FindPrompt
    from retro.screens.archive.prompt import NewCasePrompt
    from retro.screens.archive.query import Query
    from retro.store.protocol import SortKey

_BESIDE = 160
"""From so many cells on, the preview stands beside the list."""

ORDERS: dict[SortKey, str] = {
    "day": N_("by date"),
    "title": N_("by title"),
    "severity": N_("by severity"),
    "open": N_("by what is open"),
}
"""What the list can be sorted by, in turn."""
_SORTED: dict[str, SortKey] = {**{by: by for by in ORDERS}, "reference": "day"}
"""By what the list is sorted when the title of a column is clicked."""


class ArchiveScreen(SeveralBase):
    """The list of all retrospectives, with a look into the chosen one below or beside it."""

    COMMANDS_HERE = COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(COMMANDS)]
    CSS_PATH: ClassVar = "archive.tcss"
    AUTO_FOCUS = "CaseList"
    HORIZONTAL_BREAKPOINTS: list[tuple[int, str]] | None = [  # noqa: RUF012 -- Textual declares it so
        (0, "-tiny"),
        (60, "-narrow"),
        (_BESIDE, "-beside"),
    ]

    def __init__(self, reference: str = "", *, samples: bool = False) -> None:
        super().__init__()
        self._samples = samples
        self._open_first = reference
        self._asked = ""
        """What was asked for, as it was typed."""
        self.wanted = CaseFilter()
        self.order = NEWEST_FIRST
        self._stay_at = ""
        """The case that the cursor is to stand on when the list is read anew."""
        self._look_later: Timer | None = None
        self._stands = False
        """Whether the first list is shown: what takes all that is declared is asked for behind it."""
        self._make_list()

    def _make_list(self) -> None:
        columns = case_columns()
        self._heads, self.cases = CaseHeads(columns), CaseList(columns, id="cases")

    async def speak(self) -> None:
        """Say all of it anew, in the language that is spoken now."""
        self._stay_at = self.cases.chosen
        self._make_list()
        await self.recompose()
        await self.show_latest()
        self.cases.focus()

    def again(self) -> ArchiveScreen:
        """The list anew, with the cursor on its case."""
        screen = ArchiveScreen(samples=self._samples)
        screen._stay_at = self.cases.chosen
        return screen

    def compose(self) -> ComposeResult:
        """Top bar, list with preview, a place for one line of input, keys."""
        with Horizontal(classes="topbar roomy"):
            yield Static(_("Retro  Samples") if self._samples else _("Retro  Archive"), classes="name", markup=False)
            yield Static("", id="count", classes="said", markup=False)
        yield Static("", id="query", classes="roomy", markup=False)
        with Container(id="body", classes="roomy"):
            with Vertical(id="listing"):
                yield WrappedText(id="empty", classes="message")
                yield self._heads
                yield self.cases
            with VerticalScroll(id="preview", can_focus=False):
                yield WrappedText(id="look")
        yield Vertical(id="asking", classes="roomy")
        yield WrappedText(classes="too-small")
        yield CommandFooter()

    def on_mount(self) -> None:
        """Open the walk that was asked for, once the list is shown."""
        if self._open_first:
            self._stay_at = self._open_first
            self.call_later(self.retro.open_walk, self._open_first)

    def on_resize(self) -> None:
        """Fit what is not fitted by itself."""
        self.query_one(".too-small", Static).update(Content(self.too_small()))
        self.call_after_refresh(self._look_soon)  # it has a place only as soon as the width is known

    @property
    def _is_beside(self) -> bool:
        """Whether the preview stands beside the list, where it has room to tell more."""
        return self.app.size.width >= _BESIDE

    @property
    def _today(self) -> date:
        return self.retro.store_worker.factory.now().date()

    async def show_latest(self) -> None:
        """Show how many cases there are, and the page under the cursor, which stays on its case."""
        wanted, order, known, today = self.wanted, self.order, self._stands, self._today
        stay, cursor = self._stay_at or (self.cases.chosen if self.cases.cursor else ""), self.cases.cursor

        def work(store: Store) -> tuple[int, int, list[Case]]:
            count = store.count(wanted)
            place = store.place(stay, wanted, order) if stay else None
            at = max(min(cursor if place is None else place, count - 1), 0)
            return count, at, _lines(store, wanted, order, at // PAGE * PAGE, today, known=known)

        count, at, page = await self.retro.store_worker.ask(work)
        self._stay_at = ""
        self.cases.clear()
        self.cases.count = count
        self.cases.give(at // PAGE * PAGE, page)
        if self.cases.cursor == min(cursor, max(count - 1, 0)):  # else somebody has moved it meanwhile
            self.cases.cursor = at
        self._say_count(count)
        self._show_query()
        self._show_empty(count)
        self._look_soon()

    def _say_count(self, count: int) -> None:
        said = n_("{n} case", "{n} cases", count)
        if marked := len(self.cases.marked):
            said = active().join([said, n_("{n} chosen", "{n} chosen", marked)])
        if self.order != NEWEST_FIRST:
            said = active().join([said, _(ORDERS[self.order.by])])
        self._heads.mark("" if self.order == NEWEST_FIRST else self.order.by)
        self.query_one("#count", Static).update(Content(said))

    def _show_query(self) -> None:
        """Say what is asked for, while the line in which it was typed is not there."""
        shown = bool(self._asked) and not self.query_one("#asking", Vertical).children
        said = Content.assemble((_("Find"), "bold"), "  ", self._asked, "   ", (_("Esc shows all."), "dim"))
        query = self.query_one("#query", Static)
        query.update(said)
        query.display = shown

    def _show_empty(self, count: int) -> None:
        empty = self.query_one("#empty", WrappedText)
        empty.hanging = 0 if self._asked else KEY
        self.set_class(count == 0, "-empty")
        idle = set() if count else OF_A_CASE | (set() if self._asked else {"find", "filter"})
        idle |= {"samples"} if self._samples else set()
        self.query_one(CommandFooter).commands = [command for command in COMMANDS if command.does not in idle]
        if count:
            return
        empty.update(nothing_found(self._asked) if self._asked else first_words())
        if not self._asked:
            self.set_focus(None)

    @on(CaseList.Needed)
    async def _needed(self, event: CaseList.Needed) -> None:
        wanted, order, today, known = self.wanted, self.order, self._today, self._stands

        def work(store: Store) -> tuple[int, list[Case]]:
            return store.count(wanted), _lines(store, wanted, order, event.offset, today, known=known)

        count, page = await self.retro.store_worker.ask(work)
        if (wanted, order) != (self.wanted, self.order):
            return
        if count != self.cases.count:  # somebody has written since: this page does not go with the others
            await self.show_latest()
        else:
            self.cases.give(event.offset, page)

    @on(CaseList.Marked)
    def _marked(self) -> None:
        self._say_count(self.cases.count)

    @on(LineList.Moved)
    def _moved(self) -> None:
        self._look_soon()

    @on(LineList.Chosen)
    def _chosen(self) -> None:
        self.action_open()

    def _look_soon(self) -> None:
        """Look into the chosen case once the cursor has come to rest."""
        if self._look_later:
            self._look_later.stop()
        after = 0.06 if self._stands else 0.25  # at first, the list and the first keys go before it
        self._look_later = self.set_timer(after, self._look)

    async def _look(self) -> None:
        """Show what is in the chosen case; the first time, also what is left to do in all that are shown.

        The store's thread makes it, for it takes all that is declared: what is typed meanwhile acts at once.
        """
        if not self.is_current:  # the archive asked may be another one meanwhile; who comes back looks anew
            return
        if not self._stands:
            self._stands = True
            await self._tell_what_is_left()
        reference, beside = self.cases.chosen, self._is_beside
        look = self.query_one("#look", Static)
        if not reference:
            look.update("")
            return

        def work(store: Store) -> Content:
            from retro.screens.archive.case_preview import brief_preview, case_preview

            record = store.load(reference)
            return case_preview(record) if beside else brief_preview(record)

        try:
            told = await self.retro.store_worker.ask(work)
        except RetroError:  # what cannot be read is told by the list, which asks again and again
            return
        if (reference, beside) == (self.cases.chosen, self._is_beside):
            look.update(told)

    async def _tell_what_is_left(self) -> None:
        """Fill in the column that the first list leaves empty."""
        offset = self.cases.cursor // PAGE * PAGE
        with suppress(RetroError):
            await self._needed(CaseList.Needed(offset))

    def action_open(self) -> None:
        """Open the walk of the chosen case."""
        if self.cases.chosen:
            self.retro.open_walk(self.cases.chosen)

    def action_report(self) -> None:
        """Open the report of the chosen case."""
        if self.cases.chosen:
            self.retro.open_report(self.cases.chosen)

    async def action_new(self) -> None:
        """Ask for the title of a new retrospective, and for when it started."""
        from retro.screens.archive.prompt import NewCasePrompt

        await self.ask(NewCasePrompt(self.retro.zone, self.retro.store_worker.factory))

    async def action_find(self) -> None:
        """Ask which cases to show."""
        await self._ask_what_to_find()

    async def action_filter(self) -> None:
        """Ask the same, and offer what can be said."""
        await self._ask_what_to_find(offers=True)

    async def _ask_what_to_find(self, *, offers: bool = False) -> None:
        from retro.screens.archive.find_prompt import FindPrompt

        owners = await self.retro.store_worker.ask(lambda store: store.owners())
        await self.ask(FindPrompt(self._asked, owners, offers=offers))
        self._show_query()

    async def ask(self, prompt: Vertical) -> None:
        place = self.query_one("#asking", Vertical)
        await place.remove_children()
        await place.mount(prompt)

    async def on_find_prompt_typed(self, event: FindPrompt.Typed) -> None:
        """List only what is asked for."""
        from retro.screens.archive.find_prompt import FindPrompt
        from retro.screens.archive.query import read_query

        query = read_query(event.text, self._today)
        for prompt in self.query(FindPrompt):
            prompt.tell(query.problem)
        if query.problem is None:
            await self._find(event.text, query)

    async def _find(self, text: str, query: Query | None = None) -> None:
        """List what a line asks for; all, if it is empty."""
        stay = self.cases.chosen
        if query is None or not query.owners:
            wanted = query.wanted if query else CaseFilter()
        else:
            wanted = await self.retro.store_worker.ask(lambda store: query.of(store.owners()))
        self._asked, self.wanted = text, wanted
        if text:
            self.cases.cursor = 0
        else:
            self._stay_at = stay
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

    async def on_prompt_ended(self) -> None:
        """Nothing is asked any more."""
        await self.end_asking()

    async def end_asking(self) -> None:
        """Take the input line away."""
        await self.query_one("#asking", Vertical).remove_children()
        self._show_query()
        if self.cases.display:
            self.cases.focus()

    async def on_new_case_prompt_answered(self, event: NewCasePrompt.Answered) -> None:
        """Begin a retrospective, and open its walk."""
        from retro.services.begin import begin  # seldom needed

        factory = self.retro.store_worker.factory
        try:
            reference = await self.retro.store_worker.ask(lambda store: begin(store, factory, event.read))
        except RetroError as error:
            self.show_error(error)
            return
        await self.end_asking()
        self._stay_at = reference
        self.retro.open_walk(reference, new=True)

    async def action_back(self) -> None:
        """Choose none, then show all cases again; from the samples, go back to the team's own archive."""
        if self.cases.marked:
            self.cases.mark(())
        elif self._asked:
            await self._find("")
        elif self._samples:
            await self.retro.leave_samples()

    async def action_samples(self) -> None:
        """Open the samples, in an archive of their own that is gone afterwards."""
        if not self._samples:
            await self.retro.open_samples()


def _lines(store: Store, wanted: CaseFilter, order: Order, offset: int, today: date, *, known: bool) -> list[Case]:
    """A page of the list; what is left to do is in it if that is `known` already."""
    page = store.list(wanted, offset, PAGE, order)
    left = store.pending([line.reference for line in page], today.isoformat()) if known else {}
    return [case_line(line, left.get(line.reference), today, is_known=known) for line in page]
