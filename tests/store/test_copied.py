"""What a copy of a shared archive says of itself, and whether its rows are those of the archive."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime

import pytest

from retro.store.pulled import Pulled
from retro.store.sql.copied import Rows, unlike
from retro.store.sqlite import pulled

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
