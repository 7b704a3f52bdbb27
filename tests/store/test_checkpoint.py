"""What was written is put into the one file, so that whoever copies that file has it."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from retro.model.change import Add
from retro.model.change_factory import ChangeFactory
from retro.store.sqlite.store import SqliteStore, open_store
from tests.store.conftest import Opener


def copied(path: Path) -> list[str]:
    """The events that a plain copy of the one file holds, and nothing beside it."""
    alone = path.parent / "elsewhere" / "copy.db"
    alone.parent.mkdir(exist_ok=True)
    shutil.copy(path, alone)
    conn = sqlite3.connect(alone)
    try:
        assert conn.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return [what for (what,) in conn.execute("SELECT what FROM event ORDER BY what")]
    finally:
        conn.close()


def add(store: SqliteStore, reference: str, factory: ChangeFactory, what: str) -> None:
    store.apply(reference, factory.change(Add("event", factory.new_id(), {"what": what})))


@pytest.fixture
def statements(store: SqliteStore) -> Iterator[list[str]]:
    """What the store says to SQLite."""
    said: list[str] = []
    store._conn.set_trace_callback(said.append)
    yield said
    store._conn.set_trace_callback(None)


def test_a_plain_copy_holds_what_was_written_once_it_is_settled(
    path: Path, store: SqliteStore, reference: str, factory: ChangeFactory
) -> None:
    add(store, reference, factory, "phones ring")
    assert copied(path) == []
    assert store.checkpoint()
    assert copied(path) == ["phones ring"]


def test_what_another_program_wrote_is_put_in_too(
    path: Path, store: SqliteStore, reference: str, factory: ChangeFactory
) -> None:
    assert store.checkpoint()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("INSERT INTO event (id, retrospective, what) SELECT 'o', id, 'by another' FROM retrospective")
    assert copied(path) == []
    assert store.checkpoint()
    assert copied(path) == ["by another"]
    other.close()


def test_nothing_is_done_where_nothing_was_written_since(
    store: SqliteStore, reference: str, statements: list[str]
) -> None:
    assert store.checkpoint()
    statements.clear()
    assert store.checkpoint()
    assert statements == ["PRAGMA data_version"]
    assert store.load(reference)


def test_whoever_reads_what_was_there_before_keeps_it_back_and_is_not_waited_for(
    path: Path, store: SqliteStore, reference: str, factory: ChangeFactory
) -> None:
    store.checkpoint()
    reader = sqlite3.connect(path, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM event").fetchone()
    add(store, reference, factory, "meanwhile")
    add(store, reference, factory, "and more")
    assert not store.checkpoint()
    assert not store.checkpoint()
    reader.execute("ROLLBACK")
    reader.close()
    assert store.checkpoint()
    assert copied(path) == ["and more", "meanwhile"]


def test_whoever_writes_and_leaves_puts_it_in_while_others_have_the_file_open(
    path: Path, opener: Opener, store: SqliteStore, reference: str, factory: ChangeFactory
) -> None:
    writer = open_store(path)
    add(writer, reference, factory, "phones ring")
    writer.close()
    assert path.with_name("retro.db-wal").exists()
    assert copied(path) == ["phones ring"]


def test_whoever_only_reads_puts_nothing_in(
    path: Path, store: SqliteStore, reference: str, factory: ChangeFactory
) -> None:
    store.checkpoint()
    add(store, reference, factory, "phones ring")
    before = path.read_bytes()
    reader = open_store(path)
    assert len(reader.load(reference).rows) == 1
    reader.close()
    assert path.read_bytes() == before


def test_a_file_without_a_log_is_settled(path: Path, store: SqliteStore, factory: ChangeFactory) -> None:
    assert store._conn.execute("PRAGMA journal_mode = DELETE").fetchone() == ("delete",)
    store.create({"title": "without a log"}, factory.change())
    assert store.checkpoint()


def test_a_store_that_is_closed_twice_is_closed(store: SqliteStore) -> None:
    store.close()
    store.close()
