"""What tells whether another look is worth it at whether a case happened before."""

from __future__ import annotations

from collections.abc import Hashable

from retro.model.record import Retrospective
from retro.model.stages.cause import Cause
from retro.model.stages.head import CaseLink


def basis(record: Retrospective) -> Hashable:
    """What a case is held against others by, in the main: where none of it has changed, nothing need be asked anew."""
    head = record.head
    links = tuple((link.reference, link.relation) for link in record.of(CaseLink))
    return head.closed, head.title, head.origin, head.tags, tuple(cause.what for cause in record.of(Cause)), links
