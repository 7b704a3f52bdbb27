"""Edits: what a person means to do to a record, as the operations of a change. Nothing is changed here.

Rows of a stage stand in the order of their positions, across its kinds; causes in that order below the same parent.
Where two neighbours leave no room between them, the whole list is given new positions in the same change.
An edit that comes to nothing (up from the top, the same value again) gives no operations.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from retro.model.change import Add, Delete, Op, Update, Values
from retro.model.entry import Entry, EntryId
from retro.model.field_types import LinkType, MomentType
from retro.model.moments.moment import Moment, Precision
from retro.model.record import Retrospective, needs_respacing, position_between
from retro.model.stages.cause import Cause
from retro.model.stages.follow_up import Check

if TYPE_CHECKING:
    from retro.model.quick_entry.line import QuickLine


def added(
    record: Retrospective, new: Entry | QuickLine, new_id: EntryId, after: EntryId | None = None
) -> tuple[Op, ...]:
    """The operations that add a row, or the row that a quick line describes, under the id `new_id`.

    A row that says when it happened goes where its time puts it; another one behind `after`, or to the end. `after`
    counts only where it stands in the same list: the same stage, for a cause the same parent.
    """
    entry = new if isinstance(new, Entry) else new.entry
    rows = siblings(record, entry)
    at = _by_time(record, entry, rows)
    if at is None:
        at = next((i for i, row in enumerate(rows, 1) if row.id == after), len(rows))
    respaced, position = _room(rows, at)
    return (*respaced, Add(entry.kind, new_id, entry.dump(), position))


def changed(entry: Entry, values: Mapping[str, Any]) -> tuple[Op, ...]:
    """The operations that give fields of `entry` (a row or the head, as the writer saw it) these values.

    Only those that differ are written, so that two people can change different fields of one row.
    """
    before = entry.dump()
    after = replace(entry, **values).dump()
    return _set(entry, {name: after[name] for name in values if after[name] != before[name]})


def deleted(record: Retrospective, row: Entry) -> tuple[Op, ...]:
    """The operations that delete `row`, a cause with all that stands under it, and what was said of its empty fields.

    Links to what goes are emptied; its checks go with it.
    """
    gone = {each.id: each for each in _subtree(record, row)}
    gone |= {check.id: check for check in record.of(Check) if check.of in gone}
    gone |= {check.id: check for check in record.of(Check) if check.of in gone}  # those that took one back
    unlinked = (op for other in record.rows if other.id not in gone for op in _unlinked(other, gone.keys()))
    answers = (answer for answer in record.answers if answer.row in gone)
    return (*unlinked, *(Delete(each.kind, each.id, each.revision) for each in (*gone.values(), *answers)))


def moved(record: Retrospective, row: Entry, steps: int) -> tuple[Op, ...]:
    """The operations that move `row` down by `steps` (up, if negative) in its list, as far as that goes."""
    rows = siblings(record, row)
    others = [other for other in rows if other.id != row.id]
    old = next((i for i, each in enumerate(rows) if each.id == row.id), None)
    if old is None:
        return ()
    new = min(max(old + steps, 0), len(others))
    return () if new == old else _put(row, others, new)


def put_under(record: Retrospective, row: Cause, parent: Cause) -> tuple[Op, ...]:
    """The operations that put a cause under `parent`, as its last child; none if it is that already."""
    children = _children(record, parent.id)
    if children and children[-1].id == row.id:
        return ()
    others = [child for child in children if child.id != row.id]
    return _put(row, others, len(others), **({} if row.parent == parent.id else {"parent": parent.id}))


def put_behind(record: Retrospective, row: Entry, other: Entry) -> tuple[Op, ...]:
    """The operations that put `row` right behind `other`, a row of its stage; a cause at that one's level."""
    rows = siblings(record, other)
    ids = [each.id for each in rows]
    if row.id in ids:
        return moved(record, row, steps_behind(record, row, other))
    level = {"parent": _parent(record, other)} if isinstance(other, Cause) else {}
    return _put(row, rows, ids.index(other.id) + 1, **level)


def steps_behind(record: Retrospective, row: Entry, other: Entry) -> int:
    """How many steps down (up, if negative) bring `row` right behind `other`; 0 where they are in two lists."""
    ids = [each.id for each in siblings(record, other)]
    if row.id not in ids:
        return 0
    old, to = ids.index(row.id), ids.index(other.id)
    return to - old if to > old else to + 1 - old


def out_of_turn(record: Retrospective, row: Entry, steps: int) -> Entry | None:
    """The row that `row` may not be moved past by `steps`, since both say exactly when they were; None if it may."""
    rows = siblings(record, row)
    old = next((i for i, each in enumerate(rows) if each.id == row.id), None)
    when = _exactly(record, row)
    if old is None or when is None:
        return None
    passed = rows[old + 1 : old + 1 + steps] if steps > 0 else rows[max(old + steps, 0) : old]
    for other in passed:
        at = _exactly(record, other)
        if at is not None and (at > when if steps > 0 else at < when):
            return other
    return None


def resort_by_time(record: Retrospective, row: Entry) -> tuple[Op, ...]:
    """The operations that move `row` to where its time puts it; none if its neighbours are not out of turn."""
    rows = siblings(record, row)
    others = [other for other in rows if other.id != row.id]
    new = _by_time(record, row, others)
    old = next((i for i, each in enumerate(rows) if each.id == row.id), None)
    if new is None or old is None or _in_turn(record, row, others, old):
        return ()
    return _put(row, others, new)


