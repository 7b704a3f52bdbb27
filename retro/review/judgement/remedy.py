"""What is asked of what was done: words that judge somebody (S2, S11)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from retro.language import M_, N_
from retro.model.moments.moment import Moment
from retro.model.stages.remedy import Remedy
from retro.model.stages.timeline import Event
from retro.review.gap import GapCode
from retro.review.judgement.judged import JudgementLevel, Now, OfRows, OfWords, Place, by_list
from retro.review.needs.case import Case

_SLOW = timedelta(days=2)
"""So long an approval takes that those hurt wait for it."""


def _unapproved(case: Case, _now: Now) -> Iterator[Place]:
    for row in case.rows(Remedy):
        if row.cost and not row.approver.strip():
            yield Place(row, "approver", f"{row.cost} {row.currency}")


def _slowly(case: Case, _now: Now) -> Iterator[Place]:
    for row in case.rows(Remedy):
        asked, answered = _day(row.requested), _day(row.approved)
        if asked and answered and answered - asked >= _SLOW:
            yield Place(row, "approved", answered.isoformat())


def _day(moment: Moment | None) -> date | None:
    return moment.day if moment is not None else None


JUDGEMENTS = (
    OfWords(
        code="blame",
        label=N_("judging words"),
        level=JudgementLevel.LEAVING,
        places=((Event, "what"), (Remedy, "what")),
        question=M_("That judges somebody. What would anybody have seen or heard?"),
        find=by_list("blame"),
    ),
)

OF_ROWS = (
    OfRows(
        code="unapproved",
        label=N_("cost not approved"),
        level=JudgementLevel.CLOSING,
        question=M_("It had a cost. Which role approved it?"),
        find=_unapproved,
        gap=GapCode.APPROVAL,
    ),
    OfRows(
        code="slow-approval",
        label=N_("slow approval"),
        level=JudgementLevel.WRITING,
        question=M_("The approval took days, and those hurt waited for it. Who may decide at once?"),
        find=_slowly,
    ),
)
