"""The archive: all retrospectives, newest first, and what to do with them."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.events import Key
from textual.widgets import Static

from retro.errors import RetroError
from retro.language import N_, _, active, n_
from retro.screens.archive.case_line import case_columns, case_line
from retro.screens.archive.commands import COMMANDS, OF_A_CASE
from retro.screens.archive.due_base import DueLine
from retro.screens.archive.empty import KEY, first_words, nothing_found
from retro.screens.archive.finding_base import ORDERS
from retro.screens.archive.looking_back_base import LookingBack
from retro.screens.archive.looking_base import BESIDE, LookingBase
from retro.screens.prompt_keys import show_keys
from retro.store.protocol import NEWEST_FIRST, CaseFilter, Order, Store
from widgets.case_list import PAGE, Case, CaseHeads, CaseList
from widgets.command_footer import CommandFooter
from widgets.commands import Command, bindings
from widgets.line_list import LineList
from widgets.wrapped_text import WrappedText

if TYPE_CHECKING:
    from retro.screens.archive.prompt import NewCasePrompt
    from retro.screens.guest_archive import Guest
    from retro.screens.prompt import Prompt

_NAMES = {
    "OWN": N_("Retro  Archive"),
    "SAMPLES": N_("Retro  Samples"),
    "PRACTICE": N_("Retro  Practice: nothing here is kept"),
}
"""What stands on top, by what the archive is for."""


class ArchiveScreen(LookingBase):
    """The list of all retrospectives, with a look into the chosen one below or beside it."""

    COMMANDS_HERE = COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(COMMANDS)]
    CSS_PATH: ClassVar = "archive.tcss"
    AUTO_FOCUS = "CaseList"
    HORIZONTAL_BREAKPOINTS: list[tuple[int, str]] | None = [  # noqa: RUF012 -- Textual declares it so
        (0, "-tiny"),
        (60, "-narrow"),
        (BESIDE, "-beside"),
    ]

    def __init__(self, reference: str = "", *, reads: bool = False, guest: Guest | None = None) -> None:
        super().__init__()
        self._guest = guest
        self._reads = reads
        """Whether it is the reader that lies over it from the start, and not the walk."""
        self._open_first = reference
        """The walk that lies over it from the start; "" once the list is made."""
        self._keys_of_prompt: Sequence[Command] = ()
        """What the keys do while something is asked."""
        self._make_list()
        self.add_class("-first", update=False)  # set later, it would have all that stands below styled anew

    def _make_list(self) -> None:
        columns = case_columns()
        self._heads, self.cases = CaseHeads(columns), CaseList(columns, id="cases")

    async def speak(self) -> None:
        """Say all of it anew, in the language that is spoken now."""
        async with self.turn:
            self._open_first = ""
            self.stay_at = self.cases.chosen or self.stay_at
            self._make_list()
            await self.recompose()
            await self._show_latest()
            self.cases.focus()

    def again(self) -> ArchiveScreen:
        """The list anew, with the cursor on its case."""
        screen = ArchiveScreen(guest=self._guest)
        screen.stay_at, screen.sought = self.cases.chosen, self.sought
        return screen

    def compose(self) -> ComposeResult:
        """Top bar, list with preview, a place for one line of input, keys; nothing below the walk that comes first."""
        if self._open_first:
            return
        self.wear_size()
        name = _NAMES[self._guest.name if self._guest else "OWN"]
        with Horizontal(classes="topbar roomy"):
            yield Static(_(name), classes="name", markup=False)
            yield Static("", id="count", classes="said", markup=False)
        yield DueLine().add_class("roomy")
        yield Static("", id="query", classes="roomy", markup=False)
        with Container(id="body", classes="roomy"):
            with Vertical(id="listing"):
                yield WrappedText(id="empty", classes="message")
                yield self._heads
                yield self.cases
                yield LookingBack("lessons", id="lesson")
                yield LookingBack("year_ago", id="year-ago")
            with VerticalScroll(id="preview", can_focus=False):
                yield WrappedText(id="look")
        yield Vertical(id="asking", classes="roomy")
        yield WrappedText(classes="too-small")
        yield CommandFooter()

    def on_mount(self) -> None:
        """Open the walk that was asked for: the list is made once that is left."""
        if self._open_first:
            self.stay_at = self._open_first
            self.call_later(self.retro.open_reader if self._reads else self.retro.open_walk, self._open_first)
        if self._is_practice:
            self.call_later(self.action_new)

    async def on_screen_resume(self) -> None:
        """Make the list when it is seen for the first time."""
        if self._was_covered and self._open_first:
            await self.speak()

    @property
    def _is_practice(self) -> bool:
        return self._guest is not None and self._guest.name == "PRACTICE"

    def on_resize(self) -> None:
        """Fit what is not fitted by itself."""
        if self._open_first:
            return
        self.call_after_refresh(self.look_soon)  # it has a place only as soon as the width is known

    async def show_latest(self) -> None:
        """Show how many cases there are, and the page under the cursor, which stays on its case."""
        async with self.turn:
            if not self._open_first:
                await self._show_latest()

    async def _show_latest(self) -> None:
        wanted, order, known, today = self.wanted, self.order, self.stands, self.today
        stay, cursor = self.stay_at or (self.cases.chosen if self.cases.cursor else ""), self.cases.cursor

        def work(store: Store) -> tuple[int, int, list[Case]]:
            count = store.count(wanted)
            place = store.place(stay, wanted, order) if stay else None
            at = max(min(cursor if place is None else place, count - 1), 0)
            return count, at, _lines(store, wanted, order, at // PAGE * PAGE, today, known=known)

        count, at, page = await self.retro.store_worker.ask(work)
        if not self.is_open:  # it was left meanwhile
            return
        self.stay_at, self._due_of, self.back_from = "", None, None
        self.cases.clear()
        self.cases.count = count
        self.cases.give(at // PAGE * PAGE, page)
        if self.cases.cursor == min(cursor, max(count - 1, 0)):  # else somebody has moved it meanwhile
            self.cases.cursor = at
        self._say_count(count)
        self.show_query()
        self._show_empty(count)
        self.look_soon()

    def _say_count(self, count: int) -> None:
        said = n_("{n} case", "{n} cases", count)
        if marked := len(self.cases.marked):
            said = active().join([said, n_("{n} chosen", "{n} chosen", marked)])
        if self.order != NEWEST_FIRST:
            said = active().join([said, _(ORDERS[self.order.by])])
        self._heads.mark("" if self.order == NEWEST_FIRST else self.order.by)
        self.query_one("#count", Static).update(Content(said))

    def _show_empty(self, count: int) -> None:
        empty, is_only_read = self.query_one("#empty", WrappedText), self.retro.store_worker.only_read is not None
        empty.hanging = 0 if self.asked else KEY
        self.set_class(count == 0, "-empty")
        self.set_class(not self.asked, "-first")
        self._show_keys()
        if count:
            return
        empty.update(nothing_found(self.asked) if self.asked else first_words(only_read=is_only_read))
        if not self.asked and not self.query_one("#asking", Vertical).children:
            self.set_focus(None)

    def _show_keys(self) -> None:
        show_keys(self, COMMANDS, self.why_idle, self._keys_of_prompt)

    def why_idle(self, action: str) -> str:
        """Why a command cannot be carried out here now; "" if it can be."""
        action, count = action.partition("(")[0], self.cases.count
        if not count and action in OF_A_CASE and self.asked:
            return _("Nothing fits what is asked for. Esc shows all.")
        if not count and action in OF_A_CASE | {"find", "filter"} and not self.asked:
            return _("There is no retrospective here yet. n begins one.")
        if action == "year_ago" and not self.year_ago:
            return _("No case began in this week a year ago.")
        if self._guest and action in ("samples", "practice"):
            return _("This is a temporary archive already. Esc goes back to your own.")
        return ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether an action can be carried out."""
        return not self.why_idle(action) and super().check_action(action, parameters)

    def on_key(self, event: Key) -> None:
        """Say of a key that can do nothing now why that is so."""
        idle = (self.why_idle(each.does) for each in COMMANDS if event.key in each.keys)
        if why := next(filter(None, idle), ""):
            self.show_message(why)
            event.prevent_default()

    @on(CaseList.Needed)
    async def _needed(self, event: CaseList.Needed) -> None:
        wanted, order, today, known = self.wanted, self.order, self.today, self.stands

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
        self.look_soon()

    @on(LineList.Chosen)
    def _chosen(self) -> None:
        self.action_open()

    async def tell_what_is_left(self) -> None:
        offset = self.cases.cursor // PAGE * PAGE
        with suppress(RetroError):
            await self._needed(CaseList.Needed(offset))

    def action_open(self) -> None:
        """Open the walk of the chosen case."""
        if self.cases.chosen:
            self.retro.open_walk(self.cases.chosen)

    def action_continue(self) -> None:
        """Go on with the questions of the chosen case, over its walk."""
        if self.cases.chosen:
            self.retro.open_walk(self.cases.chosen)
            self.retro.open_questions(self.cases.chosen)

    def action_meeting(self) -> None:
        """Lead the meeting about the chosen case, or follow it."""
        if self.cases.chosen:
            self.retro.open_meeting(self.cases.chosen)

    def action_read(self) -> None:
        """Read the chosen case."""
        if self.cases.chosen:
            self.retro.open_reader(self.cases.chosen)

    def action_drill(self) -> None:
        """Practise on the chosen case."""
        if self.cases.chosen:
            self.retro.open_drill(self.cases.chosen)

    def action_drill_of_the_day(self) -> None:
        """Practise on a closed case, another one each day."""
        self.retro.open_drill()

    def action_report(self) -> None:
        """Open the report of the chosen case."""
        if self.cases.chosen:
            self.retro.open_report(self.cases.chosen)

    async def action_new(self) -> None:
        """Ask for the title of a new retrospective, and for when it started."""
        from retro.screens.archive.prompt import NewCasePrompt

        if (why := await self.retro.store_worker.why_only_read()) is not None:  # a case begins on the server alone
            self.show_error(why)
            return
        hint = _("Anything that went wrong lately, in one line. It is kept nowhere. Esc goes back.")
        await self.ask(
            NewCasePrompt(self.retro.zone, self.retro.store_worker.factory, hint if self._is_practice else "")
        )

    async def ask(self, prompt: Prompt) -> None:
        """Ask something in a line at the foot."""
        place = self.query_one("#asking", Vertical)
        await place.remove_children()
        await place.mount(prompt)
        self.add_class("-asking")
        self._keys_of_prompt = prompt.COMMANDS
        self._show_keys()

    async def on_prompt_ended(self) -> None:
        """Nothing is asked any more; without a case to practise with, nothing is left here."""
        await self.end_asking()
        if self._is_practice and not self.cases.count:
            await self.retro.leave_guest()

    async def end_asking(self) -> None:
        """Take the input line away."""
        self.remove_class("-asking")
        await self.query_one("#asking", Vertical).remove_children()
        if not self.query("#query"):
            return  # the program was left meanwhile, and the screen is taken apart
        self.show_query()
        self._keys_of_prompt = ()
        self._show_keys()
        if self.cases.display:
            self.cases.focus()

    async def on_new_case_prompt_answered(self, event: NewCasePrompt.Answered) -> None:
        """Begin a retrospective, and open its walk."""
        from retro.services.changing.begin import begin  # seldom needed

        factory = self.retro.store_worker.factory
        try:
            reference = await self.retro.store_worker.ask(lambda store: begin(store, factory, event.read))
        except RetroError as error:
            self.show_error(error)
            return
        await self.end_asking()
        self.stay_at = reference
        await self.show_latest()  # who comes back finds it listed
        self.retro.open_walk(reference, new=True)

    async def action_back(self) -> None:
        """Choose none, then show all cases again; from the samples, go back to the team's own archive."""
        if self.cases.marked:
            self.cases.mark(())
        elif self.asked:
            await self.find("")
        elif self._guest:
            await self.retro.leave_guest()

    async def action_samples(self) -> None:
        """Open the samples, in an archive of their own that is gone afterwards."""
        from retro.screens.guest_archive import Guest

        await self.retro.open_guest(Guest.SAMPLES)

    async def action_practice(self) -> None:
        """Begin a case to practise with, in an archive of its own that is gone afterwards."""
        from retro.screens.guest_archive import Guest

        await self.retro.open_guest(Guest.PRACTICE)


def _lines(store: Store, wanted: CaseFilter, order: Order, offset: int, today: date, *, known: bool) -> list[Case]:
    """A page of the list; what is left to do is in it if that is `known` already."""
    page = store.list(wanted, offset, PAGE, order)
    left = store.pending([line.reference for line in page], today.isoformat()) if known else {}
    return [case_line(line, left.get(line.reference), today, is_known=known) for line in page]
