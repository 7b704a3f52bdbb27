"""How often the rows of a case were changed, by its log: what their revisions must be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from retro.model.change import Add, Change, Delete, Forget, Logged, Update
from retro.model.replay import Key

_BLANKED = 2
"""So often at most a row is written when words in it are forgotten."""


@dataclass
class Bounds:
    """What a revision is: at least `least`, and at most `most`; None where the log does not tell."""

    least: int
    most: int | None

    def fits(self, revision: int) -> bool:
        """Whether a revision may be so."""
        return self.least <= revision and (self.most is None or revision <= self.most)

    @property
    def right(self) -> int:
        """A revision that no row had before, by the log."""
        return self.least if self.most is None else self.most


def revision_bounds(log: Iterable[Logged]) -> Mapping[Key, Bounds]:
    """The revisions that the rows of a case have behind the last entry of its log."""
    found: dict[Key, Bounds] = {}
    before = 0
    for logged in log:
        saves, before = max(1, logged.seq - before), logged.seq
        for op in logged.change.ops:
            key = op.kind, op.id
            bounds = found.setdefault(key, Bounds(0, None))
            if logged.change.act == "import":  # what came in with it, however often it was written there
                bounds.most = None
            elif isinstance(op, Add):
                bounds.least = bounds.most = 1
            elif isinstance(op, Forget):
                bounds.most = bounds.most and bounds.most + _BLANKED
            else:
                if isinstance(op, Update | Delete):
                    bounds.least = bounds.most = op.revision
                more = saves if isinstance(op, Update) and _is_one_field(logged.change) else 1
                bounds.least += more
                bounds.most = bounds.most and bounds.most + more
    return found


def _is_one_field(change: Change) -> bool:
    """Whether saves may have gone into this entry: it then has the number of the latest of them."""
    return change.act == "edit" and len(change.ops) == 1
