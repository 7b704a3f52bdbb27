"""Saving while people type: what was typed is on the disk within a second, and the screen never says so too early."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from retro.errors import RetroError
from retro.model.answers import held_for
from retro.model.change import Conflict, FieldConflict
from retro.model.entry import Entry, EntryId
from retro.model.field_types import Plain
from retro.model.record import Retrospective
from retro.model.stages.answers import Said
from retro.services.changing.edit_fields import Edit


class SaveState(Enum):
    """What the screen may say of what was typed."""

    SAVED = auto()
    WAITING = auto()
    SAVING = auto()
    FAILED = auto()
    CLASH = auto()


@dataclass
class Autosave:
    """Values typed but not yet on the disk, and the saving of them.

    `record` gives the retrospective as it is shown, `write` writes fields as one change of a group and gives what
    others changed meanwhile, if it was not made for that; `changed` is called whenever `state` may have changed.
    """

    record: Callable[[], Retrospective]
    write: Callable[[Sequence[Edit], str], Awaitable[Conflict | None]]
    changed: Callable[[], None]
    group: str = ""
    """Joins the saves of one field into one step of undo."""
    clashes: tuple[FieldConflict, ...] = ()
    writes: int = 0
    """How often something was written."""
    failure: RetroError | None = None
    _waiting: dict[EntryId, dict[str, Plain]] = field(default_factory=dict)
    _seen: dict[tuple[EntryId, str], Plain] = field(default_factory=dict)
    """What each field held when typing in it began, or what was saved since: a change by others shows against it."""
    _said: dict[tuple[EntryId, str], Said | None] = field(default_factory=dict)
    """What was said of fields that were given no value."""
    _entries: dict[EntryId, Entry] = field(default_factory=dict)
    """Each entry as its writer saw it last."""
    _places: dict[EntryId, float] = field(default_factory=dict)
    """Where each row stood when typing in it began."""
    _on_the_way: list[Edit] = field(default_factory=list)
    """What is being written now."""
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    @property
    def state(self) -> SaveState:
        """What may be said now."""
        if self.clashes:
            return SaveState.CLASH
        if self.failure is not None:
            return SaveState.FAILED
        if self._turn.locked():
            return SaveState.SAVING
        return SaveState.WAITING if self._waiting else SaveState.SAVED

    def put(self, entry: Entry, name: str, value: Plain, said: Said | None = None) -> None:
        """Note that the field `name` of `entry`, as the writer saw it, was given this value, or this was said of it."""
        self._said[entry.id, name] = said
        self._seen.setdefault((entry.id, name), entry.dump()[name])
        self._places.setdefault(entry.id, entry.position)
        self._entries[entry.id] = entry
        self._waiting.setdefault(entry.id, {})[name] = value
        self.changed()

    def take_up(
        self, entry: Entry, values: Mapping[str, Plain], seen: Mapping[str, Plain], said: Mapping[str, Said]
    ) -> None:
        """Let values wait that were typed before `entry` became what it is: when the fields held what was `seen`.

        `said` is what was said of those that are empty.
        """
        for name, value in values.items():
            self._seen[entry.id, name] = seen.get(name, entry.dump()[name])
            self.put(entry, name, value, said.get(name))

    def forget(self, *keys: tuple[EntryId, str]) -> None:
        """The writer sees these fields anew; without any, all fields but those with something unsaved in them."""
        unsaved = {(id_, name) for id_, values in self._waiting.items() for name in values}
        for key in keys or [key for key in self._seen if key not in unsaved]:
            self._seen.pop(key, None)
        for id_ in [] if keys else self._places.keys() - self._waiting.keys():
            del self._places[id_], self._entries[id_]

    def unsaved(self, entry: EntryId) -> Mapping[str, Plain]:
        """The values of an entry that could not be written, by field: they are on the screen alone."""
        stuck = self.state in (SaveState.FAILED, SaveState.CLASH)
        return self._waiting.get(entry, {}) if stuck else {}

    def unsaved_edits(self) -> list[Edit]:
        """All that is not known to be on the disk."""
        while True:  # any thread may ask, also as what waits sets out, or comes back
            first, waiting = self._on_the_way, self._waiting
            if first is self._on_the_way:
                return [*first, *self._edits(waiting, first)]

    def holds(self, entry: EntryId) -> bool:
        """Whether something of this entry waits to be saved."""
        return bool(self._waiting.get(entry))

    def let_go(self, entry: EntryId) -> None:
        """The writer deleted the entry: nothing of it is to be saved any more."""
        self._waiting.pop(entry, None)
        self.clashes = tuple(clash for clash in self.clashes if clash.id != entry)
        self.changed()

    def look_again(self) -> bool:
        """Whether a row that had been deleted is there again: what was typed in it can be saved then."""
        back = {clash.id for clash in self.clashes if not clash.field and self._now(clash.id)}
        self.clashes = tuple(clash for clash in self.clashes if clash.id not in back)
        return bool(back)

    async def flush(self) -> bool:
        """Save what waits, after a save that is under way; whether nothing is left to be saved."""
        async with self._turn:
            if self._waiting:
                self.changed()
            while self._waiting and not self.clashes:
                if gone := self._gone():
                    self.clashes, self.failure = gone, None
                    break
                taken = self._waiting
                edits = self._edits(taken)
                self._on_the_way, self._waiting = edits, {}
                try:
                    if edits and not await self._write(edits, taken):
                        break
                finally:
                    self._on_the_way = []
            if not self._waiting:
                self.failure = None  # of what was put back since: nothing is to be written any more
        self.changed()
        return self.state is SaveState.SAVED

    def look_at_theirs(self) -> bool:
        """Whether others wrote again into the fields that clash: the clashes say what they hold now."""
        before, self.clashes = self.clashes, tuple(map(self._as_it_is, self.clashes))
        return self.clashes != before

    def _as_it_is(self, clash: FieldConflict) -> FieldConflict:
        entry = self._now(clash.id) if clash.field else None
        return replace(clash, theirs=entry.dump()[clash.field]) if entry else clash

    async def keep_mine(self) -> None:
        """Resolve a conflict: my values stand, over those that somebody else wrote, and that the clashes say."""
        for clash in self.clashes:
            if self._now(clash.id) is not None and clash.field:
                self._seen[clash.id, clash.field] = clash.theirs
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

    async def _write(self, edits: Sequence[Edit], taken: dict[EntryId, dict[str, Plain]]) -> bool:
        """Write the fields; what could not be written waits again."""
        try:
            conflict = await self.write(edits, self.group)
        except RetroError as error:
            self.failure = error
            self._put_back(taken)
            return False
        except BaseException:  # the screen is left in the middle of it
            self._put_back(taken)
            raise
        self.failure = None
        if conflict is not None:
            self.clashes = conflict.clashes
            self._put_back(taken)
            return False
        self.writes += 1
        self._seen.update({(id_, name): value for id_, values in taken.items() for name, value in values.items()})
        return True

    def _now(self, entry: EntryId) -> Entry | None:
        """The entry as the record has it; None for a row that is gone."""
        record = self.record()
        return record.head if entry == record.head.id else record.get(entry)

    def _gone(self) -> tuple[FieldConflict, ...]:
        """The rows that somebody else deleted while something waits for them: it is kept until its writer lets go."""
        gone = (id_ for id_ in self._waiting if self._now(id_) is None)
        kinds = {entry.id: entry.kind for entry in self._entries.values()}
        return tuple(FieldConflict(kinds.get(id_, ""), id_, "", None, None) for id_ in gone)

    def _edits(self, waiting: dict[EntryId, dict[str, Plain]], first: Sequence[Edit] = ()) -> list[Edit]:
        """What has to be written for the record to hold what waits, once the edits that go `first` are written.

        What its writer saw is then what they wrote themselves. What waits for a row that is gone is among it.
        """
        edits = []
        for id_, values in waiting.items():
            now = self._now(id_)
            entry = self._entries.get(id_, now)
            if entry is None:
                continue
            wrote = {
                name: (value, edit.said.get(name))
                for edit in first
                if edit.entry.id == id_
                for name, value in edit.values.items()
            }
            holds = {name: wrote.get(name) or self._held(now or entry, name) for name in values}
            typed = {name: (value, self._said.get((id_, name))) for name, value in values.items()}
            if now is None or holds != typed:
                seen = {
                    name: held if name in wrote else self._seen.get((id_, name), held)
                    for name, (held, _said) in holds.items()
                }
                said = {name: said for name, (_value, said) in typed.items() if said}
                edits.append(Edit(entry, dict(values), seen, self._places.get(id_), said))
        return edits

    def _held(self, entry: Entry, name: str) -> tuple[Plain, Said | None]:
        """What a field holds as the record has it, and what is said of it."""
        answer = held_for(self.record(), entry.id, name)
        return entry.dump()[name], answer.said if answer else None

    def _put_back(self, taken: dict[EntryId, dict[str, Plain]]) -> None:
        """Let `taken` wait again, under what was typed since."""
        for id_, values in self._waiting.items():
            taken[id_] = {**taken.get(id_, {}), **values}
        self._waiting = taken
