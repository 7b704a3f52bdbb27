"""The document worker: a thread on which documents are made, while the screen goes on."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


class DocumentWorker:
    """Makes one thing after the other. What nobody waits for any more is not begun."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="documents")
        self._closed = False

    async def make(self, work: Callable[[], T]) -> T:
        """What `work` gives, which is called on the thread of the document worker."""
        if self._closed:  # the screen is gone, and what it was doing is about to be told so
            raise asyncio.CancelledError
        return await asyncio.wrap_future(self._thread.submit(work))

    def close(self) -> None:
        """Begin nothing more; what is being made may end in its own time."""
        self._closed = True
        self._thread.shutdown(wait=False, cancel_futures=True)
