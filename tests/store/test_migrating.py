"""Files of every earlier schema are brought up to date with all that is in them; those of later ones are left alone."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from sqlite_utils import Database

from retro.errors import RetroError
from retro.model.chain import breaks
from retro.model.change import Add, Applied, Update
from retro.model.change_factory import ChangeFactory
from retro.model.closed_record import ClosedError, has_fitting_seal
from retro.model.differences import differences
from retro.model.digest import digest
from retro.model.query.words import QueryChoice, Word
from retro.model.record import KINDS
from retro.model.replay import replayed
from retro.model.stages.prevention import Measure
from retro.services.archive.verify import verify
from retro.services.follow_up.close import close
from retro.store.listed import Count
from retro.store.protocol import CaseFilter
from retro.store.sql import tables as declared
from retro.store.sqlite import migrations
from retro.store.sqlite.schema_flaws import schema_flaws
from retro.store.sqlite.store import open_store
from tests.store.schemas.dump import fill

SCHEMAS = sorted((Path(__file__).parent / "schemas").glob("*.sql"))


def made_by(dump: Path, path: Path) -> Path:
    """A file made from a checked-in dump."""
    conn = sqlite3.connect(path)
    conn.executescript(dump.read_text(encoding="utf-8"))
    conn.close()
    return path


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A file of today's schema with rows in it, for tests that take something out of it."""
    fill(tmp_path / "old.db")
    return tmp_path / "old.db"


def edit(path: Path, *statements: str) -> None:
    conn = sqlite3.connect(path)
    for statement in statements:
        conn.execute(statement)
    conn.commit()
    conn.close()


def forget(path: Path, kind: str, column: str) -> None:
    """Make the file one that was written before the column was declared."""
    edit(
        path,
        f"ALTER TABLE {kind} DROP COLUMN {column}",
        f"DELETE FROM _sqlite_migrations WHERE name = '{kind}.{column}'",
        "PRAGMA user_version = 1",
    )


def recorded(path: Path) -> list[str]:
    conn = sqlite3.connect(path)
    names = [
        name
        for (name,) in conn.execute("SELECT name FROM _sqlite_migrations WHERE migration_set = 'retro' ORDER BY id")
    ]
    conn.close()
    return names


def foreign_keys(path: Path, table: str) -> set[tuple[str, str]]:
    """The tables that the columns of a table lead to, and those columns."""
    conn = sqlite3.connect(path)
    keys = {(row[2], row[3]) for row in conn.execute(f"PRAGMA foreign_key_list({table})")}
    conn.close()
    return keys


def shape(path: Path) -> dict[str, dict[str, tuple[object, ...]]]:
    """Every declared table's columns, with type, not null, default."""
    conn = sqlite3.connect(path)
    tables = (*KINDS, *(table.name for table in declared.link_tables()))
    found = {name: {row[1]: row[2:5] for row in conn.execute(f"PRAGMA table_info({name})")} for name in tables}
    conn.close()
    return found


@pytest.mark.parametrize("dump", SCHEMAS, ids=lambda dump: dump.stem)
def test_every_earlier_file_opens_with_all_that_is_in_it(dump: Path, tmp_path: Path, empty_file: Path) -> None:
    path = made_by(dump, tmp_path / "old.db")
    store = open_store(path)
    assert [(line.reference, line.title) for line in store.list(CaseFilter())] == [
        ("2026-002", "'; DROP TABLE event; -- [/x] 配送"),
        ("2026-001", "Two parcels swapped before a wedding"),
    ]
    whole = store.whole("2026-001")
    assert {row.id: row.main_text for row in whole.record.rows} == {
        "e": "Both slips lay on one table",
        "a": "One table, no place per order",
        "b": "Nobody compares slip and parcel",
        "m": "A tray for each order",
    }
    assert [row.id for row in whole.deleted] == ["d"]
    assert [logged.change.act for logged in whole.log] == ["create", "edit", "edit", "edit", "undo", "edit"]
    store.close()
    assert shape(path) == shape(empty_file)
    with closing(sqlite3.connect(path)) as conn:
        assert not list(schema_flaws(conn))
    assert sorted(set(recorded(path)) - migrations.RETIRED) == sorted(recorded(empty_file))


