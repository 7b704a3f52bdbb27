"""The constants that the list of cases is read with say what the declarations come to; an old one loses nothing."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from retro.model.change import Add
from retro.model.change_factory import ChangeFactory
from retro.model.query.words import Word
from retro.model.stages.timeline import Event
from retro.store import declared
from retro.store.protocol import CaseFilter
from retro.store.sqlite import migrations, store, writing
from retro.store.sqlite.store import SqliteStore, open_store
from retro.store.sqlite.update import TARGET, text, update


def test_they_are_what_the_declarations_come_to() -> None:
    assert TARGET.read_text(encoding="utf-8") == text(), "run: python -m retro.store.sqlite.update"
    assert declared.VERSION == migrations.VERSION


def test_they_are_written_anew(tmp_path: Path) -> None:
    update(tmp_path / "declared.py")
    assert (tmp_path / "declared.py").read_text(encoding="utf-8") == TARGET.read_text(encoding="utf-8")


@pytest.fixture
def forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    """The declarations were changed, and the constants were not."""
    for module in (declared, store, writing):
        monkeypatch.setattr(module, "VERSION", 1)


def user_version(path: Path) -> int:
    conn = sqlite3.connect(path)
    try:
        return int(conn.execute("PRAGMA user_version").fetchone()[0])
    finally:
        conn.close()


def test_a_file_that_only_seems_up_to_date_is_brought_up_to_date_with_the_first_case(
    path: Path, factory: ChangeFactory, forgotten: None
) -> None:
    conn = sqlite3.connect(path)
    conn.execute("DROP TABLE event")
    conn.execute("DELETE FROM _sqlite_migrations WHERE name LIKE 'event%'")
    conn.execute("CREATE TABLE event (id TEXT PRIMARY KEY, retrospective TEXT, deleted INTEGER)")
    conn.execute("PRAGMA user_version = 1")
    conn.commit()
    conn.close()
    store = open_store(path, sync="OFF")
    assert store.list(CaseFilter()) == ()
    assert user_version(path) == 1
    reference = store.create({"title": "Parcels"}, factory.change(Add("event", "e", {"what": "It rang"})))
    assert [event.what for event in store.load(reference).of(Event)] == ["It rang"]
    assert user_version(path) == migrations.VERSION
    store.close()


def test_a_file_that_is_up_to_date_stays_as_it_is(path: Path, forgotten: None) -> None:
    open_store(path, sync="OFF").close()
    assert user_version(path) == migrations.VERSION


def test_the_lines_come_one_by_one_as_they_were_at_one_moment(
    store: SqliteStore, factory: ChangeFactory, path: Path
) -> None:
    for title in ("one", "two", "three"):
        store.create({"title": title}, factory.change())
    lines = store.each(CaseFilter())
    first = next(lines)
    other = open_store(path, sync="OFF")
    other.create({"title": "four"}, factory.change())
    other.close()
    assert [first, *lines] == list(store.list(CaseFilter(), 1))
    assert [line.title for line in store.each(CaseFilter(words=(Word("four"),)))] == ["four"]
