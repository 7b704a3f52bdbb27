"""A backup takes the place of the archive. What was there is kept beside it first."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
from contextlib import closing, suppress
from pathlib import Path

from retro.errors import RetroError
from retro.language import M_
from retro.store.engine import Restored
from retro.store.sqlite import migrations
from retro.store.sqlite.alone import alone
from retro.store.sqlite.backup import beside, is_archive, look_through
from retro.store.sqlite.connection import behind_links, connect
from retro.store.sqlite.copying import PART, is_same, name, open_to_read, sync_folder, unfinished, writing
from retro.store.sqlite.errors import is_pulled, only_read, translate_errors
from retro.store.sqlite.kept import free_name
from retro.where import in_shell

_BEFORE = "restore"


def restore(file: Path, path: Path, *, private: bool = False, timeout: float = 5.0) -> Restored:
    """Make the archive `path` what the backup `file` holds; `private`: a missing folder of it is made.

    RetroError if the file is no archive, of a newer Retro, or damaged, if another program has the archive open, or if
    what is there cannot be kept. The archive is then as it was, as it is whenever the program is ended meanwhile.
    """
    own = behind_links(path)
    _check_backup(file, own)
    _check_place(own)
    if private:
        own.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with translate_errors(file), closing(_opened(file)) as backup:
        migrations.check(backup, file)
        with unfinished(backup, file, own) as part:
            seen = look_through(part, file, M_("Take another backup. The archive is as it was."))
            if not own.exists():
                name(part, own)
                return Restored(*seen, None)
            return Restored(*seen, _take_its_place(part, own, timeout))


def _check_backup(file: Path, own: Path) -> None:
    """RetroError if the file cannot be a backup of another archive than this."""
    if not file.exists():
        raise RetroError(M_("There is no file “{path}”.", path=str(file)), M_("Name the file of a backup."))
    if own.exists() and file.samefile(own):
        raise RetroError(
            M_("“{path}” is the archive itself, or a part of it.", path=str(file)), M_("Name the file of a backup.")
        )
    if is_pulled(file):
        raise RetroError(
            M_("“{path}” is a copy of an archive on a server, and no backup of one.", path=str(file)),
            M_(
                "To read it: retro --db {path}\nWhere the server is gone for good, it becomes an archive of its own "
                "with: retro copy {path} FILE",
                path=in_shell(file),
            ),
        )
    with translate_errors(file):
        if not file.is_file() or not is_archive(file):
            raise RetroError(
                M_("“{path}” is no archive of Retro.", path=str(file)),
                M_("Name the file of a backup. The archive is as it was."),
            )


def _check_place(own: Path) -> None:
    """RetroError if what is there is no archive, or belongs to one that is gone."""
    if is_pulled(own):
        raise only_read(own)
    if os.path.lexists(own):
        with translate_errors(own):
            if own.is_file() and is_archive(own):
                return
        raise RetroError(
            M_("“{path}” is no archive of Retro.", path=str(own)),
            M_("Move it away, or name another archive with --db. Nothing was changed."),
        )
    for each in beside(own):
        if each.exists():
            raise RetroError(
                M_("“{path}” belongs to an archive that is not there.", path=str(each)),
                M_("Put that archive back, or move this file away. Nothing was changed."),
            )


def _opened(file: Path) -> sqlite3.Connection:
    """A connection to a backup, which makes nothing beside it, unless there is something already."""
    if any(each.exists() for each in beside(behind_links(file))):
        return connect(file, timeout=1)
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None)


def _take_its_place(part: Path, own: Path, timeout: float) -> Path:
    """Give the archive what the finished copy holds; gives where that is kept which it held."""
    to = free_name(own, _BEFORE)
    with translate_errors(own), alone(own, timeout) as conn:
        if conn is not None:
            with unfinished(conn, own, to) as kept:
                name(kept, to)
            try:
                with closing(open_to_read(part)) as source:  # in one transaction: all of it or nothing
                    source.backup(conn)
            except BaseException:
                _drop_if_needless(to, conn)
                raise
            return to
        with writing(to):
            _keep_damaged(own, to)
    with writing(own):
        part.chmod(stat.S_IMODE(own.stat().st_mode))
        for each in beside(own):
            each.unlink(missing_ok=True)
        part.replace(own)
        sync_folder(own.parent)
    return to


def _drop_if_needless(kept: Path, conn: sqlite3.Connection) -> None:
    """Delete what was kept of an archive that is as it was: restoring it failed. Where that is not sure, it stays."""
    with suppress(sqlite3.Error, OSError, UnicodeDecodeError), closing(open_to_read(kept)) as copy:
        if is_same(conn, copy):
            kept.unlink()


def _keep_damaged(own: Path, to: Path) -> None:
    """Copy the bytes of a damaged archive, and of what belongs to it. OSError if that cannot be done."""
    for ending in ("", "-wal", "-journal"):
        source, target = own.with_name(own.name + ending), to.with_name(to.name + ending)
        if source.exists():
            part = target.with_name(PART.format(id=os.urandom(8).hex()))
            try:
                with source.open("rb") as held, open(part, "xb", opener=_private) as file:
                    shutil.copyfileobj(held, file)
                    file.flush()
                    os.fsync(file.fileno())
                part.rename(target)
            finally:
                part.unlink(missing_ok=True)


def _private(name: str, flags: int) -> int:
    return os.open(name, flags, 0o600)
