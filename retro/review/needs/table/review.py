"""What is needed of the review: a lesson for those who were not there."""

from __future__ import annotations

from retro.language import M_, N_
from retro.model.stages.follow_up import Sharing
from retro.model.stages.review import Lesson
from retro.review.needs.need import F, Need, rows

NEEDS: tuple[Need, ...] = (
    rows(
        "review.lesson", Lesson, complaint=F, incident=F, none=True,
        question=N_("What should a colleague elsewhere know from this?"),
        says=M_("No lesson is written down. What should a colleague elsewhere know from this?"),
    ),
    rows(
        "review.sharing", Sharing, complaint=F, incident=F, none=True,
        question=N_("Who else was told of this case, and when?"),
        says=M_("Nobody is down as told of this case. A case that is not shared comes again."),
    ),
)  # fmt: skip
