"""What is asked of what was done: words that judge somebody (S2, S11)."""

from __future__ import annotations

from retro.language import M_
from retro.model.stages.remedy import Remedy
from retro.model.stages.timeline import Event
from retro.review.judgement.judged import JudgementLevel, OfWords, by_list

JUDGEMENTS = (
    OfWords(
        code="blame",
        level=JudgementLevel.LEAVING,
        places=((Event, "what"), (Remedy, "what")),
        question=M_("That judges somebody. What would anybody have seen or heard?"),
        find=by_list("blame"),
    ),
)
