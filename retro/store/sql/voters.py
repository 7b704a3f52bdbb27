"""Who raised a hand is kept nowhere: what earlier versions wrote of it is forgotten, in the rows and in the log.

The sums stay. Each copy of a file comes to the same entry of the log that says so.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from retro.model.change import Add, Change, Update
from retro.model.entry import EntryId
from retro.model.former_votes import VOTER
from retro.model.record import FullRecord
from retro.model.stages.review import Vote
from retro.redaction.forgetting.blanking import blanked
from retro.store.declared import HEAD
from retro.store.sql import full_records, log, register, seal
from retro.store.sql.blanked_rows import write_blanked

if TYPE_CHECKING:
    from retro.model.fields import Field
    from retro.store.sql.connection import Database


def forget_voters(db: Database, case: EntryId) -> None:
    """Forget in the log of one case whose hands were raised; a closed one is sealed anew over what is left."""
    if not _names_voters(full_records.whole(db.conn, case)):
        return
    if log.is_open(db.conn, case):
        log.finish(db, case)  # it has a hash then, which stays
    whole = full_records.whole(db.conn, case)
    votes = {op.id for logged in whole.log for op in logged.change.ops if op.kind == Vote.kind}

    def clean(text: str, of: Field | None, row: EntryId) -> str:
        return "" if of is None and row in votes else text

    found = blanked(whole, clean)
    write_blanked(db, found)
    new = hashlib.sha256(f"hands of {case}".encode()).hexdigest()[:16]
    at = whole.log[-1].change.at
    log.append(db, case, Change(new, at, "", found.ops(), group=new, act="forget"))
    head = db.execute(f'SELECT "digest" FROM "{HEAD}" WHERE "id" = ?', (case,)).fetchone()
    if head and head[0]:
        seal.reseal(db, case)
    register.note(db, case)


def _names_voters(whole: FullRecord) -> bool:
    return any(
        bool(values.get(VOTER))
        for logged in whole.log
        for op in logged.change.ops
        if op.kind == Vote.kind
        for values in ((op.values,) if isinstance(op, Add) else (op.before, op.after) if isinstance(op, Update) else ())
    )
