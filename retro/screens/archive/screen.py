"""The archive: all retrospectives, newest first, and what to do with them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from retro.errors import RetroError
from retro.language import N_, _, active, n_
from retro.model.head_choices import Origin, Severity, Status
from retro.model.moments.formatting import show_short_day
from retro.screens.base import RetroScreen
from retro.store.protocol import CaseFilter, Store, Summary
from widgets.case_list import PAGE, Case, CaseList
from widgets.command_footer import CommandFooter
from widgets.commands import Command, bindings
from widgets.line_list import LineList
from widgets.wrapped_text import WrappedText

if TYPE_CHECKING:
    from retro.screens.archive.prompt import FindPrompt, NewCasePrompt

NEW, FIND = "new", "find"

_KEY = 14
"""Cells of the column of keys in an empty archive."""

COMMANDS = (
    Command("archive.new", ("n",), N_("New"), N_("Begin a new retrospective"), footer=1),
    Command("archive.open", ("enter", "right", "l"), N_("Open"), N_("Walk through the chosen retrospective"), footer=2),
    Command("archive.report", ("e", "r"), N_("Report"), N_("Read and export its report"), footer=4),
    Command("archive.find", ("slash",), N_("Find"), N_("Show those with these words in reference or title"), footer=5),
    Command(
        "archive.samples", ("d",), N_("Samples"), N_("Look at invented samples, in an archive of their own"), footer=8
    ),
    Command("archive.palette", ("colon",), N_("Commands"), N_("Find a command by its name"), "app.command_palette"),
    Command("archive.back", ("escape",), N_("All"), N_("Show all retrospectives again")),
    Command("archive.keys", ("question_mark",), N_("Keys"), N_("Show the keys of where you are"), "app.keys", footer=3),
    Command("archive.quit", ("q",), N_("Quit"), N_("Leave Retro; everything is saved"), "app.leave", footer=6),
)


class ArchiveScreen(RetroScreen):
    """The list of all retrospectives, with a look into the chosen one beside it."""

    COMMANDS_HERE = COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(COMMANDS)]
    CSS_PATH: ClassVar = "archive.tcss"
    AUTO_FOCUS = "CaseList"

    def __init__(self, reference: str = "", *, samples: bool = False) -> None:
        super().__init__()
        self._samples = samples
        self._open_first = reference
        self._filter = CaseFilter()
        self._preview_later: Timer | None = None
        self._previewed = False
        heads = Case(_("Ref"), _("Date"), _("Title"), _("Origin"), _("Severity"), _("State"), _("Walk"))
        self._list = CaseList(heads, id="cases")

    def compose(self) -> ComposeResult:
        """Top bar, list with preview, a place for one line of input, keys."""
        with Horizontal(classes="topbar roomy"):
            yield Static(_("Retro  Samples") if self._samples else _("Retro  Archive"), classes="name", markup=False)
            yield Static("", id="count", classes="said", markup=False)
        yield Static("", id="heads", classes="roomy", markup=False)
        with Horizontal(id="body", classes="roomy"):
            with Vertical(id="listing"):
                yield WrappedText(id="empty", classes="message")
                yield self._list
            with VerticalScroll(id="preview", can_focus=False):
                yield WrappedText(id="look")
        yield Vertical(id="asking", classes="roomy")
        yield WrappedText(classes="too-small")
        yield CommandFooter()

    def on_mount(self) -> None:
        """Open the walk that was asked for, once the list is shown."""
        if self._open_first:
            self.call_later(self.retro.open_walk, self._open_first)

    def on_resize(self) -> None:
        """Fit what is not fitted by itself."""
        self.query_one(".too-small", Static).update(Content(self.too_small()))
        self._show_heads()
        self.call_after_refresh(self._preview_soon)  # it has a place only as soon as the width is known

    async def show_latest(self) -> None:
        """Show how many cases there are, and the page under the cursor."""
        wanted, offset = self._filter, self._list.cursor // PAGE * PAGE

        def work(store: Store) -> tuple[int, list[Summary]]:
            return store.count(wanted), list(store.list(wanted, offset, PAGE))

        count, page = await self.retro.store_worker.ask(work)
        self._list.clear()
        self._list.count = count
        self._list.give(offset, [_case(summary) for summary in page])
        self.query_one("#count", Static).update(Content(n_("{n} case", "{n} cases", count)))
        self._show_heads()
        self._show_empty(count)
        self._preview_soon()

    def _show_heads(self) -> None:
        pieces = self._list.head(self._list.size.width or self.app.size.width)
        self.query_one("#heads", Static).update(Content("".join(text for text, _style in pieces)))

    def _show_empty(self, count: int) -> None:
        empty = self.query_one("#empty", WrappedText)
        empty.hanging = 0 if self._filter.text else _KEY
        self.set_class(count == 0, "-empty")
        idle = set() if count else {"archive.open", "archive.report", "archive.find"}
        idle |= {"archive.samples"} if self._samples else set()
        self.query_one(CommandFooter).commands = [command for command in COMMANDS if command.id not in idle]
        if count:
            return
        if self._filter.text:
            empty.update(
                Content(
                    _("No retrospective has “{text}” in its reference or title. Esc shows all.", text=self._filter.text)
                )
            )
            return
        lines = [
            ("n", _("begin your first retrospective")),
            ("d", _("look at invented samples first, in an archive of their own")),
            ("retro import", _("on the command line: bring in one that was exported")),
        ]
        title = Content.styled(_("No retrospective here yet."), "bold")
        rest = [Content(f"{key:<{_KEY}}{what}") for key, what in lines]
        empty.update(Content("\n").join([title, Content(""), *rest]))
        self.set_focus(None)

    @on(CaseList.Needed)
    async def _needed(self, event: CaseList.Needed) -> None:
        wanted = self._filter
        page = await self.retro.store_worker.ask(lambda store: store.list(wanted, event.offset, PAGE))
        self._list.give(event.offset, [_case(summary) for summary in page])

    @on(LineList.Moved)
    def _moved(self) -> None:
        self._preview_soon()

    @on(LineList.Chosen)
    def _chosen(self) -> None:
        self.action_open()

    def _preview_soon(self) -> None:
        """Look into the chosen case once the cursor has come to rest."""
        if self._preview_later:
            self._preview_later.stop()
        if self.query_one("#preview").display:
            after = 0.06 if self._previewed else 0.25  # at first, the list and the first keys go before it
            self._preview_later = self.set_timer(after, self._preview)

    async def _preview(self) -> None:
        if not self.is_current:  # the archive asked may be another one meanwhile; who comes back looks anew
            return
        self._previewed = True
        reference = self._list.chosen
        look = self.query_one("#look", Static)
        if not reference:
            look.update("")
            return
        from retro.screens.archive.case_preview import case_preview

        try:
            record = await self.retro.store_worker.ask(lambda store: store.load(reference))
        except RetroError:  # what cannot be read is told by the list, which asks again and again
            return
        if reference == self._list.chosen:
            look.update(case_preview(record))

    def action_open(self) -> None:
        """Open the walk of the chosen case."""
        if self._list.chosen:
            self.retro.open_walk(self._list.chosen)

    def action_report(self) -> None:
        """Open the report of the chosen case."""
        if self._list.chosen:
            self.retro.open_report(self._list.chosen)

    async def action_new(self) -> None:
        """Ask for the title of a new retrospective, and for when it started."""
        from retro.screens.archive.prompt import NewCasePrompt

        await self._ask(NewCasePrompt(self.retro.zone, self.retro.store_worker.factory))

    async def action_find(self) -> None:
        """Ask for words to filter by."""
        from retro.screens.archive.prompt import FindPrompt

        await self._ask(FindPrompt(self._filter.text))

    async def _ask(self, prompt: Vertical) -> None:
        place = self.query_one("#asking", Vertical)
        await place.remove_children()
        await place.mount(prompt)

    async def on_find_prompt_typed(self, event: FindPrompt.Typed) -> None:
        """List only what has these words."""
        await self._find(event.text)

    async def _find(self, text: str) -> None:
        self._filter = CaseFilter(text)
        self._list.cursor = 0
        await self.show_latest()

    async def on_prompt_ended(self) -> None:
        """Take the input line away."""
        await self.query_one("#asking", Vertical).remove_children()
        if self._list.display:
            self._list.focus()

    async def on_new_case_prompt_answered(self, event: NewCasePrompt.Answered) -> None:
        """Begin a retrospective, and open its walk."""
        from retro.services.begin import begin  # seldom needed

        factory = self.retro.store_worker.factory
        try:
            reference = await self.retro.store_worker.ask(lambda store: begin(store, factory, event.read))
        except RetroError as error:
            self.show_error(error)
            return
        await self.on_prompt_ended()
        self._list.cursor = 0
        self.retro.open_walk(reference, new=True)

    async def action_back(self) -> None:
        """Show all cases again; from the samples, go back to the team's own archive."""
        if self._filter.text:
            await self._find("")
        elif self._samples:
            await self.retro.leave_samples()

    async def action_samples(self) -> None:
        """Open the samples, in an archive of their own that is gone afterwards."""
        if not self._samples:
            await self.retro.open_samples()


def _case(summary: Summary) -> Case:
    """A line of the archive in the reader's language."""
    to = active()
    origin, severity, status = (
        Origin.coded(summary.origin),
        Severity.coded(summary.severity),
        Status.coded(summary.status),
    )
    written = sum(1 for rows in summary.stages if rows)
    return Case(
        summary.reference,
        show_short_day(date.fromisoformat(summary.day), to),
        summary.title,
        to(origin.label) if origin else summary.origin,
        to(severity.label) if severity else "",
        to(status.label) if status else "",
        f"{written}/{len(summary.stages)}",
    )
