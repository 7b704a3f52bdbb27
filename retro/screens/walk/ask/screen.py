"""The walk that leads: the rows, one question under them, and the line in which it is answered."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Sequence
from dataclasses import replace
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from retro.asking.again import Given, asked_again
from retro.asking.commands import Act, Command as Word, command_in
from retro.asking.question import Question, Retake
from retro.errors import NotFoundError, RetroError
from retro.language import M_, _, active
from retro.model.entry import EntryId
from retro.model.problem import ValidationError
from retro.model.quick_entry.completion import Completion
from retro.model.stage import Stage
from retro.model.stages.review import REVIEW, ParkingLotItem
from retro.model.stages.timeline import TIMELINE
from retro.screens.base import RetroScreen
from retro.screens.case_session import CaseSession
from retro.screens.walk.ask import words
from retro.screens.walk.ask.answer_queue import AnswerQueue, TypedAnswer
from retro.screens.walk.ask.asked_rows import AskedRows
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
from retro.screens.walk.ask.sitting import Sitting
from retro.screens.walk.ask.turn import NotTakenError, Turn, look, open_up, split, take
from retro.screens.walk.columns import columns_of
from retro.screens.walk.places import keep_place, place_in
from retro.screens.walk.row_view import RowView
from retro.screens.walk.save_status import NOT_SAVED, STANDS_THERE_AGAIN
from retro.services.ask.answer import reading
from retro.services.ask.rows import as_line, as_typed
from retro.services.split_row import halves
from retro.store.journal import Unsaved
from retro.text.controls import printable
from widgets.command_footer import CommandFooter
from widgets.commands import Command, bindings
from widgets.line_notes import RefusedLine
from widgets.quick_entry import LONGEST, QuickEntry
from widgets.wrapped_text import WrappedText

_TO_LEAVE = 2.0
"""Seconds that leaving waits for what can be saved."""


class AskScreen(RetroScreen):
    """One case, one question at a time. Everything is saved with the Enter that says it."""

    COMMANDS_HERE = (NEXT, *COMMANDS, RECALL, SPLIT, SLASH, ROWS)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings([*COMMANDS, RECALL, SPLIT])]
    CSS_PATH: ClassVar = "ask.tcss"
    AUTO_FOCUS = "EntryLine"

    def __init__(self, reference: str, sitting: Sitting) -> None:
        super().__init__()
        self._reference, self._sitting = reference, sitting
        self._entry = QuickEntry(id="entry")
        self._rows = AskedRows(id="rows")
        self._view = RowView(has_heads=False)
        self._turn: Turn | None = None
        self._queue = AnswerQueue(self._take, self._refused, self._changed, self._start)
        self._not_taken = sitting.not_taken
        self._is_gone = False
        """Whether the case is not in the archive any more."""
        self._looks_at = -1
        """Which of the answers that were given stands in the line; -1: none, the present question is asked."""
        self._brought = ""
        """The row that came into the line, to be said anew."""
        self._sheet_stays = False
        """Whether the whole record is shown because the question is about all of it."""
        self._warned = False
        entry = self._entry
        entry.reader, entry.takes, entry.takes_pasted = self._read, self._typed, self._pasted
        entry.sets_aside = self._set_aside
        entry.brings_back = lambda: True  # Up is ours
        entry.complete_with(self._complete)

    def compose(self) -> ComposeResult:
        """Top bar, rows, question, line, keys."""
        with Horizontal(classes="topbar roomy"):
            yield Static("", id="title", classes="name", markup=False)
            yield Static("", id="place", classes="said", markup=False)
        with Vertical(id="room", classes="roomy"):
            yield self._rows
        with VerticalScroll(id="sheet", classes="roomy", can_focus=False):
            yield WrappedText(id="told", hanging=6)
        yield WrappedText(id="question", classes="roomy")
        yield WrappedText(id="beside", classes="roomy")
        self._entry.add_class("roomy")
        yield self._entry
        yield WrappedText(classes="too-small")
        yield CommandFooter()

    def on_mount(self) -> None:
        """What was in the line when it was left stands there again."""
        self._entry.text = self._sitting.text
        self._entry.query_one(".prompt", Static).update(">")
        self.query_one("#sheet").add_class("-hidden")

    def on_resize(self) -> None:
        """Fit what is not fitted by itself."""
        self.query_one(".too-small", Static).update(Content(self.too_small()))
        self.call_after_refresh(self._focus_line)

    def _focus_line(self) -> None:
        """The line that was hidden in a terminal that was too small gets the cursor again."""
        if self.focused is None and self._entry.display and self.is_attached:
            self._entry.enter()

    async def show_latest(self) -> None:
        """Open the case; later, ask what is to be asked now that another terminal has written."""
        if self._turn is None:
            try:
                self.book = await CaseSession.open(self.retro.store_worker, self._reference, self._changed)
                self._put_back()
                self._show(await self.book.do(open_up, self._sitting.here))
            except RetroError as error:
                self.show_error(error)
                self.dismiss()
                return
            if self._sitting.recalls:
                self._sitting.recalls = False
                self.action_recall()
            self._queue.begin()
            return
        try:
            if await self.book.reload() or self._is_gone:
                self._is_gone = False
                await self._look_again()
        except NotFoundError:
            self._lose()

    def _put_back(self) -> None:
        """Put back into the line what stood in it when the case was left, in an earlier run too."""
        sitting = self._sitting
        if not sitting.is_begun:
            place = place_in(self.retro.environment.places, self.book.record.head.id)
            sitting.text = place.answer
            self._not_taken += [RefusedLine(text, "") for text in place.untaken]
            sitting.is_begun = True
            if not self._entry.text:
                self._entry.text = sitting.text
        self._changed()

    def _lose(self) -> None:
        """Say that the case is not there any more; what is typed stays, and waits for it."""
        self._is_gone = True
        self._draw()

    async def _look_again(self) -> None:
        """Somebody else wrote: the question stays while there is a text in the line, unless its row is gone."""
        assert self._turn is not None
        old = self._turn.question
        turn = await self.book.do(look, self._turn.here)
        if self._queue.waiting:
            return
        gone = old is not None and any(self.book.entry(row) is None for row in old.rows)
        if old is not None and self._entry.text.strip() and not gone and not turn.record.head.closed:
            turn = Turn(turn.answered, old, turn.left, turn.level)
        self._show(turn)
        if gone:
            self.show_message(_("The row was deleted meanwhile."), wrong=True)

    @property
    def _question(self) -> Question | None:
        """The question to which the line answers: an earlier one, while its answer stands there."""
        if self._is_gone:
            return None
        if 0 <= self._looks_at < len(self._sitting.given):
            return self._earlier(self._looks_at)
        return self._turn.question if self._turn else None

    def _earlier(self, place: int) -> Question | None:
        """The question of an answer that was given; of a row, how that row is right. None if the row is gone."""
        return asked_again(self.book.record, self._sitting.given[place])

    def _show(self, turn: Turn) -> None:
        """Draw all that depends on where the walk is."""
        self._is_gone = False
        before, self._turn, self._sitting.here = self._turn, turn, turn.here
        self._bring_row(before)
        self._draw()

    def _bring_row(self, before: Turn | None) -> None:
        """The row that is to be said anew comes into the empty line; whoever types on types over it."""
        turn = self._turn
        row = self.book.entry(turn.here.row) if turn and turn.question and turn.here.row else None
        if row is not None and (before is None or before.here.row != row.id) and not self._entry.text:
            self._brought = as_typed(self.book.record, row, now=self.retro.store_worker.factory.now())
            self._entry.put(self._brought)

    @property
    def _holds_row(self) -> bool:
        """Whether the line holds a row that is to be said anew, as it is."""
        is_asked = self._looks_at < 0 and self._question is not None and isinstance(self._question.target, Retake)
        return is_asked and self._entry.text in ("", self._brought)

    def _draw(self) -> None:
        turn = self._turn
        if turn is None or not self.is_attached:
            return
        record, question = turn.record, self._question
        self.query_one("#title", Static).update(Content(f"{record.reference}  {record.head.title}"))
        self.query_one("#place", Static).update(Content(words.place(turn)))
        stage = question.stage if question else self._sitting.stage or REVIEW
        self._sitting.stage = stage
        self._draw_rows(stage, question)
        self._draw_whole(is_read_back=question is not None and words.reads_all_back(question))
        said = words.asked(question, record) if question else words.nothing_asked(record)
        said = words.gone(self._reference) if self._is_gone else said
        self.query_one("#question", WrappedText).update(Content(said))
        beside = words.beside(question, record) if question else Content("")
        hint = self.query_one("#beside", WrappedText)
        hint.update(beside)
        hint.set_class(not beside.plain, "-hidden")
        self._entry.read_again()
        self.show_keys()
        self.call_after_refresh(self.show_keys)  # whether all rows have room is known then

    def _draw_rows(self, stage: Stage, question: Question | None) -> None:
        record = self.book.record
        lines = self._view.lines(record, stage)
        rows = question.rows if question else ()
        asked = [row for row in rows if record.get(row)]
        self._rows.marked = frozenset(asked if len(asked) < len(lines) else ())
        self._rows.show(lines, columns_of(stage), asked[0] if asked else lines[-1].id if lines else "")
        self._rows.set_class(not lines, "-hidden")

    def _draw_whole(self, *, is_read_back: bool) -> None:
        """All rows, while it is asked whether all of it is right."""
        if is_read_back:
            self._sheet_stays = True
            self._open_sheet(words.whole_sheet(self.book.record))
        elif self._sheet_stays:
            self._sheet_stays = False
            self._close_sheet()

    def show_keys(self) -> None:
        """Show what the keys do now."""
        question = self._question
        is_back = self._looks_at >= 0
        nothing = () if question is None else (_on_nothing(question, is_back=is_back),)
        bar = self.query_one(CommandFooter)
        has_way_back = is_back or self._holds_row or (self._has_sheet and not self._sheet_stays)
        recall = (RECALL,) if question is not None and question.stage is TIMELINE else ()
        if question is not None and isinstance(question.target, Retake):
            recall = (SPLIT,)
        pages = (PAGES,) if (self.query_one("#sheet") if self._has_sheet else self._rows).max_scroll_y else ()
        bar.commands = (NEXT, *nothing, *pages, *COMMANDS, *recall, SLASH, KEYS, BACK if has_way_back else ROWS)

    # the line

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        self.run_worker(work, group="answers")

    def _typed(self, text: str) -> None:
        """Enter was pressed: the text is out of the line."""
        self._close_sheet()
        self._warned = False
        earlier = self._sitting.given[self._looks_at] if self._looks_at >= 0 else None
        if earlier is not None and not text:  # an earlier answer is never emptied by Enter
            self._look_at(-1)
            return
        self._looks_at = -1
        self._queue.put(TypedAnswer(text, self.retro.store_worker.factory.now(), earlier))

    def _pasted(self, text: str, typed: str) -> None:
        """Several lines: a row each where rows are taken, else one answer of them all."""
        if len(text) > LONGEST:
            self._entry.text = typed
            self.show_message(_too_long(text), wrong=True)
            return
        lines = [line.strip() for line in text.split("\n") if line.strip()]
        question = self._question
        if question is not None and question.goes_on and self._looks_at < 0:
            for line in lines:
                self._typed(line)
        else:
            self._entry.text = " ".join(lines)

    def _read(self, text: str) -> tuple[str, bool]:
        """How the line is read that stands there, and whether it can be taken."""
        self._close_sheet()
        if offered := words.offered(text):
            return offered, True
        question = self._question
        if question is None or self._turn is None or command_in(text):
            return "", True
        if len(text) > LONGEST:
            return _(
                "That is too long for an answer: {n} letters, and {most} are taken.", n=len(text), most=LONGEST
            ), False
        now, currency = self.retro.store_worker.factory.now(), self._currency
        try:
            told = reading(self.book.record, question, text, now=now, currency=currency)
        except ValidationError as refused:
            return " ".join(problem.message.show(active()) for problem in refused.problems), False
        except RetroError as error:
            step = [error.step] if error.step else []
            return " ".join(each.show(active()) for each in (error.title, *error.details, *step)), False
        return " · ".join(printable(each.show(active())) for each in told), True

    @property
    def _currency(self) -> str:
        return self.retro.environment.settings.currency

    def _complete(self, text: str, at: int) -> Sequence[Completion]:
        return words.completed(text, at, self._question, self.book.record) if self._turn else ()

    async def _take(self, typed: TypedAnswer) -> None:
        """Take one answer, and ask the next question."""
        assert self._turn is not None
        earlier = typed.earlier
        question = asked_again(self.book.record, earlier) if earlier else self._turn.question
        if earlier and question is None:
            raise NotTakenError((M_("The row was deleted meanwhile."),), self.book.record)
        turn = await self.book.do(take, typed.text, question=question, here=self._turn.here, currency=self._currency)
        word = turn.answered.command
        if question is not None and word is None and command_in(typed.text) is None:
            self._sitting.note(_given(question, typed.text, turn.answered.row, earlier), earlier)
        self._sitting.row = turn.answered.row or self._sitting.row
        self._show(turn)
        self._tell(turn)
        if word is not None:
            self._obey(word)

    def _tell(self, turn: Turn) -> None:
        """Say how it was read, and by which marks an expert would have said it."""
        said = [printable(each.show(active())) for each in turn.answered.told]
        if turn.answered.marks:
            said.append(printable(turn.answered.marks.show(active())))
        if not self._entry.text:
            self._entry.say("   ".join(said))

    def _refused(self, typed: TypedAnswer, error: NotTakenError) -> None:
        """It comes back into the empty line with the reason; else it is kept above the line."""
        self.book.record = error.record
        reason = " ".join(each.show(active()) for each in error.reasons)
        if (place := self._sitting.place_of(typed.earlier)) >= 0:
            self._looks_at = place
        if not typed.text or self._entry.give_back(typed.text):
            self._entry.say(reason, wrong=True)
        else:
            self._not_taken.append(RefusedLine(typed.text, reason))
        self.run_worker(self._look_again(), group="look")

    def _set_aside(self, text: str) -> None:
        self._not_taken.append(RefusedLine(text, ""))
        self._changed()

    def _changed(self) -> None:
        """Show what became of the lines."""
        if not self.is_attached:
            return
        waiting = [each.text for each in self._queue.held]
        if self._queue.failure:
            waiting = [each.text for each in [*self._queue.waiting, *self._queue.held]]
        self._entry.note(self._not_taken, waiting, "")
        if isinstance(self._queue.failure, NotFoundError):
            self._lose()
        elif self._queue.failure and not self._entry.text:
            self._entry.say(self._queue.failure.title.show(active()), wrong=True)

    # looking back

    def action_before(self) -> None:
        """Bring the last answer back into the line, with its question; again, the one before it."""
        if self._entry.text and not self._is_unchanged:
            return
        if self._not_taken and not self._entry.text:
            self._entry.text = self._not_taken.pop().text
            self._changed()
            return
        to = self._looks_at - 1 if self._looks_at >= 0 else len(self._sitting.given) - 1
        if to < 0:
            self.show_message(_("There is no earlier answer in this sitting. /edit and a number brings a row."))
            return
        self._look_at(to)

    def action_behind(self) -> None:
        """Go forward to the answer behind, and at last to the question that is asked."""
        if self._looks_at >= 0 and self._is_unchanged:
            self._look_at(self._looks_at + 1 if self._looks_at + 1 < len(self._sitting.given) else -1)

    @property
    def _is_unchanged(self) -> bool:
        """Whether the earlier answer stands in the line as it was given."""
        given = self._sitting.given
        return 0 <= self._looks_at < len(given) and self._entry.text == given[self._looks_at].text

    def _look_at(self, place: int) -> None:
        self._looks_at = place
        self._entry.text = self._sitting.given[place].text if place >= 0 else ""
        if place >= 0 and self._earlier(place) is None:
            self.show_message(_("The row was deleted meanwhile."), wrong=True)
        self._draw()

    # keys

    def action_take(self) -> None:
        """Take the line, as Enter does."""
        self._entry.take()

    def action_slash(self) -> None:
        """Begin a `/` word."""
        if not self._entry.text:
            self._entry.text = "/"
            self._entry.read_again()

    async def action_split(self) -> None:
        """Make two rows of the one in the line, parted at the cursor; the time of the second one is asked."""
        question, text, at = self._question, self._entry.text, self._entry.place
        if self._turn is None or question is None or not isinstance(question.target, Retake) or self._queue.waiting:
            self.show_message(_("A row is parted that stands in the line: /edit and its number bring it there."))
            return
        self._entry.text = ""
        try:
            turn = await self.book.do(
                split, halves(text, at), question=question, here=self._turn.here, currency=self._currency
            )
        except RetroError as error:
            self._entry.give_back(text)
            told = [error.title, *error.details, *([error.step] if error.step else [])]
            self.show_message(" ".join(each.show(active()) for each in told), wrong=True)
            return
        self._sitting.shorten(self._looks_at, text[:at].strip())
        self._looks_at = -1
        self._sitting.row = turn.answered.row
        self._show(turn)
        self._tell(turn)

    def action_recall(self) -> None:
        """Ask first for all that is remembered."""
        self._typed(f"/{Act.RECALL.word}")

    def action_page(self, pages: int) -> None:
        """Scroll the rows; the line keeps the cursor."""
        shown = self.query_one("#sheet") if self._has_sheet else self._rows
        (shown.scroll_page_up if pages < 0 else shown.scroll_page_down)(animate=False)

    def action_take_back(self) -> None:
        """Take back one's own last answer; its question returns."""
        self._typed("/undo")

    def action_bring_back(self) -> None:
        """Bring back the answer that was taken back."""
        self._typed("/redo")

    @on(QuickEntry.Left)
    async def _left(self) -> None:
        await self.action_rows()

    async def action_rows(self) -> None:
        """Go back a step: from an earlier answer, from a sheet, and from here to the rows."""
        if self._has_sheet and not self._sheet_stays:
            self._close_sheet()
        elif self._looks_at >= 0:
            self._look_at(-1)
        elif self._holds_row:
            self._entry.text = ""
            self._typed("")
        else:
            await self._leave()

    async def _leave(self) -> None:
        """Go to the rows. What waits is saved first; where that cannot be, it is said, and kept for the next start."""
        await self._queue.settled(_TO_LEAVE)
        if self._queue.waiting and not self._warned:
            self._warned = True
            self.show_message(_(NOT_SAVED), wrong=True)
            return
        if self._queue.waiting or self._is_gone:
            self.retro.keep_unsaved()
        else:
            self._not_taken += [RefusedLine(each.text, "") for each in self._queue.held]
        self._sitting.text = self._entry.text
        await asyncio.to_thread(self.keep_place)
        self.dismiss()

    # sheets

    @property
    def _has_sheet(self) -> bool:
        return not self.query_one("#sheet").has_class("-hidden")

    def _obey(self, word: Word) -> None:
        """Show what a `/` word asks for."""
        match word.act:
            case Act.STAGES:
                self._open_sheet(words.stages_sheet(self.book.record))
            case Act.ALL:
                self._open_sheet(words.whole_sheet(self.book.record))
            case Act.HELP:
                self.app.call_later(self.app.run_action, "app.keys")
            case Act.QUIT:
                self._sitting.leaves = True
                self.dismiss()

    def _open_sheet(self, lines: Any) -> None:
        self.query_one("#told", WrappedText).update(Content("\n".join(lines)))
        self._swap_rows_for_sheet(has_sheet=True)
        if not self._sheet_stays:
            self._entry.say(_("Any key goes back; PgUp and PgDn scroll."))
        self.show_keys()

    def _swap_rows_for_sheet(self, *, has_sheet: bool) -> None:
        """Show one of the two: by a class, for a style of their own would show them in a terminal too small as well."""
        self.query_one("#sheet").set_class(not has_sheet, "-hidden")
        self.query_one("#room").set_class(has_sheet, "-hidden")

    def _close_sheet(self) -> None:
        if self.is_attached and self._has_sheet and not self._sheet_stays:
            self._swap_rows_for_sheet(has_sheet=False)
            self._entry.say("")
            self.show_keys()

    def show_message(self, message: str, *, wrong: bool = False) -> None:
        """Say something in the line below the answer, where it covers nothing."""
        self._entry.say(message, wrong=wrong)

    def help_text(self) -> Sequence[tuple[str, str]]:
        """How to answer, and the `/` words."""
        return words.help_forms()

    # leaving

    @property
    def unsaved(self) -> bool:
        """Whether an answer waits to be saved."""
        return bool(self._queue.waiting or self._queue.held)

    def unsaved_work(self) -> Sequence[Unsaved]:
        """The answers whose Enter was pressed: as rows where rows are taken, else parked with their question."""
        if self._turn is None:
            return ()
        factory, question = self.retro.store_worker.factory, self._turn.question
        work = []
        left = [*self._queue.waiting, *self._queue.held]
        if self._is_gone:  # it is never opened again: what stands in the line would come back nowhere
            left += [TypedAnswer(text, factory.now()) for text in (*self._texts_not_taken, self._entry.text)]
        for typed in left:
            if not typed.text.strip():
                continue
            stage, text = REVIEW, f"{_(ParkingLotItem.prefix)}: {typed.text}"
            if question is not None and question.goes_on and typed.earlier is None:
                stage, text = as_line(self.book.record, question, typed.text, typed.at)
            work.append(Unsaved(self._reference, typed.at.isoformat(), factory.new_id(), stage.code, text))
        return work

    @property
    def _texts_not_taken(self) -> tuple[str, ...]:
        return tuple(each.text for each in list(self._not_taken))

    def keep_place(self) -> None:
        """Remember what stands in the line, and what was not taken: it is there again when the case is opened."""
        if self._turn is not None and self._sitting.is_begun:
            places, case = self.retro.environment.places, self.book.record.head.id
            held = place_in(places, case)
            place = replace(held, answer=self._entry.text, untaken=self._texts_not_taken)
            if place != held:
                keep_place(places, case, place)

    async def confirm_exit(self) -> bool:
        """Wait a moment for the answers on their way; a text in the line is asked about once."""
        await self._queue.settled(_TO_LEAVE)
        if self._warned or not (self._entry.text.strip() or self.unsaved or self._not_taken):
            return True
        self._warned = True
        if self.unsaved:
            reason = _(NOT_SAVED)
        elif self.retro.environment.places is not None:
            reason = _(STANDS_THERE_AGAIN)
        else:
            reason = _("The line holds a text. The same key once more leaves without it.")
        self.show_message(reason, wrong=True)
        return False


def _given(question: Question, text: str, row: EntryId, earlier: Given | None) -> Given:
    """An answer as it can be given anew once more: a row that was said anew is still that row."""
    return Given(earlier.question, text, row or earlier.row) if earlier else Given(question, text, row)


def _on_nothing(question: Question, *, is_back: bool) -> Command:
    """What Enter on nothing does."""
    if is_back or isinstance(question.target, Retake):
        return KEEP
    return THAT_IS_ALL if question.is_enough else LATER


def _too_long(text: str) -> str:
    return _("That is too long for an answer: {n} letters, and {most} are taken.", n=len(text), most=LONGEST)
