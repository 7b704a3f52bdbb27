"""What can go wrong with the file, told to a person: the one place where errors of SQLite become words."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from retro.errors import BusyError, CopyError, DamagedError, NoRoomError, ReadOnlyError, RetroError
from retro.language import M_, N_, Message
from retro.where import in_shell

PULLED = int.from_bytes(b"Rpul")
"""What `PRAGMA application_id` says in a copy of a shared archive, which is only read."""

_WORDS = {
    sqlite3.SQLITE_NOTADB: (
        N_("“{path}” is no database."),
        N_("Name another file with --db. Nothing was changed."),
    ),
    sqlite3.SQLITE_READONLY: (
        N_("“{path}” may be read, but not written."),
        N_("Make the file and its folder writable, or open a copy of it with --db."),
    ),
    sqlite3.SQLITE_BUSY: (
        N_("“{path}” is locked by another program."),
        N_("Wait until that program is done, or close it, then try again."),
    ),
    sqlite3.SQLITE_FULL: (
        N_("There is no room left on the disk for “{path}”."),
        N_("Make room, then try again. What was there is untouched."),
    ),
    sqlite3.SQLITE_CORRUPT: (
        N_("“{path}” is damaged: {reason}."),
        N_("Keep a copy of it, then restore a backup, or save what can be read with: sqlite3 FILE .recover"),
    ),
    sqlite3.SQLITE_CANTOPEN: (
        N_("“{path}” cannot be opened."),
        N_("See that you may read the file and its folder, or name another file with --db."),
    ),
    sqlite3.SQLITE_IOERR: (
        N_("“{path}” cannot be read or written: {reason}."),
        N_("See that the disk is there and has room, then try again."),
    ),
}
_OTHER = (
    N_("“{path}” does not hold what Retro expects: {reason}."),
    N_("Another program may have changed it. Open a backup of it with --db."),
)
_KINDS: dict[int | None, type[RetroError]] = {
    sqlite3.SQLITE_BUSY: BusyError,
    sqlite3.SQLITE_FULL: NoRoomError,
    sqlite3.SQLITE_READONLY: ReadOnlyError,
}
_ALIKE = {
    sqlite3.SQLITE_LOCKED: sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_PERM: sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_AUTH: sqlite3.SQLITE_CANTOPEN,
}
_BESIDE = 64 << 10
"""Bytes that SQLite needs beside a file at least."""
_PRIMARY = 0xFF
"""The part of SQLite's error codes that says what; the rest says where."""


def code(error: sqlite3.Error) -> int | None:
    """SQLite's primary code for an error; None for one that Python found: a closed store, the wrong thread."""
    found = getattr(error, "sqlite_errorcode", None)
    return None if found is None else _ALIKE.get(found & _PRIMARY, found & _PRIMARY)


@contextmanager
def translate_errors(path: Path) -> Iterator[None]:
    """Errors of SQLite and of the file system raised inside become RetroErrors about `path`."""
    try:
        yield
    except sqlite3.Error as error:
        found = code(error)
        if found is None and isinstance(error, sqlite3.OperationalError):  # Python found it: a text that is none
            found = sqlite3.SQLITE_CORRUPT
        if found is None:
            raise
        if found == sqlite3.SQLITE_IOERR and _is_full(path):  # what lies beside the file found no room
            found = sqlite3.SQLITE_FULL
        if found == sqlite3.SQLITE_READONLY and _is_open_copy(path):
            raise only_read(path) from error
        raise _error(_WORDS.get(found, _OTHER), path, str(error), _KINDS.get(found, RetroError)) from error
    except DamagedError as error:
        raise _error(_WORDS[sqlite3.SQLITE_CORRUPT], path, error.reason) from error
    except UnicodeDecodeError as error:  # Python decodes SQLite's own messages, which quote what stands in the file
        raise _error(_WORDS[sqlite3.SQLITE_CORRUPT], path, M_("what should be text is none")) from error
    except OSError as error:
        raise _error(_WORDS[sqlite3.SQLITE_CANTOPEN], path) from error
    except UnicodeEncodeError as error:  # half characters, in an author or an id: fields refuse them themselves
        raise RetroError(Message(N_("The text holds characters that cannot be stored."))) from error


def only_read(path: Path) -> CopyError:
    """That nothing is written into the copy of a shared archive."""
    return CopyError(
        M_("“{path}” is a copy of an archive on a server, and only read.", path=str(path)),
        M_("Write into the archive itself, then bring the copy up to date with: retro pull"),
    )


def why_only_read(path: Path, *, is_copy: bool) -> RetroError | None:
    """Why nothing can be written into a file that is open; None where it can be.

    The file is not opened for that: to close it would let go of the locks that SQLite has on it for this process, and
    the next program that leaves would take away the log in which this one goes on to write.
    """
    if is_copy:
        return only_read(path)
    if os.access(path, os.W_OK):
        return None
    return _error(_WORDS[sqlite3.SQLITE_READONLY], path, "", ReadOnlyError)


def _is_open_copy(path: Path) -> bool:
    """Whether a file that may be open here is the copy of a shared archive. As above, only SQLite may open it."""
    with suppress(sqlite3.Error), closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as conn:
        return bool(conn.execute("PRAGMA application_id").fetchone()[0] == PULLED)
    return False


def is_pulled(path: Path) -> bool:
    """Whether a file that is not open here calls itself the copy of a shared archive."""
    with suppress(OSError), path.open("rb") as file:
        return int.from_bytes(file.read(72)[68:]) == PULLED
    return False


def half_copied(path: Path) -> RetroError:
    """That a file is a copy which was cut off."""
    return RetroError(
        M_("“{path}” is a copy that is not whole yet.", path=str(path)),
        M_("Say again what began it, and it goes on where it stopped: retro copy FROM {path}", path=in_shell(path)),
    )


def _is_full(path: Path) -> bool:
    """Whether the disk has no room for what SQLite makes beside a file, before it can read or write it."""
    try:
        return shutil.disk_usage(path.absolute().parent).free < _BESIDE
    except OSError:
        return False


def _error(
    words: tuple[str, str], path: Path, reason: str | Message = "", kind: type[RetroError] = RetroError
) -> RetroError:
    title, step = words
    return kind(Message(title, {"path": str(path), "reason": reason}), Message(step))
