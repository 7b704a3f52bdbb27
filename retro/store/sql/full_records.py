"""A whole retrospective: with what was deleted in it, and with its log."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from retro.errors import RetroError, UnreadableError
from retro.language import M_
from retro.model import closed_record
from retro.model.chain import chained, is_chained
from retro.model.change import Change
from retro.model.differences import lacking
from retro.model.digest import FIRST_RULE
from retro.model.entry import Entry, EntryId
from retro.model.problem import ValidationError
from retro.model.record import FullRecord, Retrospective
from retro.model.replay import replayed
from retro.model.stages.head import Head, Status
from retro.store.declared import HEAD
from retro.store.results import ImportResult, LoadedCases
from retro.store.sql import links, list_columns, log, references, rows
from retro.store.sql.values import to_sql

if TYPE_CHECKING:
    from retro.store.sql.connection import Connection, Database


def record(conn: Connection, retrospective: EntryId) -> Retrospective:
    """The retrospective as it is now."""
    return rows.record(conn, retrospective)


def records(conn: Connection, wanted: Sequence[str]) -> LoadedCases:
    """The retrospectives with these references, read together: a query a kind, and not one for each of them."""
    heads = rows.heads_of(conn, wanted)
    read, unread = list[Retrospective](), list[str]()
    held = rows.of_each(conn, [rows.id_of_head(head) for head in heads.values()])
    for reference in dict.fromkeys(wanted):
        if reference not in heads:
            raise references.unknown(reference)
        try:
            head = heads[reference]
            entries = (rows.entry_in(kind, found) for kind, found in held.get(rows.id_of_head(head), ()))
            read.append(Retrospective.of_entries(rows.head_in(head), entries))
        except UnreadableError:
            unread.append(reference)
    return LoadedCases(tuple(read), tuple(unread))


def whole(conn: Connection, retrospective: EntryId, kinds: Collection[str] | None = None) -> FullRecord:
    """The retrospective with everything that was ever in it. `kinds` are those of which the file has rows, if known."""
    logged = log.ask(conn, retrospective)  # it is read behind the rows: all is asked before anything is
    try:
        head, held = rows.of_all_states(conn, retrospective, kinds)
        there, deleted = ([rows.entry(row) for row in held if row.deleted is gone] for gone in (False, True))
        return FullRecord(Retrospective.of_entries(head, there), tuple(deleted), log.read_from(logged))
    finally:
        logged.close()


def add_head(db: Database, head: Head) -> None:
    """Write a new head."""
    db.table(HEAD).insert(
        {
            "id": head.id,
            "reference": head.reference,
            "created": head.created,
            "seq": head.seq,
            "revision": head.revision,
            "closed": head.closed,
            "digest": head.digest,
            "rule": head.rule,
            "chain": head.chain,
            **{name: to_sql(value) for name, value in head.dump().items()},
            **list_columns.columns(head),
        }
    )


def import_record(db: Database, given: FullRecord, change: Change) -> ImportResult:
    """Write a whole retrospective that is not here yet.

    A log that never was chained is chained here. What is closed keeps a seal that fits; else it has none.
    `change` brings id, time and author of the entry that says what the log lacks, that the reference is another one, or
    that it came without a seal.
    ValidationError if a link in it leads nowhere or in a circle; RetroError if parts of it belong to another
    retrospective.
    """
    head = given.record.head
    is_taken = references.named(db.conn, head.reference) is not None
    reference = head.reference if references.is_free(db.conn, head.reference) else references.new(db.conn, head)
    was_chained = is_chained(given.log)
    given = _with_seal(given if was_chained else _chained(given, reference))
    is_unsealed = bool(head.digest or head.closed or head.status is Status.CLOSED) and not given.record.head.digest
    head = given.record.head
    seq = max([head.seq, *(logged.seq for logged in given.log)])
    try:
        add_head(db, dataclasses.replace(head, reference=reference, seq=seq))
        _add_rows(db, head.id, (*given.record.rows, *given.record.answers), deleted=False)
        _add_rows(db, head.id, given.deleted, deleted=True)
        db.table("change_log").insert_all(log.columns(logged, head.id) for logged in given.log)
        note = dataclasses.replace(change, act="import", of=reference)
        complete_log(db, given, note, is_whole=was_chained, is_to_be_told=is_unsealed)
        if head.digest and not head.chain:  # its log did not say that it was closed
            db.execute(f'UPDATE "{HEAD}" SET "chain" = ? WHERE "id" = ?', (log.head(db.conn, head.id), head.id))
    except db.conn.IntegrityError as error:
        raise RetroError(
            M_(
                "“{reference}” holds rows or changes that are here already, in another retrospective, or twice.",
                reference=head.reference,
            ),
            M_("Its file was edited. Import the file that Retro wrote. Nothing was changed."),
        ) from error
    written = ((row.kind, row.id, row.dump()) for row in (*given.record.rows, *given.record.answers, *given.deleted))
    if problems := tuple(links.problems(db.conn, head.id, written, to_deleted=True)):
        raise ValidationError(*problems)
    return ImportResult(reference, new=True, is_unsealed=is_unsealed, is_taken=is_taken)


def complete_log(
    db: Database, whole: FullRecord, note: Change, *, is_whole: bool = False, is_to_be_told: bool = False
) -> None:
    """Log what a log lacks that is in the file already, by the entry `note`, whose `of` is the reference.

    That is the reference, if it is another one, and unless the log `is_whole`, what it does not come to. There is such
    an entry in any case if it `is_to_be_told` that it came in.
    """
    replay = replayed(whole.log)
    ops = () if is_whole else lacking(whole, replay)
    if ops or replay.reference != note.of or is_to_be_told:
        log.append(db, whole.record.head.id, dataclasses.replace(note, ops=ops))


def _chained(given: FullRecord, reference: str) -> FullRecord:
    """Of an earlier version, or by hand: its log is chained now, and its digest finds its place in it.

    It was begun under the reference that it has; if that is none, under this one.
    """
    head = given.record.head
    began = head if references.is_reference(head.reference) else dataclasses.replace(head, reference=reference)
    entries = chained(began, given.log)
    if head.digest and not head.chain:
        head = dataclasses.replace(head, rule=head.rule or FIRST_RULE, chain=closed_record.chain_of_closing(entries))
    return FullRecord(dataclasses.replace(given.record, head=head), given.deleted, entries)


def _with_seal(given: FullRecord) -> FullRecord:
    """It keeps a seal that fits; else it has none, and is closed without one if it says that it is closed."""
    head = given.record.head
    if closed_record.has_fitting_seal(given):
        return given
    at = (head.closed or closed_record.closed_at(given)) if head.status is Status.CLOSED else ""
    record = dataclasses.replace(given.record, head=closed_record.unsealed(head, at))
    return dataclasses.replace(given, record=record)


def _add_rows(db: Database, retrospective: EntryId, added: tuple[Entry, ...], *, deleted: bool) -> None:
    for kind, rows_of_kind in groupby(sorted(added, key=lambda row: row.kind), key=lambda row: row.kind):
        of_kind = list(rows_of_kind)
        db.table(kind).insert_all(rows.columns(row, retrospective, deleted=deleted) for row in of_kind)
        for row in of_kind:
            rows.link(db, kind, row.id, row.dump())
