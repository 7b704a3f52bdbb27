"""Opening the file: what cannot be opened says why and what to do, and is left as it was."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from pathlib import Path
from subprocess import run
from tempfile import TemporaryDirectory
from types import SimpleNamespace

import pytest

from retro.errors import ReadOnlyError, RetroError
from retro.model.change import Add, Applied
from retro.model.change_factory import ChangeFactory
from retro.model.query.words import Word
from retro.store.protocol import CaseFilter
from retro.store.sqlite.errors import translate_errors
from retro.store.sqlite.store import SqliteStore, open_store


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_new_file_is_made_and_kept_safely(tmp_path: Path) -> None:
    store = open_store(tmp_path / "new.db")
    found = [
        store._conn.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout", "integrity_check")
    ]
    assert found == ["wal", 2, 1, 5000, "ok"]
    assert (store.list(CaseFilter()), store.count(CaseFilter())) == ((), 0)
    store.close()
    assert [file.name for file in tmp_path.iterdir()] == ["new.db"]


def test_an_empty_file_becomes_a_database(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    open_store(path).close()
    assert open_store(path, create=False).count(CaseFilter()) == 0


def test_a_private_file_is_for_its_owner_alone(tmp_path: Path, factory: ChangeFactory) -> None:
    path = tmp_path / "data" / "retro" / "retro.db"
    store = open_store(path, private=True)
    store.create({}, factory.change())
    assert {file.name: mode(file) for file in path.parent.iterdir()} == {
        "retro.db": 0o600, "retro.db-wal": 0o600, "retro.db-shm": 0o600,
    }  # fmt: skip
    assert mode(path.parent) == 0o700
    store.close()


def test_a_named_file_is_for_its_owner_alone_too_unless_its_mode_says_otherwise(
    tmp_path: Path, factory: ChangeFactory
) -> None:
    path = tmp_path / "retro.db"
    open_store(path).close()
    assert mode(path) == 0o600
    path.chmod(0o660)
    store = open_store(path)
    store.create({}, factory.change())
    assert {mode(file) for file in tmp_path.iterdir()} == {0o660}
    store.close()


@pytest.mark.parametrize("name", ["ä b#c?d%25&e.db", "日本.db", "'; --.db", "file:x?mode=memory"])
def test_a_file_may_have_any_name(tmp_path: Path, factory: ChangeFactory, name: str) -> None:
    for _ in range(2):
        store = open_store(tmp_path / name)
        store.create({}, factory.change())
        store.close()
    assert open_store(tmp_path / name).count(CaseFilter()) == 2
    assert {file.name for file in tmp_path.iterdir()} >= {name}


def test_several_terminals_may_begin_a_file_at_once(tmp_path: Path, factory: ChangeFactory) -> None:
    changes = [factory.change() for _ in range(4)]

    def begin(turn: int) -> str:
        store = open_store(tmp_path / "new.db")
        reference = store.create({}, changes[turn])
        store.close()
        return reference

    with ThreadPoolExecutor(4) as threads:
        references = set(threads.map(begin, range(4)))
    assert references == {f"2026-00{n}" for n in range(1, 5)}


def test_another_terminal_may_begin_the_file_while_this_one_looks_whose_it_is(tmp_path: Path) -> None:
    path, looks = tmp_path / "new.db", []

    def meanwhile(statement: str) -> None:
        if statement.startswith("SELECT count(*) FROM sqlite_schema"):
            looks.append(statement)
            with suppress(RetroError):  # it may have to wait until this one has looked
                open_store(path, timeout=0.01).close()

    conn = sqlite3.connect(path, isolation_level=None)
    conn.set_trace_callback(meanwhile)
    store = SqliteStore(conn, path)
    store.prepare("OFF")
    assert looks
    assert store.count(CaseFilter()) == 0
    store.close()


def refused(path: Path, *, create: bool = True, timeout: float = 0.01) -> tuple[str, str]:
    """What is said when the file is opened; it must be left as it was."""
    before = path.read_bytes() if path.is_file() else None
    around = sorted(path.parent.iterdir()) if path.parent.is_dir() else None
    with pytest.raises(RetroError) as told:
        open_store(path, create=create, timeout=timeout)
    assert (path.read_bytes() if path.is_file() else None) == before
    assert (sorted(path.parent.iterdir()) if path.parent.is_dir() else None) == around
    assert told.value.step is not None
    return str(told.value.title), str(told.value.step)


@pytest.mark.parametrize(
    "content", [b"hello", b"# Notes\n" * 500, b"\x89PNG\r\n\x1a\n" + bytes(5000), b"SQLite format 2\0" + bytes(9000)]
)
def test_what_is_no_database(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.md"
    path.write_bytes(content)
    title, step = refused(path)
    assert title == f"“{path}” is no database."
    assert "--db" in step


@pytest.mark.parametrize(
    "statement", ["CREATE TABLE recipe (name)", "PRAGMA application_id = 7", "PRAGMA user_version = 7"]
)
def test_a_database_of_another_program(tmp_path: Path, statement: str) -> None:
    path = tmp_path / "recipes.db"
    conn = sqlite3.connect(path)
    conn.execute(statement)
    conn.commit()
    conn.close()
    title, step = refused(path)
    assert title == f"“{path}” is a database of another program."
    assert "--db" in step


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    title, step = refused(tmp_path / "none" / "retro.db")
    assert title == f"The folder “{tmp_path / 'none'}” does not exist."
    assert "Make it" in step


def test_a_missing_file_is_named_when_it_may_not_be_made(tmp_path: Path) -> None:
    title, _ = refused(tmp_path / "none.db", create=False)
    assert title == f"There is no database “{tmp_path / 'none.db'}”."


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert refused(tmp_path)[0] == f"“{tmp_path}” is no file."


@pytest.mark.skipif(sys.platform == "win32", reason="has no named pipes in folders")
def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert refused(tmp_path / "pipe")[0].endswith("is no file.")


def test_a_file_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert "does not exist" in refused(tmp_path / "file" / "retro.db")[0]


def test_a_new_file_that_another_program_locks(tmp_path: Path) -> None:
    path = tmp_path / "busy.db"
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(RetroError, match="locked by another program") as told:
        open_store(path, timeout=0.01)
    other.close()
    assert "try again" in str(told.value.step)
    open_store(path).close()


def test_a_file_that_another_program_locks_can_be_read(path: Path, factory: ChangeFactory) -> None:
    store = open_store(path, timeout=0.01)
    reference = store.create({"title": "x"}, factory.change())
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(RetroError, match="locked by another program"):
        store.apply(reference, factory.change(Add("event", "e", {})))
    assert open_store(path, timeout=0.01).load(reference).rows == ()
    other.execute("ROLLBACK")
    assert isinstance(store.apply(reference, factory.change(Add("event", "e", {}))), Applied)
    other.close()
    store.close()


def test_a_full_disk_leaves_what_was_there(path: Path, factory: ChangeFactory) -> None:
    store = open_store(path)
    reference = store.create({"title": "x"}, factory.change(Add("event", "e", {"what": "kept"})))
    pages = store._conn.execute("PRAGMA page_count").fetchone()[0]
    store._conn.execute(f"PRAGMA max_page_count = {pages}")
    change = factory.change(Add("event", "n", {"details": "long " * 10_000}))
    with pytest.raises(RetroError, match="no room left on the disk") as told:
        store.apply(reference, change)
    assert "Make room" in str(told.value.step)
    assert [row.id for row in store.load(reference).rows] == ["e"]
    store._conn.execute(f"PRAGMA max_page_count = {pages + 99}")
    assert store.apply(reference, change) == Applied(2, {"n": 1})
    store.close()


def test_a_disk_without_room_for_what_sqlite_makes_beside_the_file_is_told_to_be_full(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorcode = sqlite3.SQLITE_IOERR_SHMSIZE
        with translate_errors(path):
            raise error

    with pytest.raises(RetroError, match="cannot be read or written"):
        fail()
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: SimpleNamespace(free=4096))
    with pytest.raises(RetroError, match="no room left on the disk"):
        fail()


def test_a_damaged_file(path: Path, factory: ChangeFactory) -> None:
    store = open_store(path)
    for _ in range(20):
        store.create({"title": "x", "summary": "long " * 1000}, factory.change())
    store.close()
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\xaa" * (len(content) - 4096))
    with pytest.raises(RetroError, match="is damaged") as told:
        open_store(path).list(CaseFilter())
    assert "backup" in str(told.value.step)


def test_a_table_that_is_gone(path: Path, factory: ChangeFactory) -> None:
    store = open_store(path)
    reference = store.create({}, factory.change())
    store._conn.execute("DROP TABLE event")
    with pytest.raises(RetroError, match="no such table: event"):
        store.load(reference)
    store.close()


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        ("UPDATE event SET event_kind = 'party'", "party"),
        ("UPDATE event SET happened = 'soon'", "soon"),
        ("UPDATE event SET what = 'a' || char(27) || '[2J'", "U\\+001B"),
        ("UPDATE retrospective SET tags = '[not json'", "Expecting value"),
    ],
)
def test_a_value_that_another_program_wrote_wrongly(
    path: Path, factory: ChangeFactory, statement: str, reason: str
) -> None:
    store = open_store(path)
    reference = store.create({}, factory.change(Add("event", "e", {})))
    store._conn.execute(statement)
    with pytest.raises(RetroError, match=reason):
        store.load(reference)
    assert store.count(CaseFilter()) == 1
    store.close()


@pytest.fixture
def powerless(empty_file: Path, factory: ChangeFactory) -> Iterator[Path]:
    """A file with one retrospective, in the hands of somebody who is not root (who may write everywhere)."""
    with TemporaryDirectory() as folder:
        path = Path(shutil.copy(empty_file, folder)).rename(Path(folder) / "retro.db")
        store = open_store(path, sync="OFF")
        store.create({"title": "seen"}, factory.change(Add("event", "e", {"what": "seen"})))
        store.close()
        root = os.geteuid() == 0
        if root:
            for owned in (Path(folder), path):
                os.chown(owned, 65534, 65534)
            os.seteuid(65534)
        try:
            yield path
        finally:
            if root:
                os.seteuid(0)
            Path(folder).chmod(0o700)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="permissions of another sort")
@pytest.mark.parametrize(
    ("of_file", "of_folder"), [(0o444, 0o755), (0o444, 0o555), (0o644, 0o555)], ids=["file", "both", "folder"]
)
def test_what_may_not_be_written_can_be_read(
    powerless: Path, factory: ChangeFactory, of_file: int, of_folder: int
) -> None:
    powerless.chmod(of_file)
    powerless.parent.chmod(of_folder)
    store = open_store(powerless)
    assert [line.title for line in store.list(CaseFilter(words=(Word("seen"),)))] == ["seen"]
    assert [row.main_text for row in store.load(store.resolve("1")).rows] == ["seen"]
    assert len(store.whole("2026-001").log) == store.count(CaseFilter()) == 1
    assert store.version() == store.version()
    with pytest.raises(RetroError, match="may be read, but not written") as told:
        store.apply("2026-001", factory.change(Add("event", "n", {})))
    assert "writable" in str(told.value.step)
    assert len(store.load("2026-001").rows) == 1
    store.close()


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="permissions of another sort")
@pytest.mark.parametrize(
    ("of_file", "of_folder"), [(0o444, 0o755), (0o444, 0o555), (0o644, 0o555)], ids=["file", "both", "folder"]
)
@pytest.mark.parametrize("name", ["index_of_choices", "event.what"])
def test_an_earlier_file_that_may_not_be_written_is_read_if_it_lacks_nothing_but_its_index(
    powerless: Path, factory: ChangeFactory, of_file: int, of_folder: int, name: str
) -> None:
    with closing(sqlite3.connect(powerless)) as conn:
        conn.execute("DELETE FROM _sqlite_migrations WHERE name = ?", (name,))
        conn.execute("UPDATE search_rules SET version = 1")
        conn.execute("PRAGMA user_version = 1")
        conn.commit()
    powerless.chmod(of_file)
    refused = r"may be read, but not written|may not be written to"
    powerless.parent.chmod(of_folder)
    if name == "event.what":
        with pytest.raises(RetroError, match=refused):
            open_store(powerless)
        return
    with closing(open_store(powerless)) as store:
        assert [line.title for line in store.list(CaseFilter(words=(Word("seen"),)))] == ["seen"]
        assert [row.main_text for row in store.load("2026-001").rows] == ["seen"]
        lacks = store.unindexed()
        assert lacks is not None
        assert "made by another version of Retro" in str(lacks.title)
        with pytest.raises(RetroError, match=refused):
            store.apply("2026-001", factory.change(Add("event", "n", {})))


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="permissions of another sort")
def test_what_may_not_be_read_is_told(powerless: Path) -> None:
    powerless.chmod(0)
    with pytest.raises(RetroError, match="cannot be opened"):
        open_store(powerless)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="permissions of another sort")
def test_a_folder_where_nothing_may_be_made_is_told(powerless: Path) -> None:
    powerless.parent.chmod(0o555)
    with pytest.raises(RetroError, match="cannot be opened"):
        open_store(powerless.with_name("new.db"))


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="permissions of another sort")
def test_a_folder_that_may_not_be_entered_is_told(powerless: Path) -> None:
    powerless.parent.chmod(0)
    with pytest.raises(RetroError, match="cannot be opened"):
        open_store(powerless)


def test_reading_takes_no_more_than_it_needs(path: Path, factory: ChangeFactory) -> None:
    store = open_store(path)
    store.create({"title": "x"}, factory.change(Add("event", "e", {})))
    store.close()
    script = f"""if True:
        import sys
        from pathlib import Path
        from retro.model.query.words import Word
        from retro.store.protocol import CaseFilter
        from retro.store.sqlite.store import open_store
        store = open_store(Path({str(path)!r}))
        assert store.count(CaseFilter()) == len(store.list(CaseFilter(words=(Word("x"),)))) == 1
        reference = store.resolve("1")
        assert len(store.load(reference).rows) == len(store.changes(reference)) == len(store.whole(reference).log)
        store.version()
        store.close()
        print(sorted({{"sqlite_utils", "click", "textual", "jinja2", "hypothesis"}} & set(sys.modules)))
    """
    done = run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("[]\n", "")


@pytest.mark.parametrize("how", ["moved", "removed", "replaced"])
def test_a_file_that_is_no_longer_there_is_not_written(tmp_path: Path, factory: ChangeFactory, how: str) -> None:
    path = tmp_path / "retro.db"
    store = open_store(path)
    store.create({}, factory.change())
    if how == "removed":
        path.unlink()
    else:
        path.rename(tmp_path / "away.db")
    if how == "replaced":
        path.touch()
    with pytest.raises(RetroError, match="moved, removed or replaced") as refused:
        store.create({}, factory.change())
    assert "Nothing was changed" in str(refused.value.step)
    assert store.count(CaseFilter()) == 1
    if how == "moved":
        (tmp_path / "away.db").rename(path)
        store.create({}, factory.change())
        assert store.count(CaseFilter()) == 2
    store.close()


def test_a_look_whether_one_may_write_lets_go_of_no_lock(tmp_path: Path, factory: ChangeFactory) -> None:
    path = tmp_path / "new.db"
    with closing(open_store(path)) as store:
        reference = store.create({"title": "Trays mixed up"}, factory.change())
        assert store.why_only_read() is None
        refused = sqlite3.OperationalError("attempt to write a readonly database")
        refused.sqlite_errorcode = sqlite3.SQLITE_READONLY
        with pytest.raises(ReadOnlyError), translate_errors(path):
            raise refused
        other = "import sqlite3, sys; db = sqlite3.connect(sys.argv[1]); db.execute('SELECT * FROM event'); db.close()"
        run([sys.executable, "-c", other, path], check=True)
        assert path.with_name("new.db-wal").exists(), "it thought that nobody else is there, and took it away"
        store.apply(reference, factory.change(Add("event", "e1", {"what": "first"}, 1.0)))
        with closing(open_store(path)) as again:
            assert [row.main_text for row in again.load(reference).rows] == ["first"]
