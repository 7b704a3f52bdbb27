"""How the app is left: every screen saves what was typed first, and what it cannot save is kept in the journal.

That is written as soon as something could not be saved (`retro.screens.unsaved_journal`), and holds it at the end.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from contextvars import copy_context
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual.events import Event, InputEvent, Paste

from retro.language import _
from retro.screens.base import RetroScreen
from retro.screens.driver import driver_class
from retro.screens.notices import NoticesApp
from retro.screens.shutdown import Shutdown
from retro.screens.trouble import kept_in
from retro.store.journal import Unsaved, keep, put, without_time
from retro.where import Where, login_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from textual.types import CSSPathType

    from retro.screens.app_services import HoldsUnsaved
    from retro.screens.store_worker import StoreWorker
    from retro.screens.unsaved_journal import UnsavedJournal

_TO_OBEY = 0.5
"""Seconds that keys which were read already may take, once the end is near."""


class LeavingApp(NoticesApp):
    """An app that is left by a key, by a signal, or because its terminal went away.

    `database` is where its archive is, and with it the journal. None: it keeps none.
    """

    store_worker: StoreWorker

    def __init__(self, database: Where | None, *, css_path: CSSPathType) -> None:
        super().__init__(
            driver_class=driver_class(lambda: self.shutdown.terminal_failed()),  # noqa: PLW0108 -- it comes later
            css_path=css_path,
        )
        self._database = database
        self.shutdown = Shutdown(self._ask_to_leave, self._unsaved, self._keep_all)
        """How it ends, also when it is told to from outside. It begins when it is entered."""
        self.choices: Sequence[Unsaved] = ()
        """What was typed in earlier runs and was changed elsewhere since: it waits in the journal until one chooses."""
        self._loop_here: asyncio.AbstractEventLoop | None = None
        self._has_ended = False
        self._journal: UnsavedJournal | None = None
        """What keeps what is unsaved as long as that is so; None until something could not be saved at once."""
        self._kept = ""
        """What was said of a screen that was left unsaved; it is said once more at the end."""

    @property
    def keeps_nothing(self) -> bool:
        """Whether what is typed now goes with the app, as in a temporary archive."""
        return False

    def on_mount(self) -> None:
        """Leave when the system says so; it may have said so already."""
        self.app_suspend_signal.subscribe(self, lambda _: setattr(self.shutdown, "editing", True))
        self.app_resume_signal.subscribe(self, lambda _: setattr(self.shutdown, "editing", False))
        self._context_here, self._loop_here = copy_context(), asyncio.get_running_loop()
        if self.shutdown.number:
            self._ask_to_leave()

    async def action_leave(self) -> None:
        """Let every screen save what was typed; leave when all of them could."""
        for screen in reversed([*self._screens()]):
            if not await screen.confirm_exit():
                return
        self.end()

    def end(self) -> None:
        """Leave: all is saved, or kept in the journal. What is typed from here on is for nobody any more."""
        self._has_ended = True
        self.shutdown.saved(answers=self.store_worker.answers)
        self.exit()

    async def on_event(self, event: Event) -> None:
        """Give on what comes, as long as there is a screen for it."""
        if not (self._has_ended and isinstance(event, InputEvent | Paste)):
            await super().on_event(event)

    async def keep_unsaved(self, *screens: HoldsUnsaved) -> None:
        """Keep in a journal what could not be saved on these screens, and say so: they are left behind it.

        What other screens hold is saved from there, and may be changed again: it is not sent a second time. A slow disk
        keeps nobody from typing, nor the screen from being drawn: what was typed or saved meanwhile is kept so.
        """
        name, held, said = self.store_worker.factory.new_id(), list[Unsaved](), ""
        while without_time(work := self._unsaved_on(screens)) != without_time(held):
            said = await asyncio.to_thread(self._keep, partial(put, name=name), held := work)
        if said:
            self._kept = said
            self.notify(said, severity="warning", markup=False)

    def follow_store(self, is_well: bool) -> None:
        """The store answered, or not as it should: then what is typed may be unsaved, and is kept while it is."""
        if self._journal is None and not is_well and self._database is not None:
            from retro.screens.unsaved_journal import UnsavedJournal  # on most days it is not needed

            name = self.store_worker.factory.new_id()
            self._journal = UnsavedJournal(self._database, name, self._unsaved_work, self._say_not_kept)
        if self._journal is not None:
            self._journal.look() if is_well else self._journal.follow()

    def choices_in(self, reference: str) -> Sequence[Unsaved]:
        """What waits for a choice in a case of the archive."""
        return () if self.keeps_nothing else [each for each in self.choices if each.reference == reference]

    async def chosen(self, settled: Sequence[Unsaved]) -> None:
        """It was chosen, and is saved: it goes out of the journal, from which else it would be added once more."""
        from retro.services.archive.recover import let_go  # seldom needed

        self.choices = [each for each in self.choices if each not in settled]
        if (database := self._database) is not None:
            with suppress(OSError, ValueError):
                await self.store_worker.ask(lambda _store: let_go(database, settled))

    def _screens(self) -> Iterator[RetroScreen]:
        return (screen for screen in self.screen_stack if isinstance(screen, RetroScreen))

    def _ask_to_leave(self) -> None:
        """The terminal was closed, or the system goes down; called on another thread. Not yet mounted: see there."""
        if self._loop_here is not None:
            self._loop_here.call_soon_threadsafe(self._begin_to_leave, context=self._context_here)

    def _begin_to_leave(self) -> None:
        self._leaving = asyncio.create_task(self._leave_at_once())  # the app's own queue may be waiting for something

    async def _leave_at_once(self) -> None:
        """Save what can be saved on all screens, and end. Keys that were read already are obeyed first."""
        await self.keys_have_acted(_TO_OBEY)
        screens = reversed([*self._screens()])
        await asyncio.gather(*(screen.confirm_exit() for screen in screens), return_exceptions=True)
        self.end()

    def _unsaved(self) -> bool:
        """Whether something is typed that is not on the disk."""
        return any(screen.unsaved for screen in self._screens())

    def _keep_all(self) -> str:
        """At the end: what is not saved, as below, and where each screen is left; that never costs what was typed."""
        said = self._keep(self._keep_at_end, self._unsaved_work())
        for screen in () if self.keeps_nothing else self._screens():
            with suppress(Exception):  # another thread asks, and a place is not worth the end of it
                screen.keep_place()
        return said or self._kept

    def _keep_at_end(self, database: Where, work: Sequence[Unsaved]) -> Path | None:
        if self._journal is not None:
            return self._journal.end(work)
        return keep(database, work, self.store_worker.factory.new_id()) if work else None

    def _keep(self, write: Callable[[Where, Sequence[Unsaved]], Path | None], work: Sequence[Unsaved]) -> str:
        """Keep what is not saved in a journal of the archive; says where, or why not. Any thread may ask it."""
        if self._database is None:
            return ""
        try:
            path = write(self._database, work)
        except OSError as error:
            return _not_kept(error)
        if path is None:
            return ""
        return kept_in(str(path), self.store_worker.only_read)

    def _unsaved_work(self) -> list[Unsaved]:
        """All that is typed and not saved, of whichever screen. Any thread may ask it."""
        return self._unsaved_on([*self._screens()])

    def _unsaved_on(self, screens: Sequence[HoldsUnsaved]) -> list[Unsaved]:
        if self._database is None or self.keeps_nothing:
            return []
        author, login = self.store_worker.factory.author, login_at(self._database)
        work = [each for screen in screens for each in screen.unsaved_work()]
        return [replace(each, author=author, login=login) for each in work]

    def _say_not_kept(self, error: OSError) -> None:
        self.notify(_not_kept(error), severity="error", markup=False)


def _not_kept(error: OSError) -> str:
    return _("What was typed last could not be saved: {reason}", reason=error.strerror or str(error))
