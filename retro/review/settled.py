"""Whether a case is settled: closed, and nothing of it is open any more. It follows, and nobody says it."""

from __future__ import annotations

from retro.model.record import Retrospective
from retro.model.stages.head import Status
from retro.review.actions import due_by, open_deadlines
from retro.review.open_questions import open_questions


def is_settled_case(record: Retrospective) -> bool:
    """Whether a case is closed, and nobody has anything left to do, to look at again or to find out in it."""
    head = record.head
    if head.settled is not None:
        return head.settled
    return (head.status is Status.CLOSED or bool(head.closed)) and not is_anything_open(record)


def is_anything_open(record: Retrospective) -> bool:
    """Whether there is anything left to do in a case: an open deadline with a day, or with what is to be done."""
    rows = (record.head, *record.rows, *(each.answer for each in open_questions(record)))
    return any(
        deadline.is_to_do(row, has_day=due_by(row, deadline) is not None)
        for row in rows
        for deadline in open_deadlines(row)
    )
