"""What was promised by a day that has passed: no report tells it as something to come, and its writer is told."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from retro.language import M_, Message
from retro.model.entry import Entry, EntryId
from retro.model.found import Found
from retro.model.moments.formatting import ToldDay
from retro.model.record import Retrospective
from retro.model.row_labels import row_name
from retro.review.actions import Overdue, due_day, is_open, overdue
from retro.text.shortened import beginning
from retro.value import value

_NAMED = 6
"""How many rows are named."""
_SHORT = 40
"""Characters of a row by which somebody knows it."""


def next_report_lapsed(record: Retrospective, on: date) -> date | None:
    """The day by which those hurt were to hear from us, if it was before `on`; else None."""
    day = due_day(record.head, record.head.deadlines[0], record.zone)
    return day if day is not None and day < on else None


def is_lapsed(row: Entry, record: Retrospective, on: date) -> bool:
    """Whether a row is still to be done, and its day was before `on`."""
    day = due_day(row, row.deadlines[0], record.zone) if is_open(row) else None
    return day is not None and day < on


@value
class Lapsed:
    """Promises whose day has passed."""

    said: Message
    cure: Message
    """What to do about each, on the command line."""


def lapsed(record: Retrospective, on: date, besides: Collection[EntryId] = ()) -> Iterator[Lapsed]:
    """What the writer of a report is told of promises whose day was before `on`, with what to do about each.

    Of the rows `besides`, head or others, it is told already.
    """
    day = next_report_lapsed(record, on)
    if day and not record.head.closed and record.head.id not in besides:
        yield Lapsed(
            M_("The next report was due on {day}, and that has passed.", day=ToldDay(day=day)),
            M_("A new day: retro set {reference} next_report=DAY", reference=record.reference),
        )
    if late := [each for each in overdue(record, on) if _is_promised(each) and each.row.id not in besides]:
        yield from _of_rows(late, record)


def _is_promised(late: Overdue) -> bool:
    """Whether it is something to be done that a check can find done; whether it held is no promise."""
    return late.deadline in late.row.deadlines[:1] and Found.DONE in late.row.finds


def _of_rows(late: Sequence[Overdue], record: Retrospective) -> Iterator[Lapsed]:
    named = tuple(
        M_("{row} “{what}” ({day})", row=row_name(record, each.row), what=_short(each), day=ToldDay(day=each.due))
        for each in late[:_NAMED]
    )
    more = (M_("{n} more", n=len(late) - _NAMED),) if len(late) > _NAMED else ()
    yield Lapsed(
        M_("Past its day, and nobody said that it was done: {rows}.", rows=(*named, *more)),
        M_(
            "For each: retro check {reference} ROW done, or retro check {reference} ROW new-date --new-date DAY",
            reference=record.reference,
        ),
    )


def _short(late: Overdue) -> str:
    what = late.deadline.what
    said = str(getattr(late.row, what.name)) if what else late.row.main_text
    return beginning(said, _SHORT)
