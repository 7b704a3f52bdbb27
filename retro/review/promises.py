"""Promises that hang on an event in place of a day (S25): they are open until a check says otherwise."""

from __future__ import annotations

from retro.model.record import Retrospective
from retro.model.stages.timeline import Contact
from retro.review.actions import is_open


def waiting_for_event(record: Retrospective) -> tuple[Contact, ...]:
    """The contacts whose promise hangs on an event, and was neither kept nor given up. Each check asks about them."""
    return tuple(
        row for row in record.of(Contact) if row.promise.strip() and row.promise_event.strip() and is_open(row)
    )
