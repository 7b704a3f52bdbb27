"""The journal of this program: while something is unsaved it is on the disk, too, whatever becomes of the program."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Lock
from time import thread_time

from retro.screens.looked_through import looked_through
from retro.store.journal import OwnJournal, Unsaved, without_time
from retro.where import Where

_EVERY = 0.4
"""Seconds between two looks at what is unsaved. A look begins at once where something is answered."""
_SHARE = 20
"""So much longer than a look took of the processor one waits before the next: ten thousand pasted lines take some."""


class UnsavedJournal:
    """Keeps `work`, all that is typed and not saved, in a journal of its own, until nothing is unsaved.

    `failed` is called on the loop with why it cannot be written, once for each reason.
    """

    def __init__(
        self, database: Where, name: str, work: Callable[[], list[Unsaved]], failed: Callable[[OSError], object]
    ) -> None:
        self._file = OwnJournal(database, name)
        self._work, self._failed = work, failed
        self._held: list[Unsaved] = []
        """What stands in it, as it was when it was written."""
        self._path: Path | None = None
        self._took = 0.0
        """Seconds of the processor that the last look took."""
        self._turn = Lock()
        self._is_over = False
        self._again = asyncio.Event()
        self._following: asyncio.Task[None] | None = None

    def follow(self) -> None:
        """The store could not do what it was asked for, or takes long: keep what is unsaved as long as anything is."""
        if self._following is None or self._following.done():
            self._following = asyncio.create_task(self._follow())
        self._again.set()

    def look(self) -> None:
        """Something was answered: what is kept may be saved by now."""
        if self._following is not None:
            self._again.set()

    async def _follow(self) -> None:
        told = ""
        while True:
            self._again.clear()
            try:
                if not await asyncio.to_thread(self._keep) and not self._again.is_set():
                    return
            except (RuntimeError, LookupError):  # the screens change it faster than it can be looked through
                pass
            except OSError as error:
                if str(error) != told:
                    told = str(error)
                    self._failed(error)
            with suppress(TimeoutError):
                await asyncio.wait_for(self._again.wait(), max(_EVERY, _SHARE * self._took))

    def _keep(self) -> bool:
        """Let the file hold what is unsaved now; whether anything is."""
        with self._turn:
            began = thread_time()
            try:
                return not self._is_over and bool(self._written(looked_through(self._work)))
            finally:
                self._took = thread_time() - began

    def end(self, work: Sequence[Unsaved]) -> Path | None:
        """It is over: what is left of `work` stays in it, for whoever comes next. OSError if it cannot be written."""
        with self._turn:
            self._is_over = True
            path = self._written(work)
            self._file.let_go()
            return path

    def _written(self, work: Sequence[Unsaved]) -> Path | None:
        """See that it holds this, and that there is none where this is nothing."""
        if not work:
            self._file.remove()
            self._held = []
            return None
        if without_time(work) != without_time(self._held) or self._path is None:
            self._path = self._file.write(work)
            self._held = [*work]
        return self._path
