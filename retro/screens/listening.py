"""Hearing of what others write the moment a server tells it, in place of looking for it ten times a second."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress


class Listening:
    """Waits on the loop for what comes over the line of a store, as long as nobody asks the store: then it is answers.

    `heard_at` gives the number of the open file over which it comes, None where there is none; `has_moved`, whether
    something came along with an answer.
    """

    def __init__(self, heard_at: Callable[[], int | None], has_moved: Callable[[], bool]) -> None:
        self.tell: Callable[[], object] | None = None
        """Whom to tell that something came: once, until the store was asked again."""
        self._heard_at = heard_at
        self._has_moved = has_moved
        self._asked = 0
        """So many questions are under way."""
        self._at: tuple[asyncio.AbstractEventLoop, int] | None = None

    @contextmanager
    def asking(self) -> Iterator[None]:
        """The store is asked something meanwhile."""
        self.stop()
        self._asked += 1
        try:
            yield
        finally:
            self._asked -= 1
            if self.tell and not self._asked:
                self._begin()

    def stop(self) -> None:
        """Wait for nothing more, until the next question was answered."""
        if self._at:
            loop, at = self._at
            self._at = None
            loop.remove_reader(at)

    def _begin(self) -> None:
        at = self._heard_at()
        if at is not None:
            loop = asyncio.get_running_loop()
            if self._has_moved():
                loop.call_soon(self._hear)
                return
            with suppress(NotImplementedError, OSError, ValueError):  # not every loop can; or it was lost just now
                loop.add_reader(at, self._hear)
                self._at = loop, at

    def _hear(self) -> None:
        self.stop()
        if self.tell:
            self.tell()
