"""How long it took: from the start to the moment of noticing, and until it was settled."""

from __future__ import annotations

from datetime import datetime

from retro.language import MN_, N_, Language
from retro.model.moment import Moment, Precision
from retro.model.record import Retrospective


def spans(record: Retrospective, to: Language) -> list[tuple[str, str]]:
    """Label and duration in words of each span whose two ends are known exactly, to the time of day."""
    head = record.head
    measured = [
        (N_("Time to notice"), _minutes(head.started, head.detected)),
        (N_("Time to settle"), _minutes(head.started, head.resolved)),
    ]
    return [(to(label), duration(minutes, to)) for label, minutes in measured if minutes is not None]


def duration(minutes: int, to: Language) -> str:
    """`2 days 3 h`, `3 h 5 min`, `0 min`: the two largest units that are not zero."""
    days, hours, rest = minutes // 1440, minutes // 60 % 24, minutes % 60
    units = [MN_("{n} day", "{n} days", days), MN_("{n} h", "{n} h", hours), MN_("{n} min", "{n} min", rest)]
    told = [unit for unit in units if unit.n] or units[2:]
    return " ".join(unit.show(to) for unit in told[:2])


def _minutes(start: Moment | None, end: Moment | None) -> int | None:
    """The whole minutes between two moments; None unless both are exact times, in this order."""
    if start is None or end is None or not start.precision is end.precision is Precision.EXACT:
        return None
    if not isinstance(start.start, datetime) or not isinstance(end.start, datetime) or end.start < start.start:
        return None
    return int((end.start - start.start).total_seconds() // 60)
