"""Where somebody goes on who opens a case."""

from __future__ import annotations

from retro.model.entry import EntryId
from retro.model.record import Retrospective
from retro.model.stage import Stage
from retro.model.stages import STAGES
from retro.model.stages.head import HEAD
from retro.review.completeness import gaps
from retro.screens.walk.places import WalkPosition


def where_to_begin(record: Retrospective, place: WalkPosition) -> tuple[Stage, EntryId]:
    """The stage in which the case was left, else that of its first gap; and the row to choose there, "" for none."""
    if (left := next((stage for stage in STAGES if stage.code == place.stage), None)) is not None:
        return left, place.row
    if record.head.closed:
        return HEAD, ""
    missing = [gap for stage in STAGES for gap in gaps(record, stage)]
    first = next((gap for gap in missing if gap.needed), missing[0] if missing else None)
    return (first.stage, first.row) if first else (HEAD, "")
