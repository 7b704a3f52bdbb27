"""Transactions: one that reads what is of one moment, and one that writes, and has the lock before it reads."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from retro.store.sqlite.errors import translate_errors

if TYPE_CHECKING:
    from sqlite_utils import Database


@contextmanager
def snapshot(conn: sqlite3.Connection) -> Iterator[None]:
    """All that is read inside is of one moment, whatever another connection writes meanwhile.

    In a transaction, it is what that has written.
    """
    if conn.in_transaction:
        yield
        return
    conn.execute("BEGIN")
    try:
        yield
    finally:
        if conn.in_transaction:  # SQLite ends it by itself when the disk fails
            conn.execute("ROLLBACK")


@contextmanager
def reading(
    conn: sqlite3.Connection,
    path: Path,
    *,
    is_one: bool = False,  # noqa: ARG001 -- a transaction costs nothing here
) -> Iterator[sqlite3.Connection]:
    """A snapshot in which errors of SQLite are told as errors about `path`."""
    with translate_errors(path), snapshot(conn):
        yield conn


@contextmanager
def immediate(db: Database) -> Iterator[Database]:
    """All that is written inside is on the disk behind it; after an error, none of it.

    `atomic()` of sqlite-utils would take the lock with the first write, and then fail at once when another connection
    wrote since the first read.
    """
    db.execute("BEGIN IMMEDIATE")
    try:
        yield db
        db.execute("COMMIT")  # it fails, where `commit()` says nothing, if SQLite ended the transaction by itself
    except BaseException:
        db.rollback()
        raise
