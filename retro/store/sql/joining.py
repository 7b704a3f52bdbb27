"""Taking in a retrospective that is here already: the changes of the file that are not here come to those that are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from retro.errors import RetroError
from retro.language import M_
from retro.model import closed_record, removed_record
from retro.model.chain import chain_head, is_chained, operations_hash
from retro.model.change import Add, Change, Delete, Forget, Logged, Op, Restore, Update
from retro.model.differences import lacking
from retro.model.digest import digest
from retro.model.moments.formatting import ToldDay
from retro.model.problem import ValidationError
from retro.model.record import KINDS, FullRecord
from retro.model.replay import replayed
from retro.model.stages.head import Head, Status
from retro.model.stages.review import Reopening
from retro.store import validation
from retro.store.blank_there import blanked_there
from retro.store.checked_fields import without_checked
from retro.store.join import join, new_entries
from retro.store.known_entries import check_known
from retro.store.reconcile import ConflictingChangeError, Reconciled, RowState
from retro.store.sql import full_records, links, log, rows, seal, standing
from retro.store.sql.blanked_rows import write_blanked

if TYPE_CHECKING:
    from retro.store.sql.connection import Database


def join_in(db: Database, theirs: FullRecord, note: Change) -> int:
    """Bring the changes of `theirs` to the same retrospective here; gives how many came.

    They are logged behind an entry that has id, time and author of `note` and names the chain that they come from.
    ConflictingChangeError if the same was written here and there; RetroError or ValidationError if they do not fit.
    """
    ours, theirs = full_records.whole(db.conn, theirs.record.head.id), _completed(theirs)
    if (blank := blanked_there(ours, theirs)) is not None:
        log.finish(db, ours.record.head.id)
        ours = full_records.whole(db.conn, theirs.record.head.id)
        is_sealed = closed_record.has_fitting_digest(ours.record)
        write_blanked(db, blanked_there(ours, theirs) or blank)
        if is_sealed:
            seal.reseal(db, ours.record.head.id)
        ours = full_records.whole(db.conn, theirs.record.head.id)
    head = ours.record.head
    check_known(head.reference, ours.log, theirs.log)
    joined = join(ours.log, theirs.log)
    if joined.clashes:
        raise ConflictingChangeError(joined.clashes)
    if not joined.changes:
        return 0
    closing = _new_closing(theirs, ours)
    _check_removed(ours, theirs)
    _check_closed(ours, theirs, joined.changes)
    source = chain_head(theirs.log[-1])
    log.append(db, head.id, replace(note, ops=(), act="import", of=source))
    try:
        after = _write(db, head, joined.changes, note.id)
    except db.conn.IntegrityError as error:
        raise RetroError(
            M_("“{reference}” brings rows or changes that are here already, in another one.", reference=head.reference),
            M_("Its file was edited. Import the file that Retro wrote. Nothing was changed."),
        ) from error
    _put_seal(db, head, after, theirs.record.head if closing else None)
    if closing and not rows.head(db.conn, head.id).digest:  # it came in without a seal, which the log says
        unsealed = replace(note, id=operations_hash(note.id, note)[:16], ops=(), act="import", of=head.reference)
        log.append(db, head.id, unsealed)
    return len(joined.changes)


def _completed(theirs: FullRecord) -> FullRecord:
    """One whose log was never chained, by hand or by an earlier version, with an entry of what that log lacks.

    Its id is made from that, so that it is the same each time.
    """
    if is_chained(theirs.log):
        return theirs
    ops = lacking(theirs, replayed(theirs.log))
    last = theirs.log[-1] if theirs.log else None
    at = last.change.at if last else datetime.fromisoformat(theirs.record.head.created)
    told = Change("", at, "", ops, act="import")
    entry = Logged(last.seq + 1 if last else 1, replace(told, id=operations_hash("", told)[:16]))
    return replace(theirs, log=(*theirs.log, entry)) if ops else theirs


def _write(db: Database, head: Head, changes: Iterable[Change], group: str) -> Head:
    """Write the changes into the rows and into the log, to be undone together; gives the head behind them."""
    changes = [without_checked(validation.validate(change)) if change.ops else change for change in changes]
    made = _AsTheyAre(head.id, rows.held(db.conn, [op for change in changes for op in change.ops]))
    logged: list[Change] = []
    for change in changes:
        before = len(made.ops)
        for op in change.ops:
            made.take(op)
            made.ops += [op] if isinstance(op, Forget) else []
        kept = replace(change, ops=tuple(made.ops[before:]), of="", group=group)
        logged.append(kept if kept.act in {"import", "forget"} else replace(kept, act="edit"))
    if made.clashes:
        raise ConflictingChangeError(made.clashes)
    after = rows.write(db, head, made)
    there = ((key, made.held[key]) for key in made.changed)
    written = [(*key, {name: row.values[name] for name in made.changed[key]}) for key, row in there if not row.deleted]
    if problems := tuple(links.problems(db.conn, head.id, written)):
        raise ValidationError(*problems)
    if standing.concerns(made.ops):
        standing.write(db, full_records.record(db.conn, head.id).rows)
    for change in logged:
        log.append(db, head.id, change, grows=False)
    return after


@dataclass
class _AsTheyAre(Reconciled):
    """What was joined already: it is made as it is, also where it changes nothing."""

    def _set(self, op: Update, row: RowState) -> None:
        self.ops.append(replace(op, revision=row.revision, before={name: row.values[name] for name in op.after}))
        self._change(row, op.after, deleted=row.deleted)

    def _delete(self, op: Delete, row: RowState) -> None:
        self.ops.append(replace(op, revision=row.revision))
        self._change(row, {}, deleted=True)

    def _restore(self, op: Restore, row: RowState) -> None:
        self.ops.append(op)
        self._change(row, {})


def _put_seal(db: Database, before: Head, after: Head, closed: Head | None) -> None:
    """The seal goes where it was reopened, and comes from the head that was `closed` there, if it fits here."""
    if after.status is not Status.CLOSED:
        if before.closed:
            seal.put(db, closed_record.unsealed(before))
    elif closed:
        record = full_records.record(db.conn, before.id)
        chain = closed_record.chain_of_closing(log.read(db.conn, before.id))
        fits = bool(closed.digest) and digest(record, closed.rule) == closed.digest
        at = replace(before, closed=closed.closed, digest=closed.digest, rule=closed.rule, chain=chain)
        seal.put(db, at if fits else closed_record.unsealed(before, closed.closed))


def _check_removed(ours: FullRecord, theirs: FullRecord) -> None:
    """RetroError if one side took it out of the archive, and something was done to it on the other."""
    removed_record.forbid_if_removed(ours.record.head)
    if theirs.record.head.removed and _new_ops(ours, theirs):
        raise RetroError(
            M_("{reference} was taken out of the archive there, and here it was changed since.",
               reference=ours.record.reference),
            M_("Take it out here too: retro rm {reference} --reason … Or bring it back there, and import it again. "
               "Nothing was changed.", reference=ours.record.reference),
        )  # fmt: skip


def _new_ops(one: FullRecord, other: FullRecord) -> list[Op]:
    """What was done to `one` that `other` does not know."""
    return [op for each in new_entries(other.log, one.log) for op in each.change.ops]


def _check_closed(ours: FullRecord, theirs: FullRecord, changes: Iterable[Change]) -> None:
    """RetroError if one side closed it, and the other, which did not know it, did more than may follow that."""
    here, there = _new_closing(ours, theirs), _new_closing(theirs, ours)
    reference = ours.record.reference
    if here and there:
        raise RetroError(
            M_(
                "{reference} was closed here at {here} and there at {there}, apart from one another.",
                reference=reference,
                here=ToldDay(day=here.change.at),
                there=ToldDay(day=there.change.at),
            ),
            M_("Reopen one of them with a reason, export it, and import it there. Nothing was changed."),
        )
    comes = [op for change in changes for op in change.ops]
    if ours.record.head.closed and not _follow(ours.record.head, comes) and (here or not _reopens(comes)):
        raise RetroError(
            M_("{reference} is closed here, and there it was changed since.", reference=reference),
            M_("Reopen it here with a reason, then import it again. Nothing was changed."),
        )
    if there and not _follow(theirs.record.head, _new_ops(ours, theirs)):
        raise RetroError(
            M_("{reference} was closed there, and here it was changed since.", reference=reference),
            M_("Export it here, reopen it there with a reason, and import it there. Nothing was changed."),
        )


def _new_closing(one: FullRecord, other: FullRecord) -> Logged | None:
    """The entry that closed `one`, if it is closed, and `other` does not know it."""
    entry = closed_record.closing_entry(one.log) if one.record.head.closed else None
    is_known = entry is not None and any(each.change.id == entry.change.id for each in other.log)
    return None if is_known else entry


def _follow(head: Head, ops: Sequence[Op]) -> bool:
    """Whether all of these may follow the closing of which the head tells."""
    return all(
        isinstance(op, Forget)
        or (isinstance(op, Add) and KINDS[op.kind].follows_closing)
        or closed_record.tells_only(head, op, ops)
        for op in ops
    )


def _reopens(ops: Iterable[Op]) -> bool:
    return any(isinstance(op, Add) and op.kind == Reopening.kind for op in ops)
