"""A base of the walk: what was typed in earlier runs and clashes with what others wrote since stands in its field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from retro.model.entry import Entry
from retro.screens.autosave import SaveState
from retro.screens.walk.entering_base import EnteringBase
from retro.store.journal import Unsaved


class LeftOverBase(EnteringBase):
    """Takes up what waits in the journal until one chooses, as at a conflict of two terminals."""

    def __init__(self) -> None:
        super().__init__()
        self._left: list[Unsaved] = []
        """What was taken up, and is in the journal still."""

    def take_up(self) -> Entry | None:
        """Let it wait in the fields; gives the first row, or the head, in which it stands."""
        entries = []
        for unsaved in self.retro.choices_in(self.book.reference):
            if (entry := self.book.entry(unsaved.row)) is not None:
                from retro.services.archive.recover import said_in  # seldom needed

                self.book.autosave.take_up(entry, unsaved.values, unsaved.seen, said_in(unsaved))
                self._left.append(unsaved)
                entries.append(entry)
        return entries[0] if entries else None

    async def save(self) -> bool:
        """Save; what was chosen goes out of the journal."""
        saved = await super().save()
        if self._left and self.book.autosave.state is SaveState.SAVED:
            chosen, self._left = self._left, []
            await self.retro.chosen(chosen)
        return saved

    def unsaved_work(self) -> Sequence[Unsaved]:
        """As of the base class, without what is in the journal already; a choice between two values is not."""
        kept = [_typed(each) for each in self._left]
        work = [each for each in super().unsaved_work() if each.stage or _typed(each) not in kept]
        return [part for each in work for part in self._as_chosen(each)]

    def _as_chosen(self, unsaved: Unsaved) -> Sequence[Unsaved]:
        """What was chosen, and behind it what was typed on: the choice is known by the values that wait for it."""
        for left in () if unsaved.stage else self._left:
            seen = {name: unsaved.seen.get(name) for name in left.values}
            is_chosen = left.row == unsaved.row and left.values.keys() <= unsaved.values.keys() and seen != left.seen
            if is_chosen and any(unsaved.values[name] != value for name, value in left.values.items()):
                chosen = replace(unsaved, values=left.values, seen=seen, said=left.said)
                return (chosen, replace(unsaved, seen={**unsaved.seen, **left.values}))
        return (unsaved,)


def _typed(unsaved: Unsaved) -> tuple[object, ...]:
    """What was typed into fields, whenever that was looked at."""
    return unsaved.row, unsaved.values, unsaved.seen, unsaved.said
