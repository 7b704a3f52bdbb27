"""The gate to closing: what a retrospective cannot be closed without, and whether a closed one is as it was."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto

from retro.model.digest import digest
from retro.model.record import Retrospective
from retro.model.stage import Stage
from retro.model.stages import WALKED
from retro.model.stages.head import HEAD, Status
from retro.review.completeness import gaps
from retro.review.gap import Gap, GapCode


def missing_for_closing(record: Retrospective) -> tuple[Gap, ...]:
    """What has to be written before closing, stage by stage: what is needed in the head and in the stages of the walk.

    Stage 6 is not passed over in silence (S16). Questions to think about keep nobody from closing.
    """
    return tuple(gap for stage in (HEAD, *WALKED) for gap in _needed(record, stage))


def _needed(record: Retrospective, stage: Stage) -> Iterator[Gap]:
    for gap in gaps(record, stage):
        if gap.needed or (not stage.may_be_empty and gap.code is GapCode.EMPTY):
            yield gap


class Integrity(Enum):
    """What the digest says of a retrospective."""

    NONE = auto()
    """It is open."""
    WHOLE = auto()
    """It holds what it held when it was closed."""
    BROKEN = auto()
    """It holds something else: another program wrote into it."""


def integrity(record: Retrospective) -> Integrity:
    """What the digest of the record, computed anew, says."""
    head = record.head
    if head.status is not Status.CLOSED and not (head.closed or head.digest):
        return Integrity.NONE
    return Integrity.WHOLE if head.closed and head.digest == digest(record) else Integrity.BROKEN
