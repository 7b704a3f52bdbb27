"""How long it took, in whole minutes, where it is known exactly."""

from __future__ import annotations

from datetime import datetime

from retro.model.moments.moment import Moment, Precision
from retro.model.record import Retrospective
from retro.model.stages.remedy import Remedy
from retro.model.stages.review import Request
from retro.model.stages.timeline import Contact
from retro.review import derived


def time_to_detect(record: Retrospective) -> int | None:
    """From the start until it was noticed, where both are known exactly, from the head or from the marked rows."""
    return _minutes_between(derived.started(record), derived.detected(record))


def time_to_resolve(record: Retrospective) -> int | None:
    """From the start until it was over for those hurt, where both are known exactly."""
    return _minutes_between(derived.started(record), derived.resolved(record))


def time_to_answer(record: Retrospective) -> int | None:
    """From the first contact with those hurt until they had an answer, where both are known exactly (S28)."""
    spoken = (row.happened for row in record.of(Contact))
    return _minutes_between(next((each for each in spoken if each is not None), None), derived.answered(record))


def time_to_approve(record: Retrospective) -> int | None:
    """From asking for an approval until it was given: the longest of the case, of those known exactly (S15)."""
    asked = [(row.requested, row.approved) for row in record.of(Remedy)]
    asked += [(row.asked, row.answered) for row in record.of(Request)]
    took = (_minutes_between(start, end) for start, end in asked)
    return max((minutes for minutes in took if minutes is not None), default=None)


def _minutes_between(start: Moment | None, end: Moment | None) -> int | None:
    """The whole minutes between two moments; None unless both are exact times, in this order."""
    if start is None or end is None or not start.precision is end.precision is Precision.EXACT:
        return None
    if not isinstance(start.start, datetime) or not isinstance(end.start, datetime) or end.start < start.start:
        return None
    return int((end.start - start.start).total_seconds() // 60)
