"""The report: the accounts of one retrospective, each for its reader, and their ways out of Retro."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from exports.accounts.account import Account
from retro.errors import RetroError
from retro.language import LANGUAGES, _, language
from retro.occasions import Wanted
from retro.redaction.audience import CUSTOMER
from retro.redaction.project import addressees
from retro.screens.base import RetroScreen
from retro.screens.notebook import Notebook
from retro.screens.report.choices import ReportChoices
from retro.screens.report.commands import COMMANDS, NUMBER, OPEN, PLACE, SHIELD, STOCK, TO_WHOM
from retro.screens.report.finding import Finding
from retro.screens.report.last_export import LastExport, remembered
from retro.screens.report.pane import ReportPane
from retro.screens.report.press import Press
from retro.screens.report.preview import occasion, written
from retro.screens.report.to_row import show_row
from widgets.commands import bindings
from widgets.document import READING
from widgets.key_bar import KeyBar
from widgets.line_list import LineList
from widgets.one_of import OneOf
from widgets.wrapped_text import WrappedText

if TYPE_CHECKING:
    from exports.accounts.writing import Written


class ReportScreen(RetroScreen):
    """One retrospective as its readers get it."""

    COMMANDS_HERE = (*COMMANDS, *READING)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(COMMANDS)]
    CSS_PATH: ClassVar = "screen.tcss"
    AUTO_FOCUS = "DocumentView"

    def __init__(self, reference: str) -> None:
        super().__init__()
        self._reference = reference
        self._press = Press()
        self._choices = ReportChoices()
        self._pane = ReportPane(self._press)
        self._finding = Finding(self._pane.document)
        self._account: Written | None = None
        """What is shown; None while there is nothing, or nothing that may be shown."""
        self._chose = False
        self._file: Path | None = None

    def compose(self) -> ComposeResult:
        """Top bar, choices, the account, a line for words to find, keys."""
        with Horizontal(classes="topbar roomy"):
            yield Static("", id="title", classes="name", markup=False)
            yield Static("", id="said", classes="said", markup=False)
        yield self._choices
        yield self._pane
        yield self._finding
        yield WrappedText(classes="too-small")
        yield KeyBar()

    async def on_mount(self) -> None:
        """Open the retrospective, and show it; from then on show what another terminal writes."""
        try:
            self._book = await Notebook.open(self.retro.desk, self._reference, lambda: None)
        except RetroError as error:
            self.tell_error(error)
            self.dismiss()
            return
        if self._reference in self.retro.shown:
            self._choices.wanted = self.retro.shown[self._reference]
            self._chose = True
        self._show_title()
        self._draw()
        self.set_interval(self.retro.pace.look_every, self._look)

    def on_unmount(self) -> None:
        """Make nothing more."""
        self._press.close()

    def on_resize(self) -> None:
        """Draw it in the new width."""
        self.query_one(".too-small", Static).update(Content(self.too_small()))
        if self._account and self._pane.is_drawn_otherwise:
            self._draw(anew=False)

    async def on_screen_resume(self) -> None:
        """Show what was changed on a screen that lay over this one."""
        if not hasattr(self, "_book"):
            return
        before = self._book.record
        try:
            self._book = await Notebook.open(self.retro.desk, self._reference, lambda: None)
        except RetroError as error:
            self.tell_error(error)
        if self._book.record != before:
            self._show_title()
            self._draw()

    async def _look(self) -> None:
        """Show what another terminal has written."""
        if not self.is_current:
            return
        try:
            if await self._book.look():
                self._show_title()
                self._draw()
        except RetroError as error:
            self.tell_error(error)

    def _show_title(self) -> None:
        self.query_one("#title", Static).update(Content(f"{self._reference}  {self._book.record.head.title}"))

    def _draw(self, *, anew: bool = True) -> None:
        """Show what is wanted now. What was wanted before and is not there yet is not waited for any more."""
        self.retro.shown[self._reference] = self._choices.wanted
        if anew:
            self._account = None
        self._drawn()

    @work(group="account", exclusive=True)
    async def _drawn(self) -> None:
        slow = self.set_timer(self.retro.pace.tell_after, lambda: self._say("…"))
        try:
            if self._account is None:
                await self._write(self._choices.wanted)
            assert self._account is not None
            await self._pane.show(self._account)
        except RetroError as error:
            self._pane.stop(error)
        finally:
            slow.stop()
            self._say(self._choices.said)
            self._show_keys()

    def _say(self, text: str) -> None:
        self.query_one("#said", Static).update(Content(text))

    async def _write(self, wanted: Wanted) -> None:
        record = self._book.record
        on_this = await occasion(record, wanted, self.retro)
        self._account = await self._press.make(lambda: written(record, wanted, on_this))

    def _show_keys(self) -> None:
        named = self._pane.stopped.display and self._pane.stopped.place is not None
        idle = set()
        if not named:
            idle.add(PLACE)
        wanted = self._choices.wanted
        if not named and not wanted.shield:
            idle.add(SHIELD)
        if not wanted.stock and (named or not self._pane.stopped.display):
            idle.add(STOCK)
        if wanted.account.template != "interim":
            idle.add(NUMBER)
        if wanted.account.reader is not CUSTOMER or len(addressees(self._book.record)) < 2:  # noqa: PLR2004 -- one is all
            idle.add(TO_WHOM)
        if self._file is None:
            idle.add(OPEN)
        self.query_one(KeyBar).commands = [command for command in COMMANDS if command.id not in idle]

    @on(OneOf.Changed)
    def _chosen(self, event: OneOf.Changed) -> None:
        self._pane.from_top = self._pane.from_top or event.choice is self._choices.accounts
        self._chose = True
        self._draw()

    def action_account(self, steps: int) -> None:
        """Show the account for the next reader, or the one before."""
        self._choices.accounts.action_step(steps)

    def action_language(self) -> None:
        """Show it in the next language."""
        self._choices.languages.action_step(1)

    def action_shield(self) -> None:
        """Put roles in the place of names, or take them back."""
        if self._choices.wanted.account.reader is not CUSTOMER:
            self.tell(_("Roles take the place of names in accounts for the customer; for management they always do."))
            return
        self._choices.turn_shield()
        self._draw()

    def action_stock(self) -> None:
        """Use the template that comes with Retro, or the user's own again."""
        self._choices.turn_stock()
        self._draw()

    def action_to_whom(self) -> None:
        """Address it to the next of those hurt, or to all of them."""
        self._choices.next_addressee(addressees(self._book.record))
        self._draw()

    def action_number(self) -> None:
        """Make it the next interim report."""
        self._choices.next_number()
        self._draw()

    @on(LineList.Chosen)
    def action_place(self) -> None:
        """Go to the row that the chosen name stands in."""
        place = self._pane.stopped.place
        entry = self._book.entry(place.entry) if place else None
        if entry is not None:
            self.app.call_later(show_row, self.app, self._reference, entry)

    def action_find(self) -> None:
        """Ask for words to find."""
        if self._pane.document.display:
            self._finding.ask()

    def action_found(self, steps: int) -> None:
        """Go to the next place that was found, or the one before."""
        self._pane.document.find_next(steps)

    def action_clipboard(self) -> None:
        """Offer the account to the clipboard. There is no answer, so nothing is claimed."""
        if self._account is None:
            self.tell(_("There is no text to offer yet."), wrong=True)
            return
        self.app.copy_to_clipboard(self._account.document.markdown)
        self.tell(_("Offered to the terminal's clipboard. If it did not arrive, write it to a file with w."))

    @work
    async def action_write(self) -> None:
        """Ask how and where, and write it."""
        from retro.screens.report.exporting import ExportDialog  # seldom needed

        last = await asyncio.to_thread(remembered, self.retro.outside.last_export)
        path = await self.app.push_screen_wait(ExportDialog(self._reference, self._to_write(last), last))
        if path is not None:
            self._file = path
            self._show_keys()
            self.tell(_("Written to {path}. o opens it.", path=path))

    def _to_write(self, last: LastExport) -> Wanted:
        """What the dialog begins with: what is shown, if somebody chose it here, else as it was written last."""
        shown = self._choices.wanted
        if self._chose:
            return shown
        account = Account.coded(last.account) or shown.account
        return replace(shown, account=account, to=language(last.language) if last.language in LANGUAGES else shown.to)

    async def action_open(self) -> None:
        """Open the file that was written last; where there is none yet, write one first."""
        path = self._file
        if path is None:
            self.action_write()
            return
        try:
            await asyncio.to_thread(self.retro.outside.open_file, path)
        except RetroError as error:
            self.tell_error(error)
        else:
            self.tell(_("The system's viewer was asked to open {path}", path=path))

    def action_close(self) -> None:
        """Go back."""
        self.dismiss()
