"""The seal of a closed retrospective in the file: written by the change that closes it, taken by the one that opens it.

No field is written for anybody here: the state and the reason are in the change itself, for all to read in the log.
"""

from __future__ import annotations

from contextlib import nullcontext, suppress
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from retro.errors import RetroError
from retro.model import chain, closed_record
from retro.model.change import Change
from retro.model.digest import FIRST_RULE, RULE, digest
from retro.model.entry import EntryId
from retro.model.record import FullRecord
from retro.model.stages.head import Head, Status
from retro.store.declared import HEAD
from retro.store.sql import full_records, log, rows
from retro.text.sha256 import sha256

if TYPE_CHECKING:
    from retro.store.protocol import Progress
    from retro.store.sql.connection import Database


def update_seal(db: Database, before: Head, after: Head, at: datetime, *, opened: bool = False) -> Head:
    """Seal the retrospective if the change that was logged last, of the time `at`, closed it.

    Take the seal if it `opened` it again. Gives the head `after` the change with the seal that it has then.
    """
    if opened:
        sealed = closed_record.unsealed(after)
    elif not before.closed and after.status is Status.CLOSED:
        record = full_records.record(db.conn, before.id)
        sealed = closed_record.sealed(record, at.isoformat(), log.head(db.conn, before.id))
    else:
        return after
    put(db, sealed)
    return sealed


def reseal(db: Database, retrospective: EntryId) -> None:
    """A closed one of which words were forgotten: its seal is over what is left; when it was closed stays."""
    record = full_records.record(db.conn, retrospective)
    put(db, replace(record.head, digest=digest(record), rule=RULE))


def seal_closed(db: Database) -> None:
    """What was closed before there were seals gets one: of when it was closed, over what it holds now."""
    unsealed = db.execute(f'SELECT "id" FROM "{HEAD}" WHERE "status" = ? AND "closed" = \'\'', (Status.CLOSED,))
    for (retrospective,) in unsealed.fetchall():
        with suppress(RetroError):  # another program wrote what cannot be read; the rest of the file can be
            whole = full_records.whole(db.conn, retrospective)
            put(db, closed_record.sealed(whole.record, closed_record.closed_at(whole)))


def chain_logs(db: Database, progress: Progress | None = None) -> None:
    """The logs of earlier versions are chained, and the seals name the rule of their digests and their entries.

    Every entry is written anew, which takes its time: `progress` is told how many cases are done.

    What a log does not come to, since another program wrote it, or since checks took the place of what rows held,
    stands in an entry of its own, which is the same in every copy of the file.
    """
    cases, kinds = db.execute(f'SELECT "id" FROM "{HEAD}"').fetchall(), rows.filled_kinds(db.conn)
    with progress(len(cases)) if progress else nullcontext(lambda: None) as step:
        for (retrospective,) in cases:
            with suppress(RetroError):  # as above
                _chain(db, full_records.whole(db.conn, retrospective, kinds))
            step()


def _chain(db: Database, whole: FullRecord) -> None:
    head = whole.record.head
    entries = chain.chained(head, whole.log)
    log.rewrite(db, head.id, entries)
    at = entries[-1].change.at if entries else datetime.fromisoformat(head.created)
    new = sha256(f"log of {head.id}")[:16]
    note = Change(new, at, "", (), group=new, act="import", of=head.reference)
    full_records.complete_log(db, replace(whole, log=entries), note)
    if head.digest:
        place = closed_record.chain_of_closing(entries) or log.head(db.conn, head.id)
        put(db, replace(head, rule=head.rule or FIRST_RULE, chain=place))


def put(db: Database, head: Head) -> None:
    """Write the seal that stands in `head`."""
    names = ("closed", "digest", "rule", "chain")
    named = ", ".join(f'"{name}" = ?' for name in names)
    db.execute(f'UPDATE "{HEAD}" SET {named} WHERE "id" = ?', (*(getattr(head, name) for name in names), head.id))
