"""The walk that leads: the rows, one question under them, and the line in which it is answered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from retro.asking.commands import Act, Command as Word
from retro.asking.question import Question, Retake, TakeRows
from retro.errors import NotFoundError, RetroError
from retro.language import _
from retro.model.stages.review import REVIEW
from retro.model.stages.timeline import TIMELINE
from retro.review.third_time import named
from retro.screens.case_session import CaseSession
from retro.screens.walk.ask import words
from retro.screens.walk.ask.answering_base import AnsweringBase
from retro.screens.walk.ask.commands import (
    BACK,
    COMMANDS,
    KEEP,
    KEYS,
    LATER,
    NEXT,
    PAGES,
    RECALL,
    ROWS,
    SLASH,
    SPLIT,
    THAT_IS_ALL,
)
from retro.screens.walk.ask.left_over import put_back
from retro.screens.walk.ask.question_pane import QuestionPane
from retro.screens.walk.ask.sitting import WalkSitting
from retro.screens.walk.ask.turn import open_up
from retro.screens.walk.seen_line import SeenLine
from widgets.command_footer import CommandFooter
from widgets.commands import Command, bindings
from widgets.quick_entry import QuickEntry
from widgets.wrapped_text import WrappedText


class AskScreen(AnsweringBase):
    """One case, one question at a time. Everything is saved with the Enter that says it."""

    COMMANDS_HERE = (NEXT, *COMMANDS, RECALL, SPLIT, SLASH, ROWS)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings([*COMMANDS, RECALL, SPLIT])]
    CSS_PATH: ClassVar = "ask.tcss"
    AUTO_FOCUS = "EntryLine"
    TYPED_ON = True

    def __init__(self, reference: str, sitting: WalkSitting) -> None:
        super().__init__(reference, sitting)
        self._pane = QuestionPane()
        self._seen = SeenLine(lambda: "Esc s")

    def again(self) -> AskScreen:
        """The same question, in the language that is spoken now."""
        self._sitting.text = self.entry.text
        return AskScreen(self._reference, self._sitting)

    def compose(self) -> ComposeResult:
        """Top bar, rows, question, line, keys."""
        with Horizontal(classes="topbar roomy"):
            yield Static("", id="title", classes="name", markup=False)
            yield Static("", id="place", classes="said", markup=False)
        yield self._pane
        yield self._seen.add_class("roomy")
        yield self.earlier.add_class("roomy")
        self.entry.add_class("roomy")
        yield self.entry
        yield WrappedText(classes="too-small")
        yield CommandFooter()

    def on_mount(self) -> None:
        """What was in the line when it was left stands there again."""
        self.entry.text = self._sitting.text
        self.entry.query_one(".prompt", Static).update(">")

    async def show_latest(self) -> None:
        """Open the case; later, ask what is to be asked now that another terminal has written."""
        if self.turn is None:
            try:
                self.book = await CaseSession.open(self.retro.store_worker, self._reference, self.changed)
                self._put_back()
                self.show_turn(await self.book.do(open_up, self._sitting.here, self._sitting.looks_at))
            except RetroError as error:
                self.show_error(error)
                self.dismiss()
                return
            if self._sitting.recalls:
                self._sitting.recalls = False
                self.action_recall()
            self.queue.begin()
            return
        try:
            if await self.book.reload() or self.is_gone:
                self.is_gone = False
                await self.look_again()
        except NotFoundError:
            self.lose()

    def _put_back(self) -> None:
        """Put back into the line what stood in it when the case was left, in an earlier run too."""
        text = put_back(self._sitting, self.retro.environment.places, self.book.record.head.id)
        self.entry.text = self.entry.text or text
        self.changed()

    def draw(self) -> None:
        turn = self.turn
        if turn is None or not self.is_open:
            return
        record, question = turn.record, self.question
        self.query_one("#title", Static).update(
            Content(f"{record.reference}  {named(record.head.title, record.head.times)}")
        )
        self.query_one("#place", Static).update(Content(words.place(turn)))
        stage = question.stage if question else self._sitting.stage or REVIEW
        self._sitting.stage = stage
        said = words.gone(self._reference) if self.is_gone else words.nothing_asked(record)
        self._pane.show(record, stage, question, said)
        self.entry.read_again()
        is_offered = question is not None and isinstance(question.target, TakeRows) and question.target.candidates
        self._seen.set_class(bool(is_offered), "-offered")
        self._seen.follow(record)
        self.show_keys()
        self.call_after_refresh(self.show_keys)  # whether all rows have room is known then

    def show_keys(self) -> None:
        """Show what the keys do now."""
        question = self.question
        is_back = self.back.given is not None
        nothing = () if question is None else (_on_nothing(question, is_back=is_back),)
        bar = self.query_one(CommandFooter)
        has_way_back = is_back or self.holds_row or self._pane.has_sheet
        recall = (RECALL,) if question is not None and question.stage is TIMELINE else ()
        if question is not None and isinstance(question.target, Retake):
            recall = (SPLIT,)
        pages = (PAGES,) if self._pane.has_more else ()
        bar.commands = (NEXT, *nothing, *pages, *COMMANDS, *recall, SLASH, KEYS, BACK if has_way_back else ROWS)

    def action_page(self, pages: int) -> None:
        """Scroll the rows; the line keeps the cursor."""
        self._pane.page(pages)

    @on(QuickEntry.Left)
    async def _left(self) -> None:
        await self.action_rows()

    async def action_rows(self) -> None:
        """Go back a step: from an earlier answer, from a sheet, and from here to the rows."""
        if self._pane.has_sheet:
            self.close_sheet()
        elif self.back.given is not None:
            self.back.end()
            self._look_back()
        elif self.holds_row:
            self.entry.text = ""
            self._typed("")
        else:
            await self.leave()

    def obey(self, word: Word) -> None:
        """Show what a `/` word asks for."""
        match word.act:
            case Act.STAGES:
                self._open_sheet(words.stages_sheet(self.book.record))
            case Act.ALL:
                self._open_sheet(words.whole_sheet(self.book.record))
            case Act.HELP:
                self.app.call_later(self.app.run_action, "app.keys")
            case Act.DRILL:
                self.retro.open_drill(self.book.reference)
            case Act.QUIT:
                self._sitting.leaves = True
                self.call_later(self.leave)

    def _open_sheet(self, lines: Iterable[str]) -> None:
        self._pane.open_sheet(lines)
        self.entry.say(_("Any key goes back; PgUp and PgDn scroll."))
        self.show_keys()

    def close_sheet(self) -> None:
        if self.is_open and self._pane.has_sheet:
            self._pane.close_sheet()
            self.entry.say("")
            self.show_keys()

    def help_text(self) -> Sequence[tuple[str, str]]:
        """How to answer, and the `/` words."""
        return words.help_forms(self.book.record)


def _on_nothing(question: Question, *, is_back: bool) -> Command:
    """What Enter on nothing does."""
    if is_back or isinstance(question.target, Retake):
        return KEEP
    return THAT_IS_ALL if question.is_enough else LATER
