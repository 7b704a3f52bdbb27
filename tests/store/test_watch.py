"""What another program writes is noticed from outside, however little the files show of it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from retro.model.change_factory import ChangeFactory
from retro.store.sqlite.store import SqliteStore
from retro.store.sqlite.watch import Watch
from tests.store.conftest import Opener

QUIET = 2.5


class Clock:
    """A clock that stands until it is set forward."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def watch(path: Path, store: SqliteStore, clock: Clock) -> Watch:
    """A watch over a file in which nothing has moved for a while, short before it would ask in any case."""
    watch = Watch(path, quiet=QUIET, clock=clock)
    assert watch.may_have_moved()
    clock.now += QUIET
    assert watch.may_have_moved()
    clock.now += QUIET - 0.1
    assert not watch.may_have_moved()
    return watch


@pytest.fixture
def other(path: Path, watch: Watch) -> Iterator[sqlite3.Connection]:
    """Another program that writes to the file."""
    conn = sqlite3.connect(path, isolation_level=None)
    conn.execute("PRAGMA synchronous = OFF")
    yield conn
    conn.close()


def write(conn: sqlite3.Connection, text: str) -> None:
    conn.execute("UPDATE _sqlite_migrations SET applied_at = ?", (text,))


def rest(watch: Watch, clock: Clock) -> None:
    """Let the time go by after which it trusts the files again."""
    while watch.may_have_moved():
        clock.now += QUIET - 0.1


def test_a_write_moves_it(watch: Watch, other: sqlite3.Connection) -> None:
    write(other, "a")
    assert watch.may_have_moved()


def test_nothing_written_nothing_moved(watch: Watch, other: sqlite3.Connection, store: SqliteStore) -> None:
    other.execute("SELECT count(*) FROM retrospective").fetchone()
    store.version()
    assert not watch.may_have_moved()


def test_a_write_after_a_checkpoint_moves_it(watch: Watch, other: sqlite3.Connection, clock: Clock) -> None:
    write(other, "a")
    for way in ("PASSIVE", "RESTART", "TRUNCATE"):
        other.execute(f"PRAGMA wal_checkpoint({way})")
        rest(watch, clock)
        write(other, way)
        assert watch.may_have_moved(), way


def test_a_write_to_a_log_that_was_removed_moves_it(
    watch: Watch, other: sqlite3.Connection, clock: Clock, store: SqliteStore, path: Path
) -> None:
    write(other, "a")
    store.close()
    other.close()
    assert not path.with_name("retro.db-wal").exists()
    rest(watch, clock)
    again = sqlite3.connect(path, isolation_level=None)
    write(again, "b")
    assert watch.may_have_moved()
    rest(watch, clock)
    again.close()
    assert watch.may_have_moved()


def test_a_write_without_a_log_moves_it(
    watch: Watch, other: sqlite3.Connection, clock: Clock, store: SqliteStore
) -> None:
    store.close()
    for way in ("DELETE", "PERSIST", "TRUNCATE"):
        assert other.execute(f"PRAGMA journal_mode = {way}").fetchone()[0] == way.lower()
        rest(watch, clock)
        write(other, way)
        assert watch.may_have_moved(), way


def test_two_writes_in_one_tick_of_the_clock_are_both_noticed(
    watch: Watch, other: sqlite3.Connection, clock: Clock, path: Path
) -> None:
    log = path.with_name("retro.db-wal")
    write(other, "a")
    write(other, "b")
    other.execute("PRAGMA wal_checkpoint(RESTART)")  # from here on, the log is written anew from its beginning
    write(other, "c")
    assert watch.may_have_moved()
    tick = log.stat()
    other.execute("PRAGMA wal_checkpoint(RESTART)")
    write(other, "d")
    os.utime(log, ns=(tick.st_atime_ns, tick.st_mtime_ns))
    assert log.stat().st_size == tick.st_size
    clock.now += 2.0  # the tick of FAT, the longest there is
    assert watch.may_have_moved()


def test_the_files_beside_the_one_that_a_link_leads_to_are_watched(
    watch: Watch, other: sqlite3.Connection, clock: Clock, path: Path, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    link = tmp_path / "elsewhere/link.db"
    link.symlink_to(path)
    through = Watch(link, quiet=QUIET, clock=clock)
    rest(through, clock)
    write(other, "a")
    assert through.may_have_moved()


def test_it_says_yes_every_now_and_then(watch: Watch, clock: Clock) -> None:
    clock.now += 0.1
    assert watch.may_have_moved()
    clock.now += 0.1
    assert not watch.may_have_moved()


def test_a_file_that_is_gone_is_no_error(watch: Watch, path: Path) -> None:
    for file in path.parent.glob("retro.db*"):
        file.unlink()
    assert watch.may_have_moved()


def test_the_store_tells_what_its_files_do(opener: Opener, factory: ChangeFactory) -> None:
    here, there = opener(), opener()
    assert here.may_have_moved()
    seen = here.version()
    there.create({"title": "Parcels"}, factory.change())
    assert here.may_have_moved()
    assert here.version() != seen
