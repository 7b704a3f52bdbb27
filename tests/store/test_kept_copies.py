"""Before an archive is brought up to date, it is kept as it is; where that cannot be, it is not brought up to date."""

from __future__ import annotations

import sqlite3
import stat
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Self

import pytest

from retro import __version__
from retro.errors import RetroError
from retro.language import Message
from retro.store.protocol import CaseFilter
from retro.store.sqlite import copying, kept, migrations
from retro.store.sqlite.store import open_store

OLDEST = Path(__file__).parent / "schemas" / "0001.sql"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """An archive of the first schema."""
    path = tmp_path / "retro.db"
    conn = sqlite3.connect(path)
    conn.executescript(OLDEST.read_text(encoding="utf-8"))
    conn.close()
    path.chmod(0o640)
    return path


class Stopped(datetime):
    """A clock: no midnight comes between two copies."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Self:
        return cls(2026, 11, 28, 12, 0, tzinfo=tz)


@pytest.fixture(autouse=True)
def _one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "datetime", Stopped)


def rows(path: Path) -> list[str]:
    conn = copying.open_to_read(path)
    try:
        return [*conn.iterdump(), str(conn.execute("PRAGMA user_version").fetchone())]
    finally:
        conn.close()


def test_an_older_archive_is_kept_as_it_was_once_and_that_is_said(old: Path) -> None:
    before, said = rows(old), list[Message]()
    open_store(old, say=said.append).close()
    (copy,) = kept.copies(old)
    assert copy.name == f"retro-before-{__version__}-2026-11-28.db"
    assert rows(copy) == before
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert [str(each) for each in said] == [
        f"The archive was brought up to date. As it was before, it is kept in {copy}."
    ]
    store = open_store(old, say=said.append)
    assert store.count(CaseFilter()) == 2
    store.close()
    assert [*kept.copies(old)] == [copy]
    assert len(said) == 1


def test_a_second_one_on_the_same_day_keeps_both(old: Path) -> None:
    open_store(old).close()
    conn = sqlite3.connect(old)
    conn.execute("PRAGMA user_version = 1")
    conn.close()
    open_store(old).close()
    assert [copy.stem.removeprefix("retro-before-")[-2:] for copy in kept.copies(old)][1:] == ["-2"]


def test_a_new_archive_has_nothing_to_keep(tmp_path: Path) -> None:
    said = list[Message]()
    open_store(tmp_path / "new.db", say=said.append).close()
    assert (said, [*kept.copies(tmp_path / "new.db")]) == ([], [])


def test_without_room_for_the_copy_the_archive_stays_as_it_is(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_names: object, **_how: object) -> None:
        raise RetroError(Message("There is no room left"), Message("Make room"))

    before = old.read_bytes()
    monkeypatch.setattr(kept, "name", full)
    with pytest.raises(RetroError, match="no room left") as refused:
        open_store(old)
    assert "kept before it is brought up to date" in str(refused.value.details[0])
    assert old.read_bytes() == before
    assert [each.name for each in old.parent.iterdir()] == ["retro.db"]
    monkeypatch.undo()
    open_store(old).close()
    assert migrations.VERSION != 1


def test_the_copies_of_another_archive_are_not_taken_for_ones_of_this(tmp_path: Path) -> None:
    for name in ("team-before-0.1-2026-11-27.db", "retro-before-lunch.db", "retro-before-0.1-2026-11-27.db"):
        (tmp_path / name).touch()
    assert [copy.name for copy in kept.copies(tmp_path / "retro.db")] == ["retro-before-0.1-2026-11-27.db"]
