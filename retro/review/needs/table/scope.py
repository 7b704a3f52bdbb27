"""What is needed of the scope of damage: who was hurt, how, how much, and how sure that is (S3, S13)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from retro.language import M_, MN_, N_
from retro.model.stages.scope import SCOPE, Damage, FigureConfidence, NoDamage
from retro.review.blame_words import minimising
from retro.review.gap import GapCode
from retro.review.needs.case import Case
from retro.review.needs.need import F, N, Need, each, head, rows


def _counted(case: Case) -> Sequence[Damage]:
    return [row for row in case.rows(Damage) if row.figure is not None]


def _made_small(case: Case) -> Sequence[Damage]:
    return [row for row in case.rows(Damage) if row.figure is None and minimising(row.what)]


def _not_made_small(case: Case) -> Sequence[Damage]:
    return [row for row in case.rows(Damage) if row.figure is not None or not minimising(row.what)]


def _words(rows: Sequence[Any]) -> Mapping[str, Any]:
    return {"words": tuple(dict.fromkeys(minimising(row.what) for row in rows))}


def _is_counted_or_unknown(_case: Case, row: Any) -> bool:
    return row.figure is not None or row.certainty is FigureConfidence.UNKNOWN


NEEDS: tuple[Need, ...] = (
    rows(
        "scope.damage", Damage, NoDamage, complaint=N, incident=N, question=N_("Who was hurt, and how? Or was nobody?"),
        incident_question=N_("What could users not do? Or was nobody hit?"),
        says=M_("Nothing says who was hurt, or that nobody was."),
        incident_says=M_("Nothing says what users could not do, or that nobody was hit."),
    ),
    each(
        Damage, "who", complaint=N, incident=N, unknown=True,
        incident_question=N_("Which users, or which share of them?"),
    ),
    each(
        Damage, "figure", complaint=N, incident=N, unknown=True, met=_is_counted_or_unknown, gap=GapCode.FIGURE,
        concerns=_not_made_small,
        question=N_("How many, how much?"), incident_question=N_("How many, which share, how long?"),
        says=MN_(
            "Row {rows} has no figure. How many, how much? Unknown is an honest answer (~unknown).",
            "Rows {rows} have no figures. How many, how much? Unknown is an honest answer (~unknown).",
            1,
        ),
    ),
    each(
        Damage, "figure", code="damage.made-small", complaint=N, incident=N, unknown=True, gap=GapCode.MINIMISED,
        concerns=_made_small, tells=_words, question=N_("How many, how much?"),
        says=MN_(
            "Row {rows} says “{words}” without a figure. How many, how much?",
            "Rows {rows} say “{words}” without a figure. How many, how much?",
            1,
        ),
    ),
    each(Damage, "unit", complaint=N, incident=N, unknown=True, concerns=_counted),
    each(Damage, "certainty", complaint=N, incident=N, unknown=True, concerns=_counted),
    each(Damage, "hurts", complaint=N, unknown=True),
    each(
        Damage, "reversible", complaint=N, incident=F, unknown=True, gap=GapCode.REVERSIBLE,
        incident_question=N_("Is anything lost for good?"),
        says=MN_(
            "Row {rows} does not say whether it can be undone.",
            "Rows {rows} do not say whether it can be undone.",
            1,
        ),
    ),
    each(Damage, "basis", complaint=F, incident=F, unknown=True, concerns=_counted),
    each(Damage, "grave", complaint=F, none=True),
    head(SCOPE, "scope.strain", "strain", complaint=F, unknown=True, none=True),
    head(SCOPE, "scope.on-call-hours", "on_call_hours", incident=F, unknown=True, none=True),
)  # fmt: skip
