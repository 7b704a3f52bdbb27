"""What rows held themselves before there were checks: a result, a day when it was done, when a promise was kept.

Files and JSON of those versions are brought up to date with a check for each such value, whose id follows from its
row, so that two copies of one file come to the same. A seal of that time was made over the values: they are put back
for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, tzinfo
from typing import Any

from retro.model.change import Add, Logged, Update
from retro.model.checked import said_by
from retro.model.entry import Entry, EntryId
from retro.model.field_types import Plain
from retro.model.fields import Field
from retro.model.found import Found
from retro.model.moments.moment import Moment
from retro.model.problem import ValidationError
from retro.model.record import KINDS, Retrospective
from retro.model.stages.follow_up import Check
from retro.model.stages.head import Head
from retro.model.stages.prevention import Measure, Result
from retro.text.controls import without_controls
from retro.text.sha256 import sha256
from retro.value import value


def former_check_id(row: EntryId) -> EntryId:
    """The id of the check that took the place of what a row held."""
    return sha256(f"check of {row}")[:16]


@value
class FormerRow:
    """A row as an earlier version held it."""

    kind: type[Entry]
    id: EntryId
    position: float
    held: Mapping[str, Plain]
    """Its plain values, by the names of their fields; those at least that checks tell now."""
    deleted: bool = False


def former_checks(
    rows: Iterable[FormerRow], log: Iterable[Logged], *, zone: tzinfo, sealed: bool, behind: float
) -> tuple[tuple[Check, bool], ...]:
    """The checks that say what the rows of a case held, each with whether its row is deleted; placed behind `behind`.

    A result is of the day on which the log says it was written; it has none where the log does not. One of *planned*
    was no result, and makes no check, but in a case that is `sealed`: there a check that finds nothing stands for it,
    since the seal was made over it. What cannot be read stands in a check as its evidence.
    """
    written = _written(log)
    found: list[tuple[Check, FormerRow]] = []
    for row in rows:
        check = _check(row, written, zone)
        if check and (check.found or check.evidence or sealed):
            found.append((check, row))
    kinds = tuple(KINDS.values())
    found.sort(key=lambda each: (_day_of(each[0]), kinds.index(each[1].kind), each[1].position, each[1].id))
    return tuple((replace(check, position=behind + n), row.deleted) for n, (check, row) in enumerate(found, 1))


def _check(row: FormerRow, written: Mapping[tuple[EntryId, str, Plain], datetime], zone: tzinfo) -> Check | None:
    for field in row.kind.fields_by_checks():
        plain = row.held.get(field.name)
        if plain is None:
            continue
        values: dict[str, Any] = {"id": former_check_id(row.id), "of": row.id, "revision": 1}
        try:
            said = said_by(field.type.load(plain))
        except ValidationError:
            return Check(**values, evidence=without_controls(str(plain)))
        at = written.get((row.id, field.name, plain))
        on = said.on or (Moment.exact(at.astimezone(zone).date()) if at else None)
        values |= {"found": said.found, "on": on if said.found else None}
        if said.found is Found.DROPPED:
            values |= {"reason": row.held.get("reason") or "", "look_again": _day(row)}
        return Check(**values)
    return None


def _written(log: Iterable[Logged]) -> Mapping[tuple[EntryId, str, Plain], datetime]:
    """When each value that checks tell now was written last: by row, field and value."""
    found: dict[tuple[EntryId, str, Plain], datetime] = {}
    for logged in log:
        for op in logged.change.ops:
            values = op.values if isinstance(op, Add) else op.after if isinstance(op, Update) else {}
            for field in KINDS[op.kind].fields_by_checks() if op.kind in KINDS else ():
                plain = values.get(field.name)
                if isinstance(plain, str):
                    found[op.id, field.name, plain] = logged.change.at
    return found


def with_former_checks(
    head: Head, rows: Sequence[Entry], deleted: Sequence[Entry], log: Sequence[Logged]
) -> tuple[list[Entry], list[Entry]]:
    """The rows and the deleted rows of an earlier version, without what checks tell now, and with those checks."""
    former = [
        FormerRow(type(row), row.id, row.position, row.dump(), is_deleted)
        for of, is_deleted in ((rows, False), (deleted, True))
        for row in of
    ]
    behind = max((row.position for row in (*rows, *deleted) if row.stage is Check.stage), default=0.0)
    zone = Retrospective(head).zone
    made = former_checks(former, log, zone=zone, sealed=bool(head.closed), behind=behind)
    return (
        [*map(_without_checked, rows), *(check for check, is_deleted in made if not is_deleted)],
        [*map(_without_checked, deleted), *(check for check, is_deleted in made if is_deleted)],
    )


def _without_checked(row: Entry) -> Entry:
    told = {field.name: field.type.empty for field in row.fields_by_checks()}
    return replace(row, **told) if told else row


def put_back(record: Retrospective) -> Mapping[EntryId, Mapping[str, Plain]]:
    """By row: the plain values that rows held before there were checks, as far as they held any."""
    found: dict[EntryId, Mapping[str, Plain]] = {}
    for row in record.rows:
        for field in row.fields_by_checks():
            check = record.get(former_check_id(row.id))
            if isinstance(check, Check) and check.of == row.id and (value := _former(field, check)) is not None:
                found[row.id] = {field.name: value}
    return found


def _former(field: Field, check: Check) -> Plain:
    if field.name == Measure.field("result").name:
        by_found = {each.found: each.value for each in Result}
        return by_found.get(check.found)
    return check.on.dump() if check.on is not None else None


def _day(row: FormerRow) -> Any:
    """The day on which one looks again, as far as it can be read."""
    try:
        return row.kind.field("review_on").type.load(row.held.get("review_on"))
    except (KeyError, ValidationError):
        return None


def _day_of(check: Check) -> str:
    return check.on.day.isoformat() if check.on and check.on.day else ""
