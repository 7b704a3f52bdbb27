"""An archive is copied with all that it holds, goes on where it was cut off, and never stands where another one is."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from retro.errors import RetroError, UsageError
from retro.model.call import Call, CallLine
from retro.model.change import Change, Update
from retro.services.archive.copy_archive import copy_archive
from retro.store import copying
from retro.store.declared import HEAD
from retro.store.engines import engine_of
from retro.store.sqlite.engine import SqliteEngine
from retro.store.sqlite.store import open_store
from tests.sampled import sampled
from tests.services.conftest import NOON
from tests.services.copies import CutOffError, cut_off_after, exported, histories, silent


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples, and a call in no case."""
    path = sampled(tmp_path_factory.mktemp("source") / "retro.db")
    store = open_store(path, sync="OFF")
    store.note(Call("call", NOON, "shop lead", "mia"), CallLine(NOON, "a van was seen", ""))
    store.close()
    return path


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables that are not made for searching or migrating."""
    with sqlite3.connect(path) as conn:
        names = [
            name
            for (name,) in conn.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
            if not name.startswith(("search", "_sqlite", "sqlite_stat"))
        ]
        return {name: sorted(conn.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr) for name in names}


def test_all_is_there_as_it_was(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    done = copy_archive(source, target, timeout=1, progress=silent)
    assert done.copied.cases == done.copied.written > 10
    assert done.is_whole
    assert rows(target) == rows(source)
    assert target.stat().st_mode & 0o077 == 0
    here, there = open_store(source), open_store(target)
    assert exported(there) == exported(here)
    assert histories(there) == histories(here)
    assert there.register() == here.register()
    assert there.register_head() == here.register_head() == done.register_head != ""
    assert there.calls() == here.calls() != ()
    assert there.unindexed() is None
    assert there.unlike_rows() == ()
    again = copy_archive(source, target, timeout=1, progress=silent)
    assert (again.is_whole, again.copied.cases, again.copied.written) == (True, done.copied.cases, 0)
    assert rows(target) == rows(source)
    there.drop_call("call")
    here.close()
    there.close()
    held = rows(target)
    with pytest.raises(RetroError, match="holds cases already"):
        copy_archive(source, target, timeout=1, progress=silent)
    assert rows(target) == held


def test_one_that_was_cut_off_opens_for_nobody_and_goes_on(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "_CASES", 4)
    own, target = tmp_path / "own.db", tmp_path / "copy.db"
    copy_archive(source, own, timeout=1, progress=silent)
    with pytest.raises(CutOffError):
        copy_archive(own, target, timeout=1, progress=cut_off_after(7))
    assert len(rows(target)["retrospective"]) == 8
    engine = engine_of(target)
    for use in (engine.open_store, engine.examine, lambda: engine.back_up(tmp_path / "backup.db")):
        with pytest.raises(RetroError, match="a copy that is not whole yet"):
            use()
    store = open_store(own)
    there = {row[0] for row in rows(target)["retrospective"]}
    head = next(
        head for each in exported(store) if (head := store.load(each).head).id in there and head.status != "closed"
    )
    change = Update(HEAD, head.id, head.revision, {"title": head.title}, {"title": "changed meanwhile"})
    store.apply(head.reference, Change("c", NOON, "mia", (change,)))
    store.close()
    with sqlite3.connect(own) as conn:  # the latest entry was taken out by somebody, and its number is not given again
        conn.execute("UPDATE sqlite_sequence SET seq = seq + 3 WHERE name = 'register'")
    done = copy_archive(own, target, timeout=1, progress=silent)
    assert done.copied.written == done.copied.cases - 7
    assert rows(target) == rows(own)
    assert not done.is_whole, "an entry of the register is gone, there as here"


def test_a_part_of_another_archive_is_not_gone_on_with(source: Path, tmp_path: Path) -> None:
    other, target = tmp_path / "other.db", tmp_path / "copy.db"
    store = open_store(other, sync="OFF")
    store.create({"title": "another"}, Change("c", NOON, "mia", ()))
    store.close()
    with pytest.raises(CutOffError):
        copy_archive(other, target, timeout=1, progress=cut_off_after(1))
    before = rows(target)
    with pytest.raises(RetroError, match="holds what the archive does not"):
        copy_archive(source, target, timeout=1, progress=silent)
    assert rows(target) == before


def test_what_is_no_place_for_a_copy_is_refused(source: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="to where it is"):
        copy_archive(source, source, timeout=1, progress=silent)
    with pytest.raises(RetroError, match="There is no database"):
        copy_archive(tmp_path / "none.db", tmp_path / "copy.db", timeout=1, progress=silent)
    assert not (tmp_path / "copy.db").exists()


def test_both_are_waited_for_as_long_as_was_said(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    waited: dict[str, set[float]] = {}
    for name in ("open_store", "snapshot", "target"):
        method = getattr(SqliteEngine, name)

        def told(engine: Any, *, timeout: float = 5.0, of: Any = method, called: str = name, **more: Any) -> Any:
            waited.setdefault(called, set()).add(timeout)
            return of(engine, timeout=timeout, **more)

        monkeypatch.setattr(SqliteEngine, name, told)
    copy_archive(source, tmp_path / "copy.db", timeout=0.5, progress=silent)
    copy_archive(source, tmp_path / "copy.db", timeout=0.5, progress=silent)
    assert waited == {name: {0.5} for name in ("open_store", "snapshot", "target")}
