"""Other files than the archive in which words may stand: copies of it, what was not finished, settings, templates."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from pathlib import Path

from retro.store.sqlite.backup import beside, is_archive
from retro.store.sqlite.connection import behind_links

_LARGEST = 4 << 20
"""Bytes of a text that is looked through."""


def files_with(archive: Path, others: Iterable[Path], stands_in: Callable[[str], bool]) -> Iterator[Path]:
    """The files beside the archive, and among `others`, in which something stands, in their order.

    Beside it, that is whatever is an archive, too, and whatever was left unfinished. One that is damaged is named, too:
    nobody knows what is in it. What may not be opened is passed over.
    """
    real = behind_links(archive)
    own = {real, *beside(real)}
    for path in sorted({*real.parent.iterdir(), *others} - own):
        with suppress(OSError):
            if path.is_file() and _holds(path, stands_in, is_beside=path not in others):
                yield path


def _holds(path: Path, stands_in: Callable[[str], bool], *, is_beside: bool) -> bool:
    if is_archive(path):
        return _archive_holds(path, stands_in)
    if is_beside and path.suffix != ".part":
        return False
    return stands_in(path.read_bytes()[:_LARGEST].decode("utf-8", "replace"))


def _archive_holds(path: Path, stands_in: Callable[[str], bool]) -> bool:
    uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(uri, uri=True)) as conn:
            tables = [name for (name,) in conn.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
            for table in tables:
                for row in conn.execute(f'SELECT * FROM "{table}"'):
                    if any(isinstance(held, str) and stands_in(held.replace("\\n", " ")) for held in row):
                        return True
    except (sqlite3.Error, UnicodeDecodeError):
        return True
    return False
