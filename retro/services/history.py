"""Go back and forth in the history: undo and redo."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from retro.language import MN_, Message
from retro.model.change import Change, Conflict, Stamp
from retro.model.record import Retrospective
from retro.model.telling import tell
from retro.services.conflict import ConflictError
from retro.store.protocol import Store, Undone

_NAMED = 3
"""How many of the changes that were made in one go are named."""


@dataclass(frozen=True)
class Reverted:
    """What was taken back or brought back."""

    record: Retrospective
    """The retrospective as it is now."""
    told: tuple[Message, ...]
    """The changes in words, those alone that differ; many shortened to a few and a number. Empty if there were none."""


def undo(store: Store, stamp: Stamp, record: Retrospective) -> Reverted:
    """Take back the latest changes that were made in one go.

    ConflictError if somebody else changed since what they changed, ClosedError if the retrospective is closed.
    """
    return _turn(store.undo, store, stamp, record)


def redo(store: Store, stamp: Stamp, record: Retrospective) -> Reverted:
    """Bring back what `undo` took back last. Errors as above."""
    return _turn(store.redo, store, stamp, record)


def _turn(
    act: Callable[[str, Change], Undone | Conflict | None], store: Store, stamp: Stamp, record: Retrospective
) -> Reverted:
    result = act(record.reference, stamp.change())
    if result is None:
        return Reverted(record, ())
    now = store.load(record.reference)
    if isinstance(result, Conflict):
        raise ConflictError(result, now)
    return Reverted(now, _told(store, now, result.change))


def _told(store: Store, record: Retrospective, turned: Change) -> tuple[Message, ...]:
    told: list[Message] = []
    for logged in store.changes(record.reference):
        if logged.change.act == turned.act and logged.change.group == turned.group:
            words = tell(logged.change, record)
            told += [] if words in told else [words]
    if len(told) > _NAMED:
        told[_NAMED:] = [MN_("and {n} more", "and {n} more", len(told) - _NAMED)]
    return tuple(told)