def test_how_far_the_logs_have_come_is_told(tmp_path: Path) -> None:
    path, told = made_by(SCHEMAS[-1], tmp_path / "old.db"), list[int]()

    @contextmanager
    def progress(steps: int) -> Iterator[Callable[[], None]]:
        told.append(steps)
        yield lambda: told.append(1)

    open_store(path, sync="OFF", progress=progress).close()
    assert told == [2, 1, 1, 2, 1, 1]  # the logs of both cases, and the words of both


@pytest.mark.parametrize("dump", SCHEMAS, ids=lambda dump: dump.stem)
def test_the_one_cause_of_a_measure_becomes_one_of_several(dump: Path, tmp_path: Path, factory: ChangeFactory) -> None:
    path = made_by(dump, tmp_path / "old.db")
    edit(
        path,
        "INSERT INTO measure (id, retrospective, position, what, answers, deleted)"
        " VALUES ('gone', '0000000000000001', 9, 'A lamp', 'b', 1)",
    )
    store = open_store(path)
    whole = store.whole("2026-001")
    assert {row.id: row.answers for row in whole.record.of(Measure)} == {"m": ("a",)}
    assert {row.id: row.answers for row in whole.deleted if isinstance(row, Measure)} == {"gone": ("b",)}
    ids = map("undo{}".format, count())
    while store.undo("2026-001", replace(factory.change(), id=next(ids))):
        pass
    assert not store.load("2026-001").rows
    while store.redo("2026-001", replace(factory.change(), id=next(ids))):
        pass
    assert store.load("2026-001").of(Measure)[0].answers == ("a",)
    store.close()
    assert foreign_keys(path, "measure_answers") == {("measure", "row"), ("cause", "target")}
    assert "answers" not in shape(path)["measure"]


@pytest.mark.parametrize("dump", SCHEMAS[1:], ids=lambda dump: dump.stem)
def test_what_an_earlier_version_closed_still_holds_what_it_held(dump: Path, tmp_path: Path) -> None:
    store = open_store(made_by(dump, tmp_path / "old.db"))
    whole = store.whole("2026-002")
    head = whole.record.head
    assert head.closed == "2026-11-20T05:05:00+00:00"
    assert (head.digest, head.rule) == (digest(whole.record, "1"), "1")
    assert has_fitting_seal(whole)
    assert verify(store).is_whole
    store.close()
    for what in ("value", "seal"):
        altered = Path(shutil.copy(tmp_path / "old.db", tmp_path / f"{what}.db"))
        edit(altered, "UPDATE lesson SET what = 'x'" if what == "value" else "UPDATE retrospective SET digest = 'x'")
        store = open_store(altered)
        assert not verify(store).is_whole
        store.close()


@pytest.mark.parametrize("dump", SCHEMAS, ids=lambda dump: dump.stem)
def test_the_log_of_an_earlier_version_is_chained_and_comes_to_what_there_is(dump: Path, tmp_path: Path) -> None:
    path = made_by(dump, tmp_path / "old.db")
    edit(path, "UPDATE cause SET what = 'written by another program' WHERE id = 'a'")
    store = open_store(path)
    for reference in ("2026-001", "2026-002"):
        whole = store.whole(reference)
        assert all(logged.link for logged in whole.log)
        assert not list(breaks(whole.record.head, whole.log))
        replay = replayed(whole.log)
        assert not list(differences(whole, replay))
        assert (replay.reference, replay.created) == (reference, whole.record.head.created)
    latest = store.changes("2026-001")[-1].change
    assert (latest.act, [(op.kind, op.id) for op in latest.ops]) == ("import", [("cause", "a")])
    store.close()


