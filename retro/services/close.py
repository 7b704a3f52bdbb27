"""Close a retrospective: it is frozen, and its digest is kept."""

from __future__ import annotations

from retro.model.change_factory import ChangeFactory
from retro.model.closed_record import closing
from retro.model.record import Retrospective
from retro.review.closing_needs import missing_for_closing
from retro.services.commit import Done, commit
from retro.store.protocol import Store


def close(store: Store, factory: ChangeFactory, record: Retrospective, *, anyway: bool = False) -> Done:
    """Close a retrospective. With `anyway` it may lack what is missing in `record`, the record that its closer saw.

    NotReadyError if anything else is missing, or another RetroError of `commit`. Nothing is done to a closed one.
    """
    now = store.load(record.reference)
    if now.head.closed:
        return Done(now, ())
    return commit(store, factory, now, closing(now.head), accepted=missing_for_closing(record) if anyway else ())
