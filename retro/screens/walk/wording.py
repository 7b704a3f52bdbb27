"""With which words a case is spoken of: those of engineering where a system failed, those of complaints elsewhere."""

from __future__ import annotations

from retro.model.head_choices import CaseKind, Origin
from retro.model.record import Retrospective
from retro.model.stage import Stage, Wording

_SYSTEMS = frozenset({Origin.SOFTWARE.value, Origin.NETWORK.value, Origin.VENDOR.value})


def wording(record: Retrospective, stage: Stage) -> Wording:
    """How a stage is spoken of in this case."""
    head = record.head
    nearly = head.case_kind in (CaseKind.NEAR_MISS, CaseKind.UNSAFE_CONDITION)
    return stage.wording(engineering=head.case_kind is CaseKind.INCIDENT or (nearly and head.origin in _SYSTEMS))
