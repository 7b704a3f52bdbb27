"""The day of a case, for those who may know it."""

from __future__ import annotations

from datetime import date

from retro.model.record import Retrospective
from retro.redaction.audience import Audience


def case_day(record: Retrospective, audience: Audience) -> date | None:
    """The day on which the case began; None where nobody knows it, or the reader may not.

    The day of a case without a start is the one on which the team began to write, and is told to the team alone.
    """
    has_begun = record.head.started is not None and record.head.started.first is not None
    return record.day if has_begun or audience.sees_all else None