def test_what_was_closed_before_there_were_digests_is_given_one(tmp_path: Path, factory: ChangeFactory) -> None:
    path = made_by(SCHEMAS[0], tmp_path / "old.db")
    ops = [{"op": "set", "kind": "retrospective", "id": "0000000000000001", "revision": 1,
            "before": {"status": "draft"}, "after": {"status": "closed"}}]  # fmt: skip
    logged = ("0000000000000001", 7, "c", "2026-12-01T10:00:00+09:00", "kaoru", json.dumps(ops), "c", "edit", "")
    conn = sqlite3.connect(path)
    conn.execute("UPDATE retrospective SET status = 'closed', seq = 7 WHERE reference = '2026-001'")
    conn.execute("UPDATE retrospective SET status = 'closed' WHERE reference = '2026-002'")
    conn.execute(
        'INSERT INTO change_log (retrospective, seq, id, at, author, ops, grp, act, "of") VALUES (?,?,?,?,?,?,?,?,?)',
        logged,
    )
    conn.commit()
    conn.close()
    store = open_store(path)
    first, second = (store.load(reference) for reference in ("2026-001", "2026-002"))
    assert (first.head.closed, first.head.digest) == ("2026-12-01T10:00:00+09:00", digest(first))
    assert (second.head.closed, second.head.digest) == (second.head.created, digest(second))
    with pytest.raises(ClosedError):
        store.apply("2026-001", replace(factory.change(Add("event", "n", {})), id="n"))
    with pytest.raises(ClosedError):
        store.undo("2026-001", factory.change())
    store.close()


def test_a_case_with_what_did_not_hold_is_settled_no_more(tmp_path: Path, factory: ChangeFactory) -> None:
    """An earlier version called it settled as soon as it was closed."""
    path = tmp_path / "x.db"
    store = open_store(path)
    measure = Add("measure", factory.new_id(), {"what": "a tray", "result": "did-not-hold"}, 1.0)
    head = {"title": "x", "started": "2026-11-20", "zone": "UTC"}
    close(store, factory, store.load(store.create(head, factory.change(measure))), because="the meeting was")
    store.close()
    edit(
        path,
        'UPDATE "retrospective" SET "settled" = 1',
        'DELETE FROM "_sqlite_migrations" WHERE "name" = \'settled_anew\'',
        "PRAGMA user_version = 1",
    )
    open_store(path).close()
    with closing(sqlite3.connect(path)) as conn:
        assert conn.execute('SELECT "settled" FROM "retrospective"').fetchall() == [(0,)]


def test_what_cannot_be_read_keeps_no_file_from_being_opened(tmp_path: Path) -> None:
    path = made_by(SCHEMAS[0], tmp_path / "old.db")
    edit(path, "UPDATE retrospective SET status = 'closed'", "UPDATE event SET happened = 'soon'")
    store = open_store(path)
    assert {"2026-001", "2026-002"} <= set(store.references(CaseFilter(closed=True)))
    assert store.load("2026-002").head.digest
    store.close()


def test_a_declared_column_adds_itself_and_rows_stay(old: Path, factory: ChangeFactory, empty_file: Path) -> None:
    for kind, column in (("event", "source"), ("damage", "hurts"), ("measure", "proof"), ("retrospective", "tags")):
        forget(old, kind, column)
    store = open_store(old)
    event, *_ = store.load("2026-001").rows
    assert (event.main_text, event.dump()["source"]) == ("Both slips lay on one table", "")
    assert isinstance(
        store.apply(
            "2026-001",
            factory.change(
                Update("event", "e", event.revision, {"source": ""}, {"source": "chat"}),
                Update("measure", "m", 1, {"proof": ""}, {"proof": "a photo"}),
            ),
        ),
        Applied,
    )
    assert store.load("2026-001").head.tags == ()
    store.close()
    assert shape(old) == shape(empty_file)
    assert recorded(old)[-4:] == ["retrospective.tags", "event.source", "damage.hurts", "measure.proof"]


def test_a_column_that_adds_itself_says_what_it_means(old: Path) -> None:
    forget(old, "event", "source")
    open_store(old).close()
    conn = sqlite3.connect(old)
    (sql,) = conn.execute("SELECT sql FROM sqlite_schema WHERE name = 'event'").fetchone()
    conn.close()
    assert "Where is it from: log, chat, photo?" in sql


def test_a_link_that_adds_itself_is_a_foreign_key(old: Path) -> None:
    forget(old, "cause", "parent")
    open_store(old).close()
    assert foreign_keys(old, "cause") == {("retrospective", "retrospective"), ("cause", "parent")}


