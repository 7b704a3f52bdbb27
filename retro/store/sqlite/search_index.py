"""The index of the words of all cases: a table of SQLite's full-text search that is given terms made by us.

Each case is one document, a set of terms (`retro.text.search_terms`): a case is found by them, and what stands where is
then read in its rows. The index holds no texts. A document is written as the difference from what it held before, in
the transaction that changes the rows (`retro.store.sqlite.search_upkeep`). A sum over the terms of each document proves
it against the rows. Where the index lacks, was made by other rules or is damaged, every case is read instead.
"""

from __future__ import annotations

import json
import sqlite3
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING
from zlib import crc32

from retro.language import M_
from retro.store.declared import HEAD
from retro.store.finding import Finding
from retro.store.protocol import Progress
from retro.store.sql.search.word_index import DOCUMENTS, State, terms_of, told
from retro.store.sqlite import search_outline as outline
from retro.store.sqlite.errors import code
from retro.text.search_terms import VERSION

if TYPE_CHECKING:
    from retro.model.entry import EntryId

INDEX, RULES = "search_index", "search_rules"
"""The tables of terms, and of the rules that they were made by."""
_NAMES = (INDEX, DOCUMENTS, RULES)

_DAMAGED = 0
"""Stands in the place of the version of the rules."""
_PENDING = 32 << 20
"""Bytes of terms that are sorted before they are written, while the whole index is made."""

_TABLES = (
    f"""CREATE TABLE IF NOT EXISTS "{DOCUMENTS}" ( -- The document of each retrospective in {INDEX}.
  "doc" INTEGER PRIMARY KEY, -- Its number there.
  "retrospective" TEXT NOT NULL UNIQUE REFERENCES "{HEAD}" ("id"), -- The retrospective whose words it holds.
  "sum" INTEGER NOT NULL -- The sum of a hash of each of its terms: proves the document against the rows.
) STRICT""",
    f"""CREATE TABLE IF NOT EXISTS "{RULES}" ( -- How {INDEX} was made: one row.
  "version" INTEGER NOT NULL -- The version of the rules that make terms of texts; 0: damaged, to be made anew.
) STRICT""",
)
_CREATE = f"CREATE VIRTUAL TABLE \"{INDEX}\" USING fts5(terms, content='', detail=none, tokenize=ascii)"
_SHADOWS = {
    f"{INDEX}_data": ("id INTEGER PRIMARY KEY, block BLOB", "VALUES (1, x''), (10, x'00000000000000')"),
    f"{INDEX}_idx": ("segid, term, pgno, PRIMARY KEY (segid, term)", "SELECT 0, 0, 0 WHERE 0"),
    f"{INDEX}_docsize": ("id INTEGER PRIMARY KEY, sz BLOB", "SELECT 0, 0 WHERE 0"),
    f"{INDEX}_config": ("k PRIMARY KEY, v", "VALUES ('version', 4)"),
}
"""The tables that SQLite keeps the index in, each with its columns and with what it holds while nothing is indexed."""

TABLES = (*_NAMES, *_SHADOWS)
"""All tables of the index."""


_COUNTED = f"""SELECT (SELECT block FROM "{INDEX}_data" WHERE id = {outline.TOTALS}),
(SELECT block FROM "{INDEX}_data" WHERE id = {outline.STRUCTURE}), (SELECT 1 FROM "{INDEX}_idx" LIMIT 1),
(SELECT max("doc") FROM "{DOCUMENTS}")"""
"""What SQLite keeps of the index as a whole, and what the number of its documents is: they are numbered from 1."""


def state(conn: sqlite3.Connection) -> State:
    """What is known of the index without looking through it, which costs the same in any archive."""
    try:
        return state_as_read(conn)
    except sqlite3.DatabaseError as error:
        if not is_broken(error):
            raise
        return "damaged"


def state_as_read(conn: sqlite3.Connection) -> State:
    """The same, but for sqlite3.Error where even that cannot be read.

    Each save asks it: a look at the names of all tables would take longer than all that is read here.
    """
    try:
        found = conn.execute(f'SELECT "version" FROM "{RULES}"').fetchone()
        counted = conn.execute(_COUNTED).fetchone() if found == (VERSION,) else None
    except sqlite3.OperationalError:
        if _are_there(conn):
            raise
        return "missing"
    if found is None:
        return "missing"
    if counted is None:
        return "damaged" if found[0] == _DAMAGED else "older"
    totals, structure, is_parted, documents = counted
    is_whole = outline.agrees(totals, structure, documents) and bool(is_parted or not documents)
    return "" if is_whole else "damaged"


def _are_there(conn: sqlite3.Connection) -> bool:
    """Whether the file knows its tables, whatever stands in them."""
    there = "SELECT name FROM sqlite_schema WHERE name IN (?, ?, ?) AND type = 'table'"
    return {name for (name,) in conn.execute(there, _NAMES)}.issuperset(_NAMES)


def is_there(conn: sqlite3.Connection) -> bool:
    """Whether the file knows any table of it."""
    there = "SELECT 1 FROM sqlite_schema WHERE tbl_name IN (SELECT value FROM json_each(?))"
    return conn.execute(there, (json.dumps(TABLES),)).fetchone() is not None


def can_be_made(conn: sqlite3.Connection) -> bool:
    """Whether this SQLite was built with full-text search."""
    return conn.execute("SELECT 1 FROM pragma_module_list WHERE name = 'fts5'").fetchone() is not None


def finding(conn: sqlite3.Connection, what: State) -> Finding | None:
    """What a person is told of it, and what to do about it."""
    if what and not can_be_made(conn):
        return Finding(
            "index",
            M_("The SQLite of this Python has no full-text search."),
            M_("Searching reads every case, which takes longer. Another Python may have it."),
            is_wrong=False,
        )
    return told(what)


