"""Take a case out of the archive, for a reason: it is kept as it was, is listed nowhere, and comes back with undo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from retro.errors import RetroError, UsageError
from retro.language import M_
from retro.model.change_factory import ChangeFactory
from retro.model.closed_record import ClosedError
from retro.model.record import Retrospective
from retro.model.removed_record import forbid_if_removed, removal
from retro.services.changing.commit import Done, commit
from retro.services.changing.history import undo
from retro.services.changing.today import today_in
from retro.store.protocol import Store


def remove_case(store: Store, factory: ChangeFactory, record: Retrospective, reason: str) -> Done:
    """Take the case out of the archive.

    UsageError without a reason, RemovedError if it is out already, ClosedError if it is closed.
    """
    if not reason.strip():
        raise UsageError(M_("The reason is empty, and is needed."), M_("Say why: retro rm REF --reason …"))
    now = store.load(record.reference)
    forbid_if_removed(now.head)
    if now.head.closed:
        step = M_("Reopen it with a reason first: retro reopen {reference} --reason …", reference=now.reference)
        raise ClosedError(now.reference, step)
    return commit(store, factory, now, removal(now.head, today_in(now, factory), because=reason.strip()))


@dataclass
class Removed:
    """What became of several cases."""

    done: list[str] = field(default_factory=list)
    """The references of those that were taken out, or brought back."""
    refused: dict[str, RetroError] = field(default_factory=dict)
    """What keeps the others where they are, by their references."""


def remove_cases(store: Store, factory: ChangeFactory, references: Sequence[str], reason: str) -> Removed:
    """Take several cases out of the archive, each as a change of its own."""
    found = Removed()
    for reference in references:
        try:
            remove_case(store, factory, store.load(reference), reason)
        except RetroError as error:
            found.refused[reference] = error
        else:
            found.done.append(reference)
    return found


def bring_back(store: Store, factory: ChangeFactory, references: Sequence[str]) -> Removed:
    """Bring back those of several cases that are out of the archive still."""
    found = Removed()
    for reference in references:
        try:
            record = store.load(reference)
            if record.head.removed:
                undo(store, factory, record)
                found.done.append(reference)
        except RetroError as error:
            found.refused[reference] = error
    return found
