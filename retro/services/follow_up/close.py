"""Close a retrospective: it is frozen, and its digest is kept."""

from __future__ import annotations

from retro.model.change_factory import ChangeFactory
from retro.model.closed_record import closing
from retro.model.record import Retrospective
from retro.review.closing_needs import missing_for_closing
from retro.services.changing.commit import Done, commit
from retro.store.protocol import Store


def close(store: Store, factory: ChangeFactory, record: Retrospective, *, because: str = "") -> Done:
    """Close a retrospective. With `because`, a reason, it may lack what is missing in `record`, which its closer saw.

    The reason is kept with the case. NotReadyError if anything else is missing, or another RetroError of `commit`.
    Nothing is done to a closed one.
    """
    now = store.load(record.reference)
    if now.head.closed:
        return Done(now, ())
    reason = because.strip()
    accepted = missing_for_closing(record) if reason else ()
    return commit(store, factory, now, closing(now.head, reason), accepted=accepted)
