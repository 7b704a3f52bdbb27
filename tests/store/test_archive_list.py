"""The archive as a list: newest first, filtered, window by window, as quick with many as with few."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from retro.model.answers import answer_to, saying
from retro.model.change import Add, Delete, Update
from retro.model.change_factory import ChangeFactory
from retro.model.head_choices import SETTLED
from retro.model.query.words import Word
from retro.model.stages.answers import Said
from retro.review.actions import overdue
from retro.services.follow_up.actions import open_actions
from retro.store.declared import STAGES
from retro.store.listed import Pending, Summary
from retro.store.protocol import NEWEST_FIRST, CaseFilter, Order, SortKey
from retro.store.sql import summaries
from retro.store.sqlite.store import SqliteStore, open_store

ALL = CaseFilter()


def with_words(text: str) -> CaseFilter:
    return CaseFilter(words=tuple(map(Word, dict.fromkeys(text.split()))))


def titles(store: SqliteStore, text: str = "", offset: int = 0, limit: int = 50) -> list[str]:
    return [line.title for line in store.list(with_words(text), offset, limit)]


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
        ("wrong_o", ["100% ㎒ wrong_order"]),
        ("wrongXo", []),
        ("g_o", []),
        ("mHz", ["100% ㎒ wrong_order"]),
        ("2026-002", ["100% ㎒ wrong_order"]),
        ("２０２６ [s", ["Two Parcels [swapped]"]),
        ("'; DROP TABLE retrospective; --", []),
        ("\x1b\x00\ud800", ["Ｃａｆé　配送", "100% ㎒ wrong_order", "Two Parcels [swapped]"]),
        ("w " * 5000, ["100% ㎒ wrong_order"]),
    ],
)
def test_every_word_is_found_whatever_its_case_and_width(
    store: SqliteStore, factory: ChangeFactory, text: str, found: list[str]
) -> None:
    for title in ("Two Parcels [swapped]", "100% ㎒ wrong_order", "Ｃａｆé　配送"):
        store.create({"title": title}, factory.change())
    assert titles(store, text) == found
    assert store.count(with_words(text)) == len(found)


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
    wanted = CaseFilter(closed=False, since="2005-01-01", until="2019-12-31")
    total = crowd.count(wanted)
    pages = [crowd.list(wanted, offset, 500) for offset in range(0, total, 500)]
    lines = [line for page in pages for line in page]
    assert len({line.reference for line in lines}) == len(lines) == total > 1000
    assert [line.day for line in lines] == sorted((line.day for line in lines), reverse=True)
    assert crowd.list(wanted, total, 500) == ()


@pytest.mark.of_sqlite
def test_a_window_is_read_without_sorting_or_scanning_rows(crowd: SqliteStore) -> None:
    steps = work(crowd, lambda: crowd.list(ALL, 0, 50))
    assert steps < work(crowd, lambda: crowd.list(ALL, 0, 200)) < 6 * steps
    where, words = summaries.where(CaseFilter(severities=("high",)))
    plan = crowd._conn.execute(
        f"EXPLAIN QUERY PLAN {summaries._SELECT} {where} {summaries.by(NEWEST_FIRST)} LIMIT 50", words
    ).fetchall()
    told = "\n".join(row[-1] for row in plan)
    assert "USE TEMP B-TREE" not in told
    tables = sum(map(len, STAGES.values()))
    assert told.count("USING COVERING INDEX") == told.count("SEARCH") == tables
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


def measure(store: SqliteStore, factory: ChangeFactory, reference: str, **values: str) -> None:
    store.apply(reference, factory.change(Add("measure", factory.new_id(), {"what": "a place for each", **values})))


@pytest.fixture
def cases(store: SqliteStore, factory: ChangeFactory) -> SqliteStore:
    """Four cases: one with nothing in it, one late, one to be checked and closed, one in which all is done."""
    for title, severity, kind, status in (
        ("delta", None, None, "draft"),
        ("Bravo", "low", "incident", "review"),
        ("alpha", "critical", "complaint", "draft"),
        ("charlie", "high", "complaint", "draft"),
    ):
        head = {"title": title, "severity": severity, "case_kind": kind, "status": status}
        store.create(head, factory.change())
    measure(store, factory, "2026-002", owner="shipping lead", due="2026-11-01")
    measure(store, factory, "2026-002", owner="purchasing")
    measure(store, factory, "2026-003", owner="shipping lead", due="2026-10-01", check_on="2026-12-03", result="done")
    measure(store, factory, "2026-004", owner="office", due="2026-10-01", result="verified")
    for reference in ("2026-003", "2026-004"):
        case = store.load(reference).head.id
        store.apply(
            reference, factory.change(Update("retrospective", case, 0, {"status": "draft"}, {"status": "closed"}))
        )
    return store


def references(store: SqliteStore, wanted: CaseFilter, order: Order = NEWEST_FIRST) -> list[str]:
    found = [line.reference[-1] for line in store.list(wanted, 0, 50, order)]
    assert len(found) == store.count(wanted)
    assert [each[-1] for each in store.references(wanted, order)] == found
    assert [store.place(f"2026-00{each}", wanted, order) for each in found] == list(range(len(found)))
    return found


TODAY = "2026-11-20"


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (CaseFilter(severities=("high", "critical")), "43"),
        (CaseFilter(severities=("",)), "1"),
        (CaseFilter(kinds=("complaint",)), "43"),
        (CaseFilter(kinds=("complaint",), severities=("high",)), "4"),
        (CaseFilter(statuses=("draft", "review")), "21"),
        (CaseFilter(statuses=("closed",)), "43"),
        (CaseFilter(statuses=(SETTLED,)), "4"),
        (CaseFilter(statuses=("draft", SETTLED)), "41"),
        (CaseFilter(owners=("shipping lead",)), "32"),
        (CaseFilter(owners=("purchasing", "office")), "2"),
        (CaseFilter(open="yes"), "32"),
        (CaseFilter(open="no"), "41"),
        (CaseFilter(open="overdue", today=TODAY), "2"),
        (CaseFilter(open="overdue", today="2026-12-31"), "32"),
        (CaseFilter(words=(Word("ALPHA"),), open="yes"), "3"),
        (CaseFilter(words=(Word("alpha"),), open="no"), ""),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_it_is_filtered_by_what_a_case_says_and_by_what_is_left_to_do(
    cases: SqliteStore, wanted: CaseFilter, expected: str
) -> None:
    assert references(cases, wanted) == list(expected)


@pytest.mark.parametrize(
    ("by", "expected"), [("day", "4321"), ("title", "3241"), ("severity", "3421"), ("open", "2341")]
)
def test_it_is_sorted_and_turned_round(cases: SqliteStore, by: SortKey, expected: str) -> None:
    assert references(cases, ALL, Order(by)) == list(expected)
    assert references(cases, ALL, Order(by, turned=True)) == list(reversed(expected))


def test_what_is_left_to_do_is_counted_as_the_record_says_it(cases: SqliteStore) -> None:
    everything = [f"2026-00{n}" for n in range(1, 5)]
    assert cases.pending(everything, TODAY) == {
        "2026-002": Pending(open=2, overdue=1, checks=0, next_check=""),
        "2026-003": Pending(open=0, overdue=0, checks=1, next_check="2026-12-03"),
    }
    for day in ("2026-11-02", TODAY, "2026-12-04"):
        left = cases.pending(everything, day)
        for reference in everything:
            late = overdue(cases.load(reference), date.fromisoformat(day))
            assert len(late) == (left[reference].overdue if reference in left else 0)
    assert cases.pending([], TODAY) == {}


def test_what_is_left_to_do_is_what_the_list_of_actions_has(store: SqliteStore, factory: ChangeFactory) -> None:
    reference = store.create({"title": "a"}, factory.change())
    for kind, values in (
        ("contact", {"heard": "angry"}),
        ("contact", {"wish": "an apology", "promise": "a letter", "call_back": "2026-11-02"}),
        ("contact", {"promise_due": "2026-11-01", "promise": "a call"}),
        ("hardware_change", {"what": "slips"}),
        ("hardware_change", {"after": "trays"}),
        ("party", {"who": "Ann Lee"}),
        ("parked", {"what": "the rota"}),
        ("no_change", {"reason": "rented", "review_on": "2026-12-01"}),
        ("hardware_change", {"after": "trays", "due": "2026-12-01"}),
    ):
        store.apply(reference, factory.change(Add(kind, factory.new_id(), values)))
    open_now = open_actions(store, date.fromisoformat(TODAY))
    assert store.pending([reference], TODAY) == {reference: Pending(8, 2, 1, "2026-12-01")}
    assert (len(open_now), sum(each.days > 0 for each in open_now)) == (9, 2)
    (change,) = (each for each in open_now if str(each.what) == "slips")
    store.apply(reference, factory.change(Add("row_check", "f", {"of": change.row, "found": "did-not-hold"})))
    assert store.pending([reference], TODAY)[reference].open == 8, "what is to be decided is to be done"
    assert references(store, CaseFilter(open="yes")) == ["1"]


def test_a_sorted_list_follows_what_is_written(cases: SqliteStore, factory: ChangeFactory, path: Path) -> None:
    assert references(cases, ALL, Order("title")) == list("3241")
    cases.create({"title": "aa"}, factory.change())
    assert references(cases, ALL, Order("title")) == list("53241")
    other = open_store(path, sync="OFF")
    other.create({"title": "zz"}, ChangeFactory(author="other").change())
    other.close()
    assert references(cases, ALL, Order("title")) == list("532416")


def test_owners_are_those_of_measures_in_which_something_is_left_to_do(cases: SqliteStore) -> None:
    assert cases.owners() == ("purchasing", "shipping lead")


def test_who_finds_something_out_has_something_to_do(cases: SqliteStore, factory: ChangeFactory) -> None:
    record = cases.load("2026-001")
    asked = saying(record, "", "cause.escaped", Said.UNKNOWN, finder="support", by=date(2026, 11, 19))
    cases.apply("2026-001", factory.change(*asked))
    for code, said in (("cause.same", Said.LATER), ("cause.different", Said.NOT_APPLICABLE)):
        settled = saying(record, "", code, said, finder="nobody", by=date(2026, 11, 19))
        cases.apply("2026-001", factory.change(*settled))
    assert cases.owners() == ("purchasing", "shipping lead", "support")
    assert references(cases, CaseFilter(owners=("support",))) == ["1"]
    assert references(cases, CaseFilter(open="overdue", today=TODAY)) == ["2", "1"]
    assert cases.pending(["2026-001"], TODAY) == {"2026-001": Pending(1, 1, 0, "")}
    held = answer_to(cases.load("2026-001"), "", "cause.escaped")
    assert held is not None
    cases.apply("2026-001", factory.change(Delete(held.kind, held.id, held.revision)))
    assert cases.pending(["2026-001"], TODAY) == {}


def test_cases_are_asked_by_their_tags(cases: SqliteStore, factory: ChangeFactory) -> None:
    for reference, tags in (("2026-001", ["oven", "night shift"]), ("2026-002", ["夜勤", "oven's"])):
        head = cases.load(reference).head
        cases.apply(reference, factory.change(Update("retrospective", head.id, 0, {"tags": []}, {"tags": list(tags)})))
    assert cases.tags() == ("night shift", "oven", "oven's", "夜勤")
    assert references(cases, CaseFilter(tags=("oven",))) == ["1"]
    assert references(cases, CaseFilter(tags=("夜勤", "night shift"))) == ["2", "1"]
    assert references(cases, CaseFilter(tags=("夜勤", "night shift"), statuses=("draft",))) == ["1"]
    assert references(cases, CaseFilter(tags=("ove",))) == []
    assert references(cases, CaseFilter(tags=("oven",), severities=("high",))) == []


def test_pages_of_a_sorted_list_cost_no_more_than_those_of_the_usual_one(crowd: SqliteStore) -> None:
    order = Order("title")
    crowd.list(ALL, 0, 100, order)
    assert work(crowd, lambda: crowd.list(ALL, 9000, 100, order)) < 3 * work(crowd, lambda: crowd.list(ALL, 0, 100))
    wanted = CaseFilter(open="yes")
    crowd.count(wanted)
    assert work(crowd, lambda: (crowd.count(wanted), crowd.list(wanted, 9000, 100))) < 3 * work(
        crowd, lambda: crowd.list(ALL, 0, 100)
    )


def test_the_place_of_a_case_in_the_usual_list_is_counted_in_its_index(crowd: SqliteStore) -> None:
    last = crowd.list(ALL, 11_999, 1)[0].reference
    assert crowd.place(last, ALL) == 11_999
    assert crowd.place("1999-001", ALL) is None
    counting = work(crowd, lambda: crowd.count(CaseFilter(until="2099-01-01")))
    assert work(crowd, lambda: crowd.place(last, ALL)) < 2 * counting
