"""What is needed of the scope of damage: who was hurt, how, how much, and how sure that is (S3, S13)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from retro.language import M_, MN_, N_
from retro.model.stages.follow_up import Tick
from retro.model.stages.scope import SCOPE, Damage, FigureConfidence, NoDamage, Party, Ticked
from retro.model.waiting import code_of
from retro.review.gap import GapCode
from retro.review.needs.case import Case
from retro.review.needs.need import F, N, Need, Per, each, head, rows
from retro.review.parties import party_state
from retro.review.words.small import small_words


def _counted(case: Case) -> Sequence[Damage]:
    return [row for row in case.rows(Damage) if row.figure is not None]


def _made_small(case: Case) -> Sequence[Damage]:
    return [row for row in case.rows(Damage) if row.figure is None and small_words(row.what)]


def _not_made_small(case: Case) -> Sequence[Damage]:
    return [row for row in case.rows(Damage) if row.figure is not None or not small_words(row.what)]


def _words(rows: Sequence[Any]) -> Mapping[str, Any]:
    return {"words": tuple(dict.fromkeys(small_words(row.what) for row in rows))}


def _is_counted_or_unknown(_case: Case, row: Any) -> bool:
    return row.figure is not None or row.certainty is FigureConfidence.UNKNOWN


def _is_somebody_hurt(case: Case) -> bool:
    return bool(case.rows(Damage))


def _parties(case: Case) -> Sequence[Party]:
    """Those who are looked at one by one: where they are several, and in a grave case a single one, too."""
    parties = case.rows(Party)
    return parties if len(parties) > 1 or case.proportion.level is F else ()


def _is_ticked(ticked: Ticked, case: Case, party: Any) -> bool:
    return party_state(case.record, party).has(ticked)


_TICKS = (
    (
        Ticked.TOLD,
        N_("Which of them were told?"),
        MN_("Row {rows} was not told yet.", "Rows {rows} were not told yet.", 1),
    ),
    (
        Ticked.APOLOGISED,
        N_("Which of them were apologised to?"),
        MN_("Row {rows} was not apologised to yet.", "Rows {rows} were not apologised to yet.", 1),
    ),
    (
        Ticked.PUT_RIGHT,
        N_("For which of them was it put right?"),
        MN_("For row {rows} it was not put right yet.", "For rows {rows} it was not put right yet.", 1),
    ),
    (
        Ticked.ACCEPTED,
        N_("Which of them accepted it?"),
        MN_("Row {rows} did not accept it yet.", "Rows {rows} did not accept it yet.", 1),
    ),
)


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
    rows(
        "scope.parties", Party, complaint=F, unknown=True, none=True, when=_is_somebody_hurt,
        question=N_("Who was concerned, one by one?"),
        says=M_("Those concerned are not down one by one."),
    ),
    *(
        Need(
            code=code_of(ticked), stage=SCOPE, per=Per.ROW, kind=Tick, complaint=N, unknown=True, none=True,
            concerns=_parties, met=partial(_is_ticked, ticked), question=question, says=says,
        )
        for ticked, question, says in _TICKS
    ),
    head(SCOPE, "scope.strain", "strain", complaint=F, unknown=True, none=True),
    head(SCOPE, "scope.on-call-hours", "on_call_hours", incident=F, unknown=True, none=True),
)  # fmt: skip
