"""The walk: stage by stage through one retrospective, everything saved while it is typed."""

from __future__ import annotations

import os
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from retro.errors import RetroError
from retro.language import N_, _, active, n_
from retro.model import edits, kinds
from retro.model.change import Applied, Conflict, Op
from retro.model.entry import Entry
from retro.model.problem import Refused
from retro.model.quick import QuickLine, read_line
from retro.model.reading import Context
from retro.model.record import Retrospective
from retro.model.stage import Stage
from retro.model.stages.cause import Cause
from retro.model.stages.prevention import Measure
from retro.model.telling import tell
from retro.review.gaps import gaps, state
from retro.screens.autosave import SaveState
from retro.screens.base import RetroScreen
from retro.screens.notebook import Notebook
from retro.screens.shown_gaps import EXAMPLES, beside, forms
from retro.screens.shown_rows import rows_of
from retro.screens.walk_commands import CLASHING, COMMANDS, REPORT, TYPING
from widgets.commands import bindings
from widgets.field_panel import FieldPanel
from widgets.key_bar import KeyBar
from widgets.line_list import LineList
from widgets.quick_entry import QuickEntry
from widgets.rail import Rail, Stop
from widgets.row_list import RowList

SAVE_AFTER = 0.4
"""Seconds from the first unsaved key to the save: well within the second that is promised."""

LOOK_EVERY = 0.1
"""Seconds between two looks whether another terminal has written."""


