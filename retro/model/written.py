"""What operations write into a record, before or without asking a store."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from retro.model.change import Add, Op, Update
from retro.model.entry import Entry, EntryId
from retro.model.record import KINDS, Retrospective


def written(record: Retrospective, ops: Iterable[Op]) -> dict[EntryId, Entry]:
    """The entries that the operations add or change, as they leave them: a new one is at its first revision.

    Only declared fields are written. What they change that the record does not hold is left out.
    """
    entries: dict[EntryId, Entry] = {}
    for op in ops:
        if isinstance(op, Add):
            entries[op.id] = KINDS[op.kind].load(op.values, id=op.id, position=op.position, revision=1)
        elif isinstance(op, Update):
            entry = entries.get(op.id) or (record.head if op.id == record.head.id else record.get(op.id))
            if entry is not None:
                fields = {name: entry.field(name).type for name in op.after if entry.has_field(name)}
                entries[op.id] = replace(entry, **{name: of.load(op.after[name]) for name, of in fields.items()})
    return entries
