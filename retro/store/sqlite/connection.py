"""Opening the file: what must be there, who may read it, and how SQLite is told to keep it."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Literal

from retro.errors import RetroError
from retro.language import M_
from retro.store.sqlite.errors import PULLED, code

APPLICATION_ID = int.from_bytes(b"Retr")
"""What `PRAGMA application_id` says in a file of ours."""

UNFINISHED = int.from_bytes(b"Rcpy")
"""What it says in a copy that is not whole yet."""

Sync = Literal["FULL", "NORMAL", "OFF"]
"""How far SQLite waits for the disk. FULL: what is saved survives a power cut."""

_CACHE = 600
"""Kilobytes of pages that a connection keeps, a third of SQLite's own: the system has the file in its memory anyway."""

_WAYS = ("mode=rw", "mode=ro", "mode=ro&immutable=1")
"""How to open a file: to write, else to read, else as one on a medium where nobody can write at all."""


def ensure_file(path: Path, *, create: bool, private: bool) -> None:
    """See that there is a file to open, made if it may be. RetroError if there cannot be one."""
    if path.is_dir() or (path.exists() and not path.is_file()):
        raise RetroError(
            M_("“{path}” is no file.", path=str(path)), M_("Name a file with --db, such as retrospectives.db.")
        )
    if path.exists():
        return
    if private:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not path.parent.is_dir():
        raise RetroError(
            M_("The folder “{folder}” does not exist.", folder=str(path.parent)),
            M_("Make it, or name another file with --db."),
        )
    if not create:
        raise RetroError(
            M_("There is no database “{path}”.", path=str(path)),
            M_("Start it with: retro new TITLE. Or name another file with --db."),
        )
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))  # who shares it with others says so with chmod


def connect(path: Path, *, timeout: float, is_target: bool = False) -> sqlite3.Connection:
    """A connection that can read the file, and write it where that is possible.

    A copy of a shared archive is only read, but where it `is_target` of what comes from there.
    """
    for way in _WAYS:
        conn = sqlite3.connect(f"{path.absolute().as_uri()}?{way}", uri=True, timeout=timeout, isolation_level=None)
        try:
            conn.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            if way == _WAYS[0] and not is_target and pragma(conn, "application_id") == PULLED:
                conn.close()
                continue
        except sqlite3.OperationalError as error:
            conn.close()
            if way == _WAYS[-1] or code(error) not in {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY}:
                raise
        except (sqlite3.Error, UnicodeDecodeError):
            conn.close()
            raise
        else:
            return conn
    raise AssertionError


def is_current(conn: sqlite3.Connection, version: int) -> bool:
    """Whether the file is ours, and holds what the program declared whose `PRAGMA user_version` this is. Cheap."""
    return pragma(conn, "application_id") in {APPLICATION_ID, PULLED} and pragma(conn, "user_version") == version


def pragma(conn: sqlite3.Connection, name: str) -> int:
    """What SQLite says of the file under this name."""
    return int(conn.execute(f"PRAGMA {name}").fetchone()[0])


def identity(path: Path) -> tuple[int, int] | None:
    """Which file stands at `path` now, whatever it is called elsewhere; None if there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def behind_links(path: Path) -> Path:
    """Where `path` leads to: SQLite puts its files beside that one. Links that lead to one another lead nowhere."""
    return Path(os.path.realpath(path))


def configure(conn: sqlite3.Connection, sync: Sync) -> None:
    """Tell SQLite how to keep what is written."""
    conn.execute("PRAGMA foreign_keys = ON")
    conn.execute(f"PRAGMA synchronous = {sync}")
    conn.execute(f"PRAGMA journal_size_limit = {8 << 20}")
    conn.execute(f"PRAGMA cache_size = -{_CACHE}")


def write_ahead(conn: sqlite3.Connection) -> None:
    """Let the file have a write-ahead log, so that nobody who reads waits for one who writes."""
    if conn.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        try:
            conn.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:  # read-only, or somebody reads it now: it works without, for a while
            if code(error) not in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_BUSY}:
                raise


def checkpoint(conn: sqlite3.Connection) -> bool:
    """Put what stands in the write-ahead log into the file itself, waiting for nobody; whether all of it is there.

    Other programs copy one file: backups, folders that are kept alike on several machines, `cp`.
    """
    try:
        _busy, frames, put_in = conn.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
    except sqlite3.OperationalError as error:  # read-only: others do it; or it cannot be now, as on a full disk
        return code(error) in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN}
    return bool(frames == put_in)  # both are -1 where there is no log
