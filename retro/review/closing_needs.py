"""What has to be written before a retrospective can be closed."""

from __future__ import annotations

from collections.abc import Iterator

from retro.model.record import Retrospective
from retro.model.stage import Stage
from retro.model.stages import WALKED
from retro.model.stages.head import HEAD
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
