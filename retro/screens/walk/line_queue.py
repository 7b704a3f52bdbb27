"""Lines on their way from the entry line to the archive: taken at once, saved behind it one after the other, in order.

While one waits (for a lock, for room on the disk, for an answer), those behind it wait, too, and typing goes on. A line
that is refused is kept until somebody has seen to it.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

from retro.errors import BusyError, RetroError
from retro.model.entry import EntryId
from retro.model.stage import Stage
from retro.text.folding import folded

if TYPE_CHECKING:
    from retro.model.quick_entry.line import QuickLine
    from retro.services.add_lines import ReadLines

TRY_AGAIN_AFTER = 5.0
"""Seconds until a line that could not be saved is tried again."""
_TRY_BUSY_AFTER = 0.1
"""Where another program has the lock, the store has waited already."""

_ANSWERS = {"y": True, "はい": True, "n": False, "いいえ": False}
"""What answers a question, whatever its width."""


def answer_in(text: str) -> bool | None:
    """The answer that a text is to a question; None where it is none."""
    return _ANSWERS.get(folded(text).strip())


class PasteAnswer(Enum):
    """What becomes of pasted lines."""

    ROWS = auto()
    ONE = auto()
    NONE = auto()


@dataclass(eq=False)
class Line:
    """A line that was taken, as it was typed."""

    text: str
    stage: Stage
    """The stage in which it was typed."""
    row: EntryId
    """The id that its row gets: so that it can be added once only, however often that is tried."""
    at: datetime
    """When it was typed."""
    chosen: EntryId
    """The row under the cursor then."""
    before: Line | None = None
    """The line of the same stage before it, if that was not saved yet."""
    reading: QuickLine | None = None
    """How it is read, once that is settled."""
    is_saved: bool = False
    refusal: str = ""

    @property
    def anchor(self) -> EntryId:
        """The row that it goes behind or under: the one of the line before, else the one under the cursor."""
        if self.before is None:
            return self.chosen
        return self.before.row if self.before.is_saved else self.before.anchor


@dataclass(eq=False)
class PastedText(Line):
    """Several lines that were pasted at once."""

    typed: str = ""
    """What had been typed in the line before."""
    choice: PasteAnswer | None = None
    """What is to become of it, once that is said: it may be said before it is shown."""
    read: ReadLines | None = None
    """How its lines are read, once they are."""


class LineRefusedError(Exception):
    """The line cannot be taken, whatever is waited for; says why."""


class LineQueue:
    """The lines of one retrospective that are not saved, and the saving of them.

    `save` saves a line: LineRefusedError if it never can be, RetroError if it is to be tried again. `refuse` is told of
    a refused line, which is in `refused` then; `changed` is called whenever something here may have changed; `start`
    runs the work in the background.
    """

    def __init__(
        self,
        save: Callable[[Line], Awaitable[None]],
        refuse: Callable[[Line], None],
        changed: Callable[[], None],
        start: Callable[[Coroutine[Any, Any, None]], object],
    ) -> None:
        self.waiting: deque[Line] = deque()
        """In the order in which they were typed; the first is being saved, or asked about."""
        self.refused: list[Line] = []
        self.question = ""
        """What is asked about the first line."""
        self.failure: RetroError | None = None
        """Why the first line could not be saved yet, where that is more than a lock of another program."""
        self.waits_for_lock = False
        """Whether another program has the lock that the first line needs."""
        self._save, self._refuse, self._changed, self._start = save, refuse, changed, start
        self._answer: asyncio.Future[bool | None] | None = None
        self._chosen = asyncio.Event()
        self._idle = asyncio.Event()
        self._idle.set()

    def put(self, line: Line) -> None:
        """Take a line: the next row, or the answer to what is asked."""
        if self._answer is not None and (said := answer_in(line.text)) is not None:
            self._settle(said)
            return
        line.before = next((each for each in reversed(self.waiting) if each.stage is line.stage), None)
        self.waiting.append(line)
        if self._idle.is_set():
            self._idle.clear()
            self._start(self._work())
        self._changed()

    async def ask(self, question: str) -> bool | None:
        """The answer to a question about the first line; None where the line was taken back. It may be typed ahead."""
        for line in list(self.waiting)[1:]:
            if (said := answer_in(line.text)) is not None:
                self.waiting.remove(line)
                self._changed()
                return said
        self.question, self._answer = question, asyncio.get_running_loop().create_future()
        self._changed()
        try:
            return await self._answer
        finally:
            self.question, self._answer = "", None

    async def choose(self, pasted: PastedText, question: str) -> PasteAnswer:
        """What is to become of pasted lines, which are the first here."""
        self._chosen.clear()
        if pasted.choice is None:
            self.question = question
            self._changed()
            await self._chosen.wait()
            self.question = ""
        return pasted.choice or PasteAnswer.NONE

    @property
    def asks_about_paste(self) -> bool:
        """Whether pasted lines are shown, and what is to become of them is not said."""
        return bool(self.question) and isinstance(self.waiting[0], PastedText)

    def decide(self, choice: PasteAnswer) -> bool:
        """Say what becomes of the pasted lines that are shown, or will be next; whether there are any."""
        for line in self.waiting:
            if isinstance(line, PastedText) and line.choice is None:
                line.choice = choice
                self._chosen.set()
                return True
        return False

    def withdraw(self) -> bool:
        """Take back the line that is asked about, or the pasted lines that are shown; whether there are any."""
        if self._answer is None:
            return self.decide(PasteAnswer.NONE)
        self._settle(None)
        return True

    async def settled(self, timeout: float) -> bool:  # noqa: ASYNC109 -- it says what it waits for, too
        """Wait until everything is saved or refused, for so many seconds at most; whether it is."""
        if not self.question:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._idle.wait(), timeout)
        return not self.waiting

    def _settle(self, answer: bool | None) -> None:
        assert self._answer is not None
        if not self._answer.done():
            self._answer.set_result(answer)

    async def _work(self) -> None:
        """Save line after line, until none is left."""
        try:
            while self.waiting:
                await self._one(self.waiting[0])
        finally:
            self._idle.set()
            self._changed()

    async def _one(self, line: Line) -> None:
        try:
            await self._save(line)
        except LineRefusedError as refused:
            self._done_with(line)
            if line.text.strip():
                line.refusal = str(refused)
                self.refused.append(line)
                self._refuse(line)
        except RetroError as error:
            busy = isinstance(error, BusyError)
            self.failure, self.waits_for_lock = (None if busy else error), busy
            self._changed()
            await asyncio.sleep(_TRY_BUSY_AFTER if busy else TRY_AGAIN_AFTER)
        else:
            line.is_saved = True
            self._done_with(line)
        self._changed()

    def _done_with(self, line: Line) -> None:
        self.waiting.popleft()
        self.failure, self.waits_for_lock = None, False
        line.chosen, line.before = line.anchor, None  # else each line would keep all before it
