"""A meeting about a case: the clock, what one looks at, one question, and the line. One types for all who are there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from retro.asking.commands import Act, suggestions
from retro.asking.meeting_commands import Move, meeting_words
from retro.asking.question import Question
from retro.asking.slash_word import SLASHES
from retro.errors import NotFoundError, RetroError
from retro.language import _, active
from retro.model.quick_entry.completion import Completion
from retro.review.meeting.plan import usual_of
from retro.review.third_time import named
from retro.screens.meeting import lines
from retro.screens.meeting.commands import COMMANDS, ENTER, KEYS, LEAVE, SLASH
from retro.screens.meeting.pane import MeetingPane
from retro.screens.meeting.turn import MeetingTurn, look, open_up, take
from retro.screens.trouble import not_saved_on_leaving
from retro.screens.walk.ask.answer_queue import AnswerQueue, TypedAnswer
from retro.screens.walk.ask.left_over import keep_line, put_back, unsaved_answers
from retro.screens.walk.ask.line_base import LineBase
from retro.screens.walk.ask.sitting import WalkSitting
from retro.screens.walk.ask.turn import NotTakenError
from retro.screens.walk.ask.words import gone, help_forms
from retro.screens.walk.save_status import STANDS_THERE_AGAIN
from retro.services.meeting import words
from retro.services.meeting.lead import Terminal
from retro.services.meeting.prompt import Asks
from retro.store.journal import Unsaved
from retro.text.controls import printable
from widgets.command_footer import CommandFooter
from widgets.commands import bindings
from widgets.line_notes import RefusedLine
from widgets.quick_entry import QuickEntry
from widgets.wrapped_text import WrappedText

_KEYS_SAY = frozenset(f"/{move.word}" for move in Move)
"""What a key puts in the place of a line: words with nothing behind them."""
_REPORT = ("e", "E", "ｅ", "Ｅ", "え")
"""What asks for the report once the meeting is over, with an input method left on, too."""
_TICK = 4.0
"""Seconds between two looks at the clock, which tells whole minutes."""


class MeetingScreen(LineBase):
    """One meeting. Everything is saved with the Enter that says it; `sitting` keeps the line when it is left."""

    COMMANDS_HERE = (ENTER, *COMMANDS, SLASH, LEAVE)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(COMMANDS)]
    CSS_PATH: ClassVar = "screen.tcss"
    AUTO_FOCUS = "EntryLine"
    TYPED_ON = True

    def __init__(self, reference: str, sitting: WalkSitting) -> None:
        super().__init__()
        self.hold(sitting)
        self.turn: MeetingTurn | None = None
        self._reference, self._terminal = reference, Terminal.here()
        self.queue = AnswerQueue(self._take, self._refused, self.changed, self._start)
        self._pane = MeetingPane()
        self._sheet: tuple[str, ...] = ()
        self._clock = ""
        entry = self.entry
        entry.takes, entry.takes_pasted = self._typed, self._pasted
        entry.reader = lambda _text: ("", True)
        entry.brings_back = self._bring_back
        entry.complete_with(self._complete)

    def again(self) -> MeetingScreen:
        """The same meeting, in the language that is spoken now."""
        self._sitting.text = self.entry.text
        return MeetingScreen(self._reference, self._sitting)

    def compose(self) -> ComposeResult:
        """Title, step and clock; what one looks at; the question; the line; the keys."""
        with Horizontal(classes="topbar roomy"):
            yield Static("", id="title", classes="name", markup=False)
            yield Static("", id="place", classes="said", markup=False)
            yield Static("", id="clock", markup=False)
        yield self._pane
        yield self.entry.add_class("roomy")
        yield WrappedText(classes="too-small")
        yield CommandFooter()

    def on_mount(self) -> None:
        """What stood in the line when it was left stands there again; the clock goes."""
        self.entry.text = self._sitting.text
        self.entry.query_one(".prompt", Static).update(">")
        self.query_one(CommandFooter).commands = (ENTER, *COMMANDS, SLASH, LEAVE, KEYS)
        self.set_interval(_TICK, self._show_clock)

    async def show_latest(self) -> None:
        """Come to the meeting; later, show what other terminals have written."""
        try:
            if self.turn is None:
                await self._open()
            elif not self.queue.waiting:
                turn = self.turn
                now = await self._ask(look, turn, self._currency, self._terminal)
                if turn is self.turn:  # nothing was typed meanwhile
                    self.turn = now
                    self._draw()
                    if now.is_over and not turn.is_over:  # what was said last is of no use any more
                        self.entry.say("")
            self.is_gone = False
        except NotFoundError:
            self.is_gone = True
            self._draw()

    async def _open(self) -> None:
        try:
            turn = await self._ask(open_up, self._reference, self._terminal)
        except RetroError as error:
            self.show_error(error)
            self.dismiss()
            return
        text = put_back(self._sitting, self.retro.environment.places, turn.record.head.id)
        self.entry.text = self.entry.text or text
        self.changed()
        self._show(turn)
        self.queue.begin()

    async def _ask(self, work: Any, *given: Any, **named: Any) -> MeetingTurn:
        factory = self.retro.store_worker.factory
        turn: MeetingTurn = await self.retro.store_worker.ask(lambda store: work(store, factory, *given, **named))
        return turn

    @property
    def _currency(self) -> str:
        zone = self.turn.record.head.zone if self.turn else ""
        return self.retro.environment.settings.currency_of(zone, active().code)

    # the line

    def _typed(self, text: str) -> None:
        """Enter was pressed: the text is out of the line."""
        self._warned = False
        if self._sheet:
            self._sheet = ()
            self._draw()
            if not text:
                return
        self._put(text)

    def _put(self, text: str) -> None:
        factory = self.retro.store_worker.factory
        self.queue.put(TypedAnswer(text, factory.now(), factory.new_id()))

    def _pasted(self, text: str, typed: str) -> None:  # noqa: ARG002 -- what was typed stands in the text
        for line in filter(None, map(str.strip, text.split("\n"))):
            self._typed(line)

    async def _take(self, typed: TypedAnswer) -> None:
        assert self.turn is not None
        if self.turn.is_over and typed.text.strip() in ("", *_REPORT):
            self.call_later(self._end, to_report=bool(typed.text))
            return
        usual = usual_of(self.retro.environment.settings.meeting)
        told = {"terminal": self._terminal, "currency": self._currency, "usual": usual}
        before = self.turn.record
        self._show(await self._ask(take, self.turn, typed.text, of=typed.id, **told))
        if self.turn.record is not before:
            self.retro.store_worker.wrote()
        self.was_taken(typed.text)
        self.changed()

    async def _end(self, *, to_report: bool) -> None:
        """The meeting is over: back, or on to its report."""
        await self.leave()
        if to_report and not self.is_open:
            self.retro.open_report(self._reference)

    def _refused(self, typed: TypedAnswer, error: NotTakenError) -> None:
        """It comes back into the empty line with the reason; else it is kept above the line."""
        reason = active().sentences(each.show(active()) for each in error.reasons)
        is_of_key = typed.text in _KEYS_SAY  # what stands in the line is another matter then
        if is_of_key or not typed.text or self.entry.give_back(typed.text):
            self.entry.say(reason, wrong=True)
        else:
            self._not_taken.append(RefusedLine(typed.text, reason))
        self._shown_version = None  # what keeps it from being taken may have been written elsewhere

    def _bring_back(self) -> bool:
        if not self._not_taken:
            return True
        self.entry.text = self._not_taken.pop().text
        self.changed()
        return True

    def _complete(self, text: str, at: int) -> Sequence[Completion]:
        typed = text[:at]
        if text.lstrip()[:1] not in tuple(SLASHES):
            return ()
        found = [Completion(0, word, says) for word, says in meeting_words(active()) if word.startswith(typed)]
        others = [
            Completion(0, each.text, each.meaning)
            for each in suggestions(typed, active(), self.turn.record if self.turn else None)
        ]
        return [*found, *others]

    def changed(self) -> None:
        """Show what became of the lines."""
        if not self.is_open:
            return
        held = [*(self.queue.waiting if self.queue.failure else ()), *self.queue.held]
        self.entry.note(self._not_taken, [each.text for each in held], "")
        self.say_failure()

    # what is shown

    def _show(self, turn: MeetingTurn) -> None:
        before, self.turn = self.turn, turn
        is_at_another_step = before is not None and (before.step, before.follows) != (turn.step, turn.follows)
        match turn.shows:
            case Act.ALL:
                self._sheet = tuple(lines.whole(turn))
            case Act.STAGES:
                self._sheet = tuple(lines.stages(turn))
            case Act.HELP:
                self.app.call_later(self.app.run_action, "app.keys")
            case Act.DRILL:
                self.retro.open_drill(self._reference)
            case Act.QUIT:
                self.call_later(self.action_leave)
        if not self.is_open:
            return
        self._draw()
        said = [printable(each.show(active())) for each in turn.told]
        said += [printable(turn.marks.show(active()))] if turn.marks else []
        said += [words.rules()] if turn.shows is Move.RULES else []
        said += [_("Enter goes back; PgUp and PgDn scroll.")] if self._sheet else []
        if not turn.is_over and (is_at_another_step or not self.entry.text):
            self.entry.say("   ".join(said))  # else what is wrong with the text in the line stands there still

    def _draw(self) -> None:
        """All but the line."""
        turn = self.turn
        if turn is None or not self.is_open:
            return
        head = turn.record.head
        self.query_one("#title", Static).update(
            Content(f"{head.reference}  {named(printable(head.title), head.times)}")
        )
        self.query_one("#place", Static).update(Content(words.place(turn.sitting) if turn.sitting else ""))
        self._show_clock()
        of_meeting = () if turn.is_over else (*COMMANDS, SLASH)
        self.query_one(CommandFooter).commands = (ENTER, *of_meeting, LEAVE, KEYS)
        self._pane.show_turn(turn, self._sheet, gone(self._reference) if self.is_gone else "")

    def _show_clock(self) -> None:
        """Only the cells of the clock, and only where they say another thing."""
        turn = self.turn
        if turn is None or turn.sitting is None or not self.is_open:
            said, is_over = "", False
        else:
            now, written = self.retro.store_worker.factory.now(), turn.memory.written
            said = words.clock(turn.sitting, now, written)
            is_over = words.is_up(turn.sitting, now, written)
        if said != self._clock and self.is_open:
            clock = self.query_one("#clock", Static)
            clock.update(Content(said), layout=len(said) != len(self._clock))
            clock.set_class(is_over, "-over")
            self._clock = said

    # the keys

    def action_say(self, move: str) -> None:
        """Say a word of the meeting, whatever stands in the line."""
        self._put(f"/{Move[move.upper()].word}")

    def action_undo(self) -> None:
        """Take the last line back; lines that were thrown away since come back first."""
        if not self.bring_back_thrown_away():
            self._typed(f"/{Act.UNDO.word}")

    async def action_lead(self) -> None:
        """Take the lead over from another terminal."""
        if self.turn is not None and self.turn.follows:
            self._show(await self._ask(open_up, self._reference, self._terminal, takes=True))

    def action_page(self, pages: int) -> None:
        """Scroll what one looks at; the line keeps the cursor."""
        self._pane.page(pages)

    @on(QuickEntry.Left)
    async def _left(self) -> None:
        await self.action_leave()

    async def action_leave(self) -> None:
        """Leave; what waits is saved first, and the meeting goes on there the next time."""
        if self._sheet:
            self._sheet = ()
            self._draw()
            return
        await self.leave()

    async def leave(self) -> None:
        """Leave; that the meeting is still open is told where one comes to."""
        turn, app = self.turn, self.app
        await super().leave()
        if turn is not None and turn.step and not turn.follows and not self.is_open:
            app.notify(words.left_open(), markup=False)

    def help_text(self) -> Sequence[tuple[str, str]]:
        """The words of the meeting, and how to answer."""
        of_meeting = list(meeting_words(active()))
        known = {word for word, _meaning in of_meeting}
        return [
            *of_meeting,
            *(each for each in help_forms(self.turn.record if self.turn else None) if each[0] not in known),
        ]

    # what is not saved

    def unsaved_work(self) -> Sequence[Unsaved]:
        """The lines whose Enter was pressed: as rows where rows are taken, else parked."""
        if self.turn is None:
            return ()
        return unsaved_answers([*self.queue.waiting, *self.queue.held], self._question, self.turn.record)

    @property
    def _question(self) -> Question | None:
        asked = self.turn.asked if self.turn else None
        return asked.question if isinstance(asked, Asks) else None

    def keep_place(self) -> None:
        """Remember what stands in the line, and what was not taken."""
        if self.turn is not None:
            keep_line(self.retro.environment.places, self.turn.record.head.id, self.entry.text, self._not_taken)

    async def confirm_exit(self) -> bool:
        """Wait a moment for the lines on their way; a text in the line is told of once."""
        await self.drained()
        if self._warned or not (self.entry.text.strip() or self.unsaved or self._not_taken):
            return True
        self._warned = True
        self.entry.say(
            not_saved_on_leaving(self.retro.store_worker.only_read) if self.unsaved else _(STANDS_THERE_AGAIN),
            wrong=True,
        )
        return False
