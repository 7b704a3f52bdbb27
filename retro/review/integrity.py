"""Whether a closed retrospective holds what it held when it was closed."""

from __future__ import annotations

from enum import Enum, auto

from retro.model.closed_record import has_fitting_digest
from retro.model.record import Retrospective
from retro.model.stages.head import Status


class Integrity(Enum):
    """What the digest says of a retrospective."""

    NONE = auto()
    """It is open."""
    WHOLE = auto()
    """It holds what it held when it was closed."""
    BROKEN = auto()
    """It holds something else: another program wrote into it."""
    UNSEALED = auto()
    """It is closed, and came from elsewhere without a seal that fitted: nobody can say what it held then."""


def integrity(record: Retrospective) -> Integrity:
    """What the digest of the record, computed anew, says."""
    head = record.head
    if head.status is not Status.CLOSED and not (head.closed or head.digest):
        return Integrity.NONE
    if head.status is Status.CLOSED and head.closed and not head.digest:
        return Integrity.UNSEALED
    return Integrity.WHOLE if has_fitting_digest(record) else Integrity.BROKEN
