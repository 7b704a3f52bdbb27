"""What was said of a question of a stage goes with the change that answers it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from retro.model.change import Add, Delete, Op, Update
from retro.model.entry import Entry
from retro.model.record import KINDS, Retrospective
from retro.model.stages.answers import EmptyAnswer
from retro.model.validation import with_entries
from retro.review.needs.case import Case
from retro.review.stage_answers import is_overtaken


def with_overtaken_cleared(record: Retrospective, ops: Sequence[Op]) -> tuple[Op, ...]:
    """`ops`, and what takes away the answers to questions that are answered by what they write."""
    given = {op.id for op in ops if op.kind == EmptyAnswer.kind}
    asked = [answer for answer in record.answers if "." in answer.asked and answer.id not in given]
    if not asked or len(given) == len(ops) or record.head.closed:
        return tuple(ops)
    before, after = Case(record), Case(_after(record, ops))
    gone = (each for each in asked if is_overtaken(after, each) and not is_overtaken(before, each))
    return (*ops, *(Delete(each.kind, each.id, each.revision) for each in gone))


def _after(record: Retrospective, ops: Sequence[Op]) -> Retrospective:
    """The record with the rows and values that the operations write."""
    entries: dict[str, Entry] = {}
    for op in ops:
        if isinstance(op, Add) and op.kind != EmptyAnswer.kind:
            entries[op.id] = KINDS[op.kind].load(op.values, id=op.id, position=op.position, revision=1)
        elif isinstance(op, Update):
            entry = entries.get(op.id) or (record.head if op.id == record.head.id else record.get(op.id))
            if entry is not None:
                values = {
                    name: entry.field(name).type.load(value)
                    for name, value in op.after.items()
                    if entry.has_field(name)
                }
                entries[op.id] = replace(entry, **values)
    return with_entries(record, *entries.values())
