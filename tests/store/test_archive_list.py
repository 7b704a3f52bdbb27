"""The archive as a list: newest first, filtered, window by window, as quick with many as with few."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from retro.model.change import Add, Delete, Update
from retro.model.change_factory import ChangeFactory
from retro.store.protocol import CaseFilter, Summary
from retro.store.sqlite import summaries
from retro.store.sqlite.store import SqliteStore, open_store

ALL = CaseFilter()


def titles(store: SqliteStore, text: str = "", offset: int = 0, limit: int = 50) -> list[str]:
    return [line.title for line in store.list(CaseFilter(text), offset, limit)]


def test_a_line_says_what_the_head_says_and_counts_the_rows(store: SqliteStore, factory: ChangeFactory) -> None:
    values = {
        "title": "配送先の取り違え", "started": "2026-11-18T23:30+00:00", "zone": "Asia/Tokyo",
        "origin": "logistics", "severity": "high", "status": "review", "case_kind": "complaint",
    }  # fmt: skip
    rows = ("participant", "event", "event", "contact", "cause", "damage", "apology", "remedy", "measure", "no_change")
    adds = (Add(kind, f"{n}", {}) for n, kind in enumerate((*rows, "lesson", "hardware_change")))
    reference = store.create(dict(values), factory.change(*adds))
    store.apply(reference, factory.change(Delete("event", "1", 1)))
    assert store.list(ALL) == (
        Summary(
            "2026-001", "配送先の取り違え", "2026-11-19", "logistics", "high", "review", "complaint", (2, 1, 1, 2, 1, 2)
        ),
    )


def test_what_is_not_said_is_empty(store: SqliteStore, factory: ChangeFactory) -> None:
    store.create({}, factory.change())
    assert store.list(ALL) == (Summary("2026-001", "", "2026-11-20", "", "", "draft", "", (0, 0, 0, 0, 0, 0)),)


def test_the_newest_day_comes_first_then_the_newest_reference(store: SqliteStore, factory: ChangeFactory) -> None:
    for title, day in (("b", "2026-05-01"), ("a", "2026-04-30"), ("c", "2026-05-01"), ("d", "2027-01-01")):
        store.create({"title": title, "started": day}, factory.change())
    assert titles(store) == ["d", "c", "b", "a"]


def test_it_follows_when_title_start_or_zone_change(store: SqliteStore, factory: ChangeFactory) -> None:
    reference = store.create({"title": "old", "started": "2026-11-19T20:00+00:00"}, factory.change())
    head = store.load(reference).head
    seen = [store.list(ALL)[0].day]
    for name, value in (("zone", "Asia/Tokyo"), ("started", "2020-01-01"), ("started", None), ("title", "new")):
        store.apply(
            reference, factory.change(Update("retrospective", head.id, 0, {name: head.dump()[name]}, {name: value}))
        )
        head = store.load(reference).head
        seen.append(store.list(ALL)[0].day)
    assert seen == ["2026-11-19", "2026-11-20", "2020-01-01", "2026-11-20", "2026-11-20"]
    assert (titles(store, "new"), titles(store, "old")) == (["new"], [])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ["Ｃａｆé　配送", "100% ㎒ wrong_order", "Two Parcels [swapped]"]),
        ("parcel", ["Two Parcels [swapped]"]),
        ("PARCELS two", ["Two Parcels [swapped]"]),
        ("two  wrong", []),
        ("cafe\u0301", ["Ｃａｆé　配送"]),
        ("ｶﾌｪ", []),
        ("配送", ["Ｃａｆé　配送"]),
        ("cafÉ　配", ["Ｃａｆé　配送"]),
        ("%", ["100% ㎒ wrong_order"]),
        ("g_o", ["100% ㎒ wrong_order"]),
        ("gXo", []),
        ("mHz", ["100% ㎒ wrong_order"]),
        ("2026-002", ["100% ㎒ wrong_order"]),
        ("２０２６ [s", ["Two Parcels [swapped]"]),
        ("'; DROP TABLE retrospective; --", []),
        ("\x1b\x00\ud800", ["Ｃａｆé　配送", "100% ㎒ wrong_order", "Two Parcels [swapped]"]),
        ("w " * 5000, ["100% ㎒ wrong_order", "Two Parcels [swapped]"]),
    ],
)
def test_every_word_is_found_whatever_its_case_and_width(
    store: SqliteStore, factory: ChangeFactory, text: str, found: list[str]
) -> None:
    for title in ("Two Parcels [swapped]", "100% ㎒ wrong_order", "Ｃａｆé　配送"):
        store.create({"title": title}, factory.change())
    assert titles(store, text) == found
    assert store.count(CaseFilter(text)) == len(found)


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory, empty_file: Path) -> Iterator[SqliteStore]:
    """12,000 retrospectives, four rows each."""
    path = tmp_path_factory.mktemp("crowd") / "crowd.db"
    path.write_bytes(empty_file.read_bytes())
    store = open_store(path, sync="OFF")
    conn = sqlite3.connect(path)
    conn.executemany(
        "INSERT INTO retrospective (id, reference, title, created, day, find, summary) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (f"{n}", f"{2000 + n % 20}-{n:03d}", f"case {n}", "2026-01-01T00:00+00:00",
             f"{2000 + n % 20}-{1 + n % 12:02d}-{1 + n % 28:02d}", f"{2000 + n % 20}-{n:03d} case {n}", "long " * 300)
            for n in range(12_000)
        ),
    )  # fmt: skip
    for kind in ("event", "cause", "damage", "measure"):
        conn.executemany(
            f"INSERT INTO {kind} (id, retrospective) VALUES (?, ?)", ((f"{n}", f"{n}") for n in range(12_000))
        )
    conn.commit()
    conn.close()
    yield store
    store.close()


def test_windows_together_are_the_whole_list(crowd: SqliteStore) -> None:
    wanted = CaseFilter("case 11")
    total = crowd.count(wanted)
    pages = [crowd.list(wanted, offset, 500) for offset in range(0, total, 500)]
    lines = [line for page in pages for line in page]
    assert len({line.reference for line in lines}) == len(lines) == total > 1000
    assert [line.day for line in lines] == sorted((line.day for line in lines), reverse=True)
    assert crowd.list(wanted, total, 500) == ()


def test_a_window_is_read_without_sorting_or_scanning_rows(crowd: SqliteStore) -> None:
    steps = work(crowd, lambda: crowd.list(ALL, 0, 50))
    assert steps < work(crowd, lambda: crowd.list(ALL, 0, 200)) < 6 * steps
    where, words = summaries._where(CaseFilter("case"))
    plan = crowd._conn.execute(
        f"EXPLAIN QUERY PLAN {summaries._SELECT} {where} {summaries._NEWEST_FIRST} LIMIT 50", words
    ).fetchall()
    told = "\n".join(row[-1] for row in plan)
    assert "USE TEMP B-TREE" not in told
    assert told.count("USING COVERING INDEX") == told.count("SEARCH") == 10
    assert "SCAN retrospective USING INDEX retrospective_archive" in told


def work(store: SqliteStore, ask: object) -> int:
    """How many hundred instructions of SQLite's machine a question takes."""
    counted = 0

    def count() -> int:
        nonlocal counted
        counted += 1
        return 0

    store._conn.set_progress_handler(count, 100)
    assert callable(ask)
    ask()
    store._conn.set_progress_handler(None, 100)
    return counted
