"""Reopen a closed retrospective, with a reason that is kept."""

from __future__ import annotations

from retro.errors import RetroError, UsageError
from retro.language import M_
from retro.model.change_factory import ChangeFactory
from retro.model.closed_record import reopening
from retro.model.record import Retrospective
from retro.model.stages.head import Status
from retro.services.changing.commit import Done, commit
from retro.services.changing.today import today_in
from retro.store.protocol import Store


def reopen(
    store: Store,
    factory: ChangeFactory,
    record: Retrospective,
    reason: str,
    *,
    by: str = "",
    status: Status = Status.REVIEW,
) -> Done:
    """Open a closed retrospective again; it goes back to `status`. `by` is the role that opens it.

    UsageError without a reason. RetroError if it is not closed, or not the closing that `record` shows.
    """
    if not reason.strip():
        raise UsageError(M_("The reason is empty, and is needed."), M_("Say why: retro reopen REF --reason …"))
    now = store.load(record.reference)
    if not now.head.closed:
        raise RetroError(
            M_("{reference} is not closed.", reference=now.reference),
            M_("It can be written as it is. See its state with: retro list"),
        )
    if (now.head.closed, now.head.digest) != (record.head.closed, record.head.digest):
        raise RetroError(
            M_("{reference} was closed anew meanwhile.", reference=now.reference),
            M_("Look at it as it is now, then say it again."),
        )
    day, row = today_in(now, factory), factory.new_id()
    ops = reopening(now, row, day=day, reason=reason.strip(), by=by.strip(), status=status)
    return commit(store, factory, now, ops)