class _NoiseError(sqlite3.DatabaseError):
    """Noise stands in the place of a length: SQLite asked for as much memory."""

    sqlite_errorcode = sqlite3.SQLITE_CORRUPT


@contextmanager
def noticing_noise() -> Iterator[None]:
    """What asks the index for terms or writes them: an index that is broken so that memory ends is a broken one."""
    try:
        yield
    except MemoryError as error:
        raise _NoiseError("out of memory") from error


def is_broken(error: sqlite3.Error) -> bool:
    """Whether an error says that the index cannot be read or written, while the rest of the file may be."""
    return code(error) in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT}


def hashed(term: str) -> int:
    """What a term adds to the sum of a document."""
    return crc32(term.encode())


def make(conn: sqlite3.Connection, progress: Progress | None = None) -> int:
    """Make the index of all cases anew, in the transaction that is open; gives how many there are.

    Where it cannot be made, there is none. sqlite3.DatabaseError if pages of the one that is there are broken; after
    that, SQLite writes nothing more in this transaction (`cut_off`).
    """
    _drop(conn)
    for statement in _TABLES:
        conn.execute(statement)
    if not can_be_made(conn):
        return 0
    conn.execute(_CREATE)
    cases = [case for (case,) in conn.execute(f'SELECT "id" FROM "{HEAD}" ORDER BY "created", "id"')]
    conn.execute(f'INSERT INTO "{INDEX}"("{INDEX}", rank) VALUES (\'hashsize\', ?)', (_PENDING,))
    with progress(len(cases)) if progress else nullcontext(_in_silence) as step:
        for doc, (case, held) in enumerate(terms_of(conn, cases), 1):
            add(conn, doc, case, held)
            step()
    conn.execute(f'INSERT INTO "{INDEX}"("{INDEX}", rank) VALUES (\'hashsize\', ?)', (1 << 20,))
    if cases:
        conn.execute(f'INSERT INTO "{INDEX}"("{INDEX}") VALUES (\'optimize\')')
    conn.execute(f'INSERT INTO "{RULES}" VALUES (?)', (VERSION,))
    return len(cases)


@noticing_noise()
def add(conn: sqlite3.Connection, doc: int, case: EntryId, held: Iterable[str]) -> None:
    """Write a new document."""
    held = list(held)
    conn.execute(f'INSERT INTO "{DOCUMENTS}" VALUES (?, ?, ?)', (doc, case, sum(map(hashed, held))))
    conn.execute(f'INSERT INTO "{INDEX}"(rowid, terms) VALUES (?, ?)', (doc, " ".join(held)))


@noticing_noise()
def alter(conn: sqlite3.Connection, doc: int, came: Iterable[str], gone: Iterable[str]) -> None:
    """Write what came to a document, and what is gone from it: terms that were not in it, and terms that were.

    The index counts its documents by what is written, so that nothing goes without something that comes.
    """
    came, gone = list(came), list(gone)
    if gone:
        statement = f'INSERT INTO "{INDEX}"("{INDEX}", rowid, terms) VALUES (\'delete\', ?, ?)'
        conn.execute(statement, (doc, " ".join(gone)))
    if came or gone:
        conn.execute(f'INSERT INTO "{INDEX}"(rowid, terms) VALUES (?, ?)', (doc, " ".join(came)))
        more = sum(map(hashed, came)) - sum(map(hashed, gone))
        conn.execute(f'UPDATE "{DOCUMENTS}" SET "sum" = "sum" + ? WHERE "doc" = ?', (more, doc))


def mark_damaged(conn: sqlite3.Connection) -> None:
    """Let nobody use the index before it is made anew."""
    conn.execute(f'UPDATE "{RULES}" SET "version" = {_DAMAGED} WHERE "version" <> {_DAMAGED}')


def _in_silence() -> None:
    """Nobody is told."""


def cut_off(conn: sqlite3.Connection) -> None:
    """Let the file know nothing of the index any more, without reading a page of it: so it goes when these are broken.

    Its pages stay in the file, and belong to nothing, until the file is written anew by `VACUUM`.
    """
    with _undefended(conn):
        conn.execute("PRAGMA writable_schema = ON")
        try:
            conn.execute(
                "DELETE FROM sqlite_schema WHERE tbl_name IN (SELECT value FROM json_each(?))", (json.dumps(TABLES),)
            )
        finally:
            conn.execute("PRAGMA writable_schema = RESET")


@contextmanager
def _undefended(conn: sqlite3.Connection) -> Iterator[None]:
    """Some builds of SQLite are defensive: they let nobody touch what a virtual table keeps, unless they are told to.

    Before 3.12, Python cannot tell them.
    """
    if sys.version_info < (3, 12) or not conn.getconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE):
        yield
        return
    conn.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, False)
    try:
        yield
    finally:
        conn.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True)


def _drop(conn: sqlite3.Connection) -> None:
    """Drop the index, whatever is left of it: SQLite drops none of which a part lacks, or cannot be read."""
    is_there = dict(conn.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table'").fetchall())
    with _undefended(conn):
        for name, (columns, rows) in _SHADOWS.items():
            _drop_any(conn, name)
            if is_there.get(INDEX, "").startswith("CREATE VIRTUAL"):
                conn.execute(f'CREATE TABLE "{name}" ({columns})')
                conn.execute(f'INSERT INTO "{name}" {rows}')
    for name in _NAMES:
        _drop_any(conn, name)


def _drop_any(conn: sqlite3.Connection, name: str) -> None:
    """Drop what has this name, also where another program made something else of it."""
    for (kind,) in conn.execute("SELECT type FROM sqlite_schema WHERE name = ?", (name,)).fetchall():
        conn.execute(f'DROP {kind} "{name}"')
