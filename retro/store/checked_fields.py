"""What a change says in fields that checks tell, on its way into the file: it goes in as checks.

And what the log of an earlier version says of such fields, on its way back: undoing it undoes the checks that took its
place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from retro.model.change import Add, Change, Delete, FieldConflict, Op, Restore, Update
from retro.model.checked import said_by
from retro.model.checked_fields import as_checks, stored, stored_values, tells_checks
from retro.model.field_types import Plain
from retro.model.fields import Field
from retro.model.former_fields import former_check_id
from retro.model.record import KINDS, Retrospective
from retro.model.stages.follow_up import Check
from retro.store.protocol import Stands
from retro.store.reconcile import ConflictingChangeError


def with_checks(change: Change, record: Callable[[], Retrospective]) -> Change:
    """A change on the record as it is, with checks in the place of what tells them.

    ConflictingChangeError if such a field says something else by now than its writer saw.
    """
    if not tells_checks(change.ops):
        return replace(change, ops=tuple(map(stored, change.ops)))
    now = record()
    if clashes := tuple(_clashes(now, change.ops)):
        raise ConflictingChangeError(clashes)
    return replace(change, ops=as_checks(now, change.ops, change.id, change.at))


def without_checked(change: Change) -> Change:
    """A change of an earlier version without what checks tell now, where those come besides it."""
    ops = (stored(op) for op in change.ops)
    plain = (
        replace(op, before=stored_values(op.kind, op.before), after=stored_values(op.kind, op.after))
        if isinstance(op, Update) and tells_checks([op])
        else op
        for op in ops
    )
    return replace(change, ops=tuple(op for op in plain if not isinstance(op, Update) or op.after))


def undone(
    record: Retrospective, made: Sequence[Op], change: str, at: datetime, stands: Stands = ""
) -> tuple[tuple[Op, ...], tuple[Op, ...]]:
    """What is left to undo of `made`, and the operations by which the change with this id undoes the rest of it.

    The rest is what earlier versions wrote into fields that checks tell now. The checks of a row go and come with it.
    ConflictingChangeError where such a field says something else by now, unless `stands` says what becomes of it.
    """
    left: list[Op] = []
    back: list[Op] = []
    of_checks = {op.id for op in made if op.kind == Check.kind}
    for op in made:
        match op:
            case Update() if tells_checks([op]):
                told = {name: op.before[name] for name in op.after if name not in stored_values(op.kind, op.after)}
                back.append(Update(op.kind, op.id, 0, {name: op.after[name] for name in told}, told))
                if after := stored_values(op.kind, op.after):
                    left.append(Update(op.kind, op.id, op.revision, stored_values(op.kind, op.before), after))
            case _:
                left.append(op)
                back += _with_its_row(record, op, of_checks)
    clashes = tuple(_clashes(record, back))
    if clashes and not stands:
        raise ConflictingChangeError(clashes)
    if stands == "theirs":
        back = [op for op in back if op.id not in {clash.id for clash in clashes}]
    return tuple(left), as_checks(record, back, change, at)


def _with_its_row(record: Retrospective, made: Op, but: set[str]) -> Iterator[Op]:
    """What becomes of the checks of a row that goes, or comes back, because `made` is undone."""
    if not KINDS[made.kind].finds:
        return
    if isinstance(made, Add | Restore):
        for check in record.of(Check):
            if check.of == made.id and check.id not in but:
                yield Delete(check.kind, check.id, check.revision)
    elif isinstance(made, Delete) and former_check_id(made.id) not in but:
        yield Restore(Check.kind, former_check_id(made.id))


def _clashes(record: Retrospective, ops: Sequence[Op]) -> Iterator[FieldConflict]:
    for op in ops:
        row = record.get(op.id)
        if not isinstance(op, Update) or row is None or row.kind != op.kind:
            continue
        for field in row.fields_by_checks():
            if field.name not in op.after:
                continue
            held, seen, new = (
                _said(field, each)
                for each in (field.type.dump(getattr(row, field.name)), op.before.get(field.name), op.after[field.name])
            )
            if held not in (seen, new):
                yield FieldConflict(op.kind, op.id, field.name, new, held)


def _said(field: Field, plain: Plain) -> Plain:
    """The value; None for one that says no more than nothing, as *planned* does."""
    return plain if said_by(field.type.load(plain)).found else None
