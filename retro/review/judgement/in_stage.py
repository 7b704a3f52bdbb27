"""What a stage is asked about where its gaps are asked, too: nothing twice, and of one row what is the same once."""

from __future__ import annotations

from collections.abc import Sequence

from retro.model.record import Retrospective
from retro.model.stage import Stage
from retro.review.gap import Gap
from retro.review.judgement.grouped import grouped
from retro.review.judgement.judged import Judged, JudgementLevel, Now
from retro.review.judgement.mutes import Looked, look

_NEEDS = {"not-shared": "review.sharing"}
"""The needs that ask the same as a judgement of a whole stage, by its code."""
_latest: tuple[Retrospective, Now, Looked] | None = None


def looked_at(record: Retrospective, now: Now = None) -> Looked:
    """What a record is asked about; looked for once, as long as one asks about the same record."""
    global _latest  # noqa: PLW0603 -- the walk asks the same after each answer, and looks at every stage
    latest = _latest  # other threads may put another one there
    if latest is None or latest[0] is not record or latest[1] != now:
        _latest = latest = (record, now, look(record, now))
    return latest[2]


def asked_in(looked: Looked, stage: Stage, gaps: Sequence[Gap]) -> tuple[Judged, ...]:
    """What a stage is asked about, without what its gaps ask already."""
    asked = (each for each in looked.open if each.stage is stage)
    return grouped(each for each in asked if not any(_says(gap, each) for gap in gaps))


def asked_at_closing(looked: Looked, gaps: Sequence[Gap]) -> tuple[Judged, ...]:
    """What is asked before a case is closed, without what is missing: whoever closes it may leave it as it is."""
    asked = (each for each in looked.open if each.level is not JudgementLevel.WRITING)
    return grouped(each for each in asked if not any(_says(gap, each) for gap in gaps))


def _says(gap: Gap, each: Judged) -> bool:
    is_same_row = each.row in gap.rows or not (each.row or gap.rows)
    if gap.need and gap.need == _NEEDS.get(each.code):
        return True
    return is_same_row and (gap.code is each.gap or (bool(each.field) and each.field in gap.fields and gap.needed))
