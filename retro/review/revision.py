"""What an account says otherwise than the one before it: rows that came, that changed, and that went."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import tzinfo
from typing import Any

from retro.language import M_, MN_, Language, Message
from retro.model.accounts import Account
from retro.model.entry import Entry
from retro.model.field_types import LinkType, YesNoType
from retro.model.fields import Field, field_of
from retro.model.moments.formatting import show_day
from retro.model.record import Retrospective
from retro.model.row_labels import linked_labels, row_name
from retro.model.stages import STAGES
from retro.model.stages.head import Head
from retro.model.stages.review import Reopening
from retro.model.validation import is_empty
from retro.text.shortened import beginning
from retro.value import value

_OF_CLOSING = {field_of(Head.status).name, field_of(Head.closed_because).name}
"""What each closing writes anew."""


@value
class Revision:
    """What is otherwise now. Rows that went are told as they were."""

    since: Account
    now: Retrospective
    head: tuple[Field, ...] = ()
    added: tuple[Entry, ...] = ()
    changed: tuple[tuple[Entry, tuple[Field, ...]], ...] = ()
    removed: tuple[Entry, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether it says the same as before."""
        return not (self.head or self.added or self.changed or self.removed)


@dataclass(frozen=True)
class Held(Message):
    """What a field held in a record; of a link, the numbers of the rows."""

    text: str = ""
    value: Any = None
    field: Field | None = None
    record: Retrospective | None = None

    def show(self, language: Language) -> str:
        """The value in words, cut where it is long."""
        assert self.field is not None
        assert self.record is not None
        of = self.field.type
        if isinstance(of, LinkType):
            return linked_labels(self.record, self.value, of, language)
        if isinstance(of, YesNoType) and of.yes:
            return language(of.yes if self.value else of.no)
        return language("“{text}”", text=beginning(of.show(self.value, language, self.record.zone)))


def revision(now: Retrospective, since: Account) -> Revision:
    """What `now` says otherwise than the account `since`, in the order of the walk.

    What may follow a closing is no part of an account, nor is the reason why it was opened again, nor where rows stand.
    """
    before = {row.id: row for row in _told(since.record)}
    after = {row.id: row for row in _told(now)}
    both = ((row, _otherwise(before[row.id], row)) for row in after.values() if row.id in before)
    head = _otherwise(since.record.head, now.head)
    return Revision(
        since,
        now,
        tuple(field for field in head if field.name not in _OF_CLOSING),
        tuple(row for row in after.values() if row.id not in before),
        tuple((row, fields) for row, fields in both if fields),
        tuple(row for row in before.values() if row.id not in after),
    )


def summed(found: Revision, to: Language, zone: tzinfo) -> str:
    """How much is otherwise, in one sentence."""
    counts = (
        MN_("{n} row added", "{n} rows added", len(found.added)),
        MN_("{n} row changed", "{n} rows changed", len(found.changed)),
        MN_("{n} row removed", "{n} rows removed", len(found.removed)),
        MN_("{n} fact of the head changed", "{n} facts of the head changed", len(found.head)),
    )
    told = tuple(each for each in counts if each.n)
    day = show_day(found.since.sent or found.since.at.astimezone(zone).date(), to)
    number = found.since.number
    if found.since.sent:
        if not told:
            return M_("Nothing was changed since it was sent on {day}.", day=day).show(to)
        return M_("Since it was sent on {day}: {changes}.", day=day, changes=told).show(to)
    if not told:
        return M_("Nothing was changed since account no. {number} on {day}.", number=number, day=day).show(to)
    return M_("Since account no. {number} on {day}: {changes}.", number=number, day=day, changes=told).show(to)


def listed(found: Revision) -> Iterator[Message]:
    """Each thing that is otherwise: of a row what it is called and what it says, of one that changed also in what."""
    before = found.since.record
    for field in found.head:
        yield _changed(
            M_("{field} of the head", field=field.title), field, (before, before.head), (found.now, found.now.head)
        )
    for row in found.added:
        yield M_("added: {row}", row=_named(found.now, row))
    for row, fields in found.changed:
        for field in fields:
            named = M_("{row}, {field}", row=_named(found.now, row), field=field.title)
            then = before.get(row.id) or row
            yield _changed(named, field, (before, then), (found.now, row))
    for row in found.removed:
        yield M_("removed: {row}", row=_named(found.since.record, row))


def _told(record: Retrospective) -> Iterable[Entry]:
    rows = (row for stage in STAGES for row in record.stage(stage))
    return (row for row in rows if not row.follows_closing and not isinstance(row, Reopening))


def _otherwise(before: Entry, now: Entry) -> tuple[Field, ...]:
    """The fields that hold another value, but for what checks tell: those may follow a closing."""
    if type(before) is not type(now):
        return ()
    told = (field for field in now.fields() if not field.by_checks)
    return tuple(field for field in told if getattr(before, field.name) != getattr(now, field.name))


def _named(record: Retrospective, row: Entry) -> Message:
    return M_("{row} “{text}”", row=row_name(record, row), text=beginning(row.main_text))


def _changed(
    what: Message, field: Field, before: tuple[Retrospective, Entry], now: tuple[Retrospective, Entry]
) -> Message:
    return M_("changed: {what}: {before} → {now}", what=what, before=_said(field, *before), now=_said(field, *now))


def _said(field: Field, record: Retrospective, row: Entry) -> Message:
    value = getattr(row, field.name)
    return M_("(empty)") if is_empty(row, field.name) else Held(value=value, field=field, record=record)
