"""Which way each cause lies: why it happened, or why nobody noticed."""

from __future__ import annotations

from retro.model.entry import EntryId
from retro.model.record import Retrospective
from retro.model.stages.cause import CausePath


def cause_paths(record: Retrospective) -> dict[EntryId, CausePath]:
    """The path of every cause. One that does not say it is on that of the one above it; a first one made it happen."""
    paths: dict[EntryId, CausePath] = {}
    for cause, _depth in record.causes():
        paths[cause.id] = cause.how or paths.get(cause.parent or "", CausePath.OCCURRED)
    return paths
