"""A file that is a copy of a shared archive: it says so of itself, and is only read."""

from __future__ import annotations

import sqlite3
from datetime import datetime
from pathlib import Path

from retro.errors import RetroError
from retro.language import M_
from retro.store.pulled import Pulled
from retro.where import in_shell

TABLE = """CREATE TABLE IF NOT EXISTS "pulled" ( -- One row: of which archive the file is a copy.
  "only" INTEGER PRIMARY KEY CHECK ("only" = 1),
  "source" TEXT NOT NULL, -- Its address, without passwords.
  "at" TEXT NOT NULL -- When the archive was as the copy is, ISO 8601 with offset.
) STRICT"""


def write(conn: sqlite3.Connection, pulled: Pulled) -> None:
    """Say of which archive the file is a copy, in the transaction that is open."""
    conn.execute(TABLE)
    conn.execute('INSERT OR REPLACE INTO "pulled" VALUES (1, ?, ?)', (pulled.source, pulled.at.isoformat()))


def read(conn: sqlite3.Connection) -> Pulled:
    """What such a file says of itself."""
    source, at = conn.execute('SELECT "source", "at" FROM "pulled"').fetchone()
    return Pulled(source, datetime.fromisoformat(at))


def older(conn: sqlite3.Connection, path: Path) -> RetroError:
    """That a copy was made by another version of Retro, which cannot be brought up to date here."""
    url = read(conn).source
    return RetroError(
        M_("“{path}” is a copy that another version of Retro made.", path=str(path)),
        M_("Bring it up to date with: retro pull {url}", url=in_shell(url)),
    )
