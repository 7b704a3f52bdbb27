"""Whether a file is whole as SQLite sees it. What the rows of Retro say is not looked at here."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from retro.store.sqlite.search_index import TABLES as OF_INDEX

_OF_INDEX = re.compile(r"FTS5 table \S*search_index")
"""Newer ones of SQLite look through the index of words, too, which is made of the rows, and can be made anew."""
_OF_FREE_PAGES = re.compile("freelist", re.IGNORECASE)
_AT_MOST = 20
"""So many findings are told: a broken page has thousands."""


class Soundness(NamedTuple):
    """What was found of a file."""

    broken: Sequence[str] = ()
    """What is broken, in SQLite's own words, but for what follows."""
    is_index_torn: bool = False
    """Whether pages are broken that are of the index of words alone, or belong to nothing any more."""


def soundness(conn: sqlite3.Connection, *, quickly: bool = False) -> Soundness:
    """What is broken in the file. What can be made anew of the rows is told apart: nobody loses anything by it.

    `quickly`: every page and value is looked at, but not whether an index has all rows, which can be made anew.

    sqlite3.OperationalError if it cannot be looked at. So much may be broken that SQLite cannot say where.
    """
    check = "quick_check" if quickly else "integrity_check"
    found = _found(conn, f"PRAGMA {check}({_AT_MOST})")
    if not found or any(map(_OF_FREE_PAGES.search, found)):
        return Soundness(found)
    try:
        of_rows = [each for name in _tables(conn) for each in _found(conn, f'PRAGMA {check}("{name}")')]
    except sqlite3.DatabaseError:
        return Soundness(found)
    return Soundness(found) if of_rows else Soundness((), is_index_torn=True)


def damage(conn: sqlite3.Connection, *, quickly: bool = False) -> Sequence[str]:
    """What is broken in the file, as `soundness`, but for the index of words; nothing if all else is whole."""
    return soundness(conn, quickly=quickly).broken


def dangling(conn: sqlite3.Connection) -> Counter[tuple[str, str]]:
    """How many rows of a table name a row of another table that is not there: by the names of the two.

    What the index of words names is held against the rows elsewhere (`retro.store.sqlite.search_proof`).
    """
    named = (each for name in _tables(conn) for each in conn.execute(f'PRAGMA foreign_key_check("{name}")'))
    return Counter((table, to) for table, _row, to, _key in named)


def _found(conn: sqlite3.Connection, check: str) -> Sequence[str]:
    try:
        found = [str(line) for (line,) in conn.execute(check)]
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:  # its words quote what stands in the file
        if isinstance(error, sqlite3.OperationalError):
            raise
        return [str(error)]
    return [] if found == ["ok"] else [line for line in found if not _OF_INDEX.search(line)]


def _tables(conn: sqlite3.Connection) -> Sequence[str]:
    """The tables of the file but for those of the index, and the one that says which there are."""
    held = conn.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0")
    return ["sqlite_schema", *(name for (name,) in held if name not in OF_INDEX)]
