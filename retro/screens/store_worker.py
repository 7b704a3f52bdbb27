"""The store on a thread of its own: the screens ask, and go on drawing while it answers."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from retro.model.change_factory import ChangeFactory
from retro.store.protocol import Store

T = TypeVar("T")


class StoreWorker:
    """Where the screens' questions to the store are answered, one after the other.

    The thread opens the store at once, so that it is ready by the time the first screen is.
    """

    def __init__(self, open_store: Callable[[], Store], factory: ChangeFactory) -> None:
        self.factory = factory
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="store")
        self._store = self._thread.submit(open_store)
        self._version: int | None = None

    def wait(self) -> None:
        """Wait until the store is open; RetroError if it cannot be opened."""
        self._store.result()

    async def version(self) -> int:
        """The version of the archive: another number when another terminal has written.

        The store is asked only if its files moved: ten times a second, that would keep its thread from sleeping.
        """
        if self._version is None or self._store.result().may_have_moved():
            self._version = await self.ask(lambda store: store.version())
        return self._version

    def stands_still(self, version: int | None) -> bool:
        """Whether this is the version still, as far as the files tell: then there is nothing to ask."""
        return version is not None and version == self._version and not self._store.result().may_have_moved()

    async def ask(self, question: Callable[[Store], T]) -> T:
        """The answer of the store to `question`, which is called on its thread."""
        return await asyncio.wrap_future(self._thread.submit(lambda: question(self._store.result())))

    def call(self, question: Callable[[Store], T]) -> T:
        """The answer of the store, waited for: before there is a screen."""
        return self._thread.submit(lambda: question(self._store.result())).result()

    def close(self) -> None:
        """Let go of the file, after everything asked for was done."""
        if self._store.exception() is None:
            self._thread.submit(self._store.result().close)
        self._thread.shutdown(wait=True)
