"""Entries of the log that grow: the saves of one field in one go are one entry, which holds what came of them all.

An entry that may grow is marked as open in the file. It is finished, for good, by whatever else happens to its case,
and by an export: what has left the file under its id is never altered behind it. The next save begins another entry.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from retro.model.change import Change, Op, Update

_ALONE = ("position", "status")
"""Fields that nobody types: a place; and a state, of which each one is a fact of its own."""


def may_grow(change: Change) -> bool:
    """Whether more saves may follow that belong to the same entry: it writes one field, in one go."""
    return change.act == "edit" and _field(change.ops) is not None


def grown(entry: Change, save: Change) -> Change | None:
    """The `entry`, the last of its case, as it is with the next `save`; None if that one belongs to another.

    The operations of both are what really came of them: a save that changed nothing is an entry of its own.
    """
    if (save.act, save.author, save.group) != ("edit", entry.author, entry.group):
        return None
    if _field(save.ops) != _field(entry.ops):
        return None
    (first,), (latest,) = entry.ops, save.ops
    assert isinstance(first, Update)
    assert isinstance(latest, Update)
    return replace(entry, at=save.at, ops=(replace(first, after=latest.after),))


def _field(ops: Sequence[Op]) -> tuple[str, str, str] | None:
    """The kind, the row and the name of the one field that operations write; None if they do anything else."""
    if len(ops) != 1 or not isinstance(op := ops[0], Update) or len(op.after) != 1:
        return None
    (name,) = op.after
    return None if name in _ALONE else (op.kind, op.id, name)
