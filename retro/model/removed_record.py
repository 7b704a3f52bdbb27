"""A case that was taken out of the archive: it is kept as it was, is listed nowhere, and can be brought back.

One that was merged into another is such a case, too: its rows went on in the other one.
"""

from __future__ import annotations

from datetime import date

from retro.errors import RetroError
from retro.language import M_
from retro.model import edits
from retro.model.change import Op
from retro.model.stages.head import Head


class RemovedError(RetroError):
    """The retrospective was taken out of the archive, and nothing is written into it there."""

    def __init__(self, head: Head) -> None:
        if head.merged_into:
            super().__init__(
                M_("{reference} was merged into {other}.", reference=head.reference, other=head.merged_into),
                M_("Write there. To part the two again: retro undo {other}", other=head.merged_into),
            )
        else:
            super().__init__(
                M_("{reference} was taken out of the archive: {reason}", reference=head.reference,
                   reason=head.removed_because),
                M_("It comes back with: retro undo {reference}", reference=head.reference),
            )  # fmt: skip


def removal(head: Head, day: date, *, because: str = "", into: str = "") -> tuple[Op, ...]:
    """The operations that take a case out of the archive: for a reason, or since it was merged `into` another."""
    return edits.changed(head, {"removed": day, "removed_because": because, "merged_into": into})


def forbid_if_removed(head: Head) -> None:
    """RemovedError if nothing may be written, because the case is not in the archive any more."""
    if head.removed:
        raise RemovedError(head)
