"""A backup holds what one moment holds, is found whole before it gets its name, and takes no other file's place."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from retro.errors import RetroError
from retro.model.change import Add
from retro.model.change_factory import ChangeFactory
from retro.store.engine import Backup
from retro.store.protocol import CaseFilter
from retro.store.sqlite import copying
from retro.store.sqlite.backup import back_up
from retro.store.sqlite.store import SqliteStore, open_store


def titles(path: Path) -> list[str]:
    store = open_store(path, create=False)
    try:
        return sorted(line.title for line in store.list(CaseFilter()))
    finally:
        store.close()


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


@pytest.fixture
def kept(path: Path, factory: ChangeFactory) -> Path:
    """An archive that nobody has open, with one retrospective."""
    store = open_store(path, sync="OFF")
    store.create({"title": "kept"}, factory.change(Add("event", "e", {"what": "seen"})))
    store.close()
    return path


def test_a_backup_holds_what_stands_in_the_log_of_an_archive_that_is_open(
    path: Path, store: SqliteStore, factory: ChangeFactory, tmp_path: Path
) -> None:
    reference = store.create({"title": "while it is open"}, factory.change(Add("event", "e", {"what": "seen"})))
    made = back_up(path, tmp_path / "b.db")
    assert made == Backup(tmp_path / "b.db", 1, None)
    assert names(tmp_path) == ["b.db", "retro.db", "retro.db-shm", "retro.db-wal"]
    assert stat.S_IMODE(made.path.stat().st_mode) == 0o600
    copy = open_store(made.path, create=False)
    assert copy.whole(reference) == store.whole(reference)
    copy.close()


def test_a_backup_is_one_file_that_is_read_without_another_one_beside_it(kept: Path, tmp_path: Path) -> None:
    made = back_up(kept, tmp_path / "b.db").path
    conn = copying.open_to_read(made)
    assert conn.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert conn.execute("SELECT title FROM retrospective").fetchall() == [("kept",)]
    assert conn.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    conn.close()
    assert names(tmp_path) == ["b.db", "retro.db"]


def test_what_others_write_meanwhile_is_whole_or_not_there(
    path: Path, store: SqliteStore, factory: ChangeFactory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.create({"title": "before"}, factory.change())
    unfinished = copying._heads

    def meanwhile(conn: sqlite3.Connection) -> sqlite3.Cursor:
        monkeypatch.setattr(copying, "_heads", unfinished)
        store.create({"title": "after its pages were copied"}, factory.change())
        return unfinished(conn)

    monkeypatch.setattr(copying, "_heads", meanwhile)
    back_up(path, tmp_path / "b.db")
    assert titles(tmp_path / "b.db") == ["before"]
    assert titles(path) == ["after its pages were copied", "before"]


def test_an_older_archive_is_backed_up_as_it_is(kept: Path, tmp_path: Path) -> None:
    conn = sqlite3.connect(kept)
    conn.execute("PRAGMA user_version = 1")
    conn.close()
    made = back_up(kept, tmp_path / "b.db").path
    conn = copying.open_to_read(made)
    assert conn.execute("PRAGMA user_version").fetchone() == (1,)
    conn.close()


def a_link(archive: Path) -> Path:
    archive.with_name("link.db").symlink_to(archive)
    return archive.with_name("link.db")


def another_name(archive: Path) -> Path:
    os.link(archive, archive.with_name("same.db"))
    return archive.with_name("same.db")


@pytest.mark.parametrize(
    "target",
    [
        lambda archive: archive,
        lambda archive: archive.parent / "folder" / ".." / archive.name,
        a_link,
        another_name,
        lambda archive: archive.with_name("retro.db-wal"),
        lambda archive: archive.with_name("retro.db-journal"),
    ],
    ids=["name", "way", "link", "second-name", "wal", "journal"],
)
@pytest.mark.parametrize("force", [False, True], ids=["", "force"])
def test_an_archive_is_not_backed_up_onto_itself(kept: Path, target: Callable[[Path], Path], force: bool) -> None:
    (kept.parent / "folder").mkdir()
    to, before = target(kept), kept.read_bytes()
    with pytest.raises(RetroError, match="is the archive itself") as refused:
        back_up(kept, to, force=force)
    assert refused.value.step
    assert kept.read_bytes() == before
    assert not [name for name in names(kept.parent) if name.endswith((".part", "-wal", "-journal"))]


def test_another_file_is_replaced_only_if_it_is_an_archive_and_that_is_asked_for(kept: Path, tmp_path: Path) -> None:
    note, older = tmp_path / "note.txt", tmp_path / "older.db"
    note.write_text("mine")
    recipes = tmp_path / "recipes.db"
    with sqlite3.connect(recipes) as conn:
        conn.execute("CREATE TABLE recipe (name)")
    conn.close()
    (tmp_path / "empty.db").touch()
    open_store(older).close()
    before = {each: each.read_bytes() for each in (note, recipes, tmp_path / "empty.db", older)}
    for each in before:
        for force in [True, False] if each != older else [False]:
            with pytest.raises(RetroError, match="is there already") as refused:
                back_up(kept, each, force=force)
            assert refused.value.step
    assert {each: each.read_bytes() for each in before} == before
    back_up(kept, older, force=True)
    assert titles(older) == ["kept"]
    assert not [name for name in names(tmp_path) if name.endswith(".part")]


def test_a_backup_that_is_open_is_not_replaced_under_those_who_read_it(
    kept: Path, tmp_path: Path, factory: ChangeFactory
) -> None:
    other = open_store(tmp_path / "other.db")
    other.create({"title": "other"}, factory.change())
    with pytest.raises(RetroError, match="is in use"):
        back_up(kept, tmp_path / "other.db", force=True)
    other.close()
    back_up(kept, tmp_path / "other.db", force=True)
    assert titles(tmp_path / "other.db") == ["kept"]


def test_a_log_that_was_left_by_another_file_of_the_name_is_not_read_with_the_backup(
    kept: Path, tmp_path: Path
) -> None:
    (tmp_path / "b.db-wal").write_bytes(b"of another one")
    with pytest.raises(RetroError, match="is in use"):
        back_up(kept, tmp_path / "b.db")
    assert not (tmp_path / "b.db").exists()


def test_a_link_to_a_place_for_backups_is_followed(kept: Path, tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    (tmp_path / "link.db").symlink_to(tmp_path / "disk" / "b.db")
    assert back_up(kept, tmp_path / "link.db").path == tmp_path / "disk" / "b.db"
    assert (tmp_path / "link.db").is_symlink()
    assert titles(tmp_path / "disk" / "b.db") == ["kept"]


def test_what_is_no_place_for_a_backup_is_named(kept: Path, tmp_path: Path) -> None:
    (tmp_path / "loop.db").symlink_to(tmp_path / "loop.db")
    for to, said in [
        (tmp_path / "loop.db", "is there already"),
        (tmp_path / "none" / "b.db", "does not exist"),
        (tmp_path, "is a folder"),
        (kept / "b.db", "does not exist"),
        (tmp_path / ("x" * 300), "cannot be written"),
    ]:
        with pytest.raises(RetroError, match=said) as refused:
            back_up(kept, to)
        assert refused.value.step
    assert names(tmp_path) == ["loop.db", "retro.db"]


@pytest.mark.skipif(sys.platform == "win32", reason="has no named pipes in folders")
def test_a_pipe_is_no_place_for_a_backup(kept: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(RetroError, match="is a device"):
        back_up(kept, tmp_path / "pipe", force=True)


@pytest.mark.parametrize("of", ["missing", "text", "another"])
def test_what_is_no_archive_is_not_backed_up(tmp_path: Path, of: str) -> None:
    path = tmp_path / "not.db"
    if of == "text":
        path.write_text("# Notes\n" * 500)
    elif of == "another":
        with sqlite3.connect(path) as conn:
            conn.execute("CREATE TABLE recipe (name)")
        conn.close()
    before = names(tmp_path)
    with pytest.raises(RetroError) as refused:
        back_up(path, tmp_path / "b.db")
    assert refused.value.step
    assert names(tmp_path) == before


def test_a_damaged_archive_takes_no_backups_place(kept: Path, tmp_path: Path) -> None:
    back_up(kept, tmp_path / "good.db")
    data = bytearray(kept.read_bytes())
    conn = sqlite3.connect(kept)
    (page,) = conn.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'event'").fetchone()
    conn.close()
    data[(page - 1) * 4096 : (page - 1) * 4096 + 200] = b"\xaa" * 200
    kept.write_bytes(data)
    with pytest.raises(RetroError, match="is damaged") as refused:
        back_up(kept, tmp_path / "good.db", force=True)
    assert "retro doctor" in str(refused.value.step)
    assert titles(tmp_path / "good.db") == ["kept"]
    assert names(tmp_path) == ["good.db", "retro.db"]


def test_a_copy_that_is_not_what_was_copied_gets_no_name(
    kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", lambda fd: os.ftruncate(fd, 4096 * 8))  # a disk that keeps a part of it
    with pytest.raises(RetroError):
        back_up(kept, tmp_path / "b.db")
    assert names(tmp_path) == ["retro.db"]


def test_two_backups_to_one_name_at_once_do_not_replace_one_another(
    kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take, first = copying._take, shutil.copy(kept, tmp_path / "first.db")

    def somebody_was_faster(part: Path, to: Path) -> None:
        shutil.copy(first, to)
        take(part, to)

    monkeypatch.setattr(copying, "_take", somebody_was_faster)
    with pytest.raises(RetroError, match="is there already"):
        back_up(kept, tmp_path / "b.db")
    assert names(tmp_path) == ["b.db", "first.db", "retro.db"]


def test_a_disk_that_knows_no_second_names_takes_backups(
    kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_second_name(*_names: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", no_second_name)
    back_up(kept, tmp_path / "b.db")
    assert titles(tmp_path / "b.db") == ["kept"]
    with pytest.raises(RetroError, match="is there already"):
        copying.name(tmp_path / "retro.db", tmp_path / "b.db")
