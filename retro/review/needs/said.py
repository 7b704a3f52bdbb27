"""What was said of an empty field, as far as it satisfies a need."""

from __future__ import annotations

from retro.model.stages.answers import EmptyAnswer, Said
from retro.review.needs.need import Need


def satisfies(answer: EmptyAnswer, need: Need) -> bool:
    """Whether a need takes what was said for an answer."""
    return (
        (need.unknown and answer.said is Said.UNKNOWN)
        or (need.none and answer.said is Said.NOT_APPLICABLE)
        or (need.reasoned and bool(answer.reason.strip()))
    )


def has_finder(answer: EmptyAnswer) -> bool:
    """Whether it says who finds out, and by when."""
    return bool(answer.finder.strip()) and answer.by is not None
