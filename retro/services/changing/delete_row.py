"""Delete a row, a cause with all that stands under it."""

from __future__ import annotations

from retro.model import edits
from retro.model.change import Delete
from retro.model.change_factory import ChangeFactory
from retro.model.entry import Entry
from retro.model.record import Retrospective
from retro.model.stages.answers import EmptyAnswer
from retro.services.changing.commit import commit
from retro.store.protocol import Store
from retro.value import value


@value
class Deleted:
    """What was deleted."""

    record: Retrospective
    """The retrospective as it is now."""
    rows: int
    """How many rows went."""


def delete_row(store: Store, factory: ChangeFactory, record: Retrospective, row: Entry) -> Deleted:
    """Delete a row with what stands under it; links to it are emptied.

    ConflictError if somebody else changed it meanwhile, or another RetroError of `commit`.
    """
    done = commit(store, factory, record, edits.deleted(record, row))
    return Deleted(done.record, sum(isinstance(op, Delete) and op.kind != EmptyAnswer.kind for op in done.ops))
