"""Backups of the file, and what may take the place of what."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from retro.errors import RetroError
from retro.language import M_, Message
from retro.store.declared import HEAD
from retro.store.engine import Backup
from retro.store.finding import Finding
from retro.store.sqlite import search_index
from retro.store.sqlite.connection import APPLICATION_ID, UNFINISHED, behind_links, connect, pragma
from retro.store.sqlite.copying import name, open_to_read, unfinished, writing
from retro.store.sqlite.errors import PULLED, half_copied, translate_errors
from retro.store.sqlite.soundness import soundness

BESIDE = ("-wal", "-shm", "-journal")
"""The endings of the files that SQLite keeps beside an open database, and would read with the next one of its name."""

_HEADER = 100
"""Bytes at the beginning of a file of SQLite that say what it is."""


def back_up(path: Path, to: Path, *, force: bool = False, timeout: float = 5.0) -> Backup:
    """Copy the archive `path` as it is at one moment to the file `to`.

    Others may write meanwhile. The copy is for its owner alone, and gets its name once it is on the disk, holds the
    same retrospectives with the same seals, and is whole. An archive that is there already is replaced only with
    `force`. RetroError if it cannot be made, or there is something else in its place, which is then as it was.
    """
    with writing(to):
        real = behind_links(to)
        _check(path, real, force=force)
    step = M_("Nothing was written. What can be done about it: retro doctor")
    seen: list[Seen] = []

    def look(part: Path) -> None:
        seen.append(look_through(part, path, step, quickly=True))

    with closing(opened(path, timeout)) as source, unfinished(source, path, real, look) as part:
        name(part, real, force=force)
    return Backup(real, *seen[0])


class Seen(NamedTuple):
    """What is seen of a copy that is whole."""

    cases: int
    """How many retrospectives are in it."""
    of_index: Finding | None
    """What is wrong with its index of words, as far as its pages tell."""


def look_through(copy: Path, of: Path, step: Message, *, quickly: bool = False) -> Seen:
    """What is seen of a copy. RetroError about `of` if it is damaged: pages are copied as they are.

    `quickly` as `damage`.
    """
    with translate_errors(of), closing(open_to_read(copy)) as conn:
        broken, is_index_torn = soundness(conn, quickly=quickly)
        if broken:
            raise RetroError(M_("“{path}” is damaged: {reason}.", path=str(of), reason=broken[0]), step)
        state = search_index.state(conn)
        is_damaged = is_index_torn or state == "damaged"
        (cases,) = conn.execute(f'SELECT count(*) FROM "{HEAD}"').fetchone()
        return Seen(cases, search_index.finding(conn, "damaged") if is_damaged else None)


def is_archive(path: Path) -> bool:
    """Whether the file calls itself an archive of Retro. It is not opened as one. OSError if it cannot be read."""
    with path.open("rb") as file:
        header = file.read(_HEADER)
    return header.startswith(b"SQLite format 3\0") and int.from_bytes(header[68:72]) == APPLICATION_ID


def opened(path: Path, timeout: float) -> sqlite3.Connection:
    """A connection to the archive. RetroError if it is none, or belongs to another program."""
    if not path.exists():
        raise RetroError(
            M_("There is no database “{path}”.", path=str(path)),
            M_("Start it with: retro new TITLE. Or name another file with --db."),
        )
    with translate_errors(path):
        conn = connect(path, timeout=timeout)
        try:
            _see_that_it_is_ours(conn, path)
        except BaseException:
            conn.close()
            raise
        return conn


def _see_that_it_is_ours(conn: sqlite3.Connection, path: Path) -> None:
    """RetroError if the file belongs to another program."""
    if (ours := pragma(conn, "application_id")) == UNFINISHED:
        raise half_copied(path)
    if ours not in {APPLICATION_ID, PULLED}:
        raise RetroError(
            M_("“{path}” is a database of another program.", path=str(path)),
            M_("Name another file with --db. Nothing was changed."),
        )


def _check(path: Path, to: Path, *, force: bool) -> None:
    """RetroError if the file `to` may not take the place of what is there. OSError if that cannot be seen."""
    own = behind_links(path)
    if to in {own, *beside(own)} or (to.exists() and own.exists() and to.samefile(own)):
        raise RetroError(
            M_("“{path}” is the archive itself, or a part of it.", path=str(to)),
            M_("Name another file, best on another disk."),
        )
    if to.is_dir():
        raise RetroError(M_("“{path}” is a folder.", path=str(to)), M_("Give the name of a file in it."))
    if to.exists() and not to.is_file():
        raise RetroError(M_("“{path}” is a device, not a file.", path=str(to)), M_("Give the name of a file."))
    if to.exists() and not is_archive(to):
        raise RetroError(
            M_("“{path}” is there already, and is no archive of Retro.", path=str(to)),
            M_("Nothing else is ever replaced. Name another file."),
        )
    if to.exists() and not force:
        raise FileExistsError
    left = [each for each in beside(to) if each.exists()]
    if left:
        raise RetroError(_in_use(to, left[0]), M_("Close the program that has it open, or name another file."))


def beside(path: Path) -> list[Path]:
    """The files that belong to an open database, whether they are there or not."""
    return [path.with_name(path.name + ending) for ending in BESIDE]


def _in_use(path: Path, left: Path) -> Message:
    return M_("“{path}” is in use: “{left}” belongs to it.", path=str(path), left=left.name)
