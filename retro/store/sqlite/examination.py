"""Looking through a file and what lies beside it, changing nothing: what is wrong, and what to do about it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

from retro.errors import RetroError
from retro.language import M_, MN_, Message
from retro.model.moments.formatting import ToldDay
from retro.store.finding import Finding
from retro.store.sqlite import migrations, pulled, search_index
from retro.store.sqlite.backup import beside, opened
from retro.store.sqlite.connection import behind_links, pragma
from retro.store.sqlite.copying import PART
from retro.store.sqlite.errors import PULLED, translate_errors
from retro.store.sqlite.kept import copies
from retro.store.sqlite.schema_flaws import schema_flaws
from retro.store.sqlite.soundness import dangling, soundness
from retro.store.unsaved_findings import unsaved
from retro.where import in_shell

_MEGABYTE = 1_000_000


def examine(path: Path, *, timeout: float = 5.0) -> tuple[Finding, ...]:
    """What there is to say of the archive `path` and of the files beside it. RetroError if there is no archive."""
    real = behind_links(path)
    with translate_errors(path):
        with closing(opened(path, timeout)) as conn:
            inside = [*_inside(conn, path)]
        return (*inside, *_names(real), *unsaved(real), *_beside(real))


def _inside(conn: sqlite3.Connection, path: Path) -> Iterator[Finding]:
    """What is wrong in the file itself."""
    broken, is_index_torn = soundness(conn)
    for reason in broken:
        yield Finding(
            "damaged",
            M_("“{path}” is damaged: {reason}.", path=str(path), reason=reason),
            M_("Go back to a backup: retro restore FILE. Or save what can be read with: sqlite3 FILE .recover"),
        )
    if broken:  # what else could be asked it may not answer
        return
    if pragma(conn, "application_id") == PULLED:
        held = pulled.read(conn)
        yield Finding(
            "pulled",
            held.told(datetime.now().astimezone()),
            M_("Bring it up to date with: retro pull {url}", url=in_shell(held.source)),
            is_wrong=False,
        )
    for (table, to), n in sorted(dangling(conn).items()):
        yield Finding(
            "dangling",
            MN_("{n} row of “{table}” names one of “{to}” that is not there.",
                "{n} rows of “{table}” name ones of “{to}” that are not there.", n, table=table, to=to),
            M_("Another program wrote into the archive. Go back to a backup: retro restore FILE"),
        )  # fmt: skip
    try:
        migrations.check(conn, path)
    except RetroError as error:
        yield Finding("newer", error.title, error.step or Message(""))
        return
    if not migrations.is_current(conn):
        yield Finding(
            "older",
            M_("“{path}” is of an earlier Retro.", path=str(path)),
            M_("It is brought up to date when it is opened, as with retro list; what it held is kept beside it."),
            is_wrong=False,
        )
        return
    yield from schema_flaws(conn)
    if is_index_torn and (torn := search_index.finding(conn, "damaged")):
        yield torn


def _names(real: Path) -> Iterator[Finding]:
    if (names := real.stat().st_nlink) > 1:
        yield Finding(
            "second-name",
            MN_("“{path}” has another name on this disk.", "“{path}” has {n} other names on this disk.", names - 1,
                path=str(real)),
            M_("Two programs that open it by different names damage it. Delete the other name."),
        )  # fmt: skip


def _beside(real: Path) -> Iterator[Finding]:
    """What else lies beside the archive, and is of no harm."""
    log, _shared, journal = beside(real)  # who only reads leaves an empty log, and the file that goes with it
    if any(each.exists() and each.stat().st_size for each in (log, journal)):
        yield Finding(
            "open",
            M_("The archive is open in another program."),
            M_("To copy it now, use retro backup: a plain copy may lack what was saved in the last second."),
            is_wrong=False,
        )
    for part in _parts(real):
        yield Finding(
            "part",
            M_("“{path}” is a part of a file that was not finished.", path=str(part)),
            M_("If no Retro is running now, delete it."),
            is_wrong=False,
        )
    for copy in copies(real):
        found = copy.stat()
        yield Finding(
            "kept",
            M_("“{path}” is what the archive was on {day}: {size} MB.", path=str(copy),
               day=ToldDay(day=datetime.fromtimestamp(found.st_mtime).astimezone().date()),
               size=f"{found.st_size / _MEGABYTE:.1f}"),
            M_("Delete it when you need it no more."),
            is_wrong=False,
        )  # fmt: skip


def _parts(real: Path) -> list[Path]:
    """Files that were to become others: of copies and exports, and of journals."""
    begin, _id, end = PART.partition("{id}")
    begins = (begin, f"{real.name}-unsaved-")
    return sorted(each for each in real.parent.iterdir() if each.name.startswith(begins) and each.name.endswith(end))
