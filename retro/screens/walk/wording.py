"""With which words a case is spoken of: those of engineering where a system failed, those of complaints elsewhere."""

from __future__ import annotations

from retro.model.record import Retrospective
from retro.model.stage import Stage, Wording
from retro.review.needs.proportion import Nature, nature


def wording(record: Retrospective, stage: Stage) -> Wording:
    """How a stage is spoken of in this case."""
    return stage.wording(engineering=Nature.INCIDENT in nature(record))
