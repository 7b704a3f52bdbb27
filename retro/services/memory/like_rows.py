"""What was done in cases like the one at hand, row by row, as it is shown beside it (S14)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from retro.model.entry import Entry, EntryId
from retro.model.stages import STAGES
from retro.model.stages.changes import HardwareChange
from retro.model.stages.prevention import Measure
from retro.services.memory.similar import Precedent, likest, near_rows, precedents, weighed
from retro.services.memory.suspects import suspects_among
from retro.services.memory.take_over import can_be_taken
from retro.store.protocol import Store
from retro.value import value

_MOST, _HALF = 8, 4
"""So many rows of a case are shown; and so many of the stage at hand, and of what was done, before all others."""


@value
class LikeCase:
    """A case like the one at hand, with what can be taken over from it."""

    precedent: Precedent
    rows: tuple[Entry, ...]
    """Causes, remedies, measures and changes, those of the stage at hand first."""
    more: int
    """How many others it has."""
    looks_the_same: bool
    """Whether it looks as if the same thing happened, and nobody has said whether it did."""


def like_cases(store: Store, reference: str, stage: str, today: date) -> Sequence[LikeCase]:
    """The cases most like the one with this reference; of each what was done, those of the stage with this code first.

    What looks the same is among them, also where people have spoken of those that are more like it. NotFoundError if
    the case is gone.
    """
    record = store.load(reference)
    alike = weighed(store, record)
    same = suspects_among(store, record, alike)
    shown = likest(alike)
    shown = [*shown, *(each for each in same if each not in shown)]
    found = []
    for each in precedents(store, shown, today):
        rows = [row for one in STAGES for row in each.record.stage(one) if can_be_taken(row)]
        kept = _chosen(rows, stage, near_rows(each.alike, each.record))
        found.append(LikeCase(each, kept, len(rows) - len(kept), each.alike in same))
    return found


def _chosen(rows: Sequence[Entry], stage: str, near: Sequence[EntryId]) -> tuple[Entry, ...]:
    """Rows of the stage with this code, what was done, then others; among them those that are near before others."""
    order = {row.id: n for n, row in enumerate(rows)}
    place = {row: n for n, row in enumerate(near)}
    by_nearness = sorted(rows, key=lambda row: (place.get(row.id, len(place)), order[row.id]))
    here = [row for row in by_nearness if row.stage.code == stage]
    done = [row for row in by_nearness if row.stage.code != stage and isinstance(row, Measure | HardwareChange)]
    wanted = dict.fromkeys(row.id for row in (*here[:_HALF], *done[:_HALF], *here, *done, *by_nearness))
    kept = set([*wanted][:_MOST])
    chosen = [row for row in rows if row.id in kept]
    return tuple(sorted(chosen, key=lambda row: (row.stage.code != stage, order[row.id])))
