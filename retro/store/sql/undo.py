"""Undo and redo, read from the log: so they outlive the program, and two terminals share them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from retro.model.change import Add, Delete, Forget, Op, Restore, Update
from retro.model.entry import EntryId
from retro.store.merge import Held
from retro.store.sql import log
from retro.value import value

if TYPE_CHECKING:
    from retro.store.sql.connection import Connection


@value
class Step:
    """What one undo takes back: changes made in one go.

    `last` is the number of the latest change that the person made in it. `parts` are the numbers of the changes whose
    opposite turns it around: its own, or the undo's or redo's that turned it around before.
    """

    group: str
    last: int
    parts: tuple[int, ...]


@dataclass
class History:
    """The steps that can be taken back and those that can be brought back, each list with the next one last."""

    done: list[Step] = field(default_factory=list)
    undone: list[Step] = field(default_factory=list)
    turned: dict[str, Step] = field(default_factory=dict)
    """By the id of the change that turned it around."""


def history(conn: Connection, retrospective: EntryId) -> History:
    """What can be taken back and brought back now. A change that changed nothing is no step."""
    told = History()
    found = conn.execute(
        """SELECT "seq", "id", "grp", "act" FROM "change_log"
        WHERE "retrospective" = ? AND ("ops" <> '[]' OR "act" <> 'edit') ORDER BY "seq" """,
        (retrospective,),
    )
    for seq, change, group, act in found:
        if act == "edit":
            told.undone.clear()
            parts: tuple[int, ...] = ()
            if told.done and told.done[-1].group == group:
                parts = told.done.pop().parts
            told.done.append(Step(group, seq, (*parts, seq)))
        elif act in {"undo", "redo"}:
            taken, given = (told.done, told.undone) if act == "undo" else (told.undone, told.done)
            if taken:
                told.turned[change] = taken.pop()
                given.append(replace(told.turned[change], parts=(seq,)))
    return told


def opposite(made: Sequence[Op], held: Held) -> Iterator[Op]:
    """The operations that turn around what was `made`, the last one first.

    Each is given when the ones before it are merged into `held`: a row that goes is of the revision that they gave it.
    """
    for op in reversed(made):
        if isinstance(op, Forget):
            continue  # for good
        yield _opposite(op, held)


def made(conn: Connection, retrospective: EntryId, step: Step) -> tuple[Op, ...]:
    """The operations that a step is made of."""
    return tuple(op for seq in step.parts for op in log.at(conn, retrospective, seq).change.ops)


def _opposite(op: Add | Update | Delete | Restore, held: Held) -> Op:
    match op:
        case Update():  # of no revision: so it clashes with whatever changed the same fields since
            return Update(op.kind, op.id, 0, op.after, op.before)
        case Delete():
            return Restore(op.kind, op.id)
        case Add() | Restore():
            row = held.get((op.kind, op.id))
            return Delete(op.kind, op.id, row.revision if row else 0)
