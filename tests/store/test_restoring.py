"""A backup takes the archive's place, which is kept; what is no backup, or must not be disturbed, is left as it is."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from retro.errors import BusyError, RetroError
from retro.model.change_factory import ChangeFactory
from retro.store.protocol import CaseFilter
from retro.store.sqlite import copying, kept, restoring
from retro.store.sqlite.backup import back_up
from retro.store.sqlite.restoring import restore
from retro.store.sqlite.store import open_store

OLDEST = Path(__file__).parent / "schemas" / "0001.sql"


def titles(path: Path) -> list[str]:
    """What an archive holds, looked at in a copy: nothing is made beside it."""
    copy = path.parent / "looked" / "at.db"
    copy.parent.mkdir(exist_ok=True)
    store = open_store(Path(shutil.copy(path, copy)))
    try:
        return sorted(line.title for line in store.list(CaseFilter()))
    finally:
        store.close()
        shutil.rmtree(copy.parent)


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def write(path: Path, factory: ChangeFactory, title: str) -> None:
    store = open_store(path, sync="OFF")
    store.create({"title": title}, factory.change())
    store.close()


@pytest.fixture
def backup(path: Path, factory: ChangeFactory) -> Path:
    """A backup of an archive in which more was written since."""
    write(path, factory, "first")
    made = back_up(path, path.with_name("b.db")).path
    write(path, factory, "second")
    return made


def spoil(path: Path) -> None:
    """Break a page of an archive, which is one still."""
    conn = sqlite3.connect(path)
    (page,) = conn.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'event'").fetchone()
    conn.close()
    data = bytearray(path.read_bytes())
    data[(page - 1) * 4096 : (page - 1) * 4096 + 200] = b"\xaa" * 200
    path.write_bytes(data)


def test_the_archive_holds_what_the_backup_holds_and_what_it_held_is_kept(path: Path, backup: Path) -> None:
    path.chmod(0o660)
    inode = path.stat().st_ino
    done = restore(backup, path)
    assert (done.cases, titles(path)) == (1, ["first"])
    assert done.kept == next(kept.copies(path))
    assert titles(done.kept) == ["first", "second"]
    assert stat.S_IMODE(done.kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.stat().st_mode) == 0o660
    assert path.stat().st_ino == inode
    assert names(path.parent) == ["b.db", done.kept.name, "retro.db"]


def test_what_was_kept_can_be_restored_in_turn(path: Path, backup: Path) -> None:
    first = restore(backup, path).kept
    assert first
    second = restore(first, path).kept
    assert titles(path) == ["first", "second"]
    assert second
    assert (titles(second), second.stem[-2:]) == (["first"], "-2")


def test_what_is_restored_is_written_to_and_goes_on(path: Path, backup: Path, factory: ChangeFactory) -> None:
    restore(backup, path)
    write(path, factory, "third")
    assert titles(path) == ["first", "third"]


def test_a_backup_of_an_older_retro_is_restored_and_brought_up_to_date(path: Path, tmp_path: Path) -> None:
    old = tmp_path / "old.db"
    conn = sqlite3.connect(old)
    conn.executescript(OLDEST.read_text(encoding="utf-8"))
    conn.close()
    restore(old, path)
    assert len(titles(path)) == 2


def test_a_plain_copy_of_an_archive_is_restored_and_stays_as_it_is(path: Path, backup: Path) -> None:
    copy = Path(shutil.copy(path, path.with_name("plain.db")))
    before, around = copy.read_bytes(), names(path.parent)
    restore(backup, path)
    restore(copy, path)
    assert titles(path) == ["first", "second"]
    assert copy.read_bytes() == before
    assert [name for name in names(path.parent) if not name.startswith("retro-before")] == around


def test_an_archive_that_is_gone_is_made(tmp_path: Path, backup: Path) -> None:
    place = tmp_path / "lost" / "data" / "retro.db"
    with pytest.raises(RetroError, match="does not exist"):
        restore(backup, place)
    assert restore(backup, place, private=True).kept is None
    assert titles(place) == ["first"]
    assert stat.S_IMODE(place.stat().st_mode) == 0o600


def test_an_archive_that_is_gone_from_its_folder_is_made_beside_what_is_there(path: Path, backup: Path) -> None:
    path.unlink()
    assert restore(backup, path, private=True).kept is None
    assert (titles(path), names(path.parent)) == (["first"], ["b.db", "retro.db"])


def test_an_archive_that_another_program_has_open_is_left_to_it(
    path: Path, backup: Path, factory: ChangeFactory
) -> None:
    other = open_store(path)
    with pytest.raises(BusyError, match="is open in another program") as refused:
        restore(backup, path, timeout=0.01)
    assert "Close that program" in str(refused.value.step)
    other.create({"title": "third"}, factory.change())
    other.close()
    assert titles(path) == ["first", "second", "third"]
    assert names(path.parent) == ["b.db", "retro.db"]


def test_nobody_can_open_it_meanwhile(path: Path, backup: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, tried = copying.open_to_read, list[str]()

    def meanwhile(part: Path) -> sqlite3.Connection:
        if part.name.endswith(".part") and kept_now(path):
            with pytest.raises(BusyError):
                open_store(path, timeout=0.01)
            tried.append(part.name)
        return real(part)

    monkeypatch.setattr(restoring, "open_to_read", meanwhile)
    restore(backup, path)
    assert tried
    assert titles(path) == ["first"]


def kept_now(path: Path) -> bool:
    return any(kept.copies(path))


def spoil_schema(path: Path) -> None:
    """Break what says which tables there are: nothing of the file can be read any more."""
    path.write_bytes(path.read_bytes().replace(b'CREATE TABLE "event"', b'CREATE \xff\xfeBLE "event"'))
    path.with_name("retro.db-journal").write_bytes(b"of a write that was broken off")


@pytest.mark.parametrize("how", [spoil, spoil_schema], ids=["page", "schema"])
def test_a_damaged_archive_is_kept_with_its_damage(path: Path, backup: Path, how: Callable[[Path], None]) -> None:
    how(path)
    before = path.read_bytes()
    path.chmod(0o640)
    done = restore(backup, path)
    assert done.kept
    assert done.kept.read_bytes()[100:] == before[100:]
    assert stat.S_IMODE(done.kept.stat().st_mode) == 0o600
    assert titles(path) == ["first"]
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    left = [name for name in names(path.parent) if not name.startswith("retro-before")]
    assert left == ["b.db", "retro.db"]


def newer(file: Path) -> None:
    with sqlite3.connect(file) as conn:
        conn.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('retro', 'from_the_future', '')"
        )
    conn.close()


def another_program(file: Path) -> None:
    file.unlink()
    with sqlite3.connect(file) as conn:
        conn.execute("CREATE TABLE recipe (name)")
    conn.close()


def text(file: Path) -> None:
    file.write_text("# Notes\n" * 500)


def half(file: Path) -> None:
    os.truncate(file, file.stat().st_size // 2)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (newer, "was written by a newer Retro"),
        (another_program, "is no archive of Retro"),
        (text, "is no archive of Retro"),
        (half, "is damaged"),
        (spoil, "is damaged"),
        (Path.unlink, "There is no file"),
    ],
    ids=["newer", "another", "text", "half", "spoiled", "gone"],
)
def test_what_is_no_backup_is_refused_and_changes_nothing(
    path: Path, backup: Path, make: Callable[[Path], object], said: str
) -> None:
    make(backup)
    before, around = path.read_bytes(), names(path.parent)
    with pytest.raises(RetroError, match=said) as refused:
        restore(backup, path)
    assert refused.value.step
    assert path.read_bytes() == before
    assert names(path.parent) == around


def test_an_archive_is_not_restored_from_itself(path: Path, backup: Path) -> None:
    path.with_name("link.db").symlink_to(path)
    for file in (path, path.with_name("link.db")):
        with pytest.raises(RetroError, match="is the archive itself"):
            restore(file, path)
    assert titles(path) == ["first", "second"]


def test_what_is_no_archive_is_not_replaced_by_one(tmp_path: Path, backup: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    for place in (tmp_path / "notes.txt", tmp_path):
        with pytest.raises(RetroError, match="is no archive of Retro") as refused:
            restore(backup, place)
        assert "Move it away" in str(refused.value.step)
    assert (tmp_path / "notes.txt").read_text() == "mine"


def test_a_log_whose_archive_is_gone_is_not_read_with_the_backup(tmp_path: Path, backup: Path) -> None:
    (tmp_path / "gone.db-wal").write_bytes(b"of the one that is gone")
    with pytest.raises(RetroError, match="belongs to an archive that is not there"):
        restore(backup, tmp_path / "gone.db")
    assert not (tmp_path / "gone.db").exists()


def test_without_room_nothing_is_restored_and_nothing_is_left(
    path: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full:
        def __init__(self, conn: sqlite3.Connection) -> None:
            self._conn = conn

        def backup(self, to: sqlite3.Connection) -> None:
            to.execute("PRAGMA max_page_count = 1")
            to.execute("CREATE TABLE full (full)")

        def close(self) -> None:
            self._conn.close()

    real = copying.open_to_read
    monkeypatch.setattr(
        restoring, "open_to_read", lambda file: Full(real(file)) if file.suffix == ".part" else real(file)
    )
    with pytest.raises(RetroError, match="no room left"):
        restore(backup, path)
    assert titles(path) == ["first", "second"]
    assert names(path.parent) == ["b.db", "retro.db"]


def test_ended_behind_its_last_step_what_was_there_stays_kept(
    path: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Late:
        def __init__(self, conn: sqlite3.Connection) -> None:
            self._conn = conn

        def backup(self, to: sqlite3.Connection) -> None:
            self._conn.backup(to)
            raise KeyboardInterrupt

        def close(self) -> None:
            self._conn.close()

    real = copying.open_to_read
    monkeypatch.setattr(
        restoring, "open_to_read", lambda file: Late(real(file)) if file.suffix == ".part" else real(file)
    )
    with pytest.raises(KeyboardInterrupt):
        restore(backup, path)
    assert titles(path) == ["first"]
    assert titles(next(kept.copies(path))) == ["first", "second"]
