"""The index of words: it follows every change, and where it is not good every case is read, and it is said."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from random import Random
from typing import cast

import pytest

from retro.model.change import Add, Delete
from retro.model.change_factory import ChangeFactory
from retro.model.problem import ValidationError
from retro.model.query.words import Word
from retro.redaction.forgetting.sought import SoughtName
from retro.services.archive.forget import forget
from retro.store.protocol import CaseFilter
from retro.store.sql.search import word_index
from retro.store.sqlite import search_index
from retro.store.sqlite.soundness import damage
from retro.store.sqlite.store import SqliteStore, open_store
from retro.text import search_terms
from tests.store.conftest import Opener
from tests.store.searched import begin, found, proof, three_cases, write


@pytest.fixture
def cases(store: SqliteStore, factory: ChangeFactory) -> SqliteStore:
    return three_cases(store, factory)


def test_a_case_of_five_megabytes_is_read_once_and_not_for_each_save(
    opener: Opener, factory: ChangeFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = opener()
    size = 5_000_000
    text = "".join(chr(0x4E00 + n * 7919 % 20_000) for n in range(10_000)) * (size // 30_000)
    reference = begin(store, factory, "large", summary=text)
    read = list[int]()
    terms = search_terms.terms

    def noted(text: str) -> set[str]:
        read.append(len(text))
        return terms(text)

    monkeypatch.setattr(word_index, "terms", noted)
    for n in range(3):
        write(store, factory, reference, Add("event", f"e{n}", {"what": f"row {n} 誤配"}))
    assert sum(read) < 100
    assert found(store, text[5_000:5_020], "誤配") == [reference]


def noise(conn: sqlite3.Connection, seed: int) -> None:
    random = Random(seed)
    for place, length in conn.execute("SELECT id, length(block) FROM search_index_data").fetchall():
        conn.execute("UPDATE search_index_data SET block = ? WHERE id = ?", (random.randbytes(length), place))


Harm = Callable[[sqlite3.Connection], object]
HARMS: dict[str, Harm] = {
    "no table": lambda conn: conn.execute("DROP TABLE search_index"),
    "no documents": lambda conn: conn.execute("DROP TABLE search_document"),
    "no rules": lambda conn: conn.execute("DROP TABLE search_rules"),
    "nothing": lambda conn: conn.executescript(
        "DROP TABLE search_index; DROP TABLE search_document; DROP TABLE search_rules"
    ),
    "older": lambda conn: conn.execute("UPDATE search_rules SET version = version + 1"),
    "marked": lambda conn: conn.execute("UPDATE search_rules SET version = 0"),
    "no data": lambda conn: conn.execute("DROP TABLE search_index_data"),
    "no segments": lambda conn: conn.execute("DROP TABLE search_index_idx"),
    "no settings": lambda conn: conn.execute("DROP TABLE search_index_config"),
    "broken blocks": lambda conn: conn.execute("UPDATE search_index_data SET block = x'0a0b0c' WHERE id > 10"),
    "noise": lambda conn: noise(conn, 1),
    "noise that asks for more memory than there is": lambda conn: noise(conn, 92),
    "zeros": lambda conn: conn.execute("UPDATE search_index_data SET block = zeroblob(length(block))"),
    "no structure": lambda conn: conn.execute("UPDATE search_index_data SET block = zeroblob(7) WHERE id = 10"),
    "no totals": lambda conn: conn.execute("UPDATE search_index_data SET block = x'' WHERE id = 1"),
    "emptied": lambda conn: conn.execute("INSERT INTO search_index(search_index) VALUES ('delete-all')"),
    "emptied by hand": lambda conn: conn.execute("DELETE FROM search_index_data"),
    "no places": lambda conn: conn.execute("DELETE FROM search_index_idx"),
    "forgotten documents": lambda conn: conn.execute("DELETE FROM search_document"),
    "a view": lambda conn: conn.executescript("DROP TABLE search_document; CREATE VIEW search_document AS SELECT 1"),
    "a table": lambda conn: conn.executescript("DROP TABLE search_index; CREATE TABLE search_index (terms)"),
    "another table": lambda conn: conn.executescript("DROP TABLE search_document; CREATE TABLE search_document (a)"),
}


@pytest.mark.parametrize("harm", HARMS)
def test_without_a_good_index_every_case_is_read_and_saves_go_on(
    cases: SqliteStore, opener: Opener, path: Path, factory: ChangeFactory, harm: str
) -> None:
    cases.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        HARMS[harm](conn)
    store = opener()
    assert found(store, "誤配") == ["2026-001"]
    assert found(store, "サーバー") == ["2026-002"]
    assert store.estimate(CaseFilter(words=(Word("誤配"),))).number >= 1
    lacks = store.unindexed()
    assert lacks is not None
    assert "retro reindex" in str(lacks.step)
    write(store, factory, "2026-003", Add("event", "e3", {"what": "誤配 again"}))
    assert found(store, "誤配") == ["2026-003", "2026-001"]
    assert store.unindexed() is not None
    again = opener()
    assert again.reindex() == 3
    assert again.unindexed() is None
    assert found(again, "誤配") == found(store, "誤配") == ["2026-003", "2026-001"]
    assert proof(again) == []
    write(store, factory, "2026-003", Add("event", "e4", {"what": "高橋"}))
    assert found(again, "高橋") == ["2026-003", "2026-001"]
    assert proof(again) == []


def no_sizes(conn: sqlite3.Connection) -> None:
    """One can search in it, and not write."""
    conn.execute("DROP TABLE search_index_docsize")


@pytest.mark.parametrize("harm", [*HARMS, "no sizes"])
def test_a_broken_index_keeps_no_row_from_being_saved(
    cases: SqliteStore, opener: Opener, path: Path, factory: ChangeFactory, harm: str
) -> None:
    cases.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        HARMS.get(harm, no_sizes)(conn)
    store = opener()
    for n in range(3):
        write(store, factory, "2026-003", Add("event", f"x{n}", {"what": f"誤配 {n}"}))
    assert len(store.load("2026-003").rows) == 3
    assert found(store, "誤配") == ["2026-003", "2026-001"]
    assert store.unindexed() is not None


def test_what_another_program_wrote_is_seen_by_the_proof_and_mended(cases: SqliteStore) -> None:
    cases._conn.execute("UPDATE event SET what = 'another word' WHERE id = 'e1'")
    assert proof(cases) == ["2026-001"]
    assert found(cases, "another") == []
    cases.reindex()
    assert proof(cases) == []
    assert found(cases, "another") == ["2026-001"]
    cases._conn.execute("DELETE FROM search_document WHERE doc = 2")
    assert proof(cases) == ["2026-002", "#2"]


def test_another_terminal_finds_what_was_written_here(
    cases: SqliteStore, opener: Opener, factory: ChangeFactory
) -> None:
    other = opener()
    assert found(other, "誤配") == ["2026-001"]
    for n, (here, there) in enumerate([(cases, other), (other, cases), (cases, other)]):
        write(here, factory, "2026-001", Add("event", f"x{n}", {"what": f"word{n} 鈴木"}))
        assert found(there, f"word{n}") == ["2026-001"]
    write(cases, factory, "2026-001", Delete("event", "x1", 1))
    assert (found(other, "word1"), found(other, "鈴木")) == ([], ["2026-001"])
    assert proof(other) == []


def test_what_failed_or_was_only_rehearsed_is_not_in_the_index(cases: SqliteStore, factory: ChangeFactory) -> None:
    with cases.rehearsal():
        write(cases, factory, "2026-001", Add("event", "r", {"what": "rehearsed"}))
        assert found(cases, "rehearsed") == ["2026-001"]
    assert found(cases, "rehearsed") == []
    with pytest.raises(ValidationError):
        write(cases, factory, "2026-001", Add("measure", "bad", {"what": "failing", "answers": "nowhere"}))
    write(cases, factory, "2026-001", Add("event", "good", {"what": "written"}))
    assert (found(cases, "failing"), found(cases, "written")) == ([], ["2026-001"])
    assert proof(cases) == []


def test_what_comes_from_a_file_is_found(
    cases: SqliteStore, opener: Opener, tmp_path: Path, factory: ChangeFactory
) -> None:
    whole = cases.whole("2026-001")
    with closing(open_store(tmp_path / "other.db", sync="OFF")) as other:
        other.restore(whole, factory.change())
        assert found(other, "髙橋", "slip") == ["2026-001"]
        write(cases, factory, "2026-001", Add("event", "later", {"what": "come later"}), Delete("event", "e1", 1))
        other.restore(cases.whole("2026-001"), factory.change())
        assert (found(other, "later"), found(other, "髙橋")) == (["2026-001"], [])
        assert proof(other) == []


def test_what_is_forgotten_is_in_the_index_no_more(cases: SqliteStore, path: Path, factory: ChangeFactory) -> None:
    write(cases, factory, "2026-003", Add("participant", "p3", {"role": "clerk", "name": "Kurokawa"}))
    cases.close()
    assert b"kurokawa" in path.read_bytes()
    assert forget(path, factory, SoughtName("Kurokawa"), "[forgotten]").cases
    assert b"kurokawa" not in path.read_bytes().lower()
    with closing(open_store(path, sync="OFF")) as store:
        assert (found(store, "kurokawa"), found(store, "forgotten")) == ([], ["2026-003"])
        assert proof(store) == []


def test_an_archive_of_before_is_given_an_index_and_it_is_told_how_far_that_is(cases: SqliteStore, path: Path) -> None:
    cases.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        HARMS["nothing"](conn)
        conn.execute("DELETE FROM _sqlite_migrations WHERE name = 'index_of_words'")
        conn.execute("PRAGMA user_version = 1")
    told = list[int]()

    @contextmanager
    def progress(steps: int) -> Iterator[Callable[[], None]]:
        told.append(steps)
        yield lambda: told.append(1)

    with closing(open_store(path, sync="OFF", progress=progress)) as store:
        assert told == [3, 1, 1, 1]
        assert found(store, "誤配") == ["2026-001"]
        assert (store.unindexed(), proof(store)) == (None, [])


class NewerSqlite:
    """A connection of a SQLite that looks through the index, too, when it is asked whether a file is whole."""

    def execute(self, _statement: str) -> list[tuple[str]]:
        return [
            ("malformed inverted index for FTS5 table main.search_index",),
            ("unable to validate the inverted index for FTS5 table main.search_index: SQL logic error",),
        ]


def test_what_a_newer_sqlite_says_of_the_index_is_no_damage_of_the_file() -> None:
    assert damage(cast("sqlite3.Connection", NewerSqlite())) == []


def test_where_no_index_can_be_made_that_is_no_fault_and_it_is_said_what_it_costs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(search_index, "can_be_made", lambda _conn: False)
    with closing(sqlite3.connect(":memory:")) as conn:
        told = search_index.finding(conn, "missing")
        assert told is not None
        assert (told.code, told.is_wrong, search_index.finding(conn, "")) == ("index", False, None)
    assert "reads every case" in str(told.step)
