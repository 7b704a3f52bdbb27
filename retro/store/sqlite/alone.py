"""Having a file for oneself, so that all of it can be replaced."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from retro.errors import BusyError
from retro.language import M_
from retro.store.sqlite.errors import code, is_pulled, only_read
from retro.store.sqlite.soundness import damage


@contextmanager
def alone(own: Path, timeout: float) -> Iterator[sqlite3.Connection | None]:
    """A connection while nobody else has the archive open, nor can open it; None if it is damaged.

    BusyError if somebody has it open: what they see and write would belong to what is no longer there. CopyError if it
    is the copy of a shared archive, which nothing but that replaces.
    """
    if is_pulled(own):
        raise only_read(own)
    uri = f"{own.as_uri()}?mode=rw"
    with closing(sqlite3.connect(uri, uri=True, timeout=timeout, isolation_level=None)) as conn:
        try:
            conn.execute("PRAGMA locking_mode = EXCLUSIVE")
            conn.execute("PRAGMA journal_mode = DELETE").fetchone()
            conn.execute("BEGIN EXCLUSIVE")
            conn.execute("COMMIT")  # the lock stays
            is_whole = not damage(conn)
        except sqlite3.OperationalError as error:
            if code(error) != sqlite3.SQLITE_BUSY:
                raise
            raise BusyError(
                M_("“{path}” is open in another program.", path=str(own)),
                M_("Close that program, then try again. The archive is as it was."),
            ) from error
        except (sqlite3.DatabaseError, UnicodeDecodeError):
            is_whole = False
        yield conn if is_whole else None
