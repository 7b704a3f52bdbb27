"""How long it took: from the start to the moment of noticing, and until it was settled."""

from __future__ import annotations

from retro.language import MN_, N_, Language
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
    return [(to(label), duration(minutes, to)) for label, minutes in measured if minutes is not None]


def duration(minutes: int, to: Language) -> str:
    """`2 days 3 h`, `3 h 5 min`, `0 min`: the two largest units that are not zero."""
    days, hours, rest = minutes // 1440, minutes // 60 % 24, minutes % 60
    units = [MN_("{n} day", "{n} days", days), MN_("{n} h", "{n} h", hours), MN_("{n} min", "{n} min", rest)]
    told = [unit for unit in units if unit.n] or units[2:]
    return ("" if to.code == "ja" else " ").join(unit.show(to) for unit in told[:2])
