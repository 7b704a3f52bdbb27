"""Transactions of SQLite: one that writes has the lock before it reads, and leaves nothing of what failed."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from retro.store.sqlite.transaction import immediate


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "x.db"
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("PRAGMA journal_mode = WAL")
        conn.execute("CREATE TABLE t (n)")
    return path


def test_nobody_else_writes_from_the_first_read_on(path: Path) -> None:
    with (
        closing(sqlite3.connect(path, isolation_level=None)) as conn,
        closing(sqlite3.connect(path, timeout=0)) as other,
    ):
        with immediate(Database(conn)) as db:
            assert db["t"].count == 0
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                other.execute("INSERT INTO t VALUES (2)")
            db.execute("INSERT INTO t VALUES (1)")
        assert other.execute("SELECT n FROM t").fetchall() == [(1,)]


def test_of_what_failed_nothing_is_there(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        with pytest.raises(sqlite3.OperationalError, match="no such table"):
            _write_one_and_fail(conn)
        assert not conn.in_transaction
        assert conn.execute("SELECT n FROM t").fetchall() == []


def _write_one_and_fail(conn: sqlite3.Connection) -> None:
    with immediate(Database(conn)) as db:
        db.execute("INSERT INTO t VALUES (1)")
        db.execute("INSERT INTO there_is_none VALUES (1)")
