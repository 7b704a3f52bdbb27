"""What leaves the team: the record with no more in it than its reader may see.

This is the one place where that is decided. Fields follow their declarations (`seen_by`); what the customer is told
follows three requirements besides: nothing that is not confirmed (S9), no apology and no promise where the
responsibility is not settled (S7), no other customer. Whoever writes an account is given a projection, and cannot
reach the rest.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from retro.model.entry import E, Entry, EntryId
from retro.model.kinds import Link
from retro.model.record import Retrospective
from retro.model.stages.cause import Cause, Sure
from retro.model.stages.changes import HardwareChange
from retro.model.stages.head import Head, Responsibility
from retro.model.stages.prevention import Measure, Result
from retro.model.stages.remedy import Apology, Remedy
from retro.model.stages.review import Addendum
from retro.model.stages.scope import Certainty, Damage
from retro.model.stages.timeline import Event
from retro.redaction.audience import CUSTOMER, TEAM, Audience


def projected(record: Retrospective, reader: Audience, addressee: str = "") -> Retrospective:
    """The record as `reader` may see it; the team sees all of it.

    `addressee` is the one customer, as they are called in the rows, for whom an account is written: rows that are
    about somebody else are left out. Without one, an account is for everybody who was hurt.
    """
    if reader is TEAM:
        return record
    rows = record.rows
    if reader is CUSTOMER:
        rows = tuple(_for_customer(record, addressee))
    kept = {row.id for row in rows if _may_see_any(row, reader)}
    seen = (_rehung(_seen(row, reader), record, kept) for row in rows if row.id in kept)
    return Retrospective(_seen(record.head, reader), tuple(seen))


def may_apologise(head: Head) -> bool:
    """Whether an apology is in place: where it was our fault, or ours too (S7)."""
    return head.responsibility in (Responsibility.OURS, Responsibility.SHARED)


def may_promise(head: Head) -> bool:
    """Whether the facts are known well enough to promise anything (S7)."""
    return head.responsibility not in (None, Responsibility.INVESTIGATING)


def is_confirmed(row: Entry) -> bool:
    """Whether the customer may be told what this row says (S9). What needs no confirming is confirmed."""
    match row:
        case Event() | Addendum():
            return row.confirmed is True
        case Cause():
            return row.sure is Sure.FACT
        case _:
            return True


def addressees(record: Retrospective) -> tuple[str, ...]:
    """Those hurt, as the rows call them: whom an account may be addressed to."""
    return tuple(dict.fromkeys(filter(None, map(_concerned, record.rows))))


def is_about(row: Entry, addressee: str) -> bool:
    """Whether the row may stand in an account for this one customer; nobody in particular is "" and everybody."""
    concerned = _concerned(row)
    return not addressee or not concerned or same_customer(concerned, addressee)


def same_customer(one: str, other: str) -> bool:
    """Whether two ways to call somebody mean the same: `Hoshino` and `the Hoshino family`."""
    a, b = (unicodedata.normalize("NFKC", text).casefold().strip() for text in (one, other))
    return a in b or b in a


def _concerned(row: Entry) -> str:
    match row:
        case Damage():
            return row.who
        case Remedy() | Apology():
            return row.receiver
        case _:
            return ""


def _for_customer(record: Retrospective, addressee: str) -> Iterator[Entry]:
    is_to_one = len({row.receiver for row in record.of(Apology)}) == 1
    for row in record.rows:
        if is_confirmed(row) and _in_place(row, record.head) and is_about(row, addressee):
            match row:
                case Damage() if row.certainty is not Certainty.CONFIRMED:
                    yield replace(row, figure=None, unit="")  # that it hurt is a fact, how much is none yet
                case Apology() if not (addressee or is_to_one):
                    yield replace(row, sentence="")  # the words that one customer heard are not for the others
                case _:
                    yield row


def _in_place(row: Entry, head: Head) -> bool:
    """Whether the row says nothing that one may not say yet, or no longer."""
    match row:
        case Apology():
            return may_apologise(head)
        case Measure():
            is_done = row.result in (Result.DONE, Result.VERIFIED)
            return row.result not in (Result.DROPPED, Result.FAILED) and (is_done or may_promise(head))
        case HardwareChange():
            return row.done is not None or may_promise(head)
        case _:
            return True


def _may_see_any(row: Entry, reader: Audience) -> bool:
    return any(reader.reads(field) for field in row.fields())


def _seen(entry: E, reader: Audience) -> E:
    hidden = {field.name: field.kind.empty for field in entry.fields() if not reader.reads(field)}
    return replace(entry, **hidden) if hidden else entry


def _rehung(row: Entry, record: Retrospective, kept: set[EntryId]) -> Entry:
    """The row with no link to a row that is left out. A cause hangs on the nearest one above that stays."""
    links = [field.name for field in row.fields() if isinstance(field.kind, Link)]
    astray: dict[str, Any] = {name: None for name in links if getattr(row, name) not in kept}
    if isinstance(row, Cause) and "parent" in astray:
        return replace(row, parent=_nearest(row, record, kept))
    return replace(row, **astray) if astray else row


def _nearest(cause: Cause, record: Retrospective, kept: set[EntryId]) -> EntryId | None:
    passed: set[EntryId] = set()
    above = record.get(cause.parent)
    while isinstance(above, Cause) and above.id not in passed:
        if above.id in kept:
            return above.id
        passed.add(above.id)
        above = record.get(above.parent)
    return None