class WalkScreen(RetroScreen):
    """One retrospective, a stage at a time: its rows, the fields of the chosen one, and what is missing."""

    COMMANDS_HERE = COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(COMMANDS)]
    CSS_PATH: ClassVar = "walk.tcss"
    AUTO_FOCUS = ""

    book: Notebook

    def __init__(self, reference: str, *, new: bool = False) -> None:
        super().__init__()
        self._reference = reference
        self._new = new
        self._stage = Stage.TIMELINE if new else Stage.HEAD
        self._saved_at = ""
        self._save_later: Timer | None = None
        self._asked: QuickLine | None = None
        self._rows = RowList(id="rows")
        self._fields = FieldPanel(id="fields")
        self._entry = QuickEntry(id="entry")

    def compose(self) -> ComposeResult:
        """Top bar; rail, stage and what is missing; entry line; keys."""
        with Horizontal(classes="topbar roomy"):
            yield Static("", id="title", classes="name", markup=False)
            yield Static("", id="said", classes="said", markup=False)
        yield Rail(id="rail-top", classes="roomy")
        with Horizontal(id="body", classes="roomy"):
            yield Rail(id="rail-side")
            with Vertical(id="centre"):
                yield Static("", id="question", markup=False)
                yield self._rows
                yield Static("", id="empty", markup=False)
                yield Static("", id="missing", markup=False)
                yield self._fields
                yield Static("", id="hint", markup=False)
            with VerticalScroll(id="side", can_focus=False):
                yield Static("", id="beside", markup=False)
        self._entry.add_class("roomy")
        yield self._entry
        yield Static("", classes="too-small", markup=False)
        yield KeyBar()

    # -- showing -------------------------------------------------------------------------------------------

    async def on_mount(self) -> None:
        """Open the retrospective; from then on show what another terminal writes."""
        try:
            self.book = await Notebook.open(self.app.desk, self._reference, self._show_saved)
        except RetroError as error:
            self.tell_error(error)
            self.dismiss()
            return
        self.query_one("#rail-side", Rail).down = True
        self._entry.reader = self._read
        self._fields.context = self._context
        await self._show()
        self._focus_rows()
        if self._new:
            self._entry.enter()
        self.set_interval(LOOK_EVERY, self._look)

    def on_resize(self) -> None:
        """Fit what is not fitted by itself."""
        self.query_one(".too-small", Static).update(Content(self.too_small()))

    @property
    def chosen(self) -> Entry | None:
        """The head or the row under the cursor."""
        return self.book.entry(self._rows.chosen)

    async def _show(self, choose: str = "") -> None:
        """Show the stage as the record now has it, with the cursor on the row `choose`."""
        record, to = self.book.record, active()
        head = record.head
        said = [
            field.kind.show(getattr(head, field.name), to, record.zone)
            for field in map(head.field, ("severity", "status"))
        ]
        self.query_one("#title", Static).update(Content(f"{record.reference}  {head.title}"))
        self._head_said = "   ".join(word for word in said if word)
        rows = rows_of(record, self._stage)
        self.query_one("#question", Static).update(Content(f"{_(self._stage.label)}\n{_(self._stage.question)}"))
        self.query_one("#empty", Static).update(
            Content(_("Nothing written yet. i begins a line; for example:") + f"\n\n  {_(EXAMPLES[self._stage])}")
        )
        self.query_one("#empty").display = not rows
        self._rows.display = bool(rows)
        self._rows.show(rows, choose)
        self._entry.suggest(_(EXAMPLES[self._stage]))
        self._entry.read_again()
        await self._fields.show(self.chosen, record)
        self._fields.display = bool(rows)
        self._show_missing(record)
        self._show_saved()

    def _show_missing(self, record: Retrospective) -> None:
        """Show the rail, and what is missing in this stage."""
        stops = []
        for stage in Stage:
            found = state(record, stage)
            stops.append(Stop(str(stage.number), _(stage.short), found.word(active()), found.shape))
        stops.append(Stop(str(REPORT), _("Report"), "", ""))
        for rail in self.query(Rail):
            rail.stops, rail.here = tuple(stops), self._stage.number
        missing = gaps(record, self._stage)
        self.query_one("#beside", Static).update(beside(missing, self._stage))
        first = missing[0].message.show(active()) if missing else ""
        more = " " + n_("(and {n} more)", "(and {n} more)", len(missing) - 1) if len(missing) > 1 else ""
        self.query_one("#missing", Static).update(Content(first + more))

    def _show_saved(self) -> None:
        """Say whether everything typed is on the disk. Never say so before it is."""
        autosave, drafts = self.book.autosave, len(self._fields.drafts)
        wrong = True
        match autosave.state:
            case SaveState.CLASH:
                text = _("changed elsewhere: F3 mine, F4 theirs")
            case SaveState.FAILED:
                reason = autosave.failure.title.show(active()) if autosave.failure else ""
                text = _("NOT SAVED: {reason}", reason=reason)
            case SaveState.WAITING:
                text, wrong = _("not saved yet"), False
            case SaveState.SAVED if drafts:
                text = n_(
                    "{n} field cannot be read, and is not saved", "{n} fields cannot be read, and are not saved", drafts
                )
            case SaveState.SAVED:
                text, wrong = (_("saved {time}", time=self._saved_at) if self._saved_at else _("saved")), False
        said = self.query_one("#said", Static)
        said.update(Content(f"{self._head_said}   {text}"))
        said.set_class(wrong, "-wrong")
        self._show_keys()

    def _show_keys(self) -> None:
        bar = self.query_one(KeyBar)
        if self.book.autosave.clashes:
            bar.commands = CLASHING
        elif self._entry.has_cursor or self._fields.editing:
            bar.commands = TYPING
        else:
            fits = {"walk.link": Measure, "walk.indent": Cause, "walk.outdent": Cause}
            bar.commands = [c for c in COMMANDS if isinstance(self.chosen, fits.get(c.id, object))]

    async def _look(self) -> None:
        """Show what another terminal has written."""
        if not self.is_current:
            return
        try:
            if await self.book.look():
                await self._show()
        except RetroError as error:
            self.tell_error(error)

    def _focus_rows(self) -> None:
        self.remove_class("-fields")
        if self._rows.display:
            self._rows.focus()
        else:
            self.set_focus(None)
        self._show_keys()

    # -- saving --------------------------------------------------------------------------------------------

    @on(FieldPanel.Edited)
    def _edited(self, event: FieldPanel.Edited) -> None:
        self.book.autosave.put(event.entry, event.field.name, event.value)
        if self._save_later is None:
            self._save_later = self.set_timer(SAVE_AFTER, self._save)

    async def _save(self) -> bool:
        """Save what waits; whether everything is on the disk. Try again by and by where it cannot be written."""
        if self._save_later is not None:
            self._save_later.stop()
            self._save_later = None
        autosave = self.book.autosave
        waited = autosave.state is not SaveState.SAVED
        saved = await autosave.flush()
        if saved and waited:
            self._saved_at = self.app.desk.stamp.now().strftime("%H:%M:%S")
            await self._show()
        elif autosave.state is SaveState.FAILED:
            self._save_later = self.set_timer(5, self._save)
        elif autosave.state is SaveState.WAITING:
            self._save_later = self.set_timer(SAVE_AFTER, self._save)
        elif autosave.clashes:
            self._show_clash()
        return saved

    def _show_clash(self) -> None:
        """Show both values of what was changed here and elsewhere."""
        parts = []
        for clash in self.book.autosave.clashes:
            entry = self.book.entry(clash.id)
            if entry is None or not clash.field:
                parts.append(_("This row was deleted elsewhere. F4 lets it go."))
                continue
            kind, to, zone = entry.field(clash.field).kind, active(), self.book.record.zone
            mine, theirs = (kind.show(kind.load(value), to, zone) for value in (clash.mine, clash.theirs))
            label = _(entry.field(clash.field).label)
            parts.append(
                _(
                    "{field} was changed elsewhere.  F3 mine: {mine}  F4 theirs: {theirs}",
                    field=label,
                    mine=mine,
                    theirs=theirs,
                )
            )
        self._hint(" ".join(parts), wrong=True)
        self._show_saved()

    @on(FieldPanel.Moved)
    async def _moved_on(self) -> None:
        await self._save()
        self.book.new_group()

    async def action_save(self) -> None:
        """Save now."""
        if await self._save():
            self.tell(_("Saved. Retro saves by itself; this key is never needed."))

    async def action_mine(self) -> None:
        """Settle a conflict: what was written here stands."""
        if self.book.autosave.clashes:
            await self.book.autosave.keep_mine()
            await self._after_clash()

    async def action_theirs(self) -> None:
        """Settle a conflict: what was written elsewhere stands."""
        clashes = self.book.autosave.clashes
        if clashes:
            await self.book.autosave.take_theirs()
            await self._fields.action_leave()
            await self._after_clash()

    async def _after_clash(self) -> None:
        self._hint("", wrong=False)
        await self._save()
        await self._show()

    async def may_leave(self) -> bool:
        """Save everything; where that cannot be done, say so once, and leave the second time."""
        if not hasattr(self, "book"):
            return True
        saved = await self._save()
        waiting = self._entry.text.strip() or self._fields.drafts
        if (saved and not waiting) or self._warned:
            return True
        self._warned = True
        if not saved:
            self.tell(_("Something could not be saved. The same key once more leaves without it."), wrong=True)
        elif self._entry.text.strip():
            self.tell(
                _("The entry line holds a text: Enter in it takes it. The same key once more leaves without it."),
                wrong=True,
            )
        else:
            self.tell(_("A field cannot be read. The same key once more leaves without it."), wrong=True)
        return False

    _warned = False
    _head_said = ""

    # -- fields --------------------------------------------------------------------------------------------

    def _context(self, entry: Entry) -> Context:
        """What moments in `entry` are relative to: the day of the retrospective, and the row before."""
        return edits.context_of(self.book.record, entry)

    @on(FieldPanel.Read)
    def _field_read(self, event: FieldPanel.Read) -> None:
        if not self.book.autosave.clashes:
            self._hint(event.text, wrong=event.wrong)
        self._show_saved()

    def _hint(self, text: str, *, wrong: bool) -> None:
        hint = self.query_one("#hint", Static)
        hint.update(Content(text))
        hint.set_class(wrong, "-wrong")

    @on(FieldPanel.Left)
    def _fields_left(self) -> None:
        self._focus_rows()

    @on(LineList.Moved)
    async def _row_chosen(self) -> None:
        await self._fields.show(self.chosen, self.book.record)
        self._show_keys()

    @on(LineList.Chosen)
    async def action_edit(self, field: str = "") -> None:
        """Edit the fields of the chosen row."""
        if self.chosen is None:
            self._entry.enter()
            return
        self._warned = False
        self.add_class("-fields")
        self.book.new_group()
        await self._fields.edit(field if isinstance(field, str) else "")
        self._show_keys()

    async def action_link(self) -> None:
        """Choose the cause that the measure answers."""
        if isinstance(self.chosen, Measure):
            await self.action_edit("answers")

    async def action_outside(self) -> None:
        """Edit the prose of the row in the editor that is set."""
        from retro.screens.editor import edit_outside, editor_command  # seldom needed

        entry = self.chosen
        if entry is None:
            return
        prose = [field.name for field in entry.fields() if isinstance(field.kind, kinds.Prose)]
        if not prose:
            self.tell(_("This row has no prose: its fields are single lines."))
            return
        if self._fields.editing not in prose:
            await self.action_edit(prose[0])
        try:
            command = editor_command(os.environ)
            with self.app.suspend():
                text = edit_outside(self._fields.text(), command)
        except RetroError as error:
            self.tell_error(error)
            return
        self._fields.replace_text(text)

    # -- rows ----------------------------------------------------------------------------------------------

    def _read(self, text: str) -> tuple[str, bool]:
        """How a quick line is read, in words; whether it can be taken."""
        try:
            line = self._line(text)
        except Refused as refused:
            return " ".join(problem.message.show(active()) for problem in refused.problems), False
        return _("reads: {value}", value=line.echo(active(), self.book.record)), True

    def _line(self, text: str) -> QuickLine:
        under = self._rows.chosen if self._stage is Stage.CAUSE else None
        return read_line(text, self._stage, self.book.record, under=under or None)

    @on(QuickEntry.Taken)
    async def _taken(self, event: QuickEntry.Taken) -> None:
        line = self._line(event.text)
        if line.alternative is None:
            await self._add(line)
            return
        self._asked = line
        record, to = self.book.record, active()
        question = _(
            "Before the row above it. Is it the next day?  y {next}   n {written}",
            next=line.alternative.echo_moment(to, record),
            written=line.echo_moment(to, record),
        )
        self._entry.ask(question, "yn")

    @on(QuickEntry.Answered)
    async def _answered(self, event: QuickEntry.Answered) -> None:
        line, self._asked = self._asked, None
        if line is not None:
            await self._add(line.alternative if event.key == "y" and line.alternative else line)

    async def _add(self, line: QuickLine) -> None:
        """Add the row that a quick line describes, and be ready for the next one."""
        new_id = self.app.desk.stamp.new_id()
        after = self._rows.chosen if self._stage is not Stage.HEAD else ""
        if await self._make(edits.added(self.book.record, line, new_id, after=after or None), choose=new_id):
            self._entry.text = ""
            self._entry.say(_("added"))

    async def _make(self, ops: tuple[Op, ...], choose: str = "") -> bool:
        """Make a change, and show it; whether it was made."""
        if not ops:
            return False
        try:
            result = await self.book.make(*ops)
        except RetroError as error:
            self.tell_error(error)
            return False
        await self._made(result, choose)
        return isinstance(result, Applied)

    async def _made(self, result: object, choose: str = "") -> None:
        self._saved_at = self.app.desk.stamp.now().strftime("%H:%M:%S")
        await self._show(choose)
        if isinstance(result, Conflict):
            self.tell(_("The row was changed elsewhere meanwhile. Look at it as it is now, and try again."), wrong=True)

    @on(QuickEntry.Left)
    def _entry_left(self) -> None:
        self._focus_rows()

    def on_descendant_focus(self) -> None:
        """Show the keys of where the cursor is."""
        if hasattr(self, "book"):
            self._show_keys()

    def action_add(self) -> None:
        """Go to the entry line."""
        self.remove_class("-fields")
        self._warned = False
        self._entry.enter()

    async def action_delete(self) -> None:
        """Delete the chosen row."""
        entry = self.chosen
        if entry is None or entry is self.book.record.head:
            return
        ops = edits.deleted(self.book.record, entry)
        if await self._make(ops):
            self.tell(n_("Deleted. u brings it back.", "{n} rows deleted. u brings them back.", len(ops)))
            if not self._rows.display:
                self._focus_rows()

    async def action_move(self, steps: int) -> None:
        """Move the chosen row up or down."""
        if self._is_row(self.chosen):
            await self._make(edits.moved(self.book.record, self.chosen, steps))

    async def action_indent(self) -> None:
        """Put the chosen cause under the one above."""
        if isinstance(self.chosen, Cause):
            await self._make(edits.indented(self.book.record, self.chosen))

    async def action_outdent(self) -> None:
        """Put the chosen cause beside the one that it is under."""
        if isinstance(self.chosen, Cause):
            await self._make(edits.outdented(self.book.record, self.chosen))

    async def action_undo(self) -> None:
        """Take back the latest change."""
        await self._take_back(again=False)

    async def action_redo(self) -> None:
        """Bring back what was taken back last."""
        await self._take_back(again=True)

    async def _take_back(self, *, again: bool) -> None:
        try:
            result = await (self.book.redo() if again else self.book.undo())
        except RetroError as error:
            self.tell_error(error)
            return
        if result is None:
            self.tell(_("There is nothing to bring back.") if again else _("There is nothing to take back."))
            return
        await self._made(result)
        self._focus_rows()
        if not isinstance(result, Conflict):
            what = tell(result.change, self.book.record).show(active())
            self.tell(_("Brought back: {what}", what=what) if again else _("Took back: {what}", what=what))

    # -- stages --------------------------------------------------------------------------------------------

    async def action_go(self, number: int) -> None:
        """Go to the stage of this number."""
        await self._fields.action_leave()
        await self._save()
        self._stage = list(Stage)[number]
        self._rows.cursor = 0
        await self._show()
        self._focus_rows()

    async def action_step(self, steps: int) -> None:
        """Go to the stage so many before or after."""
        number = self._stage.number + steps
        if number == REPORT:
            await self.action_report()
        elif number >= 0:
            await self.action_go(number)

    @on(Rail.Chosen)
    async def _rail_chosen(self, event: Rail.Chosen) -> None:
        await (self.action_report() if event.index == REPORT else self.action_go(event.index))

    async def action_report(self) -> None:
        """Open the report."""
        from retro.screens.report import ReportScreen  # not needed for the walk

        await self._save()
        self.app.push_screen(ReportScreen(self.book.reference))

    async def action_close(self) -> None:
        """Go back to the archive, with everything saved."""
        if await self.may_leave():
            self.dismiss()

    def help_text(self) -> list[tuple[str, str]]:
        """The forms of the entry line in this stage."""
        return forms(self._stage)

    @staticmethod
    def _is_row(entry: Entry | None) -> bool:
        return entry is not None and entry.kind != "retrospective"


_TITLE = N_("Walk")
