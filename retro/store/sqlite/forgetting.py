"""Words that are forgotten go from a file: from its rows and its log, its index of words and its free pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from retro.model.call import Call
from retro.model.change import Change
from retro.model.record import FullRecord
from retro.redaction.forgetting.blanking import Blanked
from retro.store.sql import calls, forgetting
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
    yield from forgetting.forget_all(db, blank, change)
    search_index.cut_off(db.conn)
    search_index.make(db.conn)  # one that is altered keeps for a while what is gone from it
