"""What a copy of a shared archive says of itself, and whether its rows are those of the archive."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, nullcontext
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from retro.errors import RetroError
from retro.model.change_factory import ChangeFactory
from retro.store.copying import bring
from retro.store.engines import engine_of
from retro.store.protocol import CaseFilter
from retro.store.pulled import Pulled
from retro.store.sql.copied import Rows, unlike
from retro.store.sqlite import migrations, pulled
from retro.store.sqlite.store import open_store

HERE: Rows = {"event": [("a", 1), ("b", None)], "cause": [("c", "x")], "vote": []}


@pytest.fixture
def conn() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as opened:
        yield opened


def test_a_copy_says_of_which_archive_it_is_and_as_of_when_it_was_brought_up_to_date(conn: sqlite3.Connection) -> None:
    for day in (1, 2):
        held = Pulled("postgresql://db.example/retro", datetime(2026, 12, day, 9, 30, tzinfo=UTC))
        pulled.write(conn, held)
        assert pulled.read(conn) == held


@pytest.mark.parametrize(
    ("there", "tables"),
    [
        ({}, set()),
        ({"event": [("b", None), ("a", 1)]}, set()),
        ({"event": [("a", 1)]}, {"event"}),
        ({"event": [("a", 1), ("a", 1), ("b", None)]}, {"event"}),
        ({"event": [("a", "1"), ("b", None)]}, {"event"}),
        ({"cause": [("c", "y")], "vote": [("v", 1)]}, {"cause", "vote"}),
    ],
    ids=["same", "another-order", "less", "twice", "another-type", "two-tables"],
)
def test_the_tables_are_named_whose_rows_differ_in_whatever_order_they_stand(there: Rows, tables: set[str]) -> None:
    assert unlike(HERE, {**HERE, **there}) == tables


NOW = datetime(2026, 12, 3, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("before", "told"),
    [
        ({"minutes": 1}, "copy as of 11:59, 1 minute ago"),
        ({"minutes": 59}, "copy as of 11:01, 59 minutes ago"),
        ({"minutes": 60}, "copy as of 11:00, 1 hour ago"),
        ({"hours": 12}, "copy as of 00:00, 12 hours ago"),
        ({"hours": 12, "minutes": 1}, "copy as of 2026-12-02 23:59, 12 hours ago"),
        ({"hours": 47, "minutes": 59}, "copy as of 2026-12-01 12:01, 47 hours ago"),
        ({"hours": 48}, "copy as of 2026-12-01 12:00, 2 days ago"),
    ],
)
def test_how_old_a_copy_is_and_its_day_where_that_is_not_today(before: dict[str, int], told: str) -> None:
    copy = Pulled("postgresql://db.example/retro", NOW - timedelta(**before))
    assert str(copy.briefly(NOW)) == told
    assert str(copy.told(NOW)).startswith("A copy of postgresql://db.example/retro, to be read: as of ")


def pull(source: Path, copy: Path, at: datetime) -> None:
    """Bring a copy up to date."""
    held = Pulled("postgresql://db.example/retro", at)
    with engine_of(source).snapshot() as conn, engine_of(copy).target(pulled=held) as into:
        bring(conn, into, lambda _steps: nullcontext(lambda: None))
        into.finish(lambda _steps: nullcontext(lambda: None))


def set_version(path: Path, version: int) -> None:
    with closing(sqlite3.connect(path)) as conn:
        conn.execute(f"PRAGMA user_version = {version}")
        conn.commit()


def test_a_copy_of_another_version_is_refused_by_what_it_is_and_made_anew_when_it_is_brought_up_to_date(
    factory: ChangeFactory, tmp_path: Path
) -> None:
    source, copy = tmp_path / "source.db", tmp_path / "copy.db"
    with closing(open_store(source)) as store:
        store.create({"title": "A key was lost"}, factory.change())
    pull(source, copy, NOW)
    with closing(sqlite3.connect(copy)) as conn:
        (version,) = conn.execute("PRAGMA user_version").fetchone()
    set_version(copy, version - 1)
    with closing(sqlite3.connect(copy)) as conn, pytest.raises(RetroError) as refused:
        migrations.check(conn, copy)
    assert str(refused.value) == f"“{copy}” is a copy that another version of Retro made."
    assert "retro pull postgresql://db.example/retro" in str(refused.value.step)
    pull(source, copy, NOW)
    with closing(open_store(copy)) as opened:
        assert [line.title for line in opened.list(CaseFilter())] == ["A key was lost"]
        why = opened.why_only_read()
    assert why is not None
    assert str(why) == f"“{copy}” is a copy of an archive on a server, and only read."
