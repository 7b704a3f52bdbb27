"""The commands that look after the file."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from tests.cli.running import Cli

OLDEST = Path(__file__).parent.parent / "store" / "schemas" / "0001.sql"


def test_a_backup_is_written_and_opened(case: Cli) -> None:
    made = case("backup", str(case.folder / "b.db"))
    assert (made.exit_code, made.stdout) == (0, "")
    assert made.stderr == f"Written, and found whole: {case.folder / 'b.db'}, with 1 retrospective\n"
    assert "Two parcels swapped" in case.done("--db", str(case.folder / "b.db"), "list")


def test_a_backup_that_is_there_is_replaced_with_force_alone(case: Cli) -> None:
    case.done("backup", str(case.folder / "b.db"))
    case.done("set", "1", "title=Another title")
    refused = case("backup", str(case.folder / "b.db"))
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert refused.stderr == f"error: “{case.folder / 'b.db'}” is there already.\n  To replace it, say --force.\n"
    case.done("backup", "--force", str(case.folder / "b.db"))
    assert "Another title" in case.done("--db", str(case.folder / "b.db"), "list")


def test_what_cannot_be_backed_up_is_said_in_japanese_too(case: Cli) -> None:
    refused = case("--lang", "ja", "backup", str(case.db))
    assert refused.exit_code == 1
    assert "アーカイブそのもの" in refused.stderr
    assert case("--db", str(case.folder / "none.db"), "backup", str(case.folder / "b.db")).exit_code == 1
    assert not (case.folder / "b.db").exists()


def test_where_an_older_archive_is_kept_is_said_in_one_line(cli: Cli) -> None:
    conn = sqlite3.connect(cli.db)
    conn.executescript(OLDEST.read_text(encoding="utf-8"))
    conn.close()
    first, second = cli("list"), cli("list")
    assert first.stdout == second.stdout
    assert first.stderr.startswith("The archive was brought up to date. As it was before, it is kept in ")
    assert (first.stderr.count("\n"), second.stderr) == (1, "")
