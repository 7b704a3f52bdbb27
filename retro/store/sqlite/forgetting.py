"""Words that are forgotten go from the rows and the log of a file; an account that was closed is sealed anew."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from retro.model.call import Call
from retro.model.change import Change
from retro.model.record import FullRecord
from retro.redaction.forgetting.blanking import Blanked
from retro.store.declared import HEAD
from retro.store.sql import calls, full_records, log, register, seal
from retro.store.sql.blanked_rows import write_blanked
from retro.store.sqlite import search_index
from retro.store.sqlite.rewriting import rewritten

if TYPE_CHECKING:
    from sqlite_utils import Database


def forget(
    path: Path,
    blank: Callable[[FullRecord], Blanked | None],
    left_of_call: Callable[[Call], Call | None],
    change: Callable[[], Change],
    *,
    timeout: float = 5.0,
) -> tuple[tuple[Blanked, ...], tuple[Call, ...]]:
    """Blank words in every case of the archive `path`, of which `blank` says what is left; None: it is not concerned.

    `left_of_call` says what is left of a call that is in no case yet; None: nothing.
    `change` brings ids and times for the entries of the log that say so. Gives what was done, case by case, and the
    calls that held the words, as they were. Nothing is done if anything raises an error: see
    `retro.store.sqlite.rewriting`. All of the file is written anew in any case.
    """
    return rewritten(
        path, lambda db: (tuple(_forget_all(db, blank, change)), calls.rewrite(db, left_of_call)), timeout=timeout
    )


def _forget_all(
    db: Database, blank: Callable[[FullRecord], Blanked | None], change: Callable[[], Change]
) -> Iterator[Blanked]:
    for (case,) in db.execute(f'SELECT "id" FROM "{HEAD}" ORDER BY "day", "reference"').fetchall():
        found = blank(full_records.whole(db.conn, case))
        if found is not None and log.is_open(db.conn, case):
            log.finish(db, case)  # it has a hash then, which stays
            found = blank(full_records.whole(db.conn, case))
        if found is not None:
            _write(db, found, change())
            yield found
    search_index.cut_off(db.conn)
    search_index.make(db.conn)  # one that is altered keeps for a while what is gone from it


def _write(db: Database, blanked: Blanked, change: Change) -> None:
    head = blanked.whole.record.head
    write_blanked(db, blanked)
    log.append(db, head.id, dataclasses.replace(change, act="forget", ops=blanked.ops()))
    if head.digest:
        seal.reseal(db, head.id)
    register.note(db, head.id)