def test_a_declared_table_adds_itself(old: Path, factory: ChangeFactory) -> None:
    edit(old, "DROP TABLE vote", "DELETE FROM _sqlite_migrations WHERE name LIKE 'vote%'", "PRAGMA user_version = 1")
    store = open_store(old)
    assert isinstance(store.apply("2026-001", factory.change(Add("vote", "v", {"row": "a", "points": 3}))), Applied)
    store.close()
    assert {"vote", "vote.asked", "vote.row", "vote.points"} <= set(recorded(old))


def test_a_new_file_records_all_that_it_holds(empty_file: Path) -> None:
    assert recorded(empty_file) == [
        *(step.__name__ for step in migrations.NAMED),
        *declared.names(),
        *(step.__name__ for step in migrations.NAMED_LAST),
    ]


def test_a_second_opening_changes_nothing(old: Path) -> None:
    forget(old, "event", "source")
    open_store(old).close()
    before = old.read_bytes()
    open_store(old).close()
    assert old.read_bytes() == before


@pytest.mark.parametrize("name", ["event.shoe_size", "shoe", "split_the_shoe"])
def test_a_file_of_a_newer_program_is_left_alone(old: Path, name: str) -> None:
    edit(
        old,
        f"INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('retro', '{name}', 'later')",
        "PRAGMA user_version = 12345",
    )
    before = old.read_bytes()
    with pytest.raises(RetroError, match="newer Retro") as told:
        open_store(old)
    assert "Update Retro" in str(told.value.step)
    assert old.read_bytes() == before
    assert [file.name for file in old.parent.iterdir()] == ["old.db"]


def test_a_newer_program_that_was_quicker_is_noticed_behind_the_lock(old: Path) -> None:
    edit(old, "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('retro', 'shoe', 'later')")
    edit(old, "PRAGMA user_version = 12345")
    db = Database(old)
    with pytest.raises(RetroError, match="newer Retro"):
        migrations.migrate(db, old)
    assert db.execute("PRAGMA user_version").fetchone() == (12345,)
    db.close()


def test_migrations_of_other_programs_in_the_file_do_not_matter(old: Path) -> None:
    edit(old, "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('creatures', 'x', 'later')")
    forget(old, "event", "source")
    open_store(old).close()
    assert "event.source" in recorded(old)


def test_a_migration_that_fails_leaves_the_file_as_it_was(old: Path) -> None:
    forget(old, "event", "source")
    edit(old, "DROP TABLE change_log", "CREATE VIEW change_log AS SELECT 1")
    edit(old, "DELETE FROM _sqlite_migrations WHERE name = 'change_log'")
    before = old.read_bytes()
    with pytest.raises(RetroError, match="does not hold what Retro expects"):
        open_store(old)
    assert old.read_bytes() == before


@pytest.mark.parametrize("ask", ["write", "undo"])
def test_a_file_that_a_newer_program_takes_meanwhile_is_not_written(
    old: Path, factory: ChangeFactory, ask: str
) -> None:
    store = open_store(old)
    edit(old, "PRAGMA user_version = 12345")
    work: dict[str, Callable[[], object]] = {
        "write": lambda: store.apply("2026-001", factory.change(Add("event", "n", {}))),
        "undo": lambda: store.undo("2026-001", factory.change()),
    }
    with pytest.raises(RetroError, match="another version of Retro"):
        work[ask]()
    assert len(store.changes("2026-001")) == 6
    store.close()


def test_an_index_of_words_of_its_first_version_is_made_anew(tmp_path: Path) -> None:
    path = made_by(Path(__file__).parent / "schemas" / "indexed" / "0004.sql", tmp_path / "old.db")
    with closing(sqlite3.connect(path)) as conn:
        assert conn.execute("SELECT version FROM search_rules").fetchall() == [(1,)]
    with closing(open_store(path, sync="OFF")) as store:
        assert (store.unindexed(), store.unlike_rows()) == (None, ())
        assert store.references(CaseFilter(words=(Word("parcel"),))) == ("2026-001",)
        strong = Word("", "severity", chosen=(QueryChoice("retrospective", "severity", "high"),))  # it held no choices
        assert store.references(CaseFilter(words=(strong,))) == ("2026-001",)
        assert store.estimate(CaseFilter(words=(strong,))) == Count(1)
