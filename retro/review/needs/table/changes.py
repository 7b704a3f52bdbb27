"""What is needed of the changes to hardware and process: one, or the reason why none (S16)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from retro.language import M_, MN_, N_
from retro.model.answers import answer_to
from retro.model.stages.changes import HardwareChange, NoChange, Place
from retro.review.gap import GapCode
from retro.review.needs.case import Case
from retro.review.needs.need import F, L, N, Need, each, one, rows
from retro.review.words.lists import in_use
from retro.review.words.word_list import read


def _hopes(case: Case) -> Sequence[NoChange]:
    hopes = in_use().of("hope")
    return [row for row in case.rows(NoChange) if hopes.first(read(row.reason))]


def _changes(case: Case) -> bool:
    return bool(case.rows(HardwareChange))


def _says_where_else(case: Case, _stage: Any) -> bool:
    """Whether other places are named, as rows or, as it was before there were any, in the changes themselves."""
    changes = case.rows(HardwareChange)
    return bool(case.rows(Place)) or all(
        row.carry_to.strip() or answer_to(case.record, row.id, "carry_to") is not None for row in changes
    )


NEEDS: tuple[Need, ...] = (
    rows(
        "changes.any", HardwareChange, NoChange, complaint=N, incident=N,
        question=N_("Which equipment, tool, label, form or procedure changes for good? Or why none, and who says so?"),
        incident_question=N_("Which alert, default, limit or runbook changes for good? Or why none, and who says so?"),
        says=M_("Neither a change nor the reason why there is none is written down."),
    ),
    each(HardwareChange, "owner", complaint=N, incident=N),
    each(HardwareChange, "due", complaint=N, incident=N),
    each(NoChange, "decided_by", complaint=N, incident=N),
    each(
        NoChange, "reason", code="no_change.no-hope", complaint=L, incident=L, gap=GapCode.NO_REASON, concerns=_hopes,
        met=lambda _case, _row: False,
        says=MN_(
            "Row {rows} says that it will not happen again. That is a hope, not a reason.",
            "Rows {rows} say that it will not happen again. That is a hope, not a reason.",
            1,
        ),
    ),
    each(HardwareChange, "change_of", complaint=F, incident=F, question=N_("What sort of thing is changed?")),
    each(HardwareChange, "before", complaint=F, incident=F),
    each(HardwareChange, "after", complaint=F, incident=F),
    one(
        "changes.places", Place, _says_where_else, complaint=F, incident=F, unknown=True, none=True, when=_changes,
        question=N_("Where else does the same stand, and who looks there?"),
        says=M_("No other place is named where the same stands."),
    ),
    each(Place, "owner", complaint=F, incident=F),
    each(Place, "due", complaint=F, incident=F),
)  # fmt: skip
