"""Saving while people type: what was typed is on the disk within a second, and the screen never says so too early."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto

from retro.errors import RetroError
from retro.model.change import Applied, Change, Clash, Conflict, Op, Set
from retro.model.entry import Entry, EntryId
from retro.model.kinds import Plain
from retro.model.record import Retrospective


class SaveState(Enum):
    """What the screen may say of what was typed."""

    SAVED = auto()
    WAITING = auto()
    FAILED = auto()
    CLASH = auto()


@dataclass
class Autosave:
    """Values typed but not yet on the disk, and the saving of them.

    `record` gives the retrospective as it is shown, `apply` makes a change and shows what came of it,
    `changed` is called whenever `state` may have changed, `change` makes a `Change` of operations.
    """

    record: Callable[[], Retrospective]
    change: Callable[[tuple[Op, ...], str], Change]
    apply: Callable[[Change], Awaitable[Applied | Conflict]]
    changed: Callable[[], None]
    group: str = ""
    """Joins the saves of one field into one step of undo."""
    clashes: tuple[Clash, ...] = ()
    failure: RetroError | None = None
    _waiting: dict[EntryId, dict[str, Plain]] = field(default_factory=dict)
    _seen: dict[tuple[EntryId, str], Plain] = field(default_factory=dict)
    """What each field held when typing in it began, or what was saved since: a change by others shows against it."""
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    @property
    def state(self) -> SaveState:
        """What may be said now."""
        if self.clashes:
            return SaveState.CLASH
        if self.failure is not None:
            return SaveState.FAILED
        return SaveState.WAITING if self._waiting or self._turn.locked() else SaveState.SAVED

    def put(self, entry: Entry, name: str, value: Plain) -> None:
        """Note that the field `name` of `entry`, as the writer saw it, was given this value."""
        self._seen.setdefault((entry.id, name), entry.dump()[name])
        self._waiting.setdefault(entry.id, {})[name] = value
        self.changed()

    def forget(self, *keys: tuple[EntryId, str]) -> None:
        """The writer sees these fields anew; without any, all fields but those with something unsaved in them."""
        unsaved = {(id_, name) for id_, values in self._waiting.items() for name in values}
        for key in keys or [key for key in self._seen if key not in unsaved]:
            self._seen.pop(key, None)

    def unsaved(self, entry: EntryId) -> Mapping[str, Plain]:
        """The values of an entry that could not be written, by field: they are on the screen alone."""
        stuck = self.state in (SaveState.FAILED, SaveState.CLASH)
        return self._waiting.get(entry, {}) if stuck else {}

    async def flush(self) -> bool:
        """Save what waits, after a save that is under way; whether nothing is left to be saved."""
        async with self._turn:
            while self._waiting and not self.clashes:
                taken = self._waiting
                ops = self._ops(taken)
                self._waiting = {}
                if ops and not await self._apply(ops, taken):
                    break
        self.changed()
        return self.state is SaveState.SAVED

    async def keep_mine(self) -> None:
        """Settle a clash: my values stand, over those that somebody else wrote."""
        record = self.record()
        for clash in self.clashes:
            entry = record.head if clash.id == record.head.id else record.get(clash.id)
            if entry is not None and clash.field:
                self._seen[clash.id, clash.field] = entry.dump()[clash.field]
        self.clashes = ()
        await self.flush()

    async def take_theirs(self) -> None:
        """Settle a clash: my values go."""
        for clash in self.clashes:
            values = self._waiting.get(clash.id, {})
            values.pop(clash.field, None)
            self._seen.pop((clash.id, clash.field), None)
            if not values or not clash.field:
                self._waiting.pop(clash.id, None)
        self.clashes = ()
        await self.flush()

    async def _apply(self, ops: tuple[Op, ...], taken: dict[EntryId, dict[str, Plain]]) -> bool:
        """Make the change; what could not be made waits again."""
        try:
            result = await self.apply(self.change(ops, self.group))
        except RetroError as error:
            self.failure = error
            self._put_back(taken)
            return False
        self.failure = None
        if isinstance(result, Conflict):
            self.clashes = result.clashes
            self._put_back(taken)
            return False
        self._seen.update({(id_, name): value for id_, values in taken.items() for name, value in values.items()})
        return True

    def _ops(self, waiting: dict[EntryId, dict[str, Plain]]) -> tuple[Op, ...]:
        """The changes that make the record hold what waits. A row that is gone keeps nothing waiting."""
        record = self.record()
        ops = []
        for id_, values in waiting.items():
            entry = record.head if id_ == record.head.id else record.get(id_)
            if entry is None:
                continue
            now = entry.dump()
            after = {name: value for name, value in values.items() if now[name] != value}
            if after:
                before = {name: self._seen.get((id_, name), now[name]) for name in after}
                unchanged = all(now[name] == value for name, value in before.items())
                ops.append(Set(entry.kind, id_, entry.revision if unchanged else 0, before, after))
        return tuple(ops)

    def _put_back(self, taken: dict[EntryId, dict[str, Plain]]) -> None:
        """Let `taken` wait again, under what was typed since."""
        for id_, values in self._waiting.items():
            taken[id_] = {**taken.get(id_, {}), **values}
        self._waiting = taken
