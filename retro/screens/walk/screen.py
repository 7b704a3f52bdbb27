"""The walk: stage by stage through one retrospective, everything saved while it is typed."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Paste
from textual.widgets import Static

from retro.errors import RetroError
from retro.language import _, active
from retro.model.entry import Entry
from retro.model.fields import fields_of
from retro.model.stage import Stage
from retro.model.stages import STAGES
from retro.model.stages.head import HEAD, CaseLink, Head
from retro.model.stages.timeline import TIMELINE
from retro.model.validation import refusals
from retro.review.completeness import gaps, state
from retro.review.judgement.told import told
from retro.review.needs.proportion import wording
from retro.review.third_time import named
from retro.screens.case_session import CaseSession
from retro.screens.only_read import in_few_words
from retro.screens.telling import show_mark
from retro.screens.walk.commands import (
    CLASHING,
    COMMANDS,
    ENTERING,
    LETTING_GO,
    PASTED,
    REPORT,
    go_to,
)
from retro.screens.walk.leading_base import LeadingBase
from retro.screens.walk.places import place_in
from retro.screens.walk.save_status import in_its_room, saved_text
from retro.screens.walk.seen_line import SeenLine
from retro.screens.walk.shown_keys import among_rows, beside_the_trail, in_a_field
from retro.screens.walk.stage_help import empty, example, forms, marks
from retro.screens.walk.stage_pane import StagePane
from retro.screens.walk.taken_over import remark
from retro.screens.walk.where_to_begin import where_to_begin
from retro.text.width import cells
from widgets.command_footer import CommandFooter
from widgets.commands import Command, bindings
from widgets.line_list import LineList
from widgets.stage_nav import NavItem, StageNav
from widgets.wrapped_text import WrappedText

if TYPE_CHECKING:
    from retro.screens.trail import Trail
    from retro.screens.trouble import Trouble
    from retro.services.memory.begin_again import PreviousCase
    from retro.store.protocol import Store


class WalkScreen(LeadingBase):
    """One retrospective, a stage at a time: its rows, the fields of the chosen one, and one question."""

    COMMANDS_HERE = COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(COMMANDS)]
    CSS_PATH: ClassVar = "walk.tcss"
    AUTO_FOCUS = ""
    TYPED_ON = True

    def __init__(self, reference: str, *, new: bool = False, trail: Trail | None = None) -> None:
        super().__init__()
        self._reference = reference
        self._trail = trail
        self._new = new
        self._stage = TIMELINE if new else HEAD
        self._pane = StagePane(self.fields, trail.words if trail else (), id="pane")
        self._rows = self._pane.rows
        self._seen = SeenLine(lambda: "Esc s" if self._types else "s", self._make_room_for_seen)
        self._head_said = ""
        self._said = ""

    def again(self) -> WalkScreen:
        """The walk through the same retrospective."""
        return WalkScreen(self._reference, trail=self._trail)

    @property
    def case_here(self) -> str:
        """The case that is walked through."""
        return self._reference

    def compose(self) -> ComposeResult:
        """Top bar, rail, stage; the question, the line in which it is answered; keys."""
        self.wear_size()
        with Horizontal(classes="topbar roomy"):
            yield Static("", id="title", classes="name", markup=False)
            yield from self.place_on_trail()
            yield Static("", id="said", classes="said", markup=False)
        yield StageNav(id="rail", classes="roomy")
        self._pane.add_class("roomy")
        yield self._pane
        yield self._seen.add_class("roomy")
        yield self.earlier.add_class("roomy")
        self.asked.add_class("roomy")
        yield self.asked
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
            self.book = await CaseSession.open(self.retro.store_worker, self._reference, self.state_changed)
        except RetroError as error:
            self.show_error(error)
            self.dismiss()
            return
        self.fields.told = self.show_saved
        self.fields.context = self.context_of
        self.fields.is_frozen = self.is_frozen
        self.fields.unsaved = self.book.autosave.unsaved
        self.fields.refusals = lambda entry: refusals(self.book.record, entry)
        self.fields.remark = self._pane.remark = partial(remark, await self._ask_for_before())
        place = place_in(self.retro.environment.places, self.book.record.head.id)
        choose = ""
        if not self._new:
            self._stage, choose = where_to_begin(self.book.record, place)
        self.put_back(place)
        if (clashing := self.take_up()) is not None:
            self._stage, choose = clashing.stage, clashing.id
        await self.show(choose)
        self.focus_rows()
        if clashing is not None:
            await self.save()
        self.call_after_refresh(self.get_ready)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether an action can be carried out: before the case is there, leaving alone."""
        return (action == "close" or hasattr(self, "book")) and super().check_action(action, parameters)

    async def _ask_for_before(self) -> PreviousCase | None:
        """The case that this one happened again after; nobody is asked where none is linked."""
        record = self.book.record
        if not record.of(CaseLink):
            return None

        def work(store: Store) -> PreviousCase | None:
            from retro.services.memory.begin_again import case_before  # few cases happened before

            return case_before(store, record)

        return await self.retro.store_worker.ask(work)

    @property
    def chosen(self) -> Entry | None:
        """The head or the row under the cursor."""
        return self.held or self.book.entry(self._rows.chosen)

    async def show(self, choose: str = "") -> None:
        """Show the stage as the record now has it, with the cursor on the row `choose`."""
        if not self.is_open:
            return
        self._draw(choose)
        await self._show_fields()
        if self.is_open:
            self.show_saved()
            self.show_keys()

    def _draw(self, choose: str) -> None:
        """Draw all that depends on the stage in one go, so that no two places of the screen show different ones."""
        record, to = self.book.record, active()
        head = record.head
        shown = [
            field.type.show(getattr(head, field.name), to, record.zone)
            for field in fields_of(Head.severity, Head.status)
        ]
        self.query_one("#title", Static).update(Content(f"{record.reference}  {named(head.title, head.times)}"))
        self._head_said = "   ".join(word for word in shown if word)
        self._pane.show(record, self._stage, choose)
        self._missing = gaps(record, self._stage)
        closed = bool(self.notice)
        said = wording(record, self._stage)
        self.entry.suggest(_(example(self._stage, said, closed=closed)), partial(marks, self._stage, closed=closed))
        self.entry.read_again()
        self._show_rail()
        self._show_question()
        self.look_over(self._stage, self._missing)

    def _show_rail(self) -> None:
        """Show where we are, and the state of each stage."""
        stops, record = [], self.book.record
        for stage in STAGES:
            found = state(record, stage, self._missing if stage is self._stage else None)
            stops.append(NavItem(str(stage.number), _(wording(record, stage).name), found.word(active()), found.shape))
        stops.append(NavItem(str(REPORT), _("Report"), "", ""))
        rail = self.query_one("#rail", StageNav)
        rail.stops, rail.here = tuple(stops), self._stage.number

    def ask_again(self) -> None:
        """Show the question that stands now, and its keys."""
        self._show_question()
        self.show_keys()

    def _show_question(self) -> None:
        """Ask what is missing of the chosen row, else of the stage; of a closed case, say that it is closed."""
        record = self.book.record
        asks = wording(record, self._stage).asks
        judged = [(each, told(record, each).show(active())) for each in self.judged_in(self._stage)]
        self._questions.show(self._missing, asks, self._stage, self._rows.chosen, judged)
        asked = self._questions.current
        if self.notice:
            self.ask(self.notice)
        elif asked is not None:
            self.ask(asked.text, asked.place, is_open=asked.is_open)
        else:
            self.ask("")

    async def _show_fields(self) -> None:
        """Show the fields of the chosen row while somebody is in them, or something in them is not saved."""
        stays = self.keeps_fields_open(self.chosen)
        await self.fields.show(self.chosen if stays else None, self.book.record)
        self._fold_fields(stays=stays)

    def _fold_fields(self, *, stays: bool) -> None:
        if stays:
            self._pane.unfold(whole=self.fields.is_prose)
        else:
            self._pane.fold()

    async def unfold(self) -> None:
        """Show the fields of the chosen row."""
        await self.fields.show(self.chosen, self.book.record)
        self._pane.unfold()

    def fit_fields(self) -> None:
        """Give the fields the room that they need: a text of several lines, all of it."""
        self._fold_fields(stays=self.keeps_fields_open(self.fields.entry))

    def show_saved(self) -> None:
        """Say whether everything typed is on the disk. Never say so before it is."""
        self._seen.follow(self.book.record)
        drafts, behind = len(self.fields.drafts), self.fields.is_behind
        autosave, lines = self.book.autosave, self.lines
        trouble = self.retro.store_worker.trouble
        mark = in_few_words(self.retro.store_worker)
        text, wrong = saved_text(autosave, lines, drafts, self.saved_at, behind=behind, trouble=trouble, mark=mark)
        shown = f"{self._head_said}   {in_its_room(text)}"
        if shown != self._said:
            self._said = shown
            said = self.query_one("#said", Static)
            fits = cells(shown) <= said.size.width and wrong == said.has_class("-wrong")
            said.update(Content(shown), layout=not fits)  # twice a second while somebody types: no new layout for it
            said.set_class(wrong, "-wrong")
            self._dirty_widgets.add(said)  # drawn with the letter: a layout would not wait for its turn
            self.show_keys()

    def show_trouble(self, trouble: Trouble | None) -> None:
        """Say it where the state of what was typed is said, once the case is there."""
        has_book = hasattr(self, "book")
        if has_book:
            show_mark(self, "", wrong=False)  # what was said before it was there is said no more
            self.show_saved()
            self.ask_again()  # whoever may only read is asked nothing
        else:
            super().show_trouble(trouble)

    @property
    def _types(self) -> bool:
        return self.entry.has_cursor or bool(self.fields.editing)

    def _make_room_for_seen(self) -> None:
        """Show that it may have happened before: in the blank row; where there is none, once nobody types."""
        has_blank = self.has_class("-tall") and bool(self.asked.display)
        types = self.fields.editing or (self.entry.has_cursor and self.entry.text)
        if not self._seen.reference or has_blank or not types:
            self.set_class(bool(self._seen.reference), "-seen")

    def show_keys(self) -> None:
        self._make_room_for_seen()
        self._seen.refresh()
        self.query_one(CommandFooter).commands = self._keys()
        if not self._rows.count:
            said = wording(self.book.record, self._stage)
            self._pane.show_empty(empty(said, closed=bool(self.notice), types=self.entry.has_cursor))

    def _keys(self) -> Sequence[Command]:
        """The keys that do something now."""
        if self.held:
            return LETTING_GO
        if self.is_clashing:
            return CLASHING
        if self.entry.has_cursor:
            return PASTED if self.lines.asks_about_paste else ENTERING
        if self.fields.editing:
            return in_a_field(self.chosen, self.fields)
        is_frozen = self.chosen is None or self.is_frozen(self.chosen)
        here = among_rows(self.book.record, self._stage, self.chosen, is_frozen=is_frozen)
        hidden = beside_the_trail(self._trail) | (set() if self.may_mute else {"walk.mute"})
        hidden |= {"walk.question"} if self.refusal else set()
        return [each for each in here if each.id not in hidden]

    def focus_rows(self) -> None:
        self.fit_fields()
        if self._rows.count and self.held is None:
            self._rows.focus()
        else:
            self.set_focus(None)
        self.show_keys()

    @on(LineList.Moved)
    async def _row_chosen(self) -> None:
        await self._show_fields()
        self._show_question()
        self.show_keys()

    @on(LineList.Chosen)
    async def _row_opened(self, event: LineList.Chosen) -> None:
        await self.action_edit(self._pane.field_at(event.x))

    def action_question(self) -> None:
        """Ask the next question."""
        if not self.notice:
            self._questions.turn()
            self._show_question()

    def on_descendant_focus(self) -> None:
        """Show the keys of where the cursor is."""
        if hasattr(self, "book"):
            self.show_keys()

    def action_add(self) -> None:
        """Go to the entry line."""
        if self.refuses_writing():
            return
        self._warned = False
        self.retro.store_worker.get_ready_to_write()
        self.entry.enter()

    async def begin_line(self, stage: Stage, text: str) -> None:
        """Go to the entry line of a stage, with a text in it that is not finished; what stands there already stays."""
        await self.fields.action_leave()
        await self.briefly(self.save())
        await self.go(stage)
        self.entry.text = self.entry.text or text
        self.action_add()

    def on_paste(self, event: Paste) -> None:
        """What is pasted among the rows goes into the entry line, as if that had been typed."""
        if not self.entry.has_cursor and not self.fields.editing and not self.is_too_small:
            event.stop()
            self.action_add()
            self.entry.paste(event.text)

    async def action_close(self) -> None:
        """Go back to the archive, with everything saved."""
        if await self.confirm_exit():
            await asyncio.to_thread(self.keep_place)
            await self.retro.keep_unsaved(self)
            self.dismiss()

    def commands_here(self) -> Sequence[Command]:
        """The stages are called as they are in this case."""
        called = {each.id: each for each in go_to(self.book.record)} if hasattr(self, "book") else {}
        here = [each for each in self.COMMANDS_HERE if each.id not in beside_the_trail(self._trail)]
        return [called.get(each.id, each) for each in here]

    def help_text(self) -> list[tuple[str, str]]:
        """The forms of the entry line in this stage."""
        return forms(self._stage)

    def action_similar(self) -> None:
        """Show cases like this one."""
        from retro.screens.similar.screen import SimilarScreen  # seldom the first

        self.app.push_screen(SimilarScreen(self._reference, self._stage, self._seen.reference))
