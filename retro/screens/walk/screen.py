"""The walk: stage by stage through one retrospective, everything saved while it is typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.events import Paste
from textual.widgets import Static

from retro.errors import RetroError
from retro.language import _, active, n_
from retro.model.entry import Entry
from retro.model.fields import fields_of
from retro.model.record import Retrospective
from retro.model.shareable import Shareable
from retro.model.stage import Stage
from retro.model.stages import STAGES
from retro.model.stages.cause import Cause
from retro.model.stages.head import HEAD, Head
from retro.model.stages.prevention import Measure
from retro.model.stages.review import REVIEW
from retro.model.stages.timeline import TIMELINE
from retro.model.validation import refusals
from retro.review.completeness import Gap, gaps, state
from retro.screens.case_session import CaseSession, P, UseCase
from retro.screens.walk.commands import (
    CLASHING,
    COMMANDS,
    ENTERING,
    LETTING_GO,
    PASTED,
    REPORT,
    TYPING,
    TYPING_PROSE,
    WRITING,
)
from retro.screens.walk.entering_base import EnteringBase
from retro.screens.walk.pasting import Pasting
from retro.screens.walk.save_status import saved_text
from retro.screens.walk.stage_help import beside, example, forms, marks
from retro.screens.walk.stage_pane import StagePane
from retro.services.arrange import indent_cause, move_row, outdent_cause
from retro.services.commit import Done
from retro.services.delete_row import delete_row
from retro.services.edit_fields import Edit, edit_fields
from retro.services.history import redo, undo
from retro.text.width import cells
from widgets.command_footer import CommandFooter
from widgets.commands import bindings
from widgets.line_list import LineList
from widgets.stage_nav import NavItem, StageNav
from widgets.wrapped_text import WrappedText


class WalkScreen(EnteringBase):
    """One retrospective, a stage at a time: its rows, the fields of the chosen one, and what is missing."""

    COMMANDS_HERE = COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(COMMANDS)]
    CSS_PATH: ClassVar = "walk.tcss"
    AUTO_FOCUS = ""

    def __init__(self, reference: str, *, new: bool = False) -> None:
        super().__init__()
        self._reference = reference
        self._new = new
        self._stage = TIMELINE if new else HEAD
        self._pane = StagePane(id="pane")
        self._rows = self._pane.rows
        self._head_said = ""
        self._said = ""

    def compose(self) -> ComposeResult:
        """Top bar; rail, stage and what is missing; entry line; keys."""
        with Horizontal(classes="topbar roomy"):
            yield Static("", id="title", classes="name", markup=False)
            yield Static("", id="said", classes="said", markup=False)
        yield StageNav(id="rail-top", classes="roomy")
        with Horizontal(id="body", classes="roomy"):
            yield StageNav(id="rail-side")
            with Vertical(id="centre"):
                yield self._pane
                yield self.fields
                yield WrappedText(id="hint")
            with VerticalScroll(id="side", can_focus=False):
                yield WrappedText(id="beside")
        self.entry.add_class("roomy")
        yield self.entry
        yield WrappedText(classes="too-small")
        yield CommandFooter()

    async def show_latest(self) -> None:
        """Open the retrospective; later, show what another terminal has written."""
        if not hasattr(self, "book"):
            await self._open()
        elif await self.book.reload():
            await self.follow_others()
            await self.show()

    async def _open(self) -> None:
        try:
            self.book = await CaseSession.open(self.retro.store_worker, self._reference, self.show_saved)
        except RetroError as error:
            self.show_error(error)
            self.dismiss()
            return
        currency = self.retro.environment.settings.currency
        self.pasting = Pasting(self.book, self.retro.store_worker, self.lines, self.entry, currency)
        self.query_one("#rail-side", StageNav).down = True
        self.fields.told = self.show_saved
        self.fields.context = self.context_of
        self.fields.is_frozen = self.is_frozen
        self.fields.unsaved = self.book.autosave.unsaved
        self.fields.refusals = lambda entry: refusals(self.book.record, entry)
        await self.show()
        self.focus_rows()
        if self._new:
            self.entry.enter()

    def on_resize(self) -> None:
        """Fit what is not fitted by itself."""
        self.query_one(".too-small", Static).update(Content(self.too_small()))

    @property
    def chosen(self) -> Entry | None:
        """The head or the row under the cursor."""
        return self.held or self.book.entry(self._rows.chosen)

    async def show(self, choose: str = "") -> None:
        """Show the stage as the record now has it, with the cursor on the row `choose`."""
        record, to = self.book.record, active()
        head = record.head
        said = [
            field.type.show(getattr(head, field.name), to, record.zone)
            for field in fields_of(Head.severity, Head.status)
        ]
        self.query_one("#title", Static).update(Content(f"{record.reference}  {head.title}"))
        self._head_said = "   ".join(word for word in said if word)
        missing, notice = gaps(record, self._stage), self.notice
        self._pane.show(record, self._stage, missing, choose, notice)
        closed = bool(notice)
        self.entry.suggest(_(example(self._stage, closed=closed)), marks(self._stage, closed=closed))
        self.entry.read_again()
        await self.fields.show(self.chosen, record)
        self.set_class(not self._rows.display and self.held is None, "-no-rows")
        self.query_one("#beside", Static).update(beside(missing, self._stage, notice))
        self._show_rail(record, missing)
        self.show_saved()

    def _show_rail(self, record: Retrospective, missing: Sequence[Gap]) -> None:
        """Show where we are, and the state of each stage; `missing` is what is in this one."""
        stops = []
        for stage in STAGES:
            found = state(record, stage, missing if stage is self._stage else None)
            stops.append(NavItem(str(stage.number), _(stage.name), found.word(active()), found.shape))
        stops.append(NavItem(str(REPORT), _("Report"), "", ""))
        for rail in self.query(StageNav):
            rail.stops, rail.here = tuple(stops), self._stage.number

    def show_saved(self) -> None:
        """Say whether everything typed is on the disk. Never say so before it is."""
        drafts, behind = len(self.fields.drafts), self.fields.is_behind
        text, wrong = saved_text(self.book.autosave, self.lines, drafts, self.saved_at, behind=behind)
        shown = f"{self._head_said}   {text}"
        if shown != self._said:
            self._said = shown
            said = self.query_one("#said", Static)
            fits = cells(shown) <= said.size.width and wrong == said.has_class("-wrong")
            said.update(Content(shown), layout=not fits)  # twice a second while somebody types: no new layout for it
            said.set_class(wrong, "-wrong")
        self.show_keys()

    def show_keys(self) -> None:
        bar = self.query_one(CommandFooter)
        if self.held:
            bar.commands = LETTING_GO
        elif self.book.autosave.clashes:
            bar.commands = CLASHING
        elif self.entry.has_cursor and self.lines.asks_about_paste:
            bar.commands = PASTED
        elif self.entry.has_cursor or self.fields.editing:
            prose = TYPING_PROSE if self.fields.is_prose else TYPING
            bar.commands = ENTERING if self.entry.has_cursor else prose
        else:
            fits = {
                "walk.link": Measure, "walk.indent": Cause, "walk.outdent": Cause, "walk.for-all": Shareable,
            }  # fmt: skip
            here = [c for c in COMMANDS if isinstance(self.chosen, fits.get(c.id, object))]
            bar.commands = [c for c in here if c.id not in self._beside_the_point()]

    def _beside_the_point(self) -> set[str]:
        """The commands that the footer leaves out: those that a closed retrospective, or an open one, would refuse."""
        is_closed = bool(self.book.record.head.closed)
        hidden = {"walk.close-case"} if is_closed else {"walk.reopen"}
        if is_closed and self._stage is not REVIEW:
            hidden |= {"walk.add", "walk.undo"}
        return hidden | WRITING if self.chosen is None or self.is_frozen(self.chosen) else hidden

    def focus_rows(self) -> None:
        self.set_class(self.held is not None, "-fields")  # what is unsaved stays to be seen
        if self._rows.display and self.held is None:
            self._rows.focus()
        else:
            self.set_focus(None)
        self.show_keys()

    @on(LineList.Moved)
    async def _row_chosen(self) -> None:
        await self.fields.show(self.chosen, self.book.record)
        self.show_keys()

    @on(LineList.Chosen)
    async def _row_opened(self) -> None:
        await self.action_edit()

    async def action_link(self) -> None:
        """Choose the cause that the measure answers."""
        if isinstance(self.chosen, Measure):
            await self.action_edit("answers")

    def on_descendant_focus(self) -> None:
        """Show the keys of where the cursor is."""
        if hasattr(self, "book"):
            self.show_keys()

    def action_add(self) -> None:
        """Go to the entry line."""
        self.remove_class("-fields")
        self._warned = False
        self.entry.enter()

    def on_paste(self, event: Paste) -> None:
        """What is pasted among the rows goes into the entry line, as if that had been typed."""
        if not self.entry.has_cursor and not self.fields.editing:
            event.stop()
            self.action_add()
            self.entry.paste(event.text)

    async def action_delete(self) -> None:
        """Delete the chosen row."""
        entry = self.chosen
        if entry is None or isinstance(entry, Head):
            return
        deleted = await self.do(delete_row, entry)
        if deleted is not None:
            self.book.autosave.let_go(entry.id)
            await self.show_done()
            self.show_message(n_("Deleted. u brings it back.", "{n} rows deleted. u brings them back.", deleted.rows))
            if not self._rows.display:
                self.focus_rows()

    async def action_move(self, steps: int) -> None:
        """Move the chosen row up or down."""
        entry = self.chosen
        if entry is not None and not isinstance(entry, Head):
            await self._arrange(move_row, entry, steps)

    async def action_for_all(self) -> None:
        """Mark the chosen row for every customer, or take the mark away."""
        row = self.chosen
        if not isinstance(row, Shareable):
            self.show_message(_("No customer is told of a row of this kind."))
            return
        mark = None if row.for_all else True
        if await self.do(edit_fields, [Edit(row, {"for_all": mark})]) is not None:
            await self.show_done()
            self.show_message(_("Marked for every customer.") if mark else _("Not for every customer any more."))

    async def action_indent(self) -> None:
        """Put the chosen cause under the one above."""
        if isinstance(self.chosen, Cause):
            await self._arrange(indent_cause, self.chosen)

    async def action_outdent(self) -> None:
        """Put the chosen cause beside the one that it is under."""
        if isinstance(self.chosen, Cause):
            await self._arrange(outdent_cause, self.chosen)

    async def _arrange(self, use_case: UseCase[P, Done], *given: P.args, **named: P.kwargs) -> None:
        done = await self.do(use_case, *given, **named)
        if done is not None and done.ops:
            await self.show_done()

    async def action_undo(self) -> None:
        """Take back the latest change."""
        await self._take_back(again=False)

    async def action_redo(self) -> None:
        """Bring back what was taken back last."""
        await self._take_back(again=True)

    async def _take_back(self, *, again: bool) -> None:
        turned = await self.do(redo if again else undo)
        if turned is None:
            return
        if not turned.told:
            self.show_message(_("There is nothing to bring back.") if again else _("There is nothing to take back."))
            return
        types_on = self.entry.has_cursor
        if turned.stage is not None:
            if not types_on:
                await self.fields.action_leave()
            self.turn_to(turned.stage)
        await self.show_done(turned.row)
        if not types_on:
            self.focus_rows()
        what = active().join(each.show(active()) for each in turned.told)
        self.show_message(_("Brought back: {what}", what=what) if again else _("Took back: {what}", what=what))

    async def action_go(self, number: int) -> None:
        """Go to the stage of this number."""
        await self.fields.action_leave()
        await self.briefly(self.save())
        await self.go(STAGES[number])
        self.focus_rows()

    async def go(self, stage: Stage) -> None:
        """Show a stage, from its first row on."""
        self.turn_to(stage)
        self._rows.cursor = 0
        await self.show()

    async def action_step(self, steps: int) -> None:
        """Go to the stage so many before or after."""
        number = self._stage.number + steps
        if number == REPORT:
            await self.action_report()
        elif number >= 0:
            await self.action_go(number)

    @on(StageNav.Chosen)
    async def _rail_chosen(self, event: StageNav.Chosen) -> None:
        await (self.action_report() if event.index == REPORT else self.action_go(event.index))

    async def action_report(self) -> None:
        """Open the report."""
        await self.save()
        self.retro.open_report(self.book.reference)

    async def action_close(self) -> None:
        """Go back to the archive, with everything saved."""
        if await self.confirm_exit():
            self.retro.keep_unsaved()
            self.dismiss()

    def help_text(self) -> list[tuple[str, str]]:
        """The forms of the entry line in this stage."""
        return forms(self._stage)
