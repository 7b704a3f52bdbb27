"""How we stand to those who are written to: what the whole case says of it, also where the reader does not see it."""

from __future__ import annotations

from retro.model.record import Retrospective
from retro.model.stages.head import Responsibility, Severity
from retro.model.stages.timeline import Contact
from retro.review.injuries import somebody_injured
from retro.review.needs.proportion import is_engineering
from retro.value import value


@value
class Stance:
    """What decides on the tone of a letter."""

    may_apologise: bool = False
    """Whether the fault is ours, or ours too (S7)."""
    is_not_ours: bool = False
    """Whether the fault is somebody else's: an apology would admit what is not so."""
    is_grave: bool = False
    """Whether the gravest form of the language is in place."""
    has_heard: bool = False
    """Whether those hurt told us of it themselves, for which they are thanked (S23)."""


def stance(record: Retrospective) -> Stance:
    """How we stand, by the whole record."""
    head = record.head
    return Stance(
        may_apologise=head.may_apologise,
        is_not_ours=head.responsibility is Responsibility.NOT_OURS,
        is_grave=head.severity in (Severity.HIGH, Severity.CRITICAL) or somebody_injured(record),
        has_heard=bool(record.of(Contact)) or not is_engineering(record),
    )
