"""Whether a case is settled: closed, and nothing of it is open any more. It follows, and is never stored."""

from __future__ import annotations

from retro.model.record import Retrospective
from retro.model.stages.prevention import Measure
from retro.review.actions import due_by, open_deadlines
from retro.review.open_questions import open_questions


def is_settled_case(record: Retrospective) -> bool:
    """Whether a case is closed, and nobody has anything left to do, to check or to find out in it."""
    return bool(record.head.closed) and not is_anything_open(record)


def is_anything_open(record: Retrospective) -> bool:
    """Whether somebody has something left to do in a case.

    A measure is to be carried out whether a day is set or not, and a request is to be answered; a row of another kind
    promises something with its day.
    """
    rows = (*record.rows, *(each.answer for each in open_questions(record)))
    return any(
        isinstance(row, Measure) or deadline.needs_no_day or due_by(row, deadline) is not None
        for row in rows
        for deadline in open_deadlines(row)
        if deadline.late
    )
