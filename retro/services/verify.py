"""Verify that closed retrospectives still hold what they held when they were closed."""

from __future__ import annotations

from collections.abc import Sequence

from retro.errors import RetroError
from retro.model.record import Retrospective
from retro.review.integrity import Integrity, integrity
from retro.store.protocol import CaseFilter, Store
from retro.value import value


@value
class Verified:
    """What was found."""

    found: tuple[tuple[Retrospective, Integrity], ...]
    """Each retrospective with what its digest says."""
    unreadable: tuple[RetroError, ...]
    """Why others could not be read."""

    @property
    def is_whole(self) -> bool:
        """Whether all could be read, and none has changed since it was closed, or may have."""
        bad = {Integrity.BROKEN, Integrity.UNSEALED}
        return not self.unreadable and all(state not in bad for _record, state in self.found)


def verify(store: Store, references: Sequence[str] = ()) -> Verified:
    """Compute the digests of these anew, or of all that are closed, the oldest first.

    One that cannot be read keeps nobody from learning of the others. RetroError if a reference is none.
    """
    found: list[tuple[Retrospective, Integrity]] = []
    unreadable: list[RetroError] = []
    for reference in _wanted(store, references):
        try:
            record = store.load(reference)
        except RetroError as error:
            unreadable.append(error)
        else:
            found.append((record, integrity(record)))
    return Verified(tuple(found), tuple(unreadable))


def _wanted(store: Store, references: Sequence[str]) -> Sequence[str]:
    if references:
        return list(dict.fromkeys(store.resolve(reference) for reference in references))
    closed = CaseFilter(closed=True)
    return [line.reference for line in reversed(store.list(closed, 0, store.count(closed)))]
