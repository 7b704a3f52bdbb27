"""What is needed of the causes: from what should have happened down to the system behind the person (S2, S11, S30)."""

from __future__ import annotations

from typing import Any

from retro.language import M_, MN_, N_
from retro.model.stages.cause import CAUSE, Cause, CausePath
from retro.review.gap import GapCode
from retro.review.needs.case import Case
from retro.review.needs.need import F, L, N, Need, Per, each, head, one, rows


def _has_a_why_below(case: Case, _stage: Any) -> bool:
    return len(case.leaves) < len(case.rows(Cause))


def _says_why_it_escaped(case: Case, _stage: Any) -> bool:
    return any(cause.how is CausePath.ESCAPED for cause in case.rows(Cause))


def _has_causes(case: Case) -> bool:
    return bool(case.rows(Cause))


NEEDS: tuple[Need, ...] = (
    head(CAUSE, "cause.normally", "normally", asked_complaint=N, asked_incident=N, unknown=True),
    head(CAUSE, "cause.intended", "intended", asked_complaint=N, asked_incident=N, unknown=True),
    head(CAUSE, "cause.actual", "actual", asked_complaint=N, asked_incident=N, unknown=True),
    rows(
        "cause.causes", Cause, complaint=L, incident=L, unknown=True, none=True,
        question=N_("What made it possible?"),
        says=M_("No cause is written down. Which fact, seen from outside, made it happen?"),
    ),
    one(
        "cause.below", Cause, _has_a_why_below, complaint=N, incident=N, unknown=True, none=True, when=_has_causes,
        gap=GapCode.SHALLOW, question=N_("What made that possible?"),
        says=M_("No cause has a why under it yet. What made it possible? (> why: …)"),
    ),
    Need(
        code="cause.system", stage=CAUSE, per=Per.ROW, kind=Cause, complaint=F, incident=F, gap=GapCode.PERSON,
        concerns=lambda case: case.persons, met=lambda _case, _row: False,
        question=N_("Which check, tool, rule, training or staffing let it happen?"),
        says=MN_(
            "Row {rows} ends in a person. Which check, tool or rule let it happen?",
            "Rows {rows} end in a person. Which check, tool or rule let it happen?",
            1,
        ),
    ),
    one(
        "cause.escaped", Cause, _says_why_it_escaped, complaint=N, incident=N, unknown=True, none=True,
        when=_has_causes, gap=GapCode.ESCAPED, question=N_("Who could have noticed, with what?"),
        says=M_("No row says why nobody noticed (#escaped)."),
    ),
    each(
        Cause, "sure", complaint=N, incident=N, concerns=lambda case: case.leaves,
        question=N_("Is it a fact, presumed, or unknown?"),
    ),
    each(Cause, "evidence", complaint=F, incident=F, unknown=True, concerns=lambda case: case.leaves),
)  # fmt: skip
