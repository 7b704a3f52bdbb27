"""Answers on their way from the line to the archive: taken at once, in order; typing goes on meanwhile.

Where one is not taken, those that were typed behind it wait: they were meant for the questions that follow it, and
would else answer this one.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from retro.asking.again import Given
from retro.errors import BusyError, RetroError
from retro.screens.walk.ask.turn import NotTakenError

TRY_AGAIN_AFTER = 5.0
"""Seconds until an answer that could not be saved is tried again."""
_TRY_BUSY_AFTER = 0.1
"""Where another program has the lock, the store has waited already."""


@dataclass(eq=False)
class TypedAnswer:
    """A line whose Enter was pressed."""

    text: str
    at: datetime
    earlier: Given | None = None
    """The earlier answer that it takes the place of; None: it answers what is asked when its turn comes."""


class AnswerQueue:
    """The answers of one sitting that are not saved.

    `take` carries one out: NotTakenError if it is no answer, RetroError if it is to be tried again. `refused` is told
    of one that was not taken; `changed` is called whenever something here may have changed; `start` runs the work in
    the background.
    """

    def __init__(
        self,
        take: Callable[[TypedAnswer], Awaitable[None]],
        refused: Callable[[TypedAnswer, NotTakenError], None],
        changed: Callable[[], None],
        start: Callable[[Coroutine[Any, Any, None]], object],
    ) -> None:
        self.waiting: deque[TypedAnswer] = deque()
        """In the order in which they were typed; the first is being taken."""
        self.held: list[TypedAnswer] = []
        """Those that were typed behind one which was not taken: they go on behind the next one that is typed."""
        self.failure: RetroError | None = None
        """Why the first could not be saved yet, where that is more than a lock of another program."""
        self._take, self._refused, self._changed, self._start = take, refused, changed, start
        self._idle = asyncio.Event()
        self._idle.set()
        self._has_begun = False

    def begin(self) -> None:
        """Begin to take: a question is asked now. What was typed before that waited for it."""
        self._has_begun = True
        self._go_on()

    def put(self, typed: TypedAnswer) -> None:
        """Take an answer, and behind it those that were held back."""
        self.waiting += [typed, *self.held]
        self.held = []
        self._go_on()
        self._changed()

    def _go_on(self) -> None:
        if self._has_begun and self.waiting and self._idle.is_set():
            self._idle.clear()
            self._start(self._work())

    async def settled(self, timeout: float) -> bool:  # noqa: ASYNC109 -- it says what it waits for, too
        """Wait until everything is saved or refused, for so many seconds at most; whether it is."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._idle.wait(), timeout)
        return not self.waiting

    async def _work(self) -> None:
        try:
            while self.waiting:
                await self._one(self.waiting[0])
        finally:
            self._idle.set()
            self._changed()

    async def _one(self, typed: TypedAnswer) -> None:
        try:
            await self._take(typed)
        except NotTakenError as error:
            self._done()
            self.held, self.waiting = list(self.waiting), deque()
            self._refused(typed, error)
        except RetroError as error:
            busy = isinstance(error, BusyError)
            self.failure = None if busy else error
            self._changed()
            await asyncio.sleep(_TRY_BUSY_AFTER if busy else TRY_AGAIN_AFTER)
        else:
            self._done()
        self._changed()

    def _done(self) -> None:
        self.waiting.popleft()
        self.failure = None
