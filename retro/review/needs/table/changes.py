"""What is needed of the changes to hardware and process: one, or the reason why none (S16)."""

from __future__ import annotations

from collections.abc import Sequence

from retro.language import M_, MN_, N_
from retro.model.stages.changes import HardwareChange, NoChange
from retro.review.blame_words import promises_only
from retro.review.gap import GapCode
from retro.review.needs.case import Case
from retro.review.needs.need import F, L, N, Need, each, rows


def _hopes(case: Case) -> Sequence[NoChange]:
    return [row for row in case.rows(NoChange) if promises_only(row.reason)]


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
    each(
        HardwareChange, "carry_to", complaint=F, incident=F, unknown=True, none=True,
        question=N_("Where else does the same thing stand?"),
    ),
)  # fmt: skip
