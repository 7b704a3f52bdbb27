"""All of a file is written anew, in one transaction: what was in it, or in its free pages, is nowhere then."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from retro.errors import RetroError
from retro.language import M_
from retro.store.sqlite import migrations
from retro.store.sqlite.alone import alone
from retro.store.sqlite.connection import behind_links
from retro.store.sqlite.errors import translate_errors
from retro.store.sqlite.transaction import immediate

if TYPE_CHECKING:
    from sqlite_utils import Database

T = TypeVar("T")


def rewritten(path: Path, work: Callable[[Database], T], *, timeout: float = 5.0) -> T:
    """What `work` gives for a copy of the archive in memory, which then takes the place of all that is in the file.

    Whenever the program ends, the file is as it was or as `work` left it, without free pages and without a write-ahead
    log. RetroError, and nothing is written, if another program has it open, if it is damaged, or if `work` raises it.
    """
    from sqlite_utils import Database

    own = behind_links(path)
    with translate_errors(own), alone(own, timeout) as conn:
        if conn is None:
            raise RetroError(M_("“{path}” is damaged.", path=str(path)), M_("What can be done about it: retro doctor"))
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as copy:
            conn.backup(copy)
            if not migrations.is_current(copy):
                raise RetroError(
                    M_("“{path}” was changed by another version of Retro meanwhile.", path=str(path)),
                    M_("Open it with retro list, then try again. Nothing was changed."),
                )
            copy.execute("PRAGMA foreign_keys = ON")
            copy.execute("PRAGMA secure_delete = ON")
            with immediate(Database(copy, recursive_triggers=False, execute_plugins=False)) as db:
                made = work(db)
            copy.execute("VACUUM")
            conn.execute("PRAGMA journal_mode = TRUNCATE").fetchone()  # others leave in a file what was there before
            copy.backup(conn)
            conn.execute("PRAGMA journal_mode = DELETE").fetchone()
        return made
