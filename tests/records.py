"""Small retrospectives for tests, made of rows that say only what the test is about."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from retro.model.change import Add, Delete, Op, Restore, Update
from retro.model.entry import Entry, EntryId
from retro.model.moments.moment import Moment
from retro.model.record import KINDS, Retrospective
from retro.model.stages.answers import EmptyAnswer
from retro.model.stages.head import Head

ZONE = "Asia/Tokyo"


def at(time: str, day: str = "2026-11-20") -> Moment:
    """A moment of that day in Japan: `at("14:05")`; the day itself for `at("")`."""
    return Moment.load(f"{day}T{time}+09:00" if time else day)


def record(*rows: Entry, **head: Any) -> Retrospective:
    """A retrospective with these rows, standing in this order. Rows without an id are called r1, r2 and so on."""
    values = {"title": "Two parcels swapped", "zone": ZONE, "started": at("13:00"), **head}
    whole = Head(id="head", reference="2026-014", created="2026-11-21T09:00+09:00", revision=1, **values)
    return Retrospective(whole, tuple(map(_placed, rows, range(1, len(rows) + 1))))


def _placed(row: Entry, place: int) -> Entry:
    return replace(row, id=row.id or f"r{place}", position=row.position or float(place), revision=row.revision or 1)


def after(before: Retrospective, *ops: Op, deleted: tuple[Entry, ...] = ()) -> Retrospective:
    """The record as a store would have it after these operations. Refuses what a store would refuse."""
    rows: dict[EntryId, Entry] = {row.id: row for row in (*before.rows, *before.answers)}
    head = before.head
    for op in ops:
        match op:
            case Add():
                assert op.id not in rows
                rows[op.id] = KINDS[op.kind].load(op.values, id=op.id, position=op.position, revision=1)
            case Update():
                old = head if op.id == head.id else rows[op.id]
                seen = {**old.dump(), "position": old.position}
                assert op.kind == old.kind
                assert op.revision == old.revision
                assert op.before == {name: seen[name] for name in op.before}
                assert op.before.keys() == op.after.keys()
                new = _set(old, op)
                if isinstance(new, Head):
                    head = new
                else:
                    rows[op.id] = new
            case Delete() if op.kind == EmptyAnswer.kind:
                continue
            case Delete():
                assert rows.pop(op.id).kind == op.kind
            case Restore():
                raise AssertionError("nothing that a person does restores a row: undo does")
    return Retrospective.of_entries(head, rows.values())


def _set(old: Entry, op: Update) -> Entry:
    values = {**old.dump(), **{name: value for name, value in op.after.items() if name != "position"}}
    position = float(op.after.get("position", old.position))  # type: ignore[arg-type]
    return type(old).load(values, **_identity(old), position=position)


def _identity(old: Entry) -> dict[str, Any]:
    identity: dict[str, Any] = {"id": old.id, "revision": old.revision + 1}
    if isinstance(old, Head):
        identity |= {"reference": old.reference, "created": old.created, "seq": old.seq}
    return identity


def ids(rows: Any) -> list[EntryId]:
    """The ids of these rows."""
    return [row.id for row in rows]
