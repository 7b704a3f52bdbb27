"""What Retro makes from the record and keeps beside it: whether it is what the record comes to, and made anew.

The list of cases, what is due, and how two terminals are reconciled hang on it, and no seal covers it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from retro.model.change import Update
from retro.model.entry import Entry, EntryId
from retro.model.record import FullRecord
from retro.model.revisions import revision_bounds
from retro.model.stale import Stale
from retro.store.declared import HEAD
from retro.store.sql import full_records, list_columns, sharing, standing
from retro.store.sql.due import followed, settling

if TYPE_CHECKING:
    from retro.store.sql.connection import Connection, Database


_LOG = "change_log"


def stale(conn: Connection, whole: FullRecord) -> Iterator[Stale]:
    """What is not what the record, as it stands in the file, comes to. What is settled is told when the rest is right.

    RetroError if it cannot be read.
    """
    head = whole.record.head
    own = [
        *_in_row(conn, HEAD, head.id, list_columns.columns(head)),
        *_in_row(conn, HEAD, head.id, followed.columns(conn, head.reference)),
        *_in_row(conn, HEAD, head.id, {"unshared": sharing.column(whole.record)}),
        *(each for row in whole.record.rows for each in _in_row(conn, row.kind, row.id, standing.columns(row))),
    ]
    yield from own
    yield from _revisions(whole)
    yield from _entries(conn, whole)
    if not own:
        yield from _in_row(conn, HEAD, head.id, {"settled": settling.settled(conn, head.id)})


def mend(db: Database, whole: FullRecord) -> int:
    """Make anew what `stale` finds; gives how many values."""
    count = 0
    while found := list(stale(db.conn, whole)):
        for each in found:
            if each.table == _LOG:
                db.execute(
                    f'UPDATE "{_LOG}" SET "{each.column}" = ? WHERE "retrospective" = ? AND "seq" = ?',
                    (each.right, whole.record.head.id, int(each.row)),
                )
            else:
                db.execute(f'UPDATE "{each.table}" SET "{each.column}" = ? WHERE "id" = ?', (each.right, each.row))
        count += len(found)
        whole = full_records.whole(db.conn, whole.record.head.id)
    return count


def _in_row(conn: Connection, table: str, row: EntryId, right: dict[str, str | int | None]) -> Iterator[Stale]:
    if not right:
        return
    named = ", ".join(f'"{name}"' for name in right)
    held = conn.execute(f'SELECT {named} FROM "{table}" WHERE "id" = ?', (row,)).fetchone()
    for (name, value), here in zip(right.items(), held, strict=True):
        if here != value:
            yield Stale(table, row, name, here, value)


def _revisions(whole: FullRecord) -> Iterator[Stale]:
    bounds = revision_bounds(whole.log)
    rows: tuple[Entry, ...] = (whole.record.head, *whole.record.rows, *whole.record.answers, *whole.deleted)
    for row in rows:
        logged = bounds.get((row.kind, row.id))
        if logged and not logged.fits(row.revision):
            yield Stale(row.kind, row.id, "revision", row.revision, logged.right)


def _entries(conn: Connection, whole: FullRecord) -> Iterator[Stale]:
    """Whether an entry may grow, and the id of its latest save: it has one where several went into it."""
    held = conn.execute(
        f'SELECT "open", "last" FROM "{_LOG}" WHERE "retrospective" = ? AND "seq" > 0 ORDER BY "seq"',
        (whole.record.head.id,),
    )
    before = 0
    for logged, (is_open, last) in zip(whole.log, held, strict=True):
        change = logged.change
        grows = change.act == "edit" and [type(op) for op in change.ops] == [Update]
        if is_open != int(logged.link is None and grows):
            yield Stale(_LOG, str(logged.seq), "open", is_open, int(not is_open))
        if last and (not grows or logged.seq - before < 2):  # noqa: PLR2004 -- one save alone
            yield Stale(_LOG, str(logged.seq), "last", last, "")
        before = logged.seq
