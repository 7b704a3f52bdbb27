"""An archive that cannot be used: every command says so, and leaves it as it is."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tests.cli.running import Cli

READING = [("list",), ("show", "1"), ("export", "1"), ("export", "1", "--format", "json")]
WRITING = [("set", "1", "title=x"), ("add", "1", "cause", "x"), ("undo", "1"), ("redo", "1")]


def refused(result: Result, *named: str) -> None:
    """The command ended with a sentence and a next step, and without data."""
    assert (result.exit_code, result.stdout) == (1, "")
    told = result.stderr.splitlines()
    assert told[0].startswith("error: ")
    assert told[-1].startswith("  ")
    assert all(name in result.stderr for name in named)


def no_database(db: Path) -> None:
    db.write_bytes(b"no database at all, but long enough to be looked at closely. " * 20)


def another_program(db: Path) -> None:
    db.unlink()
    with sqlite3.connect(db) as conn:
        conn.execute("CREATE TABLE retrospective (id, title)")


def a_folder(db: Path) -> None:
    db.unlink()
    db.mkdir()


@pytest.mark.parametrize("spoil", [no_database, another_program, a_folder, Path.unlink])
@pytest.mark.parametrize("words", [*READING, *WRITING])
def test_what_is_no_archive_is_named(case: Cli, words: tuple[str, ...], spoil: Callable[[Path], None]) -> None:
    spoil(case.db)
    before = case.db.read_bytes() if case.db.is_file() else None
    refused(case(*words), str(case.db))
    assert (case.db.read_bytes() if case.db.is_file() else None) == before


@pytest.mark.parametrize("words", [*READING, *WRITING, ("new", "x"), ("import", "-")])
def test_a_folder_that_is_missing_is_named(case: Cli, words: tuple[str, ...]) -> None:
    exported = case.done("export", "1", "--format", "json") if words[0] == "import" else ""
    refused(case("--db", str(case.folder / "no/such.db"), *words, typed=exported), str(case.folder / "no"))
    assert not (case.folder / "no").exists()


@pytest.mark.parametrize("words", WRITING)
def test_a_locked_archive_can_be_read_but_not_written(case: Cli, words: tuple[str, ...]) -> None:
    case.done("add", "1", "cause", "one")
    case.done("undo", "1")
    case.done("add", "1", "cause", "two") if words[0] == "undo" else None
    conn = sqlite3.connect(case.db, isolation_level=None)
    conn.execute("BEGIN IMMEDIATE")
    refused(case(*words), str(case.db), "locked")
    assert "Two parcels swapped" in case.done("list")
    conn.execute("ROLLBACK")
    conn.close()
    case.done(*words)


def test_lines_that_could_not_be_written_are_told_and_none_of_them_is_kept(case: Cli) -> None:
    """They are one change."""
    conn = sqlite3.connect(case.db, isolation_level=None)
    conn.execute("BEGIN IMMEDIATE")
    result = case("add", "1", "cause", "-", typed="\none\ntwo\n")
    conn.execute("ROLLBACK")
    conn.close()
    assert result.exit_code == 1
    assert "is locked by another program" in result.stderr
    assert case.record().rows == ()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anything")
@pytest.mark.parametrize("words", WRITING)
def test_an_archive_that_may_only_be_read_is_named(case: Cli, words: tuple[str, ...]) -> None:
    case.db.chmod(0o400)
    refused(case(*words), str(case.db))
    assert "Two parcels swapped" in case.done("list")


@pytest.mark.parametrize("words", [*READING, *WRITING, ("new", "x"), ("demo",)])
def test_wrong_settings_are_named(case: Cli, words: tuple[str, ...]) -> None:
    case.config.write_text("colour = 'red'")
    refused(case(*words), str(case.config), "“colour”")


def test_help_needs_no_settings(case: Cli) -> None:
    case.config.write_text("colour = 'red'")
    case.done("--help")
    case.done("list", "--help")
    case.done("--version")


def test_the_language_of_the_settings_is_spoken(case: Cli) -> None:
    from retro.language import language

    case.config.write_text('language = "ja"')
    words = language("ja")("Show this help and exit.")
    assert words in case.done("--help", RETRO_LANG="")
    assert language("en")("Show this help and exit.") in case.done("--help", RETRO_LANG="en")
