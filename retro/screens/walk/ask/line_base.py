"""A base of the screens that ask: one line, what waits to be saved of it, what was not taken or thrown away."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any

from retro.errors import AwayError
from retro.language import _, active
from retro.screens.base import RetroScreen
from retro.screens.trouble import not_saved, not_saved_on_leaving
from retro.screens.walk.ask.answer_queue import AnswerQueue
from retro.screens.walk.ask.sitting import WalkSitting
from retro.screens.walk.thrown_away import ThrownAway
from widgets.line_notes import RefusedLine
from widgets.quick_entry import QuickEntry


class LineBase(RetroScreen):
    """The line of one sitting. A subclass says what is taken, and shows what came of it."""

    queue: AnswerQueue
    is_gone = False
    """Whether the case is not in the archive any more."""

    def __init__(self) -> None:
        super().__init__()
        self.entry = QuickEntry(id="entry")
        self._sitting = WalkSitting()
        self._not_taken = self._sitting.not_taken
        self._thrown_away = ThrownAway[RefusedLine]()
        self._warned = False
        self._failure_said = ""

    def hold(self, sitting: WalkSitting) -> None:
        """Go on with what was left in the line."""
        self._sitting, self._not_taken = sitting, sitting.not_taken
        self.entry.sets_aside = self._set_aside

    def changed(self) -> None:
        """Show what became of the lines."""
        raise NotImplementedError

    def say_failure(self) -> None:
        """Say why the first of what waits is not saved yet; once it is saved, that is not said any more."""
        failure = self.queue.failure
        if failure is None:
            if self._failure_said and self.entry.said == self._failure_said:
                self.entry.say("")
            self._failure_said = ""
        elif not self.entry.text:
            self._failure_said = failure.title.show(active())
            if isinstance(failure, AwayError):
                self._failure_said = not_saved(self.retro.store_worker.trouble, failure)
            self.entry.say(self._failure_said, wrong=True)

    def keep_place(self) -> None:
        """Remember what stands in the line, and what was not taken: it is there again when the case is opened."""
        raise NotImplementedError

    def on_resize(self) -> None:
        """Fit what is not fitted by itself."""
        self.call_after_refresh(self._focus_line)

    def _focus_line(self) -> None:
        """The line that was hidden in a terminal that was too small gets the cursor again."""
        if self.focused is None and self.entry.display and self.is_open:
            self.entry.enter()

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        self.run_worker(work, group="answers")

    def _set_aside(self, text: str) -> None:
        self._not_taken.append(RefusedLine(text, ""))
        self.changed()

    def show_message(self, message: str, *, wrong: bool = False) -> None:
        """Say something in the line below the answer, where it covers nothing."""
        self.entry.say(message, wrong=wrong)

    def action_take(self) -> None:
        """Take the line, as Enter does."""
        self.entry.take()

    def action_slash(self) -> None:
        """Begin a `/` word."""
        if not self.entry.text:
            self.entry.text = "/"
            self.entry.read_again()

    def action_throw_away(self) -> None:
        """Throw away the lines that were not taken, that in the line included if it came back."""
        self.entry.set_aside_what_came_back()
        told = self._thrown_away.take(self._not_taken)
        self.changed()
        self.show_message(told or _("Every line was taken."))

    def bring_back_thrown_away(self) -> bool:
        """Bring back the lines that were thrown away since something was taken; whether there were any."""
        if not self._thrown_away.bring_back(self._not_taken):
            return False
        self.changed()
        self.show_message(_("The lines that were thrown away are here again."))
        return True

    def was_taken(self, text: str) -> None:
        """A line was taken: it is none of those any more that were not."""
        self._thrown_away.forget()
        self._not_taken[:] = [each for each in self._not_taken if each.text.strip() != text.strip()]

    async def leave(self) -> None:
        """Leave. What waits is saved first; where that cannot be, it is said, and kept for the next start."""
        await self.drained()
        if self.queue.waiting and not self._warned:
            self._warned = True
            self.show_message(not_saved_on_leaving(self.retro.store_worker.only_read), wrong=True)
            return
        if self.queue.waiting or self.is_gone:
            await self.retro.keep_unsaved(self)
        else:
            self._not_taken += [RefusedLine(line, "") for each in self.queue.held for line in each.text.split("\n")]
        self._sitting.text = self.entry.text
        await asyncio.to_thread(self.keep_place)
        self.dismiss()

    async def drained(self) -> None:
        """Wait a moment for what is on its way."""
        await self.retro.store_worker.in_time(self.queue.drained())

    @property
    def unsaved(self) -> bool:
        """Whether an answer waits to be saved."""
        return bool(self.queue.waiting or self.queue.held)
