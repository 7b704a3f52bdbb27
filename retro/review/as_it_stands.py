"""A row as it is told: with the days that count now, where checks moved those that were written (S20).

Whoever tells a row tells this. What is kept, and what follows from what was written (the digest, JSON), reads the row.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from retro.language import M_, Message
from retro.model.deadline import Deadline, Lateness
from retro.model.entry import E, Entry
from retro.model.field_types import MomentType
from retro.model.moments.moment import Moment
from retro.model.record import Retrospective
from retro.model.row_labels import row_name
from retro.review.actions import due_by, due_day, open_deadlines


def as_it_stands(row: E, *, hides: bool = False) -> E:
    """The row with the days that count in the place of those that were written.

    `hides`: an empty field may be one that its reader may not see. It stays empty, but for that of the first deadline,
    which is seen by whoever sees what was found.
    """
    moved = moved_days(row)
    if moved and hides:
        first = row.deadlines[0].name
        moved = {name: day for name, day in moved.items() if name == first or getattr(row, name) is not None}
    return replace(row, **moved) if moved else row


def moved_days(row: Entry) -> Mapping[str, Any]:
    """By their fields: the days of deadlines, or their moments, that checks moved to another one than is written."""
    return dict(_moved(row))


def _moved(row: Entry) -> Iterator[tuple[str, Moment | date]]:
    for deadline in row.deadlines if row.checked.last else ():
        day = due_by(row, deadline)
        if day is None or deadline.only_when_moved:  # its field says when it was done, not by when it is due
            continue
        if isinstance(row.field(deadline.name).type, MomentType) and not isinstance(day, Moment):
            day = Moment.exact(day)
        if day != getattr(row, deadline.name):
            yield deadline.name, day


def checked_too_soon(record: Retrospective, row: Entry) -> Message | None:
    """That a row is to be checked before it is due, since its day was moved; None if it is not."""
    still = list(open_deadlines(row))
    due = due_day(row, still[0], record.zone) if still else None
    check = due and next(filter(None, (_check_before(row, each, due, record) for each in still[1:])), None)
    if not check:
        return None
    return M_(
        "{row} is to be checked on {check}, before it is due: {due}. Once it is done, its check is moved with: "
        "retro check {reference} {row} new-date --new-date DAY",
        row=row_name(record, row),
        check=str(check),
        due=str(due),
        reference=record.reference,
    )


def _check_before(row: Entry, deadline: Deadline, due: date, record: Retrospective) -> date | None:
    day = due_day(row, deadline, record.zone) if deadline.late is Lateness.NOT_CHECKED else None
    return day if day is not None and day < due else None
