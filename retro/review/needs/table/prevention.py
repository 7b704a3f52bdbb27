"""What is needed of the measures: what stops it, whose it is, by when, and how we will know (S20)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from retro.language import M_, MN_, N_
from retro.model.stages.cause import Cause
from retro.model.stages.changes import HardwareChange, NoChange
from retro.model.stages.prevention import PREVENTION, Measure, Result
from retro.review.gap import GapCode
from retro.review.needs.case import Case
from retro.review.needs.need import F, L, N, Need, Per, each, one, rows


def _doing(case: Case) -> Sequence[Measure]:
    return [row for row in case.rows(Measure) if row.result is not Result.DROPPED]


def _dropped(case: Case) -> Sequence[Measure]:
    return [row for row in case.rows(Measure) if row.result is Result.DROPPED]


def _confirmed_without_measure(case: Case) -> Sequence[Cause]:
    return [cause for cause in case.unanswered if cause.is_confirmed]


def _is_let_down(case: Case, cause: Cause) -> bool:
    return cause.id in case.let_down


def is_not_only_weaker(case: Case, _stage: Any) -> bool:
    """Whether one measure at least does not lean on attention, or there is none."""
    return case.has_strong_measure or not _doing(case)


NEEDS: tuple[Need, ...] = (
    rows(
        "prevention.any", Measure, HardwareChange, NoChange, complaint=L, incident=L,
        question=N_("What will stop it, even on a tired day?"),
        says=M_("Neither a measure, nor a change, nor a reason why there is none is written down."),
    ),
    rows(
        "prevention.measures", Measure, complaint=N, incident=N, reasoned=True,
        question=N_("What will stop it, even on a tired day?"),
        says=M_("No measure is written down. What will stop it, even on a tired day?"),
    ),
    each(Measure, "owner", complaint=L, incident=L, concerns=_doing),
    each(Measure, "due", complaint=N, incident=N, concerns=_doing),
    each(Measure, "answers", complaint=N, incident=N, concerns=_doing),
    each(Measure, "strength", complaint=N, incident=N, concerns=_doing),
    each(Measure, "means", complaint=F, incident=F, concerns=_doing),
    each(Measure, "proof", complaint=F, incident=F, concerns=_doing),
    Need(
        code="prevention.leaves", stage=PREVENTION, per=Per.ROW, kind=Measure, complaint=F, incident=F, reasoned=True,
        gap=GapCode.UNANSWERED, concerns=_confirmed_without_measure, met=lambda _case, _cause: False,
        question=N_("What will stop this cause, or why does nothing?"),
        says=MN_(
            "Cause {rows} has no measure yet.",
            "Causes {rows} have no measure yet.",
            1,
        ),
        is_apart=_is_let_down,
        says_apart=MN_(
            "The measure against cause {rows} did not hold, and none that is to hold takes its place.",
            "The measures against causes {rows} did not hold, and none that are to hold take their place.",
            1,
        ),
    ),
    one(
        "prevention.stronger", Measure, is_not_only_weaker, complaint=F, incident=F, gap=GapCode.ALL_WEAK,
        question=N_("What would work without anybody's attention?"),
        says=M_("All measures are weaker ones, which lean on attention. What would work without it?"),
    ),
    each(
        Measure, "reason", complaint=L, incident=L, concerns=_dropped, gap=GapCode.NOT_DOING,
        says=MN_(
            "Row {rows} is not being done. Why not?",
            "Rows {rows} are not being done. Why not?",
            1,
        ),
    ),
    each(
        Measure, "review_on", complaint=L, incident=L, concerns=_dropped, gap=GapCode.NOT_DOING,
        says=MN_(
            "Row {rows} is not being done. When do we look again?",
            "Rows {rows} are not being done. When do we look again?",
            1,
        ),
    ),
)  # fmt: skip
