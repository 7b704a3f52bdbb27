"""Take a case out of the archive, for a reason: it is kept as it was, is listed nowhere, and comes back with undo."""

from __future__ import annotations

from retro.errors import UsageError
from retro.language import M_
from retro.model.change_factory import ChangeFactory
from retro.model.record import Retrospective
from retro.model.removed_record import forbid_if_removed, removal
from retro.services.commit import Done, commit
from retro.services.today import today_in
from retro.store.protocol import Store


def remove_case(store: Store, factory: ChangeFactory, record: Retrospective, reason: str) -> Done:
    """Take the case out of the archive.

    UsageError without a reason, RemovedError if it is out already, ClosedError if it is closed.
    """
    if not reason.strip():
        raise UsageError(M_("The reason is empty, and is needed."), M_("Say why: retro rm REF --reason …"))
    now = store.load(record.reference)
    forbid_if_removed(now.head)
    return commit(store, factory, now, removal(now.head, today_in(now, factory), because=reason.strip()))
