"""What is asked of stage 6: a hope as a reason, "nothing changes" as a change (S16)."""

from __future__ import annotations

from retro.language import M_
from retro.model.stages.changes import HardwareChange, NoChange
from retro.review.gap import GapCode
from retro.review.judgement.judged import JudgementLevel, OfWords, by_list

JUDGEMENTS = (
    OfWords(
        code="hope",
        level=JudgementLevel.CLOSING,
        places=((NoChange, "reason"),),
        question=M_("That is a hope, not a reason. What keeps the equipment or the process from changing?"),
        find=by_list("hope"),
        gap=GapCode.NO_REASON,
    ),
    OfWords(
        code="no-change",
        level=JudgementLevel.CLOSING,
        places=((HardwareChange, "what"),),
        question=M_("Nothing changes: is that so? Then the reason is written (nothing: …)."),
        find=by_list("no-change"),
    ),
)
