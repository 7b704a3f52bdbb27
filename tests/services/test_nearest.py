"""Where a search finds nothing, it is said what finds something."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from retro.language import language
from retro.model.change import Add
from retro.services.searching.nearest import Nearest, nearest
from retro.store.listed import Count
from retro.store.sqlite.store import SqliteStore, open_store
from tests.services.conftest import NOON, numbered

TODAY = NOON.date()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    store = open_store(tmp_path / "retro.db", sync="OFF")
    for n, (title, cause) in enumerate(
        (
            ("Cold room warm", "the alarm of the cold room was not heard"),
            ("Freezer warm, alarm unheard", "the alarm hangs in the office"),
            ("引き出物の誤配", "伝票の取り違え"),
        )
    ):
        row = Add("cause", f"{n:016x}", {"what": cause})
        store.create({"title": title, "zone": "UTC"}, numbered(1000 * (n + 1)).change(row))
    yield store
    store.close()


@pytest.mark.parametrize(
    ("line", "near", "number"),
    [
        ("alarming", "alarm", 2),
        ("cause:alarming", "cause:alarm", 2),
        ("freezer iguana", "freezer", 1),
        ("cold room freezer", "cold room", 1),
        ("warm alarming -office", "warm alarm -office", 1),
        ("誤配達", "誤配", 1),
        ("原因：誤配達", "", 0),
        ("原因：取り違い", "原因：取り違", 1),
        ("alarm ｰwarm -freezer", "", 0),
        ("alarm －unheard 誤配", "alarm －unheard", 1),
        ("ー誤配 alarming", "ー誤配 alarm", 2),
        ("xyzzy", "", 0),
        ("coldness", "", 0),
        ("alarmingly", "", 0),
        ('"alarming"', "", 0),
        ("state:closed", "", 0),
    ],
)
def test_the_nearest_words_that_find_something_are_told_with_their_cases(
    store: SqliteStore, line: str, near: str, number: int
) -> None:
    found = nearest(store, line, TODAY)
    assert (found.line, found.number) == (near, Count(number))


@pytest.mark.parametrize(("line", "most"), [("誤配" * 32, 40), ("誤配" * 5000, 0), ("alarm " + "x" * 10_000, 6)])
def test_a_word_that_nobody_would_type_is_not_searched_for_by_each_of_its_beginnings(
    store: SqliteStore, monkeypatch: pytest.MonkeyPatch, line: str, most: int
) -> None:
    searches, listed = [], store.list

    def counted(*words: Any, **more: Any) -> Any:
        searches.append(words)
        return listed(*words, **more)

    monkeypatch.setattr(store, "list", counted)
    nearest(store, line, TODAY)
    assert len(searches) <= most


def test_what_is_like_the_words_is_one_command_away(store: SqliteStore) -> None:
    told = [each.show(language("en")) for each in nearest(store, "alarm freezer unheard ringing", TODAY).told()]
    assert told == [
        "“alarm freezer unheard” finds 1 case.",
        '1 case is like these words: retro similar "alarm freezer unheard ringing"',
    ]
    assert not Nearest().told()


def test_without_the_index_the_archive_is_not_read_for_it(store: SqliteStore, tmp_path: Path) -> None:
    store.close()
    with sqlite3.connect(tmp_path / "retro.db") as conn:
        conn.execute("UPDATE search_rules SET version = 0")
    without = open_store(tmp_path / "retro.db", sync="OFF")
    assert nearest(without, "alarming", TODAY) == Nearest()
    without.close()
