"""Whether a case waits for somebody to be told of it: one that is not shared comes again (S17)."""

from __future__ import annotations

from retro.model.head_choices import Level
from retro.model.record import Retrospective
from retro.model.stages.answers import Said
from retro.model.stages.follow_up import Sharing
from retro.review.needs.proportion import proportion

SHARE_WITHIN = 14
"""So many days after a case began it should have been shared, where the settings say nothing."""
ASKED = "review.sharing"
"""The code of the question with whom it was shared."""


def is_unshared(record: Retrospective) -> bool:
    """Whether it is needed of a case that it is shared, and nobody is down as told of it."""
    if record.of(Sharing):
        return False
    if any(each.asked == ASKED and each.said is Said.NOT_APPLICABLE for each in record.answers):
        return False
    return proportion(record).level is Level.FULL
