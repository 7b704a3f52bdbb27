"""What was typed, on its way to the archive: taken at once, saved behind it one after the other, in order.

While one waits for a lock or for room on the disk, those behind it wait, too, and typing goes on.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from typing import Any, ClassVar, Generic, TypeVar

from retro.errors import BusyError, RetroError

TRY_AGAIN_AFTER = 5.0
"""Seconds until what could not be saved is tried again."""
_TRY_BUSY_AFTER = 0.1
"""Where another program has the lock, the store has waited already."""

T = TypeVar("T")


class TypedQueue(Generic[T]):
    """What waits to be saved, and the saving of it. A subclass says what becomes of what is refused.

    `save` saves one: an error of the class `refusal` if it never can be, another RetroError if it is to be tried again.
    `changed` is called whenever something here may have changed; `start` runs the work in the background.
    """

    refusal: ClassVar[type[Exception]]

    def __init__(
        self,
        save: Callable[[T], Awaitable[None]],
        changed: Callable[[], None],
        start: Callable[[Coroutine[Any, Any, None]], object],
    ) -> None:
        self.waiting: deque[T] = deque()
        """In the order in which it was typed; the first is being saved."""
        self.failure: RetroError | None = None
        """Why the first could not be saved yet, where that is more than a lock of another program."""
        self.waits_for_lock = False
        """Whether another program has the lock that the first needs."""
        self._save, self._changed, self._start = save, changed, start
        self._idle = asyncio.Event()
        self._idle.set()

    async def drained(self, timeout: float | None = None) -> bool:  # noqa: ASYNC109 -- it says what it waits for, too
        """Wait until everything is saved or refused, for so many seconds at most, if that is said; whether it is."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._idle.wait(), timeout)
        return not self.waiting

    def _go_on(self) -> None:
        """Save what waits, if that is not under way."""
        if self.waiting and self._idle.is_set():
            self._idle.clear()
            self._start(self._work())

    async def _work(self) -> None:
        """Save one after the other, until none is left."""
        try:
            while self.waiting:
                await self._one(self.waiting[0])
        finally:
            self._idle.set()
            self._changed()

    async def _one(self, typed: T) -> None:
        try:
            await self._save(typed)
        except self.refusal as error:
            self._done_with(typed)
            self._was_refused(typed, error)
        except RetroError as error:
            busy = isinstance(error, BusyError)
            self.failure, self.waits_for_lock = (None if busy else error), busy
            self._changed()
            await asyncio.sleep(_TRY_BUSY_AFTER if busy else TRY_AGAIN_AFTER)
        else:
            self._was_saved(typed)
            self._done_with(typed)
        self._changed()

    def _done_with(self, typed: T) -> None:  # noqa: ARG002 -- for those who keep more of it
        """The first was saved or refused."""
        self.waiting.popleft()
        self.failure, self.waits_for_lock = None, False

    def _was_saved(self, typed: T) -> None:
        """It is in the archive."""

    def _was_refused(self, typed: T, error: Exception) -> None:
        """It cannot be saved, whatever is waited for."""
        raise NotImplementedError
