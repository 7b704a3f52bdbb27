"""What was signed of a case, and whether its words are still those that were signed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from retro.model.digest import SECOND_RULE, digest
from retro.model.record import Retrospective
from retro.model.stages.approval import Approval, ApprovalStep
from retro.value import value


@value
class Signed:
    """One signature, the latest for its step."""

    step: ApprovalStep
    approval: Approval
    is_current: bool
    """Whether it is of the words as they are now; one without a state is of words that nobody knows."""


def state_of(record: Retrospective) -> str:
    """What the words of a case come to: the same for the same words, 64 hexadecimal digits.

    How far the case has come, and rows that are kept close or follow a closing, are none of its words.
    """
    rows = tuple(row for row in record.rows if not row.is_kept_close)
    words = replace(record, head=replace(record.head, status=None, closed_because=""), rows=rows)
    return digest(words, SECOND_RULE)  # words for customers are signed, too


def signed(record: Retrospective) -> tuple[Signed, ...]:
    """The latest signature for each step, in the order of the steps."""
    rows = sorted(record.of(Approval), key=lambda row: (row.on or date.min, row.position))
    latest = {row.step: row for row in rows if row.step and row.by.strip()}
    if not latest:
        return ()
    now = state_of(record)
    return tuple(Signed(step, latest[step], latest[step].state == now) for step in ApprovalStep if step in latest)
