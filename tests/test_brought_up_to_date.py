"""Whoever opens an older archive on the screen is told where it is kept as it was."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path

from retro.store.sqlite.kept import copies
from tests.terminal import Terminal

OLDEST = Path(__file__).parent / "store" / "schemas" / "0001.sql"


def test_the_screen_says_where_an_older_archive_is_kept(tmp_path: Path) -> None:
    database = tmp_path / "retro.db"
    conn = sqlite3.connect(database)
    conn.executescript(OLDEST.read_text(encoding="utf-8"))
    conn.close()
    with Terminal([sys.executable, "-m", "retro", "--db", database]) as terminal:
        terminal.wait_for("The archive was brought up to date.")
        assert "Two parcels swapped" in terminal.screen()
    assert len([*copies(database)]) == 1
