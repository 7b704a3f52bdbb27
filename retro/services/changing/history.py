"""Go back and forth in the history: undo and redo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from retro.language import M_, MN_, Message
from retro.model.chain import is_blanked
from retro.model.change import Add, Change, Conflict, Delete, Forget, Logged, Op, Restore, Update
from retro.model.change_factory import ChangeFactory
from retro.model.change_summary import summary
from retro.model.entry import EntryId
from retro.model.record import KINDS, Retrospective
from retro.model.stage import Stage
from retro.model.stages.answers import EmptyAnswer
from retro.model.stages.head import Head
from retro.services.changing.merge_words import merge_words, merged_into
from retro.services.changing.turn_conflict import TurnConflictError, name_of
from retro.store.protocol import Stands, Store
from retro.store.results import UndoResult
from retro.store.undo_steps import History, lines_of
from retro.value import value

_NAMED = 3
"""How many of the changes that were made in one go are named."""


@value
class Reverted:
    """What was taken back or brought back."""

    record: Retrospective
    """The retrospective as it is now."""
    told: tuple[Message, ...]
    """The changes in words, those alone that differ; many shortened to a few and a number. Empty if there were none."""
    others: Message | None = None
    """What others did last, where nothing is one's own; None where there is nothing of theirs either."""
    stage: Stage | None = None
    """The stage in which something is otherwise now; None where nothing is."""
    row: EntryId = ""
    """The row of it that changed, the head among them, or the one that stands there now; "" where none does."""


def undo(
    store: Store,
    factory: ChangeFactory,
    record: Retrospective,
    *,
    stands: Stands = "",
    seen: int = 0,
    anyone: bool = False,
) -> Reverted:
    """Take back one's own latest changes that were made in one go, and leave what others did since.

    `anyone`: the latest, whoever made them. TurnConflictError if others wrote over them since, unless it is said what
    `stands`, on what was `seen`: the number in the conflict that one chooses in. ClosedError if it is closed.
    """
    return _turn(store.undo, "undo", store, factory, record, stands=stands, seen=seen, anyone=anyone)


def redo(
    store: Store,
    factory: ChangeFactory,
    record: Retrospective,
    *,
    stands: Stands = "",
    seen: int = 0,
    anyone: bool = False,
) -> Reverted:
    """Bring back what one took back last oneself, or anyone did. Errors as above."""
    return _turn(store.redo, "redo", store, factory, record, stands=stands, seen=seen, anyone=anyone)


def _turn(
    turn: Callable[..., UndoResult | Conflict | None],
    act: Literal["undo", "redo"],
    store: Store,
    factory: ChangeFactory,
    record: Retrospective,
    *,
    stands: Stands,
    seen: int,
    anyone: bool,
) -> Reverted:
    merged = merged_into(store, record)
    change = factory.change()
    result = turn(record.reference, change, stands=stands, seen=seen, anyone=anyone)
    if result is None:
        return Reverted(record, (), others=_by_others(act, store, record))
    now = store.load(record.reference)
    if isinstance(result, Conflict):
        raise TurnConflictError(result, now, act, store.changes(record.reference), factory.author, anyone=anyone)
    if stands and not _did(store, now, change.id):
        return Reverted(now, (M_("nothing, as what others wrote stays"),))
    parts = _parts(store, now, result.change)
    changes = [logged.change for logged in parts]
    stage, row = _place([op for change in changes for op in change.ops], record, now)
    told = merge_words(merged, merged_into(store, now), changes, (now, record)) or _summaries(changes, now, record)
    if any(map(is_blanked, parts)):
        told = (*told, M_("what was forgotten stays forgotten"))
    return Reverted(now, told, stage=stage, row=row)


def _did(store: Store, record: Retrospective, change: str) -> bool:
    """Whether a change did anything, which was made just now."""
    return any(logged.change.ops for logged in store.changes(record.reference) if logged.change.id == change)


def _by_others(act: str, store: Store, record: Retrospective) -> Message | None:
    """What others did last, where nothing is one's own."""
    log = store.changes(record.reference)
    if (step := History.of(lines_of(log)).next(act, None)) is None:
        return None
    change = next(logged.change for logged in log if logged.seq == step.last)
    what = summary(change, record)
    if act == "undo":
        return M_("The latest change is by {author}: {change}.", author=name_of(step.author), change=what)
    return M_("{author} took back last: {change}.", author=name_of(step.turner), change=what)


def _parts(store: Store, record: Retrospective, turned: Change) -> list[Logged]:
    """What was made in one go with the change that was turned around."""
    key = turned.act, turned.group
    return [logged for logged in store.changes(record.reference) if (logged.change.act, logged.change.group) == key]


def _summaries(changes: Sequence[Change], *records: Retrospective) -> tuple[Message, ...]:
    told: list[Message] = []
    for change in changes:
        words = summary(change, *records)
        told += [] if words in told else [words]
    if len(told) > _NAMED:
        told[_NAMED:] = [MN_("and {n} more", "and {n} more", len(told) - _NAMED)]
    return tuple(told)


def _place(ops: Sequence[Op], before: Retrospective, now: Retrospective) -> tuple[Stage | None, EntryId]:
    """Where one sees what the operations were about: rows that came or went, else what was written in some."""
    if not ops:
        return None, ""
    op = min(ops, key=_weight)
    if op.kind == EmptyAnswer.kind:
        answer = next((each for each in (*now.answers, *before.answers) if each.id == op.id), None)
        row = now.get(answer.row) if answer else None
        return (row.stage, row.id) if row else (Head.stage, now.head.id)
    stage = KINDS[op.kind].stage
    if op.id == now.head.id or now.get(op.id):
        return stage, op.id
    stood, stand = before.stage(stage), now.stage(stage)
    at = next((i for i, row in enumerate(stood) if row.id == op.id), len(stand))
    return stage, stand[min(at, len(stand) - 1)].id if stand else ""


def _weight(op: Op) -> int:
    if op.kind == EmptyAnswer.kind:
        return 3
    match op:
        case Add() | Delete() | Restore():
            return 0
        case Forget():
            return 3
        case Update():  # links that were emptied, and places that were made, go along with something else
            return 1 if op.after.keys() - {"position"} else 2
