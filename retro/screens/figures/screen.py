"""The figures of a period: what its cases say together, and one key from each figure the cases behind it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import ClassVar
from zoneinfo import ZoneInfo

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from exports.period.words import span_in_words
from retro.errors import RetroError
from retro.language import _, active, n_
from retro.model.moments.context import MomentContext
from retro.model.moments.day_range import DateRange
from retro.review.figures.figure import Figure
from retro.screens.base import RetroScreen
from retro.screens.figures.cases import FigureCasesScreen
from retro.screens.figures.commands import COMMANDS
from retro.screens.figures.days_prompt import DaysPrompt
from retro.services.sending.figures import Figures, figures_over
from retro.text.controls import printable
from widgets.command_footer import CommandFooter
from widgets.commands import bindings
from widgets.figure_list import FigureBlock, FigureLine, FigureList
from widgets.line_list import LineList
from widgets.wrapped_text import WrappedText

_NAMED = 40
"""So many cases are named below the list at the most."""


class FiguresScreen(RetroScreen):
    """The figures of a year at first; the keys go to other periods."""

    COMMANDS_HERE = COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(COMMANDS)]
    CSS_PATH: ClassVar = "screen.tcss"
    AUTO_FOCUS = "FigureList"

    def __init__(self, span: DateRange | None = None) -> None:
        super().__init__()
        self._span = span
        """The period that is wanted; None for the year of today."""
        self._list = FigureList(id="figures")
        self._shown: Figures | None = None
        self._figures: Mapping[str, Figure] = {}
        """By the keys of their lines."""
        self._is_reading = False

    def again(self) -> FiguresScreen:
        """The same period."""
        return FiguresScreen(self._span)

    def compose(self) -> ComposeResult:
        """Top bar with the period, the figures, the chosen one in full, a line of input, keys."""
        with Horizontal(classes="topbar roomy"):
            yield Static(_("Figures"), classes="name", markup=False)
            yield Static("", id="count", classes="said", markup=False)
        yield WrappedText(id="remarks", classes="roomy")
        yield WrappedText(id="nothing", classes="message roomy")
        yield self._list.add_class("roomy")
        yield WrappedText(id="look", classes="roomy")
        yield Vertical(id="asking", classes="roomy")
        yield WrappedText(classes="too-small")
        yield CommandFooter()

    def on_mount(self) -> None:
        """Show the keys."""
        self.query_one(CommandFooter).commands = COMMANDS

    def on_resize(self) -> None:
        """Fit what is not fitted by itself."""
        self.call_after_refresh(self._show_look)

    @property
    def span(self) -> DateRange:
        """The period that is wanted."""
        return self._span or DateRange.year(self._now_here.day.year)

    @property
    def _now_here(self) -> MomentContext:
        return MomentContext(self.retro.store_worker.factory.now().date(), ZoneInfo(self.retro.zone))

    async def show_latest(self) -> None:
        """Read the period anew: at first, and when another terminal has written."""
        self._shown = None
        await self._read()

    async def _read(self) -> None:
        """Read what is wanted, until it is what is shown: keys that come meanwhile ask for the last period alone."""
        if self._is_reading:
            return
        self._is_reading = True
        try:
            while self.is_open and (self._shown is None or self._shown.span != self.span):
                self._say_span()
                work = partial(figures_over, span=self.span, on=self._now_here.day)
                shown = await self.retro.store_worker.ask(work)
                if self.is_open:
                    self._shown = shown
                    self._draw(shown)
        finally:
            self._is_reading = False

    async def _go(self, span: DateRange | None) -> None:
        """Show another period; what cannot be read is told."""
        if span is None:
            self.show_message(_("The calendar ends there."), wrong=True)
            return
        self._span = span
        self._say_span()
        self.run_worker(self._read_and_tell(), group="figures")

    async def _read_and_tell(self) -> None:
        try:
            await self._read()
        except RetroError as error:
            self.show_error(error)

    def _draw(self, shown: Figures) -> None:
        to, figures = active(), dict[str, Figure]()
        blocks = []
        for group in shown.groups:
            lines = list[FigureLine]()
            for figure in group.figures:
                label = printable(figure.label.show(to))
                nth = sum(line.label == label for line in lines)  # several things may have happened twice
                key = f"{group.code} {label} {nth}"
                figures[key] = figure
                lines.append(FigureLine(key, label, printable(figure.told.show(to))))
            said = to.sentences(each.show(to) for each in group.said)
            blocks.append(FigureBlock(_(group.title), printable(said), lines))
        self._figures = figures
        self._list.show(blocks)
        self.set_class(shown.is_empty, "-empty")
        nothing = _("In this period no retrospective began, and nothing was due.")
        if shown.unread:
            nothing = _("Whatever this period holds cannot be read.")
        self.query_one("#nothing", WrappedText).update(Content(nothing))
        remarks = self.query_one("#remarks", WrappedText)
        remarks.display = bool(shown.unread)
        left_out = _("{reference} is left out; retro doctor tells more.", reference=to.join(shown.unread))
        remarks.update(Content(printable(left_out)))
        self._say_span()
        self._show_look()

    def _say_span(self) -> None:
        """Name the period that is wanted, and how many cases it has, as soon as it is shown."""
        shown = self._shown
        said = n_("{n} case", "{n} cases", shown.n) if shown and shown.span == self.span else _("reading …")
        self.query_one("#count", Static).update(Content(f"{span_in_words(self.span, active())} · {said}"))

    @property
    def _chosen(self) -> Figure | None:
        return self._figures.get(self._list.chosen)

    def _show_look(self) -> None:
        """All of the figure under the cursor, and its cases, as the list may have no room for it."""
        figure, to = self._chosen, active()
        look = self.query_one("#look", WrappedText)
        if figure is None:
            look.update("")
            return
        told = Content.assemble((printable(figure.label.show(to)), "bold"), "  ", printable(figure.told.show(to)))
        if figure.more:
            told = Content.assemble(told, "\n", printable(figure.more.show(to)))
        if figure.cases:
            named = to.join(figure.cases[:_NAMED])
            told = Content.assemble(told, "\n", (f"{_('Its cases')}  {printable(named)}", "dim"))
        look.most = look.size.height
        look.update(told)

    @on(LineList.Moved)
    def _moved(self) -> None:
        self._show_look()

    @on(LineList.Chosen)
    def _chose(self) -> None:
        self.action_cases()

    def action_cases(self) -> None:
        """List the cases behind the figure under the cursor."""
        figure, shown = self._chosen, self._shown
        if figure is None or shown is None:
            return
        if not figure.cases:
            self.show_message(_("No case is behind this figure."))
            return
        self.app.push_screen(FigureCasesScreen(figure, [shown.cases[each] for each in figure.cases]))

    async def action_move(self, spans: int) -> None:
        """Go to the period of the same length before or after."""
        await self._go(self.span.before if spans < 0 else self.span.after)

    async def action_length(self) -> None:
        """From a month to its quarter, from that to its year, from that to its last month, or that of today."""
        day = min(max(self._now_here.day, self.span.since), self.span.until)
        month, quarter, year = DateRange.month(day.year, day.month), DateRange.quarter(day), DateRange.year(day.year)
        await self._go({month: quarter, quarter: year}.get(self.span, month if self.span == year else year))

    async def action_days(self) -> None:
        """Ask for the first and the last day."""
        place = self.query_one("#asking", Vertical)
        await place.remove_children()
        prompt = DaysPrompt(self._now_here)
        await place.mount(prompt)
        self.query_one(CommandFooter).commands = prompt.COMMANDS

    async def on_days_prompt_answered(self, event: DaysPrompt.Answered) -> None:
        """Show the days that were typed."""
        await self._go(event.span)

    async def on_prompt_ended(self) -> None:
        """Nothing is asked any more."""
        await self.query_one("#asking", Vertical).remove_children()
        self.query_one(CommandFooter).commands = COMMANDS
        self._list.focus()

    def action_close(self) -> None:
        """Go back to where one came from."""
        self.dismiss()
