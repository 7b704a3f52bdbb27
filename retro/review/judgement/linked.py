"""What is asked of links to other cases: what became of what was decided, what hurt them again (S12, S18)."""

from __future__ import annotations

from collections.abc import Iterator

from retro.language import M_, N_
from retro.model.stages.changes import CHANGES, HardwareChange
from retro.model.stages.head import CaseLink, Relation, SecondComplaintCause
from retro.review.judgement.judged import JudgedPlace, JudgementLevel, Now, OfRows
from retro.review.needs.case import Case
from retro.review.recurrence import is_third_time


def _second_complaint(case: Case, _now: Now) -> Iterator[JudgedPlace]:
    """Complaints about how an earlier one was handled: why, what they cost on top, and whether we part."""
    for row in case.rows(CaseLink):
        if row.relation is not Relation.SECOND_COMPLAINT:
            continue
        if row.why is None:
            yield JudgedPlace(row, "why", row.reference)
        elif row.why is SecondComplaintCause.HOSTILE and not row.note.strip():
            question = M_("They were hostile from the beginning. Do we part from them, and which role decides it?")
            yield JudgedPlace(row, "note", row.reference, question=question)
        if row.extra_hours is None and row.extra_people is None and row.extra_contacts is None:
            question = M_("What did it cost on top: how many hours, people, contacts?")
            yield JudgedPlace(row, "extra_hours", row.reference, question=question)


def _second_time(case: Case, _now: Now) -> Iterator[JudgedPlace]:
    """Links to the case after which it happened again, of which nobody says what became of what was decided then."""
    if is_third_time(case.record):
        return
    for row in case.rows(CaseLink):
        if row.relation is Relation.AGAIN and not row.note.strip():
            question = M_("What was decided in {reference}, and why did it not hold?", reference=row.reference)
            yield JudgedPlace(row, "note", row.reference, question=question)


def _third_time(case: Case, _now: Now) -> Iterator[JudgedPlace]:
    if is_third_time(case.record) and not case.rows(HardwareChange):
        yield JudgedPlace(None, stage=CHANGES)


OF_ROWS = (
    OfRows(
        code="second-complaint",
        label=N_("second complaint without its why"),
        level=JudgementLevel.CLOSING,
        question=M_("What in the handling hurt them again: excuses, not listening, not shared, too slow?"),
        find=_second_complaint,
    ),
    OfRows(
        code="second-time",
        label=N_("second time"),
        level=JudgementLevel.CLOSING,
        question=M_("What was decided then, and why did it not hold?"),
        find=_second_time,
    ),
    OfRows(
        code="third-time",
        label=N_("third time"),
        level=JudgementLevel.CLOSING,
        question=M_(
            "For the third time something is broken. Where does it come from, and which equipment or process changes?"
        ),
        find=_third_time,
    ),
)
