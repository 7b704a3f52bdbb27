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
from retro.model.field_types import ChoiceType, MomentType
from retro.model.fields import Field
from retro.model.found import Found
from retro.model.moments.formatting import ToldDay
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
    return dict(_moved(row)) if row.checked.last else {}


def _moved(row: Entry) -> Iterator[tuple[str, Moment | date]]:
    for deadline in row.deadlines:
        day = due_by(row, deadline)
        if day is None or deadline.on is None:
            continue
        if isinstance(row.field(deadline.name).type, MomentType) and not isinstance(day, Moment):
            day = Moment.exact(day)
        if day != getattr(row, deadline.name):
            yield deadline.name, day


def given_up(row: Entry) -> Message | None:
    """That what a row is for is not done, or came to nothing, where no field of it tells so; None if it is not."""
    found = row.checked.found
    if found not in (Found.DROPPED, Found.FAILED) or any(map(_tells_result, row.fields_by_checks())):
        return None
    return found_word(found, type(row))


def found_word(found: Found, kind: type[Entry]) -> Message:
    """What was found of a row of a kind, in the word for that kind: a promise does not hold, it is not kept."""
    late = kind.deadlines[0].late if found is Found.FAILED and Found.HOLDS not in kind.finds else None
    return Message(late.label if late else found.label)


def given_up_field(row: Entry) -> str:
    """The field that says what was given up: the promise of a contact, else the main one."""
    what = row.deadlines[0].what
    return str(what.name) if what else row.main


def given_up_beside(row: Entry) -> Message | None:
    """The same in words that stand beside the whole row: `not doing`, `promise: not doing`."""
    said, what = given_up(row), given_up_field(row) if row.deadlines else ""
    if said is None or what == row.main:
        return said
    return M_("{label}: {value}", label=Message(row.field(what).label), value=said)


def _tells_result(field: Field) -> bool:
    """Whether a field says what was found, as a result does; a day says no more than that it was done."""
    return isinstance(field.type, ChoiceType)


def checked_too_soon(record: Retrospective, row: Entry) -> Message | None:
    """That a row is to be checked before it is due, since its day was moved; None if it is not."""
    still = list(open_deadlines(row))
    due = due_day(row, still[0], record.zone) if still else None
    check = due and next(filter(None, (_check_before(row, each, due, record) for each in still[1:])), None)
    if not check or due is None:
        return None
    return M_(
        "{row} is to be checked on {check}, before it is due: {due}. Once it is done, its check is moved with: "
        "retro check {reference} {row} new-date --new-date DAY",
        row=row_name(record, row),
        check=ToldDay(day=check),
        due=ToldDay(day=due),
        reference=record.reference,
    )


def _check_before(row: Entry, deadline: Deadline, due: date, record: Retrospective) -> date | None:
    day = due_day(row, deadline, record.zone) if deadline.late is Lateness.NOT_CHECKED else None
    return day if day is not None and day < due else None
