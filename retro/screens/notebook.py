"""One retrospective while it is being worked on: what the walk shows, and every change that it makes."""

from __future__ import annotations

from collections.abc import Callable

from retro.model.change import Applied, Change, Conflict, Op
from retro.model.entry import Entry, EntryId
from retro.model.record import Retrospective
from retro.screens.autosave import Autosave
from retro.screens.desk import Desk
from retro.store.protocol import Store, Undone


class Notebook:
    """A retrospective that is open: the latest `record`, changes to it, and the changes of others."""

    def __init__(self, desk: Desk, record: Retrospective, version: int, changed: Callable[[], None]) -> None:
        self.record = record
        self.reference = record.reference
        self._desk = desk
        self._version = version
        self.autosave = Autosave(
            record=lambda: self.record,
            change=lambda ops, group: desk.stamp.change(*ops, group=group),
            apply=self._apply,
            changed=changed,
        )

    @classmethod
    async def open(cls, desk: Desk, reference: str, changed: Callable[[], None]) -> Notebook:
        """Open the retrospective; RetroError if there is none of that name."""
        record, version = await desk.ask(lambda store: (store.load(reference), store.version()))
        return cls(desk, record, version, changed)

    def entry(self, id_: EntryId) -> Entry | None:
        """The head or the row with this id."""
        return self.record.head if id_ == self.record.head.id else self.record.get(id_)

    async def make(self, *ops: Op) -> Applied | Conflict:
        """Make one change of these operations."""
        return await self._apply(self._desk.stamp.change(*ops))

    async def undo(self) -> Undone | Conflict | None:
        """Take back the latest change."""
        return await self._take_back(lambda store, change: store.undo(self.reference, change))

    async def redo(self) -> Undone | Conflict | None:
        """Bring back what was taken back last."""
        return await self._take_back(lambda store, change: store.redo(self.reference, change))

    async def look(self) -> bool:
        """Whether somebody else has written since the last look; `record` then shows it."""

        def work(store: Store) -> tuple[int, Retrospective | None]:
            version = store.version()
            return version, store.load(self.reference) if version != self._version else None

        self._version, record = await self._desk.ask(work)
        if record is None or record == self.record:
            return False
        self.record = record
        return True

    def new_group(self) -> None:
        """What is saved from here on is another step of undo."""
        self.autosave.group = self._desk.stamp.new_id()

    async def _apply(self, change: Change) -> Applied | Conflict:
        result, self.record = await self._desk.apply(self.reference, change)
        return result

    async def _take_back(self, act: Callable[[Store, Change], Undone | Conflict | None]) -> Undone | Conflict | None:
        change = self._desk.stamp.change()

        def work(store: Store) -> tuple[Undone | Conflict | None, Retrospective]:
            return act(store, change), store.load(self.reference)

        result, self.record = await self._desk.ask(work)
        return result
