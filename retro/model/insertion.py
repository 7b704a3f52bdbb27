"""Many new rows at once: where each goes among the rows that are there, as the operations of one change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from retro.model import edits
from retro.model.change import Add, Op
from retro.model.entry import Entry, EntryId
from retro.model.record import Retrospective
from retro.model.stages.cause import Cause


def inserted(record: Retrospective, new: Sequence[Entry], after: EntryId | None = None) -> tuple[Op, ...]:
    """The operations that add these rows, which have ids already, in their order.

    A row that says when it happened goes where its time puts it; another one behind the row before it in `new`, the
    first one behind `after`, or else to the end. Causes may stand under causes that come before them in `new`.
    """
    lists: dict[object, _List] = {}
    made = {row.id for row in new}
    for row in new:
        key = row.parent if isinstance(row, Cause) else row.stage
        if key not in lists:
            rows = () if key in made else edits.siblings(record, row)
            lists[key] = _List.of(record, rows, after)
        lists[key].insert(record, row)
    moves = [op for each in lists.values() for op in each.place()]
    places = {slot.row.id: slot.position or 0.0 for each in lists.values() for slot in each.slots}
    return (*(Add(row.kind, row.id, row.dump(), places[row.id]) for row in new), *moves)


@dataclass
class _Slot:
    """A place in a list. `position` is None while a new row has none; `instant` is what it sorts by, in seconds."""

    row: Entry
    instant: float | None
    position: float | None = None


@dataclass
class _List:
    """The rows of a stage, or the causes under one other, with new ones among them."""

    slots: list[_Slot] = field(default_factory=list)
    last: int = 0
    """The index behind the row that was put in last."""

    @classmethod
    def of(cls, record: Retrospective, rows: Sequence[Entry], after: EntryId | None) -> _List:
        slots = [_Slot(row, _instant(record, row), row.position) for row in rows]
        return cls(slots, next((i for i, row in enumerate(rows, 1) if row.id == after), len(rows)))

    def insert(self, record: Retrospective, row: Entry) -> None:
        """Put a new row in: by its time, else behind the one that was put in last."""
        when = _instant(record, row)
        at = self.last if when is None else self._by_time(when)
        self.slots.insert(at, _Slot(row, when))
        self.last = at + 1

    def _by_time(self, when: float) -> int:
        """The index behind the last row that is not later; before the first that is, if there is none."""
        first = len(self.slots)
        for i in range(len(self.slots) - 1, -1, -1):
            other = self.slots[i].instant
            if other is None:
                continue
            if other <= when:
                return self._past_belonging(i + 1)
            first = i
        return first

    def _past_belonging(self, at: int) -> int:
        """`at`, or behind the rows without a time that stand there: they belong to the row before them."""
        while at < len(self.slots) and self.slots[at].instant is None:
            at += 1
        return at

    def place(self) -> tuple[Op, ...]:
        """Give every new row a position; the operations on those that must make room for them."""
        positions = self._between()
        if any(a >= b for a, b in pairwise(positions)):
            positions = [float(n) for n in range(1, len(self.slots) + 1)]
        moves: list[Op] = []
        for slot, position in zip(self.slots, positions, strict=True):
            if slot.position is not None:
                moves += edits.placed(slot.row, position)
            slot.position = position
        return tuple(moves)

    def _between(self) -> list[float]:
        """A position for every row: those that are there keep theirs, the new ones share the room between them."""
        found: list[float] = []
        for is_new, run in groupby(self.slots, lambda slot: slot.position is None):
            slots = list(run)
            if is_new:
                behind = self.slots[len(found) + len(slots) :]
                found += _shared(found[-1] if found else None, behind[0].position if behind else None, len(slots))
            else:
                found += [slot.position for slot in slots if slot.position is not None]
        return found


def _shared(above: float | None, below: float | None, count: int) -> list[float]:
    """`count` positions between two others, either of which may be missing."""
    if below is None:
        return [(above or 0.0) + n for n in range(1, count + 1)]
    if above is None:
        return [below - count + n for n in range(count)]
    step = (below - above) / (count + 1)
    return [above + step * n for n in range(1, count + 1)]


def _instant(record: Retrospective, row: Entry) -> float | None:
    instant = edits.instant(record, row)
    return None if instant is None else instant.timestamp()
