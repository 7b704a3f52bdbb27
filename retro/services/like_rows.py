"""What was done in cases like the one at hand, row by row, as it is shown beside it (S14)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from retro.model.entry import Entry
from retro.model.stages import STAGES
from retro.services.similar import Told, likest, told, weighed
from retro.services.suspects import suspects_among
from retro.services.take_over import can_be_taken
from retro.store.protocol import Store
from retro.value import value

_MOST = 6
"""So many rows of a case are shown."""


@value
class LikeCase:
    """A case like the one at hand, with what can be taken over from it."""

    told: Told
    rows: tuple[Entry, ...]
    """Causes, remedies, measures and changes, those of the stage at hand first."""
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
    for each in told(store, shown, today):
        rows = [row for one in STAGES for row in each.record.stage(one) if can_be_taken(row)]
        rows.sort(key=lambda row: row.stage.code != stage)
        found.append(LikeCase(each, tuple(rows[:_MOST]), each.alike in same))
    return found
