"""A call: one line and a clock, at once and without a question; once it is over, a question at a time.

Every line goes through one queue, in the order of its Enter, so that what is typed ahead is never taken for another
thing than it would have been.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static
from textual.worker import Worker

from retro.asking.call.card import CARD, CallWord, word_in
from retro.errors import AwayError, RetroError
from retro.language import _, n_
from retro.model.call import Call, CallLine
from retro.screens.base import RetroScreen
from retro.screens.call.asking import Asking
from retro.screens.call.clock import clock
from retro.screens.call.commands import ANSWER, COMMANDS, KEYS, LEAVE, NOTE, OVER, PAGES
from retro.screens.call.earlier import earlier_told
from retro.screens.call.notes import CallNotes
from retro.screens.call.offers import kept_told, offers
from retro.screens.call.typed import TypedLines
from retro.screens.once_still import OnceStill
from retro.screens.trouble import not_saved, not_saved_on_leaving, told
from retro.screens.walk.earlier_line import EarlierLine
from widgets.command_footer import CommandFooter
from widgets.commands import Command, bindings
from widgets.note_line import NoteLine
from widgets.wrapped_text import WrappedText

if TYPE_CHECKING:
    from retro.store.journal import Unsaved
    from retro.store.protocol import Store

_SECOND = 1.0
_RETRY = 3
"""Seconds after which a note is tried again that could not be written."""


class CallScreen(RetroScreen):
    """Notes of one call. `ends` gets what is to be said once it is left, at the shell.

    `takes_up` a call that is there already; `near` is the case that was open when the telephone rang.
    """

    COMMANDS_HERE = (NOTE, OVER, *COMMANDS)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(COMMANDS)]
    CSS_PATH: ClassVar = "screen.tcss"
    AUTO_FOCUS = "NoteLine"
    TYPED_ON = True
    SMALLEST = 20, 5
    HORIZONTAL_BREAKPOINTS: list[tuple[int, str]] | None = [  # noqa: RUF012 -- Textual declares it so
        (0, "-tiny"),
        (60, "-narrow"),
        (100, "-wide"),
    ]

    def __init__(
        self,
        call: Call,
        first: str = "",
        ends: Callable[[str], None] | None = None,
        *,
        takes_up: bool = False,
        near: str = "",
    ) -> None:
        super().__init__()
        self._first, self._ends, self._near = first, ends, near
        self._notes = CallNotes(call)
        self._typed = TypedLines()
        self._is_busy = False
        self._answering = ""
        """The answer that is being saved."""
        self._others: Sequence[Call] | None = None
        """Calls that are in no case, which one may go on with; None until the archive was asked."""
        self._warned = False
        """Whether it was said that something cannot be saved, as one would leave: the second time, one does."""
        self._takes_up, self._is_heard = takes_up, not takes_up
        """Whether it is noted here and now: one that is taken up later was over with its last note."""
        self._asking = Asking(lambda: self.retro, near)
        self._ticks = 0
        self._work_now: Worker[None] | None = None
        self._once_still = OnceStill(self, "earlier")

    def again(self) -> CallScreen:
        """The same call, in the language that is spoken now."""
        screen = CallScreen(self._notes.call, ends=self._ends, near=self._near)
        screen._notes, screen._is_heard = self._notes, self._is_heard
        return screen

    def compose(self) -> ComposeResult:
        """Clock, notes with the card beside them, what is asked, earlier cases, the line."""
        self._line, self._earlier = NoteLine(self._take, self._escape), EarlierLine()  # they need a screen to be made
        with Horizontal(classes="topbar"):
            yield Static("", id="title", classes="name", markup=False)
            yield Static("", id="clock", markup=False)
        with Horizontal(id="body"):
            with VerticalScroll(id="told", can_focus=False):
                yield WrappedText(id="notes", hanging=7)
            yield WrappedText("\n".join(f"· {_(each)}" for each in CARD), id="card", hanging=2)
        yield WrappedText(" · ".join(_(each) for each in CARD), id="short")
        yield WrappedText(id="asked", hanging=5)
        yield self._earlier
        with Horizontal(id="line"):
            yield Static(">", classes="prompt", markup=False)
            yield self._line
        yield WrappedText(id="said")
        yield CommandFooter()

    def on_mount(self) -> None:
        """The clock goes; the words of the command are the first note."""
        self.set_interval(_SECOND, self._tick)
        self._draw()
        if self._first:
            self._take(self._first)

    async def show_latest(self) -> None:
        """Offer the calls that are in no case, as long as nothing is noted here."""
        found = await self.retro.store_worker.ask(lambda store: store.calls())
        self._others = [each for each in found if each.id != self._notes.call.id]
        if self._takes_up and self.is_open:
            self._takes_up = False
            self._notes.call = next((each for each in found if each.id == self._notes.call.id), self._notes.call)
            self._draw()
        if self.is_open and not self._asking.is_on and not self._notes.call.lines:
            self._say(offers(self._others))

    def cannot_begin(self, error: AwayError) -> bool:  # noqa: ARG002 -- a call is noted whatever cannot be read
        return False

    def _tick(self) -> None:
        """A second later: only the clock is drawn. What could not be written is tried again at times."""
        if self.is_open:
            self._show_clock()
            self._ticks += 1
            if self._notes.unwritten and self._ticks % _RETRY == 0:
                self._take("")

    def _show_clock(self) -> None:
        gone = (self._notes.call.over or self._now()) - self._notes.call.began
        self.query_one("#clock", Static).update(Content(clock(gone)), layout=False)

    def _now(self) -> datetime:
        return self.retro.store_worker.factory.now()

    def _draw(self) -> None:
        """All but the line."""
        if not self.is_open:
            return
        self.query_one("#title", Static).update(Content(self._notes.title))
        self._show_clock()
        self.query_one("#notes", WrappedText).update(Content("\n".join(self._notes.drawn())))
        self.query_one("#told", VerticalScroll).scroll_end(animate=False)
        asks = self._asking.is_on
        self.set_class(asks, "-asks")
        self.query_one(CommandFooter).commands = (ANSWER, LEAVE, PAGES, KEYS) if asks else (NOTE, OVER, PAGES, KEYS)
        self._show_question()

    def _show_question(self) -> None:
        asked = self.query_one("#asked", WrappedText)
        lines = self._asking.lines(with_hint=not self.has_class("-flat"))
        asked.display = bool(lines)
        asked.update(Content("\n").join(lines))

    def _say(self, text: str, *, wrong: bool = False) -> None:
        said = self.query_one("#said", WrappedText)
        said.update(Content(text))
        said.set_class(wrong, "-wrong")

    def _take(self, text: str) -> None:
        """A line, in the moment of its Enter."""
        self._typed.add(text, self._now())
        if not self._is_busy:
            self._is_busy = True
            self._work_now = self.run_worker(self._work(), group="lines")

    def _escape(self) -> None:
        """The call is over; what stands in the line is its last note. Of questions, the rest is left for later."""
        if not self._asking.is_on and self._line.value.strip():
            self._line.take()
        elif self._asking.is_on and self._line.value.strip():
            self._say(_("Enter takes what is typed; with an empty line, Esc leaves the rest for later."), wrong=True)
            return
        self._take(CallWord.END.word)

    def action_take(self) -> None:
        """As Enter in the line."""
        self._line.take()

    def action_over(self) -> None:
        """As Esc in the line."""
        self._escape()

    def action_page(self, pages: int) -> None:
        """Scroll the notes; the line keeps the cursor."""
        told = self.query_one("#told", VerticalScroll)
        (told.scroll_page_up if pages < 0 else told.scroll_page_down)(animate=False)

    async def _work(self) -> None:
        """Take one line after the other."""
        try:
            while self._typed and self.is_open:
                (text, at), asked = self._typed.next(), self._asking.question
                self._answering = text.strip() if self._asking.is_on and not word_in(text) else ""
                try:
                    await self._obey(text.strip(), at)
                except RetroError as error:
                    self._refuse(error, "" if asked is not self._asking.question else text)
                else:
                    self._bring_back()
                self._answering = ""
        finally:
            self._is_busy = False

    def _refuse(self, error: RetroError, text: str) -> None:
        """Say why not. An answer that is none comes back to be changed; what was typed behind it waits until then."""
        if text and self._asking.is_on and self.is_open and word_in(text) is None:
            self._typed.hold(self._line.value)
            self._line.show(text)
        trouble, is_note = self.retro.store_worker.trouble, self._notes.unwritten and isinstance(error, AwayError)
        said = [*told(error, trouble)]
        if is_note and self._warned:
            said = [not_saved_on_leaving(self.retro.store_worker.only_read)]
        elif is_note:
            said = [not_saved(trouble, error)]
        if n := self._typed.waiting:
            said.append(n_("{n} line that was typed behind it waits.", "{n} lines that were typed behind it wait.", n))
        if self.is_open:
            self._say(" ".join(said), wrong=True)
            self._draw()

    def _bring_back(self) -> None:
        """Into the line, what stood there when an answer came back."""
        if self.is_open and not self._line.value and (text := self._typed.begun()):
            self._line.show(text)

    async def _obey(self, text: str, at: datetime) -> None:
        word, rest = word_in(text) or (None, "")
        if word is CallWord.RESUME:
            await self._resume(rest)
        elif self._asking.is_on:
            await self._answer(text, is_left=word is CallWord.END)
        elif word is CallWord.END:
            await self._end()
        elif word is CallWord.BY and rest:
            self._notes.taken_by(rest, at)
            await self._note()
        elif word is None and (text or self._notes.unwritten):
            self._warned = self._warned and not text
            self._notes.unwritten += [CallLine(at, text)] if text else []
            await self._note()
        self._draw()

    async def _note(self) -> None:
        """Write the notes that are not written yet, in their order."""
        self._is_heard = True
        await self._notes.write(self.retro.store_worker)
        self._say("")

    @on(Input.Changed)
    def _look_soon(self) -> None:
        """Show the earlier cases of whoever is named, once no key came for a moment."""
        self._once_still.typed(self._look)

    async def _look(self) -> None:
        call, typed, today = self._notes.call, self._line.value, self._now().date()
        if self._asking.is_on or not (typed.strip() or call.lines):
            return

        with suppress(RetroError):  # nobody asked: what cannot be read is told where somebody does
            told = await earlier_told(self.retro.store_worker, call, typed, today)
            if self.is_open:
                self._earlier.tell(told)

    async def _resume(self, number: str) -> None:
        """Go back to the notes of this call, or take up another one that is in no case."""
        if self._asking.is_on:
            self._asking.stop()
            self._notes.call = replace(self._notes.call, over=None)
            return
        others = self._others or ()
        n = int(number) if number.isdecimal() else len(others) == 1
        if not 1 <= n <= len(others):
            self._say(_("There is no such call; say its number."), wrong=True)
            return
        call, other = self._notes.call, others[n - 1]

        def work(store: Store) -> Call:
            from retro.services.call.going_on import gone_on

            return gone_on(store, other, call)

        self._is_heard = bool(call.lines)
        self._notes.call = await self.retro.store_worker.ask(work)
        self._others = [each for each in others if each.id != other.id]
        self._say("")
        self._look_soon()

    async def _end(self) -> None:
        try:
            if self._notes.unwritten:
                await self._note()
        except AwayError:
            if not self._warned:
                self._warned = True
                raise
            if self._ends is None:  # else all that is unsaved is kept as the program ends
                await self.retro.keep_unsaved(self)
            self._leave("")
            return
        if not self._notes.call.lines:
            self._leave("")
            return
        self._say("")
        await self._asking.begin(self._notes.call, None if self._is_heard else self._notes.call.ended)
        await self._go_on()

    async def _answer(self, text: str, *, is_left: bool) -> None:
        """Take an answer; or leave all that is not answered."""
        if is_left or self._asking.question is None:
            await self._asking.note(self._typed.rest())
            self._typed.clear()
            await self._finish()
            return
        self._say(await self._asking.answer(text))
        self._answering = ""  # it is on the disk: whoever ends behind the last one leaves nothing
        await self._go_on()

    async def _go_on(self) -> None:
        self._notes.call = self._asking.call
        if self._asking.question is None:
            await self._finish()

    async def _finish(self) -> None:
        self._leave(await self._asking.finish() or kept_told(at_shell=bool(self._ends)))

    def _leave(self, said: str) -> None:
        if self._ends is not None:
            self._ends(said)
            return
        self.dismiss()
        if said:
            self.app.notify(said, markup=False)

    def commands_here(self) -> Sequence[Command]:
        """What Enter and Esc do now."""
        return (ANSWER, LEAVE, *COMMANDS) if self._asking.is_on else (NOTE, OVER, *COMMANDS)

    def help_text(self) -> Sequence[tuple[str, str]]:
        """The `/` words."""
        return [(_(each.word), _(each.meaning)) for each in CallWord]

    @property
    def unsaved(self) -> bool:
        """Whether a note is not on the disk yet."""
        return bool(self._notes.unwritten or self._typed or self._answering)

    def unsaved_work(self) -> Sequence[Unsaved]:
        """The notes that are not on the disk, and what stands in the line of a call. Of answers, the words are kept."""
        now = self._now()
        if self._asking.is_on:
            left = [(text, now) for text in (self._answering, *self._typed.rest())]
        else:
            left = self._typed.notes()
        typed = [(text, at) for text, at in left if text and not word_in(text)]
        return self._notes.unsaved_work([*typed, (self._line.value, now)])

    async def confirm_exit(self) -> bool:
        """Write what stands in the line, as its last note; what cannot be written is kept in the journal."""
        if not self._asking.is_on and self._line.value.strip():
            self._line.take()
        await self.in_time(self._worked())
        return True

    async def _worked(self) -> bool:
        if self._work_now is not None:
            await self._work_now.wait()
        return True

    async def speak(self) -> None:
        """Say all of it anew, in the language that is spoken now."""
        text = self._line.value
        await self.recompose()
        self._line.show(text)
        self._line.focus()
        self._draw()
