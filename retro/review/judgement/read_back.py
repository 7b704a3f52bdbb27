"""What is still asked about where a stage, or the whole, is read back: the gravest place, and how many there are."""

from __future__ import annotations

from retro.language import MN_, Message
from retro.model.record import Retrospective
from retro.model.stage import Stage
from retro.review.completeness import gaps
from retro.review.judgement.grouped import gravest, grouped
from retro.review.judgement.in_stage import asked_in, looked_at
from retro.review.judgement.told import told


def still_asked(record: Retrospective, stage: Stage | None) -> Message | None:
    """One sentence about a stage, or about all of it for None; None where nothing is asked about."""
    looked = looked_at(record)
    found = grouped(looked.open) if stage is None else asked_in(looked, stage, gaps(record, stage))
    if not found:
        return None
    first = told(record, gravest(found))
    return MN_("To look at again: {told}", "To look at again, the first of {n}: {told}", len(found), told=first)
