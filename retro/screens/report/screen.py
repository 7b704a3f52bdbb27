"""The report: the reports of one retrospective, each for its reader, and their ways out of Retro."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from exports.request import ReportRequest
from retro.errors import AwayError, RetroError
from retro.language import _
from retro.redaction.people import customers, recipients
from retro.redaction.stops import Objection, StopError
from retro.screens.case_session import CaseSession
from retro.screens.document_worker import DocumentWorker
from retro.screens.prompt import Prompt
from retro.screens.report.choices import ReportChoices
from retro.screens.report.commands import (
    AGAINST,
    COMMANDS,
    NUMBER,
    OF_A_TEXT,
    OPEN,
    OTHER,
    PLACE,
    REWORD,
    SAME,
    SENT,
    SHIELD,
    STOCK,
    TO_WHOM,
)
from retro.screens.report.last_export import remembered, repeated
from retro.screens.report.pane import ReportPane
from retro.screens.report.search_bar import SearchBar
from retro.screens.report.sending_base import SendingBase
from widgets.command_footer import CommandFooter
from widgets.commands import bindings
from widgets.document import READING
from widgets.line_list import LineList
from widgets.segmented_control import SegmentedControl
from widgets.wrapped_text import WrappedText

if TYPE_CHECKING:
    from collections.abc import Sequence

    from exports.preflight import Preflight
    from retro.redaction.preflight.finding import PreflightFinding


class ReportScreen(SendingBase):
    """One retrospective as its readers get it."""

    COMMANDS_HERE = (*COMMANDS, *READING)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(COMMANDS)]
    DEFAULT_CSS = "ReportScreen #asking { height: auto; }"  # for a file of styles Textual parses all of them anew
    AUTO_FOCUS = "DocumentView"
    _book: CaseSession
    """The retrospective; not there before it is open."""

    def __init__(self, reference: str) -> None:
        super().__init__()
        self._reference = reference
        self._documents = DocumentWorker()
        self._choices = ReportChoices()
        self._pane = ReportPane(self._documents)
        self._finding = SearchBar(self._pane.document)
        self._made: Preflight | None = None
        """What is shown; None while there is nothing, or nothing that may be shown."""
        self._before: tuple[Preflight | None, tuple[PreflightFinding, ...], RetroError | None, ReportRequest] | None = (
            None
        )
        """What is to be seen, be it a report or why there is none, and how that was asked for."""
        self._refused: tuple[PreflightFinding, ...] = ()
        """All that stands against a report of which there is none."""
        self._stopped_by: RetroError | None = None
        self._is_listing = False
        """Whether what stands against it is listed in the place of the report."""

    def again(self) -> ReportScreen:
        """The report of the same retrospective."""
        return ReportScreen(self._reference)

    @property
    def case_here(self) -> str:
        """The case that is reported."""
        return self._reference

    def compose(self) -> ComposeResult:
        """Top bar, choices, the report, a line for words to find, keys."""
        with Horizontal(classes="topbar roomy"):
            yield Static("", id="title", classes="name", markup=False)
            yield Static("", id="said", classes="said", markup=False)
        yield self._choices
        yield self._pane
        yield self._finding
        yield Vertical(id="asking")
        yield WrappedText(classes="too-small")
        yield CommandFooter()

    async def show_latest(self) -> None:
        """Open the retrospective, and show it; later, show what was changed on another screen or terminal."""
        if hasattr(self, "_book"):
            if not await self._book.reload() and not isinstance(self._stopped_by, AwayError):
                return
        else:
            try:
                self._book = await CaseSession.open(self.retro.store_worker, self._reference, lambda: None)
            except RetroError as error:
                self.show_error(error)
                self.dismiss()
                return
            if self._reference in self.retro.shown:
                self._choices.request = self.retro.shown[self._reference]
            else:
                last = await asyncio.to_thread(remembered, self.retro.environment.last_export)
                self._choices.request = repeated(last, self._choices.request)
        self._show_title()
        self._draw()

    def on_unmount(self) -> None:
        """Make nothing more."""
        self._documents.close()

    def on_resize(self) -> None:
        """Draw it in the new width."""
        if self._made and self._pane.is_drawn_otherwise:
            self._draw(anew=False)

    def _show_title(self) -> None:
        self.query_one("#title", Static).update(Content(f"{self._reference}  {self._book.record.head.title}"))

    def _draw(self, *, anew: bool = True) -> None:
        """Show what is wanted now. What was wanted before and is not there yet is not waited for any more."""
        self._choices.keep_answers(customers(self._book.record))
        self.retro.shown[self._reference] = self._choices.request
        if anew:
            self._made, self._refused, self._stopped_by = None, (), None
        self._drawn()

    @work(group="report", exclusive=True)
    async def _drawn(self) -> None:
        slow = self.set_timer(self.retro.timings.notify_after_seconds, lambda: self._say("…"))
        request = self._choices.request
        try:
            if self._made is None:
                await self._write(request)
            assert self._made is not None
            await self._pane.show(self._made)
            self._before = self._made, self._refused, None, request
            self._list_again()
        except RetroError as error:
            if isinstance(error, AwayError) and self._before is not None:
                self._stay(error)
            else:
                self._stopped_by = error
                self._pane.stop(error)
                self._before = None, self._refused, error, request
                self._list_again()
        finally:
            slow.stop()
        self._say(self._choices.said)  # not where it is given up: the screen may be gone, or show the next one
        self.show_keys()

    def _stay(self, error: AwayError) -> None:
        """The server is away: what is to be seen stays, with the choices that it was asked for by."""
        assert self._before is not None
        self._made, self._refused, self._stopped_by, self._choices.request = self._before
        self.retro.shown[self._reference] = self._choices.request
        self.show_error(error)

    def _say(self, text: str) -> None:
        self.query_one("#said", Static).update(Content(text))

    async def _write(self, request: ReportRequest) -> None:
        from exports.preflight import refused
        from retro.redaction.preflight.refusal import PreflightError
        from retro.services.sending.report import gather  # brings in the templates

        report_context = self.retro.environment.report_context(self.retro.store_worker.factory.now())
        record = self._book.record
        source = await self.retro.store_worker.ask(
            lambda store: gather(store, self._reference, request, report_context, record)
        )

        self._choices.next_number_by_count = source.request.number or 1

        against: list[PreflightFinding] = []

        def made() -> Preflight:
            try:
                looked = source.looked_over()
            except StopError as error:
                refusal = refused(source.record, source.request, error)
                against.extend(refusal.findings if isinstance(refusal, PreflightError) else ())
                raise
            _ = looked.report.document, looked.findings  # they take their time, and are made here
            return looked

        try:
            self._made = await self._documents.make(made)
        finally:
            self._refused = tuple(against)

    @property
    def _stop(self) -> Objection | None:
        """The chosen one of the rows that stand against the report."""
        return self._pane.stopped.spot if self._pane.stopped.display else None

    @property
    def _against(self) -> Sequence[PreflightFinding]:
        """What stands against its going out, as far as it is not the reason why there is no report."""
        return self._made.against if self._made is not None else self._refused

    def show_keys(self) -> None:
        """Offer what can be done now: while something is asked at the foot, nothing else."""
        if prompts := self.query(Prompt):
            self.query_one(CommandFooter).commands = prompts.first().COMMANDS
            return
        request, spot = self._choices.request, self._stop
        idle = set()
        if spot is None or self._book.entry(spot.entry) is None:
            idle.add(PLACE)
        if not (spot and spot.name):
            idle |= {SAME, OTHER}
        if not request.recipient.shield and (spot is None or spot.name):
            idle.add(SHIELD)
        if not request.stock and (spot or not self._pane.stopped.display):
            idle.add(STOCK)
        if not request.kind.is_interim:
            idle.add(NUMBER)
        if not request.kind.is_letter or len(customers(self._book.record)) < 2:  # noqa: PLR2004 -- one is all
            idle.add(TO_WHOM)
        if not request.kind.is_letter:
            idle.add(REWORD)
        if self.written is None:
            idle.add(OPEN)
        if not self.can_be_sent:
            idle.add(SENT)
        if not self._against and not isinstance(self._stopped_by, StopError):
            idle.add(AGAINST)
        here = [command for command in COMMANDS if command.id not in idle]
        if self._pane.stopped.display:  # what leads on stands first
            here = [
                replace(each, footer=1) if each.id == TO_WHOM else each for each in here if each.id not in OF_A_TEXT
            ]
        self.query_one(CommandFooter).commands = here

    @on(SegmentedControl.Changed)
    def _chosen(self, event: SegmentedControl.Changed) -> None:
        self._pane.from_top = self._pane.from_top or event.choice is self._choices.kinds
        self._draw()

    def action_kind(self, steps: int) -> None:
        """Show the report for the next reader, or the one before."""
        self._choices.kinds.action_step(steps)

    def action_language(self) -> None:
        """Show it in the next language."""
        self._choices.languages.action_step(1)

    def action_shield(self) -> None:
        """Put roles in the place of names, or take them back."""
        if not self._choices.request.kind.is_letter:
            self.show_message(
                _("Roles take the place of names in reports for the customer; for management they always do.")
            )
            return
        self._choices.toggle_shield()
        self._draw()

    def action_stock(self) -> None:
        """Use the template that comes with Retro, or the user's own again."""
        self._choices.toggle_stock()
        self._draw()

    def action_to_whom(self) -> None:
        """Address it to the next of those hurt, or to all of them."""
        self._choices.next_addressee(recipients(self._book.record))
        self._draw()

    def action_answer(self, same: bool) -> None:
        """Take the answer whether the customer of the chosen row is the addressee."""
        if self._stop and self._stop.name:
            self._choices.answer(self._stop.name, same=same)
            self._draw()

    def action_number(self) -> None:
        """Make it the next interim report."""
        self._choices.next_number()
        self._draw()

    @on(LineList.Chosen)
    def action_place(self) -> None:
        """Go to the chosen one of the rows that stand against the report."""
        spot = self._stop
        entry = self._book.entry(spot.entry) if spot else None
        if spot is None or entry is None:
            return
        if self._is_listing:
            self.app.call_later(self.retro.open_row, self._reference, entry.stage.number, entry.id, spot.field)
        else:
            self.retro.show_row(self._reference, entry, spot.field)

    def action_against(self) -> None:
        """List what stands against its going out, or show the report again, or the reason why there is none."""
        if not self._is_listing and not self._against:
            if self._stopped_by is not None:
                self.show_message(_("All that stands against it is listed here."))
            return
        self._is_listing = not self._is_listing
        self._list_again()
        self.show_keys()

    def _list_again(self) -> None:
        """Show the list where it is to be shown, also after a row of it was mended; else the report."""
        if self._is_listing and self._against:
            self._pane.list_findings(self._against)
        elif self._stopped_by is not None:
            self._is_listing = False
            self._pane.stop(self._stopped_by)
        elif self._is_listing or (self._made is not None and self._pane.stopped.display):
            self._is_listing = False
            self._pane.show_report_again()

    def action_find(self) -> None:
        """Ask for words to find."""
        if self._pane.document.display:
            self._finding.ask()

    def action_found(self, steps: int) -> None:
        """Go to the next place that was found, or the one before."""
        self._pane.document.find_next(steps)

    def action_clipboard(self) -> None:
        """Offer the report to the clipboard. There is no answer, so nothing is claimed."""
        if self._made is None:
            self.show_message(_("There is no text to offer yet."), wrong=True)
            return
        self.app.copy_to_clipboard(self._made.report.document.markdown)
        self.show_message(_("Offered to the terminal's clipboard. If it did not arrive, write it to a file with w."))

    def action_reword(self) -> None:
        """Give sentences of the letter other words for its reader."""
        from retro.screens.reword.screen import RewordScreen  # seldom needed

        if not self._choices.request.kind.is_letter:
            self.show_message(_("Only letters are worded for their reader."))
            return
        self.app.push_screen(RewordScreen(self._reference, self._choices.request))

    def write(self) -> None:
        """Ask how and where, and write it."""
        self.action_write()

    @work
    async def action_write(self) -> None:
        """As `write`."""
        from retro.screens.report.export_dialog import ExportDialog

        last = await asyncio.to_thread(remembered, self.retro.environment.last_export)
        written = await self.app.push_screen_wait(ExportDialog(self._reference, self._choices.request, last))
        if written is not None:
            self.written = written
            self.show_keys()
            self.show_message(_("Written to {path}. o opens it, m keeps to whom it was sent.", path=written.path))

    def action_close(self) -> None:
        """Go back: from the list to the report, from that to where one came from."""
        if self._is_listing:
            self.action_against()
        else:
            self.dismiss()
