"""What a line or a form says in a field that checks tell, as checks: `~done` behind a measure is a check that it is.

So what people type stays what it was, and what is kept is who found what, on which day.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from retro.model.change import Add, Delete, Op, Update, Values
from retro.model.checked import Checked, said_by
from retro.model.entry import Entry, EntryId
from retro.model.field_types import Plain
from retro.model.found import Found
from retro.model.moments.moment import Moment
from retro.model.record import KINDS, Retrospective, position_between
from retro.model.stages.follow_up import Check
from retro.text.sha256 import sha256


def tells_checks(ops: Sequence[Op]) -> bool:
    """Whether one of the operations says something in a field that checks tell, or empties one."""
    return any(map(_tells, ops))


def _tells(op: Op) -> bool:
    match op:
        case Add():
            return any(op.values.get(name) is not None for name in _of_checks(op.kind))
        case Update():
            return not op.after.keys().isdisjoint(_of_checks(op.kind))
    return False


def stored(op: Op) -> Op:
    """The operation without values that the row does not hold itself."""
    if isinstance(op, Add) and not op.values.keys().isdisjoint(_of_checks(op.kind)):
        return replace(op, values=stored_values(op.kind, op.values))
    return op


def stored_values(kind: str, values: Values) -> dict[str, Plain]:
    """The values without those that checks tell."""
    of_checks = _of_checks(kind)
    return {name: value for name, value in values.items() if name not in of_checks}


def as_checks(record: Retrospective, ops: Sequence[Op], change: str, at: datetime) -> tuple[Op, ...]:
    """The operations of the change with this id, made at this time, with checks in the place of what tells them.

    What says nothing new makes no check. What empties such a field takes back the checks of its row: they go, and in a
    closed case a check says so. Ids follow from the id of the change, so that it may be made twice.
    """
    if not tells_checks(ops):
        return tuple(map(stored, ops))
    maker = _Maker(record, change, Moment.exact(at.astimezone(record.zone).date()))
    plain: list[Op] = []
    made: list[Op] = []
    for op in ops:
        match op:
            case Add():
                plain.append(stored(op))
                made += maker.checks(op.kind, op.id, op.values, None)
            case Update():
                before, after = stored_values(op.kind, op.before), stored_values(op.kind, op.after)
                plain += [replace(op, before=before, after=after)] if after else []
                made += maker.checks(op.kind, op.id, op.after, record.get(op.id))
            case _:
                plain.append(op)
    return (*plain, *made)


class _Maker:
    def __init__(self, record: Retrospective, change: str, today: Moment) -> None:
        self._record = record
        self._change = change
        self._today = today
        self._last: Entry | None = next(reversed(record.stage(Check.stage)), None)

    def checks(self, kind: str, row: EntryId, values: Values, held: Entry | None) -> Iterator[Op]:
        """The operations that make a row stand as its told values say."""
        for field in KINDS[kind].fields_by_checks():
            if field.name not in values or (held and field.type.dump(getattr(held, field.name)) == values[field.name]):
                continue
            stands = said_by(field.type.load(values[field.name]))
            if stands.found is not None:
                yield self._check(row, stands.found, stands)
            elif held is not None:
                yield from self._taken_back(held)

    def _taken_back(self, row: Entry) -> Iterator[Op]:
        for check in self._record.checks.get(row.id, ()):
            if check.matter is not None:
                continue
            if self._record.head.closed:
                yield self._check(check.id, Found.TAKEN_BACK, Checked())
            else:
                yield Delete(check.kind, check.id, check.revision)

    def _check(self, of: EntryId, found: Found, stands: Checked) -> Add:
        new = sha256(f"{self._change} {of}")[:16]
        made = Check(
            id=new, position=position_between(self._last, None), of=of, found=found, on=stands.on or self._today
        )
        self._last = made
        return Add(made.kind, made.id, made.dump(), made.position)


def _of_checks(kind: str) -> frozenset[str]:
    return frozenset(field.name for field in KINDS[kind].fields_by_checks())
