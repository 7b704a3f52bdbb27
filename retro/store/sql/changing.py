"""A change of one case inside a transaction: the rows that it writes, and all that follows from them."""

from __future__ import annotations

import dataclasses
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from retro.errors import RetroError
from retro.language import M_
from retro.model import closed_record, removed_record
from retro.model.chain import start as begin
from retro.model.change import Add, Applied, Change, Update, Values
from retro.model.entry import EntryId
from retro.model.fields import fields_of
from retro.model.record import Retrospective
from retro.model.stages.head import CaseLink, Head, Status
from retro.store import checked_fields, opposite, validation
from retro.store.declared import HEAD
from retro.store.protocol import Latest, Stands
from retro.store.reconcile import ConflictingChangeError, Reconciled, RowState, reconcile
from retro.store.sql import full_records, log, references, register, rows, seal, sharing, standing, undo
from retro.store.sql.ahead import Ahead, AheadOfNew, CaseBefore
from retro.store.sql.due import followed, settling
from retro.store.sql.log import End
from retro.store.sql.search.search_texts import RowTexts, of_state
from retro.store.undo_steps import UndoStep
from retro.text.sha256 import sha256

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from retro.model.change import Op
    from retro.store.sql.connection import Database
    from retro.store.sql.search.word_index import Upkeep

_REGISTERED = frozenset(field.name for field in fields_of(Head.status, Head.removed))
"""What of a head the register tells."""


def apply(db: Database, upkeep: Upkeep, ahead: Ahead, latest: Latest | None, beyond: Callable[[], None]) -> Applied:
    """Make a change that is valid, `ahead` of which was asked for what it is to know.

    `beyond` is called if anything will be written that belongs to no case, or to another one.
    ConflictingChangeError if it cannot be reconciled with what others wrote.
    """
    change = ahead.change
    case, made = ahead.read()
    if made:
        return Applied(made.seq, rows.revisions(db.conn, made.change.ops))
    before, retrospective = case.head, case.head.id
    if latest and before.seq != latest.seen:
        ops = tuple(latest.ops(ahead.record(retrospective)))
        if not ops:
            return Applied(before.seq)
        change = validation.validate(dataclasses.replace(change, ops=ops))
    removed_record.forbid_if_removed(before)
    change = checked_fields.with_checks(change, partial(ahead.record, retrospective))
    opened = closed_record.is_reopening(before, change.ops)
    if not opened:
        closed_record.forbid_if_closed(before, change.ops)
    upkeep.before(db.conn, retrospective)
    log.take_number(db, retrospective, case.end)
    reconciled = reconcile(retrospective, ahead.held(change.ops), change.ops)
    ahead.links.check(reconciled)
    after = _write(db, before, reconciled, partial(ahead.record, retrospective))
    upkeep.after(retrospective, _texts(before, reconciled))
    if register.concerns(after, case.registered) or followed.concerns(before, reconciled.ops):
        beyond()
    logged = dataclasses.replace(change, ops=tuple(reconciled.ops))
    return Applied(_log(db, case, after, logged, opened=opened), reconciled.revisions)


def is_of_its_case(ops: Sequence[Op]) -> bool:
    """Whether a change seems to write into its case alone; `apply` finds out."""
    return not any(
        op.kind == CaseLink.kind
        or (op.kind == HEAD and isinstance(op, Update) and not _REGISTERED.isdisjoint(op.after))
        for op in ops
    )


def begun(values: Values, change: Change) -> tuple[Head, Values]:
    """The head of a case that a change begins, without its reference, and its values. ValidationError if it cannot."""
    plain = validation.head_values({"status": Status.DRAFT.value, **values}, change.id)
    return Head.load(plain, id=change.id, revision=1, created=change.at.isoformat()), plain


def create(db: Database, upkeep: Upkeep, ahead: AheadOfNew, plain: Values, change: Change) -> str:
    """Begin a case by a change that is valid, whose act is `create`; gives its reference. RetroError if it cannot.

    `plain` are the values of its head, as of `begun`.
    """
    reference, is_known = ahead.read()
    if is_known:
        return reference
    head = dataclasses.replace(ahead.head, reference=reference)
    change = checked_fields.with_checks(change, lambda: Retrospective(head))
    closed_record.forbid_if_closed(head, change.ops)
    full_records.add_head(db, head)
    try:
        reconciled = reconcile(head.id, ahead.held(change.ops), change.ops)
    except ConflictingChangeError as clashed:
        raise RetroError(M_("A row of this new retrospective is here already, in another one.")) from clashed
    ahead.links.check(reconciled)
    whole = Retrospective(head)
    after = _write(db, head, reconciled, lambda: whole)
    sharing.write(db, rows.record_after(whole, reconciled, after))
    begun_with = (Add(HEAD, head.id, plain), *reconciled.ops)
    case = CaseBefore(head, End(0, begin(head.id)))
    log.take_number(db, head.id, case.end)
    _log(db, case, after, dataclasses.replace(change, ops=begun_with, of=head.reference))
    state = RowState(HEAD, head.id, head.id, head.revision, deleted=False, values=after.dump())
    upkeep.after(head.id, (of_state(state, reference), *_texts(head, reconciled)))
    return head.reference


