"""What differs between a case and its log: by rows and fields, and as the operations that the log lacks."""

from __future__ import annotations

from collections.abc import Iterator

from retro.model.change import Add, Delete, Op, Restore, Update
from retro.model.checked_fields import stored_values
from retro.model.entry import Entry, EntryId
from retro.model.field_types import FieldType, Plain
from retro.model.filled import field_forms
from retro.model.problem import ValidationError
from retro.model.record import KINDS, FullRecord
from retro.model.replay import Replay, ReplayedRow
from retro.model.stages.head import Head
from retro.value import value


@value
class Difference:
    """A field whose value is another one by the log. `field` is "" where a row itself came or went."""

    kind: str
    id: EntryId
    field: str
    here: Plain
    """What it is; of a row, the text of its main field, or None if it is not there."""
    logged: Plain
    """What it is by the log; of a row as above."""
    is_kept: bool = True
    """False where a row is deleted by the log, and what is kept of it, to bring it back, is gone."""


def differences(whole: FullRecord, replay: Replay) -> Iterator[Difference]:
    """What differs, row by row: the head first, at the end what only the log knows.

    Rows of kinds and values of fields that are not declared any more are passed over.
    """
    known: set[tuple[str, EntryId]] = set()
    for entry, deleted in _entries(whole):
        known.add((entry.kind, entry.id))
        row = replay.rows.get((entry.kind, entry.id))
        if row is None or row.deleted != deleted:
            is_there = row is not None and not row.deleted
            told = entry.main_text
            yield Difference(entry.kind, entry.id, "", None if deleted else told, told if is_there else None)
        if row is not None:
            yield from _in_row(entry, row)
    for (kind, row_id), row in replay.rows.items():
        if (kind, row_id) not in known and kind in KINDS:
            yield Difference(kind, row_id, "", None, row.values.get(KINDS[kind].main), is_kept=not row.deleted)


def lacking(whole: FullRecord, replay: Replay) -> tuple[Op, ...]:
    """The operations that a log lacks: behind them it comes to what the case holds."""
    rows = {(entry.kind, entry.id): (entry, deleted) for entry, deleted in _entries(whole)}
    ops: list[Op] = []
    updates: dict[tuple[str, EntryId], tuple[dict[str, Plain], dict[str, Plain]]] = {}
    for found in differences(whole, replay):
        key = found.kind, found.id
        entry, deleted = rows.get(key, (None, True))
        if found.field:
            before, after = updates.setdefault(key, ({}, {}))
            before[found.field], after[found.field] = found.logged, found.here
        elif entry is None:
            ops += [Delete(*key, 0)] if found.is_kept else []
        elif key in replay.rows:
            ops.append(Delete(*key, entry.revision) if deleted else Restore(*key))
        else:
            ops += [
                Add(*key, stored_values(entry.kind, entry.dump()), entry.position),
                *([Delete(*key, entry.revision)] if deleted else []),
            ]
    writes = [Update(*key, 0, before, after) for key, (before, after) in updates.items()]
    return (*ops, *writes)


def _entries(whole: FullRecord) -> Iterator[tuple[Entry, bool]]:
    """All that the case holds, each with whether it is deleted."""
    yield whole.record.head, False
    for entry in (*whole.record.rows, *whole.record.answers):
        yield entry, False
    for entry in whole.deleted:
        yield entry, True


def _in_row(entry: Entry, row: ReplayedRow) -> Iterator[Difference]:
    held, logged = entry.__dict__, row.values
    for name, kind, empty, unwritten in field_forms(entry.kind):
        if name not in logged:
            if held[name] == empty:
                continue
            before = unwritten
        else:
            before = logged[name]
        here = kind.dump(held[name])
        if here != before and here != _dumped(kind, before):
            yield Difference(entry.kind, entry.id, name, here, before)
    if not isinstance(entry, Head) and entry.position != logged.get("position", 0.0):
        yield Difference(entry.kind, entry.id, "position", entry.position, logged.get("position", 0.0))


def _dumped(kind: FieldType, plain: Plain) -> Plain:
    """`plain`, which an earlier version may have written, in the form of today."""
    try:
        return kind.dump(kind.load(plain))
    except ValidationError:
        return plain