def placed(row: Entry, position: float) -> tuple[Op, ...]:
    """The operations that give `row` this position in its list."""
    return _set(row, {"position": position}) if row.position != position else ()


def indented(record: Retrospective, row: Entry) -> tuple[Op, ...]:
    """The operations that put a cause under the one above it of the same level, as its last child."""
    rows = siblings(record, row)
    at = next((i for i, each in enumerate(rows) if each.id == row.id), 0)
    if not isinstance(row, Cause) or at == 0:
        return ()
    children = _children(record, rows[at - 1].id)
    return _put(row, children, len(children), parent=rows[at - 1].id)


def outdented(record: Retrospective, row: Entry) -> tuple[Op, ...]:
    """The operations that put a cause behind the one it stands under, at that one's level."""
    if not isinstance(row, Cause) or not isinstance(parent := record.get(row.parent), Cause):
        return ()
    rows = siblings(record, parent)
    at = next((i for i, each in enumerate(rows, 1) if each.id == parent.id), len(rows))
    return _put(row, rows, at, parent=_parent(record, parent))


def siblings(record: Retrospective, entry: Entry) -> Sequence[Entry]:
    """The rows of the list that `entry` stands in or would stand in, in order."""
    return _children(record, _parent(record, entry)) if isinstance(entry, Cause) else record.stage(entry.stage)


def _parent(record: Retrospective, cause: Cause) -> EntryId | None:
    """The parent that the tree shows: None for a cause whose parent is gone."""
    return cause.parent if isinstance(record.get(cause.parent), Cause) else None


def _children(record: Retrospective, parent: EntryId | None) -> Sequence[Cause]:
    return [cause for cause in record.of(Cause) if _parent(record, cause) == parent]


def _subtree(record: Retrospective, row: Entry) -> Sequence[Entry]:
    found = [row]
    if isinstance(row, Cause):
        seen = {row.id}
        for cause in found:  # grows while it is walked
            below = [child for child in _children(record, cause.id) if child.id not in seen]
            seen.update(child.id for child in below)
            found += below
    return found


def _unlinked(row: Entry, gone: Any) -> tuple[Op, ...]:
    links = ((field.name, field.type) for field in row.fields() if isinstance(field.type, LinkType))
    pointed = ((name, link, link.targets(getattr(row, name))) for name, link in links)
    return _set(
        row,
        {
            name: link.dump(link.pointing(each for each in targets if each not in gone))
            for name, link, targets in pointed
            if any(each in gone for each in targets)
        },
    )


def _set(entry: Entry, after: Values) -> tuple[Op, ...]:
    seen = {**entry.dump(), "position": entry.position}
    before = {name: seen[name] for name in after}
    return (Update(entry.kind, entry.id, entry.revision, before, after),) if after else ()


def _put(row: Entry, others: Sequence[Entry], at: int, **values: Any) -> tuple[Op, ...]:
    """Place `row` at index `at` among `others`."""
    respaced, position = _room(others, at)
    return (*respaced, *_set(row, {**values, "position": position}))


def _room(rows: Sequence[Entry], at: int) -> tuple[tuple[Op, ...], float]:
    """A position for a row at index `at` among `rows`, and what must be done to them to have it."""
    if not needs_respacing(rows[max(at - 1, 0) : at + 1]):
        return (), position_between(rows[at - 1] if at else None, rows[at] if at < len(rows) else None)
    places = (float(i + 1 if i < at else i + 2) for i in range(len(rows)))
    moves = (op for row, place in zip(rows, places, strict=True) for op in placed(row, place))
    return tuple(moves), float(at + 1)


def _by_time(record: Retrospective, entry: Entry, rows: Sequence[Entry]) -> int | None:
    """The index that its time gives `entry` among `rows`: behind the last that is not later. None without a time.

    Rows of which nobody knows the time stay behind the one that they were written behind.
    """
    when = instant(record, entry)
    if when is None:
        return None
    later = len(rows)
    for i in range(len(rows) - 1, -1, -1):  # from the end, where most are added: the rows before it need not be read
        if (point := instant(record, rows[i])) is not None:
            if point <= when:
                break
            later = i
    return later


def _in_turn(record: Retrospective, row: Entry, others: Sequence[Entry], at: int) -> bool:
    """Whether the nearest rows with a time, before and behind index `at`, are not later and not earlier."""
    when = instant(record, row)
    assert when is not None
    above = (point for other in reversed(others[:at]) if (point := instant(record, other)))
    below = (point for other in others[at:] if (point := instant(record, other)))
    return next(above, when) <= when <= next(below, when)


def instant(record: Retrospective, entry: Entry) -> datetime | None:
    """The instant that a row sorts by, where its kind begins with a moment."""
    moment = _moment(entry)
    return moment.order(record.zone) if moment is not None else None


def _exactly(record: Retrospective, entry: Entry) -> datetime | None:
    """The instant at which a row says exactly that it was; None where it says less."""
    moment = _moment(entry)
    return moment.order(record.zone) if moment is not None and moment.precision is Precision.EXACT else None


def _moment(entry: Entry) -> Moment | None:
    """The moment that a row begins with, where its kind begins with one."""
    return getattr(entry, entry.lead) if entry.lead and isinstance(entry.field(entry.lead).type, MomentType) else None
