"""A whole retrospective: with what was deleted in it, and with its log."""

from __future__ import annotations

import dataclasses
import sqlite3
from itertools import groupby
from typing import TYPE_CHECKING

from retro.errors import RetroError
from retro.language import M_
from retro.model import closed_record
from retro.model.entry import Entry, EntryId
from retro.model.problem import ValidationError
from retro.model.record import FullRecord, Retrospective
from retro.model.stages.head import Head, Status
from retro.store.sqlite import links, list_columns, log, references, rows
from retro.store.sqlite.declared import HEAD
from retro.store.sqlite.values import to_sql

if TYPE_CHECKING:
    from sqlite_utils import Database


def record(conn: sqlite3.Connection, retrospective: EntryId) -> Retrospective:
    """The retrospective as it is now."""
    return Retrospective.of_entries(rows.head(conn, retrospective), map(rows.entry, rows.of(conn, retrospective)))


def whole(conn: sqlite3.Connection, retrospective: EntryId) -> FullRecord:
    """The retrospective with everything that was ever in it."""
    deleted = tuple(map(rows.entry, rows.of(conn, retrospective, deleted=True)))
    return FullRecord(record(conn, retrospective), deleted, log.read(conn, retrospective))


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
            **{name: to_sql(value) for name, value in head.dump().items()},
            **list_columns.columns(head),
        }
    )


def import_record(db: Database, given: FullRecord) -> str:
    """Write a whole retrospective that is not here yet; gives the reference that it has here.

    What is closed keeps its seal, whether it fits or not; without one, from before there were any, it is given one.
    ValidationError if a link in it leads nowhere or in a circle; RetroError if parts of it belong to another
    retrospective.
    """
    head = given.record.head
    if head.status is Status.CLOSED and not head.closed:
        head = closed_record.sealed(given.record, closed_record.closed_at(given))
    seq = max([head.seq, *(logged.seq for logged in given.log)])
    reference = head.reference if references.is_free(db.conn, head.reference) else references.new(db.conn, head)
    try:
        add_head(db, dataclasses.replace(head, reference=reference, seq=seq))
        _add_rows(db, head.id, (*given.record.rows, *given.record.answers), deleted=False)
        _add_rows(db, head.id, given.deleted, deleted=True)
        db.table("change_log").insert_all(log.columns(logged, head.id) for logged in given.log)
    except sqlite3.IntegrityError as error:
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
    return reference


def _add_rows(db: Database, retrospective: EntryId, added: tuple[Entry, ...], *, deleted: bool) -> None:
    for kind, of_kind in groupby(sorted(added, key=lambda row: row.kind), key=lambda row: row.kind):
        db.table(kind).insert_all(rows.columns(row, retrospective, deleted=deleted) for row in of_kind)
