"""The store on a thread of its own: the screens ask, and go on drawing while it answers."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeVar

from retro.errors import AwayError, BusyError, CopyError, ReadOnlyError, RetroError
from retro.model.change_factory import ChangeFactory
from retro.screens.listening import Listening
from retro.screens.trouble import Trouble
from retro.store.protocol import Store

if TYPE_CHECKING:
    from retro.store.pulled import Pulled

T = TypeVar("T")

_LATE = 0.4
"""Seconds after which a question counts as one that is not answered: a save takes a hundredth of that."""

_TO_SAVE, _HARDLY = 2.0, 0.1
"""Seconds that a save is waited for before something is left; and where it is known that the store does not answer."""

_LOCKED = 15.0
"""Seconds that a lock counts as held by which something could not be written: what waits is tried more often."""

_QUIET, _LONGEST = 1.0, 60.0
"""Seconds without a question after which what was written is put into the file; and at most between two tries."""


_STAYS = 10.0
"""Seconds that somebody who was there counts as there."""


def _look(store: Store) -> tuple[int, RetroError | None, Pulled | None]:
    """What version the archive is, why nothing can be written there, and of which archive it is a copy."""
    version, only_read = store.version(), store.why_only_read()
    return version, only_read, store.pulled() if isinstance(only_read, CopyError) else None


class StoreWorker:
    """Where the screens' questions to the store are answered, one after the other.

    The thread opens the store at once, so that it is ready by the time the first screen is. When nothing was asked for
    `quiet` seconds, what was written is put into the file: whoever copies it then has what the screens call saved.
    """

    def __init__(self, open_store: Callable[[], Store], factory: ChangeFactory, *, quiet: float = _QUIET) -> None:
        self.factory = factory
        self._quiet = quiet
        self._asked_at = 0.0
        """When it was asked last, by the clock of the loop."""
        self._checkpointing: asyncio.Task[None] | None = None
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="store")
        self._store = self._thread.submit(open_store)
        self._version: int | None = None
        self._listening = Listening(
            lambda: self._store.result().heard_at(), lambda: self._store.result().may_have_moved()
        )
        self._here = ""
        """The case that others were told to be open here."""
        self._others: Sequence[str] = ()
        self._announced_at = 0.0
        self.trouble: Trouble | None = None
        """Since when the archive cannot be read; None while it can be."""
        self._missed: RetroError | None = None
        """Why it could not be read last."""
        self.is_away_told = False
        """Whether it was told that its server is away: once, on whichever screen, and then that it is back."""
        self.only_read: RetroError | None = None
        """Why nothing can be written here, as it was found last: a CopyError or ReadOnlyError."""
        self.pulled: Pulled | None = None
        """Of which archive this is a copy, and as of when."""
        self.follow: Callable[[bool], object] = lambda _is_well: None
        """Told of each question whether it was answered as it should be, and of one that is not answered soon."""
        self._is_silent = False
        """Whether it did not answer last, or does not now."""
        self._locked_at: int | None = None
        """The version at which nothing could be written: as long as it stands, what can be read proves nothing."""
        self._found_locked = 0.0
        """When that was found last: it may be that nothing was tried since, and long over."""
        self._is_ready = False
        """Whether what writes was fetched."""

    def get_ready_to_write(self) -> None:
        """Have the first save take no longer than others, once somebody comes to where one types."""
        if not self._is_ready:
            self._is_ready = True
            self._thread.submit(lambda: self._store.result().get_ready_to_write())

    def wait(self) -> None:
        """Wait until the store is open; RetroError if it cannot be opened."""
        self._store.result()

    async def version(self) -> int:
        """The version of the archive: another number when another terminal has written.

        The store is asked only if its files moved: ten times a second, that would keep its thread from sleeping.
        """
        if self._version is None or self._store.result().may_have_moved():
            before = self._version
            try:
                version, only_read, pulled = await self._answer(_look)
            except RetroError as error:
                self._miss(error)
                raise
            self.trouble = None
            self._version, self.only_read, self.pulled = version, only_read or self.only_read, pulled
            if before != version:
                self._checkpoint_later()
            return version
        return self._version

    async def announce(self, reference: str) -> Sequence[str]:
        """Say to others that this case is open here, none for ""; gives who else has it open."""
        if not reference and not self._here:
            return ()
        self._here, author = reference, self.factory.author
        self._announced_at = asyncio.get_running_loop().time()
        self._others = await self._answer(lambda store: store.announce(reference, author))
        return self._others

    @property
    def reannounces(self) -> bool:
        """Whether those who were here may be gone without a word, and somebody works here: who rests asks nothing."""
        return bool(self._others) and self._asked_at > self._announced_at + _STAYS

    def stands_still(self, version: int | None) -> bool:
        """Whether this is the version still, as far as the files tell: then there is nothing to ask."""
        return version is not None and version == self._version and not self._store.result().may_have_moved()

    @property
    def known_away(self) -> AwayError | None:
        """What was said at the last look, if its server was away then."""
        return self._missed if self.trouble and isinstance(self._missed, AwayError) else None

    @property
    def waits(self) -> bool:
        """Whether a store whose server was away at the last look has no reason yet to look for it again."""
        return not self._store.result().may_have_moved()

    async def ask(self, question: Callable[[Store], T]) -> T:
        """The answer of the store to `question`, which is called on its thread."""
        late = asyncio.get_running_loop().call_later(_LATE, self._miss_answer)
        is_well = False
        try:
            answer = await self._answer(question)
        except (CopyError, ReadOnlyError) as error:  # it can be read
            self.trouble, self.only_read = None, error
            raise
        except AwayError as error:
            self._miss(error)
            self._is_silent = True
            raise
        else:
            self.trouble, is_well = None, True
            return answer
        finally:
            late.cancel()
            self.follow(is_well)
            self._checkpoint_later()

    @property
    def answers(self) -> bool:
        """Whether it answered last, as far as is known: otherwise nothing is worth waiting for."""
        is_locked = self._locked_at is not None and monotonic() < self._found_locked + _LOCKED
        return not (self._is_silent or is_locked)

    def wrote(self) -> None:
        """Hear that something was saved: whoever asked knows, for an answer alone does not tell."""
        self._locked_at = None

    async def in_time(self, wait: Coroutine[Any, Any, object]) -> None:
        """Wait for a save before something is left, for a while, and as long as the store answers."""
        waiting, end = asyncio.ensure_future(wait), asyncio.get_running_loop().time() + _TO_SAVE
        while not waiting.done() and asyncio.get_running_loop().time() < end:
            await asyncio.wait({waiting}, timeout=_HARDLY)
            if not self.answers:
                break
        waiting.cancel()

    def _miss_answer(self) -> None:
        self._is_silent = True
        self.follow(False)

    async def why_only_read(self) -> RetroError | None:
        """Why nothing can be written here, if it could not be: asked anew, for one may be among the writers by now."""
        if self.only_read is None:
            return None
        self.only_read = await self.ask(lambda store: store.why_only_read(anew=True))
        return self.only_read

    def call(self, question: Callable[[Store], T]) -> T:
        """The answer of the store, waited for: before there is a screen."""
        return self._thread.submit(lambda: question(self._store.result())).result()

    @property
    def hears(self) -> bool:
        """Whether a server tells by itself that others have written, so that one need not look for it often."""
        return self._store.result().heard_at() is not None

    def tell(self, moved: Callable[[], object]) -> None:
        """Call this, and nobody else, as soon as something comes from a server that others may have written."""
        self._listening.tell = moved

    def close(self) -> None:
        """Let go of the file, after everything asked for was done."""
        self._listening.stop()
        if self._checkpointing is not None and not self._checkpointing.done():
            self._checkpointing.cancel()
        if self._store.exception() is None:
            self._thread.submit(self._store.result().close)
        self._thread.shutdown(wait=True)

    def _miss(self, error: RetroError) -> None:
        since = self.trouble.since if self.trouble else self.factory.now().strftime("%H:%M")
        self.trouble, self._missed = Trouble(since, isinstance(error, AwayError)), error

    async def _answer(self, question: Callable[[Store], T]) -> T:
        with self._listening.asking():
            answer = await asyncio.wrap_future(self._thread.submit(self._answer_here, question))
        self._is_silent = False  # whoever asked, as one that looks for what others wrote
        return answer

    def _answer_here(self, question: Callable[[Store], T]) -> T:
        """On the thread of the store: the answer, and whether it can be written in."""
        store = self._store.result()
        try:
            answer = question(store)
        except BusyError:
            self._locked_at, self._found_locked = store.version(), monotonic()
            raise
        if self._locked_at is not None and store.version() != self._locked_at:  # another program could
            self._locked_at = None
        return answer

    def _checkpoint_later(self) -> None:
        """See that it is put in once it is quiet."""
        self._asked_at = asyncio.get_running_loop().time()
        if self._checkpointing is None or self._checkpointing.done():
            self._checkpointing = asyncio.create_task(self._checkpoint())

    async def _checkpoint(self) -> None:
        """Put it in, as often as it takes: a program that reads may keep it back, for however long."""
        loop, again = asyncio.get_running_loop(), self._quiet
        while True:
            if (left := self._asked_at + self._quiet - loop.time()) > 0:
                await asyncio.sleep(left)
                continue
            began, is_in = loop.time(), False
            with suppress(RetroError):  # it is on the disk in any case; whoever saves next is told what is wrong
                is_in = await self._answer(lambda store: store.checkpoint())
            if not is_in:
                await asyncio.sleep(again := min(2 * again, _LONGEST))
            elif self._asked_at < began:
                return
