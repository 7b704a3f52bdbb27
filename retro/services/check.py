"""Check a row on its day: a measure, a change, a promise, a request, an apology (S20). It may be in a closed case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from retro.errors import NOTHING_WRITTEN, RetroError, UsageError
from retro.language import M_, Message
from retro.model import edits
from retro.model.change import Delete, Op
from retro.model.change_factory import ChangeFactory
from retro.model.entry import Entry, EntryId
from retro.model.found import Found
from retro.model.moments.moment import Moment
from retro.model.problem import ValidationError
from retro.model.record import ROWS, Retrospective
from retro.model.row_labels import row_name
from retro.model.stages.answers import Said
from retro.model.stages.follow_up import Check
from retro.model.stages.timeline import Contact
from retro.services.commit import commit_latest
from retro.services.field_texts import read_value
from retro.services.today import today_in
from retro.store.protocol import Store
from retro.value import value


@value
class CheckMade:
    """What came of a check."""

    record: Retrospective
    """The retrospective as it is now."""
    row: Entry
    """The row as it stands now."""
    before: Check | None
    """What was found of it before; None if nobody had looked."""
    check: EntryId = ""
    """The check; "" where one was taken back by its going."""


def check(store: Store, factory: ChangeFactory, record: Retrospective, row: EntryId, said: Check) -> CheckMade:
    """Write what was found of the row, today if `said` names no day.

    `Found.TAKEN_BACK` takes the latest check of the row back: in an open case it goes, in a closed one it stays and
    another one says so. RetroError if the row is gone, cannot be checked so, was checked meanwhile (since `record`), or
    if a day or a reason is wrong or missing; nothing is written then.
    """
    new = factory.new_id()
    today = today_in(record, factory)
    before: Check | None = None

    def made(now: Retrospective) -> Sequence[Op]:
        nonlocal before
        there = _there(now, row)
        before = latest(now, there)
        dated = said if said.on else replace(said, on=Moment.exact(today))
        _refuse(now, there, dated, before, today)
        if latest(record, record.get(row) or there) != before:
            raise RetroError(
                M_("{row} was checked meanwhile: {found}.", row=row_name(now, there), found=told(now, before)),
                M_("Look at it, then say it again if it is still so."),
            )
        if dated.found is Found.TAKEN_BACK and before is not None:
            if not now.head.closed:
                return (Delete(before.kind, before.id, before.revision),)
            return edits.added(now, replace(dated, of=before.id), new)
        return edits.added(now, replace(dated, of=there.id), new)

    done = commit_latest(store, factory, record, made)
    after = _there(done.record, row)
    is_there = done.record.get(new) is not None
    return CheckMade(done.record, after, before, new if is_there else "")


def read_check(record: Retrospective, row: Entry, said: Mapping[str, str], now: datetime) -> Check:
    """What words for the fields of a check mean; empty ones mean nothing. UsageError if some cannot be read."""
    values: dict[str, Any] = {}
    problems: list[Message] = []
    for name, text in said.items():
        field = Check.field(name)
        if text.strip():
            try:
                values |= read_value(Check, field, text, record.context(row, now), record)
            except ValidationError as refused:
                problems += [problem.message for problem in refused.problems]
    if problems:
        raise UsageError(problems[0], NOTHING_WRITTEN, problems[1:])
    return Check(**{name: value for name, value in values.items() if not isinstance(value, Said)})


def checkable(row: Entry) -> bool:
    """Whether there is something to check at a row: a contact without a promise has nothing."""
    return bool(row.finds and row.deadlines) and (not isinstance(row, Contact) or bool(row.promise.strip()))


def told(record: Retrospective, found: Check | None) -> Message:
    """What was found, on which day, by whom: *holds, 2026-12-01, quality lead*."""
    if found is None or found.found is None:
        return M_("nothing")
    words = Message(found.found.label)
    match (_day_of(found, record), found.by):
        case (None, _):
            return words
        case (day, ""):
            return M_("{found}, {day}", found=words, day=str(day))
        case (day, by):
            return M_("{found}, {day}, {by}", found=words, day=str(day), by=by)


def _there(record: Retrospective, row: EntryId) -> Entry:
    found = record.get(row)
    if found is None:
        raise RetroError(
            M_("The row is gone: it was deleted."),
            M_("See what is there with: retro rows {reference}", reference=record.reference),
        )
    return found


def latest(record: Retrospective, row: Entry) -> Check | None:
    """The latest of the checks of a row that nobody took back."""
    return next(reversed(record.checks.get(row.id, ())), None)


def _refuse(record: Retrospective, row: Entry, said: Check, before: Check | None, today: date) -> None:
    """RetroError if a row cannot be checked so."""
    name = row_name(record, row)
    _refuse_kind(row, said, name)
    day = _day_of(said, record)
    if day is not None and day > today:
        raise UsageError(
            M_("{day} lies in the future: nobody has looked yet.", day=str(day)),
            M_("Say on which day it was found, or leave the day out: then it is today."),
        )
    if day is not None and day < record.day:
        raise UsageError(
            M_("{day} is before the case: {row} cannot have been checked then.", day=str(day), row=name),
            M_("The case began on {day}.", day=str(record.day)),
        )
    if said.found is Found.NEW_DATE and (said.new_date is None or (day is not None and said.new_date < day)):
        raise UsageError(M_("To which day is {row} moved? It lies ahead.", row=name), M_("Say it with --new-date DAY."))
    if said.found is Found.DROPPED and not said.reason.strip():
        raise UsageError(
            M_("Why is {row} not done any more? The reason is needed.", row=name), M_("Say it with --reason TEXT.")
        )
    if said.found is Found.TAKEN_BACK and before is None:
        raise RetroError(M_("{row} was not checked yet: there is nothing to take back.", row=name))
    if before and (before.found, _day_of(before, record)) == (said.found, day) and said.found is not Found.NEW_DATE:
        raise RetroError(
            M_("{row} was found so already: {found}.", row=name, found=told(record, before)),
            M_("Nothing was changed. What is wrong about it is taken back with: taken-back"),
        )


def _refuse_kind(row: Entry, said: Check, name: str) -> None:
    kind = Message(type(row).label)
    if not checkable(row):
        if isinstance(row, Contact):
            raise UsageError(
                M_("{row} is a contact without a promise: there is nothing to check.", row=name),
                M_("Write what was promised first: retro edit REF {row} promise=…", row=name),
            )
        kinds = tuple(Message(each.label) for each in ROWS if each.finds and each.deadlines)
        raise UsageError(
            M_("{row} is no row that is checked: {kind}.", row=name, kind=kind),
            M_("Checked are: {kinds}.", kinds=kinds),
        )
    finds = (*type(row).finds, Found.TAKEN_BACK)
    if said.found not in finds:
        raise UsageError(
            M_("What was found of {row}: {kind}?", row=name, kind=kind),
            M_("Choose from: {found}.", found=tuple(each.value for each in finds)),
        )


def _day_of(said: Check, record: Retrospective) -> date | None:
    """The day of a check in the zone of its case."""
    if said.on is None or said.on.first is None:
        return None
    first = said.on.first
    return first.astimezone(record.zone).date() if isinstance(first, datetime) else first