def turn(
    db: Database,
    upkeep: Upkeep,
    retrospective: EntryId,
    change: Change,
    step: UndoStep,
    *,
    stands: Stands,
    seen: int = 0,
) -> tuple[EntryId, ...]:
    """Turn a step of the history around. Gives the cases that it named, which may have been merged in it, or parted.

    ConflictingChangeError where others wrote over it since, unless it is said what `stands` there, by somebody who has
    `seen` the case up to its latest change.
    """
    case, _ = Ahead(db.conn, retrospective, change, by="id").read()
    if seen and seen != case.end.seq:
        stands = ""
    before, made = case.head, undo.made(db.conn, retrospective, step)
    closed_record.forbid_if_closed(before, made)
    record = full_records.record(db.conn, retrospective)
    left, back = checked_fields.undone(record, made, change.id, change.at, stands)
    others = undo.by_others(db.conn, retrospective, step) if opposite.takes_rows(left) else ()
    turned = opposite.Opposite(record, left, others, stands)
    along = turned.taken_along()
    held = rows.held(db.conn, (*left, *back, *along))
    there = (op for op in back if (isinstance(op, Add) or (op.kind, op.id) in held) and not turned.stays(op))
    try:
        reconciled = reconcile(retrospective, held, chain(along, there, turned.ops(held)))
    except ConflictingChangeError as clashed:
        raise ConflictingChangeError(clashed.conflict.clashes, case.end.seq) from None
    closed_record.forbid_if_closed(before, reconciled.ops)
    upkeep.before(db.conn, retrospective)
    upkeep.after(retrospective, _texts(before, reconciled))
    log.take_number(db, retrospective, case.end)
    after = _write(db, before, reconciled, lambda: record)
    _log(db, case, after, dataclasses.replace(change, ops=tuple(reconciled.ops), of=step.group))
    named = (held[op.kind, op.id].values["reference"] for op in left if op.kind == CaseLink.kind)
    return tuple(filter(None, (references.named(db.conn, str(each)) for each in named)))


def turn_with_it(
    db: Database, upkeep: Upkeep, retrospective: EntryId, change: Change, step: UndoStep, *, stands: Stands
) -> None:
    """Turn around what was made in one go with a step of another case, if its author made nothing since here."""
    who = step.turner if change.act == "redo" else step.author
    last = undo.history(db.conn, retrospective).next(change.act, who)
    if last and last.group == step.group:
        own = sha256(f"{change.id} {retrospective}")[: len(retrospective)]
        turn(db, upkeep, retrospective, dataclasses.replace(change, id=own), last, stands=stands)


def _texts(head: Head, reconciled: Reconciled) -> tuple[RowTexts, ...]:
    """What the rows say that were changed, as they are then."""
    return tuple(of_state(reconciled.held[key], head.reference) for key in reconciled.changed)


def _log(db: Database, case: CaseBefore, after: Head, change: Change, *, opened: bool = False) -> int:
    """Log a change that was written, and write what follows from it; gives its number, which was taken.

    `after`: the head behind it.
    """
    before, retrospective = case.head, case.head.id
    seq = log.append(db, retrospective, change, end=case.end)
    after = seal.update_seal(db, before, after, change.at, opened=opened)
    if case.is_settled or settling.concerns(after):
        settling.write(db, retrospective)
    if register.concerns(after, case.registered):
        register.note(db, retrospective)
    if followed.concerns(before, change.ops):
        followed.write(db)
    return seq


def _write(db: Database, before: Head, reconciled: Reconciled, record: Callable[[], Retrospective]) -> Head:
    """Write what came of a change, and how its rows then stand; gives the head as it is then.

    `record` gives what the case holds before.
    """
    stand, share = standing.concerns(reconciled.ops), sharing.concerns(reconciled.ops)
    was = record() if stand or share else None
    after = rows.write(db, before, reconciled)
    if was is not None:
        now = rows.record_after(was, reconciled, after)
        if stand:
            standing.write(db, now.rows)
        if share:
            sharing.write(db, now)
    return after
