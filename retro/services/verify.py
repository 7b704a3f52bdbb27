"""Verify that retrospectives are what their logs say, and closed ones what they were when they were closed."""

from __future__ import annotations

from collections.abc import Sequence

from retro.errors import RetroError
from retro.model.record import FullRecord
from retro.model.replay import replayed
from retro.review.flaws import Flaw, flaws
from retro.review.integrity import Integrity, integrity
from retro.store.protocol import CaseFilter, Store
from retro.value import value


@value
class Verification:
    """What was found of one retrospective."""

    whole: FullRecord
    state: Integrity
    flaws: tuple[Flaw, ...]
    """Where it is not what its log and its seal say."""


@value
class Verified:
    """What was found."""

    found: tuple[Verification, ...]
    unreadable: tuple[RetroError, ...]
    """Why others could not be read."""

    @property
    def is_whole(self) -> bool:
        """Whether all could be read, and none was altered by another program, or is closed without a seal."""
        bad = {Integrity.BROKEN, Integrity.UNSEALED}
        return not self.unreadable and all(each.state not in bad for each in self.found)


def verify(store: Store, references: Sequence[str] = (), *, every: bool = False) -> Verified:
    """Make the logs of these anew, and compare; or of all that are closed or were, the oldest first; or of `every` one.

    One that cannot be read keeps nobody from learning of the others. RetroError if a reference is none.
    """
    found: list[Verification] = []
    unreadable: list[RetroError] = []
    for reference in _every(store) if every else _wanted(store, references):
        try:
            whole = store.evidence(reference)
        except RetroError as error:
            unreadable.append(error)
        else:
            found.append(verification(whole))
    return Verified(tuple(found), tuple(unreadable))


def verification(whole: FullRecord) -> Verification:
    """What is found of a retrospective."""
    found = flaws(whole)
    return Verification(whole, Integrity.BROKEN if found else integrity(whole.record), found)


def _wanted(store: Store, references: Sequence[str]) -> Sequence[str]:
    if references:
        return list(dict.fromkeys(store.resolve(reference) for reference in references))
    closed = {ref for removed in (False, True) for ref in store.references(CaseFilter(closed=True, removed=removed))}
    return [reference for reference in _every(store) if reference in closed or _was_closed(store, reference)]


def _every(store: Store) -> Sequence[str]:
    """All that there are, the oldest first; behind them what was taken out of the archive."""
    return [ref for removed in (False, True) for ref in reversed(store.references(CaseFilter(removed=removed)))]


def _was_closed(store: Store, reference: str) -> bool:
    """Whether the log of an open one closed it and did not open it again, or is gone or cannot be read."""
    try:
        log = store.changes(reference)
    except RetroError:
        return True
    return not log or replayed(log).closing is not None
