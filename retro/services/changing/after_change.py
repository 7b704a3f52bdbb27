"""The record as a change leaves it, made from the one that its writer saw: without reading it all again.

That takes 1.6 ms for an ordinary case and 110 ms for one of 2,500 rows, after every pause in typing and every row.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from retro.model.change import Add, Applied, Op, Update
from retro.model.checked_fields import tells_checks
from retro.model.entry import Entry
from retro.model.record import KINDS, Retrospective
from retro.model.stages.answers import EmptyAnswer
from retro.model.stages.head import Head
from retro.model.validation import with_entries
from retro.model.written import written


def after_change(record: Retrospective, ops: Sequence[Op], applied: Applied) -> Retrospective | None:
    """The record after `ops` on it, which gave `applied`; None where the store must be asked.

    It must, if somebody else wrote in between, or if more came of it than rows that were added, values that were set
    and what was said of empty fields: rows that went or moved, a seal, checks.
    """
    if tells_checks(ops) or applied.seq != record.head.seq + 1:
        return None
    said = [op for op in ops if op.kind == EmptyAnswer.kind]
    others = [op for op in ops if op.kind != EmptyAnswer.kind]
    entries = written(record, (*others, *(op for op in said if isinstance(op, Add))))
    if not all(op.id in entries and _is_plain(op) for op in others):
        return None
    entries = {
        id_: dataclasses.replace(entry, revision=applied.revisions.get(id_, entry.revision))
        for id_, entry in entries.items()
    }
    head = entries.get(record.head.id, record.head)
    assert isinstance(head, Head)
    entries[head.id] = dataclasses.replace(head, seq=applied.seq)
    gone = {op.id for op in said}
    kept = tuple(answer for answer in record.answers if answer.id not in gone)
    then = with_entries(dataclasses.replace(record, answers=kept), *entries.values())
    return then if len(then.rows) == len(record.rows) else dataclasses.replace(then, rows=_in_order(then.rows))


def _is_plain(op: Op) -> bool:
    """Whether it adds a row or sets values, and nothing moves or is sealed by that."""
    return isinstance(op, Add) or (isinstance(op, Update) and op.after.keys().isdisjoint(("position", "status")))


def _in_order(rows: Sequence[Entry]) -> tuple[Entry, ...]:
    """Rows in the order in which the store gives them."""
    kinds = {kind: number for number, kind in enumerate(KINDS)}
    return tuple(sorted(rows, key=lambda row: (kinds[row.kind], row.position, row.id)))
