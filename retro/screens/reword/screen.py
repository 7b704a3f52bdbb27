"""All sentences of a letter that need other words, once, side by side: the row's own, and those for its reader."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from exports.request import ReportRequest
from retro.errors import AwayError, RetroError
from retro.language import _, active
from retro.model.answers import held_for
from retro.model.digest import takes_telling
from retro.model.entry import Entry
from retro.screens.autosave import SaveState
from retro.screens.base import RetroScreen
from retro.screens.case_session import CaseSession
from retro.screens.reword.commands import COMMANDS, OF_A_CLASH, OF_A_SENTENCE
from retro.screens.reword.pair import Pair
from retro.screens.save_soon import SaveSoon
from retro.screens.trouble import not_saved, not_saved_on_leaving
from retro.screens.walk.save_status import clash_text
from retro.services.sending.reword import one_line, sentences
from widgets.command_footer import CommandFooter
from widgets.commands import bindings
from widgets.editors import GoTo
from widgets.wrapped_text import WrappedText

if TYPE_CHECKING:
    from retro.store.journal import Unsaved

_TRY_AGAIN_AFTER = 5
"""Seconds until a save that failed is tried again."""


class RewordScreen(RetroScreen):
    """The sentences of the letter that was asked for. What is typed is saved while one types."""

    COMMANDS_HERE = COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(COMMANDS)]
    CSS_PATH: ClassVar = "screen.tcss"
    AUTO_FOCUS = "ReaderLine"
    TYPED_ON = True
    _book: CaseSession
    """The retrospective; not there before it is open."""

    def __init__(self, reference: str, request: ReportRequest) -> None:
        super().__init__()
        self._reference, self._request = reference, request
        self._pairs: list[Pair] = []
        self._save_soon = SaveSoon(self, self._save_behind)
        self._saved_at = ""
        self._writes = 0
        """How often words had been written when that was told last."""
        self._warned = False

    def again(self) -> RewordScreen:
        """The same letter."""
        return RewordScreen(self._reference, self._request)

    @property
    def case_here(self) -> str:
        """The case whose letter it is."""
        return self._reference

    def compose(self) -> ComposeResult:
        """Top bar, what to do, the sentences, keys."""
        with Horizontal(classes="topbar roomy"):
            yield Static("", id="title", classes="name", markup=False)
            yield Static("", id="said", classes="said", markup=False)
        yield WrappedText(
            _("Left: the words of the row. Right: write those for its reader. What is emptied is left out."),
            id="how",
            classes="roomy",
        )
        yield VerticalScroll(id="pairs", classes="roomy", can_focus=False)
        yield WrappedText(id="nothing", classes="message roomy")
        yield WrappedText(classes="too-small")
        yield CommandFooter()

    async def show_latest(self) -> None:
        """Open the case, and look for the sentences; later, take in what others wrote."""
        if hasattr(self, "_book"):
            await self._book.reload()
            if self._book.autosave.look_at_theirs():
                self.show_message(clash_text(self._book), wrong=True)
            self._show_state()
            return
        try:
            self._book = await CaseSession.open(self.retro.store_worker, self._reference, self._show_state)
            context = self.retro.environment.report_context(self.retro.store_worker.factory.now())
            record = self._book.record
            found = await asyncio.to_thread(sentences, record, self._request, context)
        except RetroError as error:
            self.show_error(error)
            self.dismiss()
            return
        if not self.is_open:
            return
        self.query_one("#title", Static).update(Content(f"{self._reference}  {_('Other words')}"))
        self._book.new_group()
        closed = bool(record.head.closed) and not takes_telling(record.head)
        self._pairs = [] if closed else [Pair(each, self._request.to) for each in found]
        said = _("The case was closed by an earlier version: its rows get other words once it is open again.")
        self.query_one("#nothing", WrappedText).update(
            Content(said if closed and found else _("Nothing in it needs other words."))
        )
        self.set_class(not self._pairs, "-empty")
        await self.query_one("#pairs").mount(*self._pairs)
        if self._pairs:
            self._pairs[0].line.focus()
        self._show_state()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        pair = next((each for each in self._pairs if each.line is event.input), None)
        row = self._row(pair) if pair else None
        if pair is None or row is None:
            return
        pair.look()
        words, said = pair.answer
        if not (words or said or self._is_answered(row, pair)):
            return  # it came to the screen, and nobody typed
        self._book.autosave.put(row, pair.sentence.need.words, words, said)
        self._save_soon.typed()

    def _row(self, pair: Pair) -> Entry | None:
        return self._book.entry(pair.sentence.row.id)

    def _is_answered(self, row: Entry, pair: Pair) -> bool:
        """Whether something was answered before, here or elsewhere."""
        name = pair.sentence.need.words
        held = held_for(self._book.record, row.id, name) is not None or bool(getattr(row, name))
        return held or self._book.autosave.holds(row.id)

    def _save_behind(self) -> None:
        """Save while typing goes on."""
        self.run_worker(self._save(), group="save")

    async def _save(self) -> bool:
        """Save what waits; whether everything is on the disk. Try again by and by where it cannot be written."""
        self._save_soon.stop()
        autosave = self._book.autosave
        saved = await autosave.flush()
        wrote, self._writes = autosave.writes != self._writes, autosave.writes
        if wrote:
            self._saved_at = self.retro.store_worker.factory.now().strftime("%H:%M:%S")
        if autosave.state is SaveState.FAILED:
            self._save_soon.in_seconds(_TRY_AGAIN_AFTER)
        elif autosave.state is SaveState.WAITING:
            self._save_soon.typed()
        elif autosave.clashes:
            self.show_message(clash_text(self._book), wrong=True)
        if self.is_open:
            self._show_state()
        return saved

    def _show_state(self) -> None:
        """Say whether everything typed is on the disk, and show the keys."""
        if not self.is_open:
            return
        autosave = self._book.autosave
        wrong = autosave.state in (SaveState.FAILED, SaveState.CLASH)
        match autosave.state:
            case SaveState.CLASH:
                text = _("changed elsewhere: F3 mine, F4 theirs")
            case SaveState.FAILED if isinstance(autosave.failure, AwayError):
                text = not_saved(self.retro.store_worker.trouble, autosave.failure)
            case SaveState.FAILED if autosave.failure is not None:
                text = _("NOT SAVED: {reason}", reason=autosave.failure.title.show(active()))
            case SaveState.SAVED:
                text = _("saved {time}", time=self._saved_at) if self._saved_at else ""
            case SaveState.SAVING:
                text = _("saving")
            case _:
                text = _("not saved yet")
        said = self.query_one("#said", Static)
        said.update(Content(text))
        said.set_class(wrong, "-wrong")
        idle = set() if self._pairs else set(OF_A_SENTENCE)
        idle |= set() if autosave.clashes else OF_A_CLASH
        self.query_one(CommandFooter).commands = [each for each in COMMANDS if each.id not in idle]

    @on(GoTo)
    def _go_to(self, event: GoTo) -> None:
        event.stop()
        self.action_go(1 if event.to == "next_field" else -1)

    def action_go(self, steps: int) -> None:
        """Go to the next sentence, or the one before; behind the last one comes the first."""
        if self._pairs:
            at = next((n for n, each in enumerate(self._pairs) if each.line.has_focus), 0)
            pair = self._pairs[(at + steps) % len(self._pairs)]
            pair.line.focus()
            pair.scroll_visible(animate=False)

    def action_own(self) -> None:
        """Put the words of the row itself back: then nothing was answered."""
        pair = next((each for each in self._pairs if each.line.has_focus), None)
        if pair is not None:
            pair.line.show(pair.sentence.own)

    async def action_outside(self) -> None:
        """Open all of them in the person's own editor."""
        from retro.screens.walk.external_editor import edit_outside, editor_command
        from retro.services.sending.reword_file import as_text, from_text

        found = [each.sentence for each in self._pairs]
        now = {each.sentence.row.id: each for each in self._pairs}
        so_far = {id_: one_line(each.line.value) for id_, each in now.items()}
        try:
            command = editor_command(os.environ, self.retro.environment.settings.editor)
            with self.app.suspend():
                text = edit_outside(as_text(found, active(), so_far), command)
            answers = from_text(text, found)
        except RetroError as error:
            self.show_error(error)
            return
        for id_, pair in now.items():
            pair.line.show(answers.get(id_, pair.sentence.own))

    async def action_resolve(self, mine: bool) -> None:
        """Resolve a conflict: what was written here stands, or what was written elsewhere."""
        autosave = self._book.autosave
        await (autosave.keep_mine() if mine else autosave.take_theirs())
        await self._save()

    async def action_save(self) -> None:
        """Save now."""
        if await self._save():
            self.show_message(_("Saved. Retro saves by itself; this key is never needed."))

    @property
    def unsaved(self) -> bool:
        """Whether words wait to be saved."""
        return hasattr(self, "_book") and self._book.autosave.state is not SaveState.SAVED

    def unsaved_work(self) -> Sequence[Unsaved]:
        """The words that could not be saved."""
        from retro.screens.walk.unsaved_lines import unsaved_edits

        if not self.unsaved:
            return ()
        now = self.retro.store_worker.factory.now().isoformat()
        return [*unsaved_edits(self._book.autosave.unsaved_edits(), self._reference, now)]

    async def confirm_exit(self) -> bool:
        """Save everything; where that cannot be done, say so once, and leave the second time."""
        if not hasattr(self, "_book") or await self.in_time(self._save()) or self._warned:
            return True
        self._warned = True
        self.show_message(not_saved_on_leaving(self.retro.store_worker.only_read), wrong=True)
        return False

    async def action_close(self) -> None:
        """Go back to the letter, with everything saved."""
        if await self.confirm_exit():
            await self.retro.keep_unsaved(self)
            self.dismiss()
