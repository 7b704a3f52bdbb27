"""Whether a file is whole as SQLite sees it. What the rows of Retro say is not looked at here."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Sequence

_OF_INDEX = re.compile(r"FTS5 table \S*search_index")
"""Newer ones of SQLite look through the index of words, too, which is made of the rows, and can be made anew."""
_AT_MOST = 20
"""So many findings are told: a broken page has thousands."""


def damage(conn: sqlite3.Connection, *, quickly: bool = False) -> Sequence[str]:
    """What is broken in the file, in SQLite's own words; nothing if it is whole.

    `quickly`: every page and value is looked at, but not whether an index has all rows, which can be made anew.

    sqlite3.OperationalError if it cannot be looked at. So much may be broken that SQLite cannot say where.
    """
    check = "quick_check" if quickly else "integrity_check"
    try:
        found = [str(line) for (line,) in conn.execute(f"PRAGMA {check}({_AT_MOST})")]
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:  # its words quote what stands in the file
        if isinstance(error, sqlite3.OperationalError):
            raise
        return [str(error)]
    return [] if found == ["ok"] else [line for line in found if not _OF_INDEX.search(line)]


def dangling(conn: sqlite3.Connection) -> Counter[tuple[str, str]]:
    """How many rows of a table name a row of another table that is not there: by the names of the two."""
    return Counter((table, to) for table, _row, to, _key in conn.execute("PRAGMA foreign_key_check"))
