"""New archives for tests that are about something else: a copy of one that was begun in earnest, on a disk in no hurry.

To begin one takes ten times as long as all that most tests do with it. How it begins, what becomes of an older one and
that a save is on the disk is shown by tests/store and tests/endurance, which have none of this.
"""

from __future__ import annotations

import sqlite3
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from retro.store.sqlite import connection, store


@cache
def begun() -> bytes:
    """The file of an archive that holds nothing yet."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "retro.db")
        store.open_store(path, sync="OFF").close()
        return path.read_bytes()


def copied(patch: pytest.MonkeyPatch) -> None:
    """Let archives begin as copies in this process, and nobody wait for the disk."""
    contents = begun()

    def ensure_copy(path: Path, *, create: bool, private: bool) -> None:
        is_new = not path.exists()
        connection.ensure_file(path, create=create, private=private)
        if is_new:
            path.write_bytes(contents)

    def without_waiting(conn: sqlite3.Connection, sync: connection.Sync) -> None:
        connection.configure(conn, "OFF")

    patch.setattr(store, "ensure_file", ensure_copy)
    patch.setattr(store, "configure", without_waiting)
