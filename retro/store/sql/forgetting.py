"""Words that are forgotten go from the rows and the log of an archive; an account that was closed is sealed anew."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from retro.model.change import Change
from retro.model.record import FullRecord
from retro.redaction.forgetting.blanking import Blanked
from retro.store.declared import HEAD
from retro.store.sql import full_records, log, register, seal
from retro.store.sql.blanked_rows import write_blanked

if TYPE_CHECKING:
    from retro.store.sql.connection import Database


def forget_all(
    db: Database, blank: Callable[[FullRecord], Blanked | None], change: Callable[[], Change]
) -> Iterator[Blanked]:
    """Blank words in every case, of which `blank` says what is left; gives what was done, case by case."""
    for (case,) in db.execute(f'SELECT "id" FROM "{HEAD}" ORDER BY "day", "reference"').fetchall():
        found = blank(full_records.whole(db.conn, case))
        if found is not None and log.is_open(db.conn, case):
            log.finish(db, case)  # it has a hash then, which stays
            found = blank(full_records.whole(db.conn, case))
        if found is not None:
            _write(db, found, change())
            yield found


def _write(db: Database, blanked: Blanked, change: Change) -> None:
    head = blanked.whole.record.head
    write_blanked(db, blanked)
    log.append(db, head.id, dataclasses.replace(change, act="forget", ops=blanked.ops()))
    if head.digest:
        seal.reseal(db, head.id)
    register.note(db, head.id)
