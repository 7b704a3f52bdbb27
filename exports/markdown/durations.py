"""How long it took: from the start to the moment of noticing, and until it was settled."""

from __future__ import annotations

from retro.language import N_, Language
from retro.model.moments.lengths import show_minutes
from retro.model.record import Retrospective
from retro.review.durations import time_to_answer, time_to_approve, time_to_detect, time_to_resolve
from retro.review.needs.proportion import is_engineering


def durations(record: Retrospective, to: Language) -> list[tuple[str, str]]:
    """Label and duration in words of each span whose two ends are known exactly, to the time of day."""
    is_system = is_engineering(record)
    measured = [
        (N_("Time to detect") if is_system else N_("Time to notice"), time_to_detect(record)),
        (N_("Time to the first answer"), time_to_answer(record)),
        (N_("Time to mitigate") if is_system else N_("Time to settle"), time_to_resolve(record)),
        (N_("Time to approve"), time_to_approve(record)),
    ]
    return [(to(label), show_minutes(minutes, to)) for label, minutes in measured if minutes is not None]
