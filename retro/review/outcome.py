"""The last question of all (S21): how it ended for those hurt. It is asked with the last check, never sooner."""

from __future__ import annotations

from retro.language import M_, Message
from retro.model.found import Found
from retro.model.head_choices import Level
from retro.model.record import Retrospective
from retro.model.stages.follow_up import Outcome
from retro.review.needs.proportion import Nature, proportion
from retro.review.settled import is_settled_case


def outcomes(record: Retrospective) -> tuple[Outcome, ...]:
    """What is known of how it ended for them, without what was taken back."""
    return tuple(
        row
        for row in record.of(Outcome)
        if all(check.found is not Found.TAKEN_BACK for check in record.checks.get(row.id, ()))
    )


def asks_outcome(record: Retrospective) -> bool:
    """Whether it is the moment to ask: of a complaint that is no light one, once it is settled, until somebody did."""
    found = proportion(record)
    return (
        Nature.COMPLAINT in found.nature
        and found.level.holds(Level.NORMAL)
        and is_settled_case(record)
        and not outcomes(record)
    )


def outcome_asked(record: Retrospective) -> Message:
    """The question, with the command that answers it."""
    return M_(
        "The last question: do they go on buying, coming, trusting, and how did they take the handling? "
        "retro add {reference} review 'outcome: … ~stays' (or ~left, ~unknown)",
        reference=record.reference,
    )
