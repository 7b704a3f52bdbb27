"""Copies of the file: each is of one moment, and whole under its name or not there.

Others may write meanwhile. A copy is made under another name in the same folder (`PART`), and takes its own once it is
on the disk; so whenever the program, or the machine, ends, nothing half is called as a copy is.
"""

from __future__ import annotations

import errno
import os
import secrets
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from itertools import zip_longest
from pathlib import Path

from retro.errors import RetroError
from retro.language import M_, Message
from retro.store.declared import HEAD
from retro.store.sqlite.errors import code, translate_errors
from retro.store.sqlite.transaction import snapshot

PART = ".retro-{id}.part"
"""What a copy is called until it is finished."""

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NO_LOG_AT, _NO_LOG = 18, b"\x01\x01"
"""What stands there in a file of SQLite that has no write-ahead log, and so never needs a file beside it."""

_COMPARED = ("id", "reference", "seq", "revision", "closed", "digest", "chain")
"""Columns of the heads, of whatever version, by which two archives are told to hold the same."""


@contextmanager
def unfinished(
    source: sqlite3.Connection, path: Path, to: Path, meanwhile: Callable[[Path], object] = lambda _part: None
) -> Iterator[Path]:
    """A copy of what `source`, open on the file `path`, holds at one moment: for its owner alone, beside `to`.

    It is on the disk, and gone behind this unless it was given a name. What has to be looked at in it may be looked at
    `meanwhile`, while the disk is waited for. RetroError if it cannot be written, or if `path` is damaged.
    """
    part = to.with_name(PART.format(id=secrets.token_hex(8)))
    with writing(to):
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    try:
        _fill(source, path, part, to, meanwhile)
        yield part
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def name(part: Path, to: Path, *, force: bool = False) -> None:
    """Call a finished copy `to`. RetroError if there is a file already, unless it is to be replaced with `force`."""
    with writing(to):
        if force:
            part.replace(to)
        else:
            _take(part, to)
        sync_folder(to.parent)


@contextmanager
def writing(to: Path) -> Iterator[None]:
    """Errors of the file system raised inside are told as ones about a file that is to be written."""
    try:
        yield
    except OSError as error:
        raise _error(to, error) from error


def open_to_read(path: Path) -> sqlite3.Connection:
    """A connection to a copy, which makes nothing beside it."""
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)


def _fill(source: sqlite3.Connection, path: Path, part: Path, to: Path, meanwhile: Callable[[Path], object]) -> None:
    """Copy the pages of one moment, and see that the same retrospectives are in it, while the disk is waited for."""
    with translate_errors(path), snapshot(source):
        source.execute("SELECT count(*) FROM sqlite_schema").fetchone()  # from here on, all is of one moment
        with closing(sqlite3.connect(part, isolation_level=None)) as made:
            made.execute("PRAGMA journal_mode = OFF")  # there is nothing to go back to
            made.execute("PRAGMA synchronous = OFF")  # the disk is waited for once, below
            try:
                source.backup(made)
            except sqlite3.Error as error:
                if code(error) in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
                    raise
                with translate_errors(to):
                    raise
        with writing(to), part.open("r+b") as file:
            file.seek(_NO_LOG_AT)
            file.write(_NO_LOG)
            file.flush()
            size = os.fstat(file.fileno()).st_size
        with _on_its_way_to_the_disk(part, to):
            with closing(open_to_read(part)) as made:
                if not is_same(source, made):
                    raise _is_another(to)
            meanwhile(part)
        if part.stat().st_size != size:
            raise _is_another(to)


@contextmanager
def _on_its_way_to_the_disk(part: Path, to: Path) -> Iterator[None]:
    """The disk writes a file while something else is done, and is waited for at the end. RetroError if it cannot."""
    from concurrent.futures import ThreadPoolExecutor  # a list does without it

    def sync() -> None:
        fd = os.open(part, os.O_RDWR)
        try:
            os.fsync(fd)
        finally:
            os.close(fd)

    with ThreadPoolExecutor(1) as disk:
        written = disk.submit(sync)
        yield
        with writing(to):
            written.result()


def is_same(one: sqlite3.Connection, other: sqlite3.Connection) -> bool:
    """Whether the same retrospectives are in two archives, as far as their heads tell, which each change numbers."""
    return all(ours == theirs for ours, theirs in zip_longest(_heads(one), _heads(other)))


def _heads(conn: sqlite3.Connection) -> sqlite3.Cursor:
    """The heads as they lie in the file, with the numbers of their latest changes and their seals, if it knows any."""
    held = {name for (name,) in conn.execute("SELECT name FROM pragma_table_info(?)", (HEAD,))}
    named = ", ".join(f'"{name}"' for name in _COMPARED if name in held)
    return conn.execute(f'SELECT {named} FROM "{HEAD}" ORDER BY rowid' if held else "SELECT 0")


def _take(part: Path, to: Path) -> None:
    """Give the name only if nobody has it, at whatever moment."""
    try:
        os.link(part, to)
    except FileExistsError:
        raise
    except OSError:  # some disks know no second name
        if os.path.lexists(to):
            raise FileExistsError from None
        part.replace(to)
    else:
        part.unlink()


def sync_folder(folder: Path) -> None:
    """See that the name is on the disk, too, where folders can be waited for."""
    if os.name != "nt":
        fd = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(fd)
        finally:
            os.close(fd)


def _is_another(to: Path) -> RetroError:
    return RetroError(
        M_("What was written to “{path}” is not what the archive holds.", path=str(to)),
        M_("See that the disk is sound, or choose another one. Nothing was changed."),
    )


def _error(to: Path, error: OSError) -> RetroError:
    folder = str(to.absolute().parent)
    if isinstance(error, FileExistsError):
        return RetroError(M_("“{path}” is there already.", path=str(to)), M_("To replace it, say --force."))
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return RetroError(
            M_("The folder “{folder}” does not exist.", folder=folder), M_("Make it first, or choose another.")
        )
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return RetroError(M_("“{folder}” may not be written to.", folder=folder), M_("Choose another folder."))
    if error.errno in _NO_ROOM:
        return RetroError(
            M_("There is no room left for “{path}”.", path=str(to)), M_("Make room, or choose another disk.")
        )
    reason = Message(error.strerror or type(error).__name__)
    return RetroError(
        M_("“{path}” cannot be written: {reason}.", path=str(to), reason=reason), M_("Choose another name.")
    )
