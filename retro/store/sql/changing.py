"""A change of one case inside a transaction: the rows that it writes, and all that follows from them."""

from __future__ import annotations

import dataclasses
from functools import partial
from hashlib import sha256
from itertools import chain
from typing import TYPE_CHECKING

from retro.errors import RetroError
from retro.language import M_
from retro.model import closed_record, removed_record
from retro.model.change import Add, Applied, Change, Values
from retro.model.entry import EntryId
from retro.model.record import Retrospective
from retro.model.stages.head import CaseLink, Head, Status
from retro.store import opposite, told, validation
from retro.store.declared import HEAD
from retro.store.merge import ConflictingChangeError, Merge, merge
from retro.store.protocol import Latest, Stands
from retro.store.sql import (
    followed,
    full_records,
    links,
    log,
    references,
    register,
    rows,
    seal,
    settling,
    sharing,
    standing,
    undo,
)
from retro.store.steps import Step

if TYPE_CHECKING:
    from retro.store.sql.connection import Database, Upkeep


def apply(db: Database, upkeep: Upkeep, reference: str, change: Change, latest: Latest | None) -> Applied:
    """Make a change that is valid. ConflictingChangeError if it cannot be merged with what others wrote."""
    retrospective = references.id_of(db.conn, reference)
    if made := log.repeated(db.conn, retrospective, change.id):
        return Applied(made.seq, rows.revisions(db.conn, made.change.ops))
    before = rows.head(db.conn, retrospective)
    if latest and before.seq != latest.seen:
        ops = tuple(latest.ops(full_records.record(db.conn, retrospective)))
        if not ops:
            return Applied(before.seq)
        change = validation.validate(dataclasses.replace(change, ops=ops))
    removed_record.forbid_if_removed(before)
    change = told.with_checks(change, partial(full_records.record, db.conn, retrospective))
    opened = closed_record.is_reopening(before, change.ops)
    if not opened:
        closed_record.forbid_if_closed(before, change.ops)
    merged = merge(retrospective, rows.held(db.conn, change.ops), change.ops)
    upkeep.before(db.conn, retrospective)
    upkeep.after(retrospective, merged.changed)
    after = write(db, before, merged)
    seq = log.append(db, retrospective, dataclasses.replace(change, ops=tuple(merged.ops)))
    seal.update_seal(db, before, after, change.at, opened=opened)
    settling.write(db, retrospective)
    register.note(db, retrospective)
    if followed.concerns(db.conn, retrospective, merged.ops):
        followed.write(db)
    return Applied(seq, merged.revisions)


def create(db: Database, upkeep: Upkeep, values: Values, change: Change) -> str:
    """Begin a case by a change that is valid, whose act is `create`; gives its reference. RetroError if it cannot."""
    plain = validation.head_values({"status": Status.DRAFT.value, **values}, change.id)
    begun = Head.load(plain, id=change.id, revision=1, created=change.at.isoformat())
    if known := references.of(db.conn, begun.id):
        return known
    head = dataclasses.replace(begun, reference=references.new(db.conn, begun))
    change = told.with_checks(change, lambda: Retrospective(head))
    closed_record.forbid_if_closed(head, change.ops)
    full_records.add_head(db, head)
    try:
        merged = merge(head.id, rows.held(db.conn, change.ops), change.ops)
    except ConflictingChangeError as clashed:
        raise RetroError(M_("A row of this new retrospective is here already, in another one.")) from clashed
    after = write(db, head, merged)
    begun_with = (Add(HEAD, head.id, plain), *merged.ops)
    log.append(db, head.id, dataclasses.replace(change, ops=begun_with, of=head.reference))
    seal.update_seal(db, head, after, change.at)
    sharing.write(db, full_records.record(db.conn, head.id))
    settling.write(db, head.id)
    register.note(db, head.id)
    if followed.concerns(db.conn, head.id, merged.ops):
        followed.write(db)
    upkeep.after(head.id)
    return head.reference


def turn(
    db: Database, upkeep: Upkeep, retrospective: EntryId, change: Change, step: Step, *, stands: Stands
) -> tuple[EntryId, ...]:
    """Turn a step of the history around. Gives the cases that it named, which may have been merged in it, or parted.

    ConflictingChangeError where others wrote over it since, unless it is said what `stands` there.
    """
    before, made = rows.head(db.conn, retrospective), undo.made(db.conn, retrospective, step)
    closed_record.forbid_if_closed(before, made)
    record = full_records.record(db.conn, retrospective)
    left, back = told.undone(record, made, change.id, change.at, stands)
    others = undo.by_others(db.conn, retrospective, step) if opposite.takes_rows(left) else ()
    turned = opposite.Opposite(record, left, others, stands)
    along = turned.taken_along()
    held = rows.held(db.conn, (*left, *back, *along))
    there = (op for op in back if (isinstance(op, Add) or (op.kind, op.id) in held) and not turned.stays(op))
    merged = merge(retrospective, held, chain(along, there, turned.ops(held)))
    closed_record.forbid_if_closed(before, merged.ops)
    upkeep.before(db.conn, retrospective)
    upkeep.after(retrospective, merged.changed)
    after = write(db, before, merged, linked=False)
    log.append(db, retrospective, dataclasses.replace(change, ops=tuple(merged.ops), of=step.group))
    seal.update_seal(db, before, after, change.at)
    settling.write(db, retrospective)
    register.note(db, retrospective)
    if followed.concerns(db.conn, retrospective, merged.ops):
        followed.write(db)
    named = (held[op.kind, op.id].values["reference"] for op in left if op.kind == CaseLink.kind)
    return tuple(filter(None, (references.named(db.conn, str(each)) for each in named)))


def turn_with_it(
    db: Database, upkeep: Upkeep, retrospective: EntryId, change: Change, step: Step, *, stands: Stands
) -> None:
    """Turn around what was made in one go with a step of another case, if its author made nothing since here."""
    who = step.turner if change.act == "redo" else step.author
    last = undo.history(db.conn, retrospective).next(change.act, who)
    if last and last.group == step.group:
        own = sha256(f"{change.id} {retrospective}".encode()).hexdigest()[: len(retrospective)]
        turn(db, upkeep, retrospective, dataclasses.replace(change, id=own), last, stands=stands)


def write(db: Database, before: Head, merged: Merge, *, linked: bool = True) -> Head:
    """Write what a merge came to, and how its rows then stand; gives the head as it is then.

    `linked`: links that were written must lead somewhere.
    """
    after = rows.write(db, before, merged)
    if linked:
        links.check(db.conn, before.id, merged.ops)
    stand, share = standing.concerns(merged.ops), sharing.concerns(merged.ops)
    if stand or share:
        record = full_records.record(db.conn, before.id)
        if stand:
            standing.write(db, record.rows)
        if share:
            sharing.write(db, record)
    return after
