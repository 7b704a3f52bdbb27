"""Lines on their way from the entry line to the archive, where one may be asked about first.

A line that is refused is kept until somebody has seen to it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

from retro.model.entry import EntryId
from retro.model.stage import Stage
from retro.screens.walk.typed_queue import TypedQueue
from retro.text.folding import folded

if TYPE_CHECKING:
    from retro.model.quick_entry.line import QuickLine
    from retro.services.changing.add_lines import ReadLines

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
class QueuedLine:
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
    before: QueuedLine | None = None
    """The line of the same stage before it, if that was not saved yet."""
    reading: QuickLine | None = None
    """How it is read, once that is certain."""
    is_saved: bool = False
    refusal: str = ""

    @property
    def anchor(self) -> EntryId:
        """The row that it goes behind or under: the one of the line before, else the one under the cursor."""
        if self.before is None:
            return self.chosen
        return self.before.row if self.before.is_saved else self.before.anchor


@dataclass(eq=False)
class PastedText(QueuedLine):
    """Several lines that were pasted at once."""

    typed: str = ""
    """What had been typed in the line before."""
    choice: PasteAnswer | None = None
    """What is to become of it, once that is said: it may be said before it is shown."""
    read: ReadLines | None = None
    """How its lines are read, once they are."""


class LineRefusedError(Exception):
    """The line cannot be taken, whatever is waited for; says why."""


class LineQueue(TypedQueue[QueuedLine]):
    """The lines of one retrospective that are not saved; the first may be asked about.

    `save` saves a line: LineRefusedError if it never can be. `refuse` is told of a refused line, which is in `refused`
    then.
    """

    refusal = LineRefusedError

    def __init__(
        self,
        save: Callable[[QueuedLine], Awaitable[None]],
        refuse: Callable[[QueuedLine], None],
        changed: Callable[[], None],
        start: Callable[[Coroutine[Any, Any, None]], object],
    ) -> None:
        super().__init__(save, changed, start)
        self.refused: list[QueuedLine] = []
        self.question = ""
        """What is asked about the first line."""
        self._refuse = refuse
        self._answer: asyncio.Future[bool | None] | None = None
        self._chosen = asyncio.Event()

    def put(self, line: QueuedLine) -> None:
        """Take a line: the next row, or the answer to what is asked."""
        if self._answer is not None and (said := answer_in(line.text)) is not None:
            self._give_answer(said)
            return
        line.before = next((each for each in reversed(self.waiting) if each.stage is line.stage), None)
        self.waiting.append(line)
        self._go_on()
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
        self._give_answer(None)
        return True

    async def drained(self, timeout: float | None = None) -> bool:  # noqa: ASYNC109 -- as the base class
        """As the base class; what is asked about is not waited for."""
        return not self.waiting if self.question else await super().drained(timeout)

    def _give_answer(self, answer: bool | None) -> None:
        assert self._answer is not None
        if not self._answer.done():
            self._answer.set_result(answer)

    def _was_saved(self, line: QueuedLine) -> None:
        line.is_saved = True

    def _was_refused(self, line: QueuedLine, error: Exception) -> None:
        if line.text.strip():
            line.refusal = str(error)
            self.refused.append(line)
            self._refuse(line)

    def _done_with(self, line: QueuedLine) -> None:
        super()._done_with(line)
        line.chosen, line.before = line.anchor, None  # else each line would keep all before it
