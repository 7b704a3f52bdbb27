"""What has to be written before a retrospective can be closed."""

from __future__ import annotations

from retro.model.record import Retrospective
from retro.model.stages import STAGES, WALKED
from retro.model.stages.head import HEAD
from retro.review.completeness import gaps
from retro.review.gap import Gap


def missing_for_closing(record: Retrospective) -> tuple[Gap, ...]:
    """What has to be written before closing, stage by stage: what is needed of a case like this one (S29).

    Questions to think about keep nobody from closing, nor does what is needed only while a case is open.
    """
    return tuple(gap for stage in STAGES for gap in gaps(record, stage) if _is_needed(gap))


def _is_needed(gap: Gap) -> bool:
    return gap.needed and not gap.only_open and (gap.stage in (HEAD, *WALKED) or bool(gap.need))
