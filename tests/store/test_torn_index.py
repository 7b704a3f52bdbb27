"""Pages of the index of words are broken on the disk: nothing but the index suffers, and it is made anew."""

from __future__ import annotations

import random
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from retro.model.change import Add
from retro.model.change_factory import ChangeFactory
from retro.redaction.forgetting.sought import SoughtName
from retro.services.archive.doctor import doctor, mend
from retro.services.archive.forget import forget
from retro.store.protocol import CaseFilter
from retro.store.sqlite.backup import back_up
from retro.store.sqlite.restoring import restore
from retro.store.sqlite.search_index import TABLES
from retro.store.sqlite.store import SqliteStore, open_store
from tests.store.conftest import Opener
from tests.store.searched import begin, found, proof, three_cases, write

_PAGE = 4096
STORED = [name for name in TABLES if name != "search_index"]


def zeros(_page: bytes) -> bytes:
    return bytes(_PAGE)


def noise(_page: bytes) -> bytes:
    return random.Random(7).randbytes(_PAGE)


def half_noise(page: bytes) -> bytes:
    return page[: _PAGE // 2] + noise(page)[_PAGE // 2 :]


def tear(path: Path, *tables: str, how: Callable[[bytes], bytes] = zeros) -> None:
    """Overwrite the first page of each of the tables."""
    with closing(sqlite3.connect(path)) as conn:
        roots = dict(conn.execute("SELECT name, rootpage FROM sqlite_schema").fetchall())
    data = bytearray(path.read_bytes())
    for name in tables:
        at = (roots[name] - 1) * _PAGE
        data[at : at + _PAGE] = how(bytes(data[at : at + _PAGE]))
    path.write_bytes(data)


@pytest.fixture
def archive(store: SqliteStore, factory: ChangeFactory, path: Path) -> Path:
    three_cases(store, factory).close()
    return path


@pytest.mark.parametrize("how", [zeros, noise, half_noise])
@pytest.mark.parametrize("tables", [*((name,) for name in STORED), tuple(STORED)], ids=lambda names: names[-1])
def test_cases_are_saved_found_backed_up_and_the_index_is_made_anew(
    archive: Path, opener: Opener, factory: ChangeFactory, tables: tuple[str, ...], how: Callable[[bytes], bytes]
) -> None:
    tear(archive, *tables, how=how)
    with closing(opener()) as store:
        assert found(store, "誤配") == ["2026-001"]
        for n in range(2):
            write(store, factory, "2026-003", Add("event", f"x{n}", {"what": f"誤配 {n}"}))
        assert begin(store, factory, "new after it") == "2026-004"
        assert found(store, "誤配") == ["2026-003", "2026-001"]
        assert found(store, "after") == ["2026-004"]
        assert len(store.load("2026-003").rows) == 2
    assert [each.code for each in doctor(archive).findings] == ["index"]
    backup = archive.parent / "copy" / "backup.db"
    backup.parent.mkdir()
    backed_up, restored = back_up(archive, backup), restore(backup, backup.with_name("restored.db"))
    assert backed_up.cases == restored.cases == 4
    for seen in (backed_up, restored):
        assert seen.of_index is not None
        assert "retro reindex" in str(seen.of_index.step)
    mend(archive)
    assert doctor(archive).findings == ()
    with closing(opener()) as store:
        assert (store.unindexed(), proof(store)) == (None, [])
        assert found(store, "誤配") == ["2026-003", "2026-001"]
    with closing(sqlite3.connect(archive)) as conn:
        assert conn.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_reindex_reads_nothing_of_what_is_broken(archive: Path, opener: Opener) -> None:
    tear(archive, *STORED, how=noise)
    store = opener()
    assert store.unindexed() is not None
    assert store.reindex() == 3
    assert (store.unindexed(), proof(store)) == (None, [])
    assert store.estimate(CaseFilter()).number == 3


@pytest.mark.parametrize("tables", [*((name,) for name in STORED), tuple(STORED)], ids=lambda names: names[-1])
def test_what_would_be_taken_in_is_rehearsed(
    archive: Path, opener: Opener, factory: ChangeFactory, tmp_path: Path, tables: tuple[str, ...]
) -> None:
    with closing(open_store(tmp_path / "other.db", sync="OFF")) as other:
        begin(other, factory, "from elsewhere 誤配", Add("event", "x", {"what": "it rang"}))
        whole = other.whole("2026-001")
    tear(archive, *tables)
    before = archive.read_bytes()
    with closing(opener()) as store:
        with store.rehearsal():
            assert store.restore(whole, factory.change()).new
            assert found(store, "誤配") == ["2026-004", "2026-001"]
        assert found(store, "誤配") == ["2026-001"]
    assert archive.read_bytes() == before


def of_an_earlier_version(path: Path) -> None:
    """Make the file one that was written before what is chosen was in the index."""
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("DELETE FROM _sqlite_migrations WHERE name = 'index_of_choices'")
        conn.execute("PRAGMA user_version = 1")
        conn.commit()


@pytest.mark.parametrize("how", [zeros, noise, half_noise])
@pytest.mark.parametrize("tables", [*((name,) for name in STORED), tuple(STORED)], ids=lambda names: names[-1])
def test_an_archive_of_an_earlier_version_is_brought_up_to_date(
    archive: Path, opener: Opener, tables: tuple[str, ...], how: Callable[[bytes], bytes]
) -> None:
    of_an_earlier_version(archive)
    tear(archive, *tables, how=how)
    with closing(opener()) as store:
        assert (store.unindexed(), proof(store)) == (None, [])
        assert found(store, "誤配") == ["2026-001"]
        assert len(store.load("2026-001").rows) == 3
    with closing(sqlite3.connect(archive)) as conn:
        assert conn.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert len([*archive.parent.glob("*-before-*")]) == 1


@pytest.mark.skipif(sys.version_info < (3, 12), reason="this Python cannot make SQLite defensive")
@pytest.mark.parametrize("tables", [(), *((name,) for name in STORED), tuple(STORED)], ids=lambda names: names[-1:])
def test_a_defensive_sqlite_lets_the_index_be_made_anew(archive: Path, opener: Opener, tables: tuple[str, ...]) -> None:
    tear(archive, *tables)
    store = opener()
    if sys.version_info >= (3, 12):
        store._conn.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True)
        assert store.reindex() == 3
        assert store._conn.getconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE)
    assert (store.unindexed(), proof(store)) == (None, [])


def test_a_name_is_forgotten_all_the_same(archive: Path, factory: ChangeFactory) -> None:
    tear(archive, "search_index_idx", "search_index_docsize")
    assert forget(archive, factory, SoughtName("Sato"), "[forgotten]").cases
    with closing(open_store(archive, sync="OFF")) as store:
        assert (found(store, "sato"), found(store, "forgotten")) == ([], ["2026-002"])
        assert proof(store) == []
    assert b"sato" not in archive.read_bytes().lower()


def test_broken_rows_are_no_matter_of_the_index(archive: Path) -> None:
    tear(archive, "search_index_idx", "event")
    assert "damaged" in {each.code for each in doctor(archive).findings}
