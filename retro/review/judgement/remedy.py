"""What is asked of what was done: a cost, a word of thanks (S2, S11, S15, S23)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from retro.language import M_, N_
from retro.model.moments.moment import Moment
from retro.model.stages.remedy import REMEDY, Apology, Remedy
from retro.model.stages.timeline import Contact
from retro.review.gap import GapCode
from retro.review.judgement.judged import JudgedPlace, JudgementLevel, Now, OfRows
from retro.review.needs.case import Case
from retro.review.needs.proportion import Nature
from retro.review.words.lists import in_use
from retro.review.words.word_list import read

_SLOW = timedelta(days=2)
"""So long an approval takes that those hurt wait for it."""


def _unapproved(case: Case, _now: Now) -> Iterator[JudgedPlace]:
    for row in case.rows(Remedy):
        if row.cost and not row.approver.strip():
            yield JudgedPlace(row, "approver", f"{row.cost} {row.currency}")


def _slowly(case: Case, _now: Now) -> Iterator[JudgedPlace]:
    for row in case.rows(Remedy):
        asked, answered = _day(row.requested), _day(row.approved)
        if asked and answered and answered - asked >= _SLOW:
            yield JudgedPlace(row, "approved", answered.isoformat())


def _no_thanks(case: Case, _now: Now) -> Iterator[JudgedPlace]:
    """A complaint that was answered, where no word of ours thanks those who made it."""
    if Nature.COMPLAINT not in case.proportion.nature or not case.is_more_than_light or not case.rows(Remedy):
        return
    ours = (
        *(text for row in case.rows(Contact) for text in (row.answer, row.promise)),
        *(text for row in case.rows(Apology) for text in (row.what_for, row.sentence)),
        *(text for row in case.rows(Remedy) for text in (row.what, row.details)),
    )
    thanks = in_use().of("thanks")
    if not any(thanks.first(read(text)) for text in ours if text.strip()):
        yield JudgedPlace(None, stage=REMEDY)


def _day(moment: Moment | None) -> date | None:
    return moment.day if moment is not None else None


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
        code="no-thanks",
        label=N_("no word of thanks"),
        level=JudgementLevel.CLOSING,
        question=M_("They could have left without a word. Who thanks them for having spoken, and in which words?"),
        find=_no_thanks,
    ),
    OfRows(
        code="slow-approval",
        label=N_("slow approval"),
        level=JudgementLevel.WRITING,
        question=M_("The approval took days, and those hurt waited for it. Who may decide at once?"),
        find=_slowly,
    ),
)
