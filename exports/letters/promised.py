"""By when the reader of a letter was promised to hear from us, as the rows about talks with them say it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from retro.model.moments.moment import Moment
from retro.model.record import Retrospective
from retro.model.stages.timeline import Contact
from retro.redaction.addressed import alike, distinct_customers
from retro.redaction.recipient import Recipient
from retro.review.actions import due_by, due_day, open_deadlines
from retro.review.reception import is_from, is_from_another

_TOLD = tuple(Contact.field(name).name for name in ("promise_due", "call_back"))
"""The days that somebody waits for: of what was promised, and of a call back."""


def promised(record: Retrospective, recipient: Recipient, on: date) -> Moment | None:
    """The next of these days, from `on` on, of what is still open; None where nothing was promised to this reader.

    A contact names nobody: of several customers, it is the one of whom its words say that it came from them. Where
    there is one alone, each talk is theirs but for those that came from somebody else: the police, a neighbour.
    """
    days = sorted(_days(record, recipient), key=lambda each: each[0])
    return next((by for day, by in days if day >= on), None)


def _days(record: Retrospective, recipient: Recipient) -> Iterator[tuple[date, Moment]]:
    for row in _talks(record, recipient):
        for deadline in open_deadlines(row):
            by, day = due_by(row, deadline), due_day(row, deadline, record.zone)
            if deadline.on and deadline.on.name in _TOLD and by and day:
                yield day, by if isinstance(by, Moment) else Moment.exact(by)


def _talks(record: Retrospective, recipient: Recipient) -> Iterator[Contact]:
    if recipient.to_all:
        return
    called = recipient.addressee.strip()
    known = distinct_customers(record)
    is_alone = len(known) <= 1
    if not is_alone and not called:
        return
    names = {called, *alike(called, record, recipient.same, recipient.other).same} if called else set()
    for row in record.of(Contact):
        theirs = not is_from_another(row, {*names, *known}) if is_alone else any(is_from(row, name) for name in names)
        if theirs:
            yield row
