"""What is needed of the remedy: what was done for those hurt, and the apology (S4, S5, S6, S15)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from retro.language import M_, MN_, N_
from retro.model.stages.remedy import Apology, Remedy
from retro.review.gap import GapCode
from retro.review.needs.case import Case
from retro.review.needs.need import F, N, Need, each, one, rows


def _is_ours(case: Case) -> bool:
    return case.record.head.may_apologise


def _costly(case: Case) -> Sequence[Remedy]:
    return [row for row in case.rows(Remedy) if row.cost]


def _is_apologised_for_twice(case: Case, _stage: Any) -> bool:
    return len(case.rows(Apology)) > 1


NEEDS: tuple[Need, ...] = (
    rows(
        "remedy.remedies", Remedy, complaint=N, incident=N, none=True,
        question=N_("What was done for those hurt?"), incident_question=N_("What ended it?"),
        says=M_("No remedy is written down. What was done for those hurt?"),
        incident_says=M_("No mitigation is written down. What ended it?"),
    ),
    each(Remedy, "given", complaint=N, incident=N, none=True),
    each(Remedy, "receiver", complaint=N),
    each(Remedy, "giver", complaint=N),
    each(Remedy, "lasting", complaint=N, incident=N, unknown=True),
    each(
        Remedy, "approver", complaint=N, incident=N, unknown=True, concerns=_costly, gap=GapCode.APPROVAL,
        says=MN_(
            "Row {rows} had a cost. Which role approved it?",
            "Rows {rows} had a cost. Which role approved them?",
            1,
        ),
    ),
    each(Remedy, "approved", complaint=N, incident=N, unknown=True, concerns=_costly),
    each(Remedy, "received", complaint=N, unknown=True, question=N_("How did they take it?")),
    rows(
        "remedy.apology", Apology, complaint=N, none=True, when=_is_ours, question=N_("Did we say sorry: for what?"),
        says=M_("It was ours, and no apology is written down."),
    ),
    each(Apology, "given", complaint=N, none=True, when=_is_ours),
    each(Apology, "channel", complaint=N, none=True, when=_is_ours),
    each(Apology, "receiver", complaint=N, none=True, when=_is_ours),
    each(Apology, "sentence", complaint=F, unknown=True, question=N_("In which words?")),
    each(Apology, "received", complaint=F, unknown=True),
    each(Apology, "date_suits", complaint=F, unknown=True, question=N_("Who chose the day?")),
    one(
        "remedy.second-apology", Apology, _is_apologised_for_twice, complaint=F, none=True, when=_is_ours,
        question=N_("Was it said again, after the facts were known?"),
        says=M_("No second apology, after the facts were known, is written down."),
    ),
)  # fmt: skip
