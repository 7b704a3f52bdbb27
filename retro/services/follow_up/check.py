"""Check a row on its day: a measure, a change, a promise, a request, an apology (S20). It may be in a closed case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
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
from retro.model.record import Retrospective
from retro.model.row_labels import row_name
from retro.model.stages.answers import Said
from retro.model.stages.follow_up import Check
from retro.services.changing.check_rules import aimed, latest, refuse, told
from retro.services.changing.commit import commit_latest
from retro.services.changing.field_texts import read_value
from retro.services.changing.today import today_in
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
        dated = aimed(there, said if said.on else replace(said, on=Moment.exact(today)))
        before = latest(now, there, dated.matter)
        refuse(now, there, dated, before, today)
        if latest(record, record.get(row) or there, dated.matter) != before:
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


def _there(record: Retrospective, row: EntryId) -> Entry:
    found = record.get(row)
    if found is None:
        raise RetroError(
            M_("The row is gone: it was deleted."),
            M_("See what is there with: retro rows {reference}", reference=record.reference),
        )
    return found
