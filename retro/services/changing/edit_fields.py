"""Edit fields of rows and of the head. A row that gets another time goes where that puts it, in the same change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from datetime import date
from typing import Any

from retro.model import answers, edits
from retro.model.change import Add, Conflict, Op, Update
from retro.model.change_factory import ChangeFactory
from retro.model.entry import Entry
from retro.model.field_types import MomentType, Plain
from retro.model.problem import Code, ValidationError
from retro.model.record import Retrospective
from retro.model.stages.answers import Said
from retro.model.stages.head import Head
from retro.model.validation import refusals, with_entries
from retro.services.changing.commit import Done, commit
from retro.services.changing.conflict import ConflictError
from retro.services.changing.past_days import check_days
from retro.services.changing.today import today_in
from retro.store.protocol import Store
from retro.value import value

_TRIES = 3
"""How often a row is put in its place while others move rows about; then it stays where it is."""


@value
class Edit:
    """New values for fields of one entry, in plain form."""

    entry: Entry
    """The head or the row, as its writer saw it."""
    values: Mapping[str, Plain]
    seen: Mapping[str, Plain] = field(default_factory=dict)
    """What fields held when their writer began, where that is not what `entry` holds: it tells changes by others."""
    place: float | None = None
    """The position that the row had when its writer began: there it goes back to, where its time allows it."""
    said: Mapping[str, Said] = field(default_factory=dict)
    """What was said of fields that are empty among the values; of others nothing."""

    @classmethod
    def of(cls, entry: Entry, read: Mapping[str, Any]) -> Edit:
        """The edit that gives fields values as they were read, or says of them what was read (`Said`) instead."""
        said = {name: value for name, value in read.items() if isinstance(value, Said)}
        values = {name: entry.field(name).type.empty if name in said else value for name, value in read.items()}
        return cls(entry, {name: entry.field(name).type.dump(value) for name, value in values.items()}, said=said)


def edit_fields(
    store: Store, factory: ChangeFactory, record: Retrospective, wanted: Sequence[Edit], *, group: str = ""
) -> Done:
    """Write the values, as one change; `group` joins several into one step of undo.

    ConflictError where somebody else wrote into the same fields, or deleted a row. ValidationError if values contradict
    what their writer saw, ClosedError and NotReadyError as `commit` raises them.
    """
    today = today_in(record, factory)
    for edit in wanted:
        _check(record, edit, today)
    for _ in range(_TRIES):
        try:
            return commit(store, factory, record, operations(record, wanted), group=group)
        except ConflictError as error:
            clashes = tuple(clash for clash in error.conflict.clashes if clash.field != "position")
            if clashes:  # a place is nothing that its writer wrote: nobody is asked about it
                raise ConflictError(Conflict(clashes), error.record) from None
            record = error.record
    return commit(store, factory, record, (*_written(record, wanted), *_answered(record, wanted)), group=group)


def operations(record: Retrospective, wanted: Sequence[Edit]) -> tuple[Op, ...]:
    """The operations that make the record hold the values: those that differ, and the moves that they bring along."""
    written = _written(record, wanted)
    moved = _joined(written, [op for edit in wanted for op in _moves(record, edit)])
    return (*moved, *_answered(record, wanted))


def _check(record: Retrospective, edit: Edit, today: date) -> None:
    """ValidationError if the values cannot be true together with what their writer saw: an end before its start.

    Nor may something have been done on a day that lies ahead, or before the case. Two people may each write a half of
    it; links are looked at by the store.
    """
    after = _after(edit.entry, edit.values)
    check_days(record, after, today, {name for name, value in edit.values.items() if edit.entry.dump()[name] != value})
    problems = refusals(record, after)
    if untrue := [problem for problem in problems if problem.code not in (Code.NO_TARGET, Code.LOOP)]:
        raise ValidationError(*untrue)


def _written(record: Retrospective, wanted: Sequence[Edit]) -> tuple[Op, ...]:
    ops = []
    for edit in wanted:
        entry = _now(record, edit.entry)
        now = entry.dump()
        after = {name: value for name, value in edit.values.items() if now[name] != value}
        if after:
            before = {name: edit.seen.get(name, edit.entry.dump()[name]) for name in after}
            unchanged = all(now[name] == value for name, value in before.items())
            ops.append(Update(entry.kind, entry.id, entry.revision if unchanged else 0, before, after))
    return tuple(ops)


def _answered(record: Retrospective, wanted: Sequence[Edit]) -> Iterator[Op]:
    """The operations that say of the fields what is to be said of them, and no longer what was said before."""
    for edit in wanted:
        entry = _now(record, edit.entry)
        for name in edit.values:
            said, held = edit.said.get(name), answers.held_for(record, entry.id, name)
            if said is None:
                yield from answers.unsaying(record, entry.id, name)
            elif held is None or held.said is not said:  # who finds out, and by when, stays as it was
                yield from (op for op in answers.saying(record, entry.id, name, said) if isinstance(op, Add))


def _moves(record: Retrospective, edit: Edit) -> tuple[Op, ...]:
    """The operations that put a row with its new time in its place: where it stood before it was edited, if it can."""
    lead = edit.entry.lead
    if lead not in edit.values or not isinstance(edit.entry.field(lead).type, MomentType):
        return ()
    row = _after(_now(record, edit.entry), edit.values)
    if row.position == edit.entry.position and edit.place is not None:  # whatever moved it, it was not somebody else
        home = replace(row, position=edit.place)
        if not edits.resort_by_time(with_entries(record, home), home):
            return edits.placed(row, home.position)
    return edits.resort_by_time(record, row)


def _joined(written: Sequence[Op], moved: Sequence[Op]) -> tuple[Op, ...]:
    """Both, with one operation for each entry: a second one would not have seen the revision of the first."""
    sets = {op.id: op for op in written if isinstance(op, Update)}
    for op in moved:
        assert isinstance(op, Update)
        first = sets.get(op.id, op)
        sets[op.id] = replace(first, before={**op.before, **first.before}, after={**op.after, **first.after})
    return tuple(sets.values())


def _now(record: Retrospective, entry: Entry) -> Entry:
    """The entry as the record has it; as its writer saw it, if it is gone: the store says so then."""
    found: Entry | None = record.head if isinstance(entry, Head) else record.get(entry.id)
    return found or entry


def _after(entry: Entry, values: Mapping[str, Plain]) -> Entry:
    return replace(entry, **{name: entry.field(name).type.load(value) for name, value in values.items()})
