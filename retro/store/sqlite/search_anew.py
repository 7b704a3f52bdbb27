"""The index of words made anew, also where the pages of the one that is there are broken.

SQLite writes nothing more in a transaction that came upon a broken page: so it is seen before one begins.
"""

from __future__ import annotations

import sqlite3
from contextlib import suppress

from retro.store.protocol import Progress
from retro.store.sqlite import search_index
from retro.store.sqlite.soundness import soundness


def is_torn(conn: sqlite3.Connection) -> bool:
    """Whether pages of the index are broken, and of nothing else. No transaction that writes may be open."""
    return search_index.is_there(conn) and soundness(conn, quickly=True).is_index_torn


def make_anew(conn: sqlite3.Connection, progress: Progress | None, *, is_torn: bool) -> int:
    """Make the index of all cases anew, in the transaction that is open; gives how many there are."""
    if is_torn:
        search_index.cut_off(conn)
    return search_index.make(conn, progress)


def free_pages(conn: sqlite3.Connection) -> None:
    """Write the file anew without the broken pages, which belong to nothing any more, behind the transaction."""
    with suppress(sqlite3.OperationalError):  # somebody reads now, or there is no room: `soundness` goes on telling it
        conn.execute("VACUUM")
