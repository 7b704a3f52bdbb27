"""The seal of a closed retrospective in the file: written by the change that closes it, taken by the one that opens it.

No field is written for anybody here: the state and the reason are in the change itself, for all to read in the log.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from retro.errors import RetroError
from retro.model import closed_record
from retro.model.entry import EntryId
from retro.model.stages.head import Head, Status
from retro.store.sqlite import full_records
from retro.store.sqlite.declared import HEAD

if TYPE_CHECKING:
    from sqlite_utils import Database


def update_seal(db: Database, before: Head, after: Head, at: datetime, *, opened: bool = False) -> None:
    """Seal the retrospective if the change that was made at `at` closed it; take the seal if it `opened` it again."""
    if opened:
        _put(db, replace(before, closed="", digest=""))
    elif not before.closed and after.status is Status.CLOSED:
        _put(db, closed_record.sealed(full_records.record(db.conn, before.id), at.isoformat()))


def seal_closed(db: Database) -> None:
    """What was closed before there were seals gets one: of when it was closed, over what it holds now."""
    unsealed = db.execute(f'SELECT "id" FROM "{HEAD}" WHERE "status" = ? AND "closed" = \'\'', (Status.CLOSED,))
    for (retrospective,) in unsealed.fetchall():
        with suppress(RetroError):  # another program wrote what cannot be read; the rest of the file can be
            _seal(db, retrospective)


def _seal(db: Database, retrospective: EntryId) -> None:
    whole = full_records.whole(db.conn, retrospective)
    _put(db, closed_record.sealed(whole.record, closed_record.closed_at(whole)))


def _put(db: Database, head: Head) -> None:
    db.execute(f'UPDATE "{HEAD}" SET "closed" = ?, "digest" = ? WHERE "id" = ?', (head.closed, head.digest, head.id))
