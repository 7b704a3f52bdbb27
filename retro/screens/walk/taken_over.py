"""What the head of a case says as the case before it does is told beside the value: it was taken over from there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retro.language import _
from retro.model.entry import Entry
from retro.model.stages.head import Head

if TYPE_CHECKING:
    from retro.services.memory.begin_again import PreviousCase


def remark(before: PreviousCase | None, entry: Entry, name: str) -> str:
    """`(as in 2026-004)` for a field of the head that says what the case before does; else ""."""
    if before is None or not isinstance(entry, Head) or name not in before.same_in(entry):
        return ""
    return _("(as in {reference})", reference=before.reference)
