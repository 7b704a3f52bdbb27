"""Have we had this: the service that finds cases, with their hits and what became of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from retro.model.change import Add
from retro.model.change_factory import ChangeFactory
from retro.model.field_types import Plain
from retro.model.query.reading import read_query
from retro.services.memory.case_filter import case_filter
from retro.services.searching.search import count, in_rows, in_title, label_of, name_of, search
from retro.store.sqlite.store import SqliteStore, open_store

TODAY = date(2026, 11, 21)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    store, stamps = open_store(tmp_path / "retro.db"), ChangeFactory()
    for number in range(1, 6):
        rows = [
            Add("cause", stamps.new_id(), {"what": f"slip {number} of a table"}, 1.0),
            Add("measure", stamps.new_id(), {"what": "a tray", "owner": f"Lead {number}", "due": "2026-12-01"}, 1.0),
            Add("participant", stamps.new_id(), {"role": "packer"}, 1.0),
        ]
        head: dict[str, Plain] = {"title": f"Slip {number}", "started": f"2026-11-0{number}", "zone": "UTC"}
        head["tags"] = [f"No. {number}"]
        store.create(head, stamps.change(*rows))
    yield store
    store.close()


def found(store: SqliteStore, line: str, offset: int = 0, limit: int = 10) -> list[str]:
    return [each.summary.title[-1] for each in search(store, read_query(line, TODAY), TODAY, offset, limit).cases]


def test_the_newest_come_first_in_windows_that_say_whether_there_are_more(store: SqliteStore) -> None:
    first = search(store, read_query("slip", TODAY), TODAY, 0, 2)
    assert ([case.summary.title for case in first.cases], first.has_more) == (["Slip 5", "Slip 4"], True)
    assert found(store, "slip", 2, 3) == ["3", "2", "1"]
    assert not search(store, read_query("slip", TODAY), TODAY, 2, 3).has_more
    assert count(store, read_query("slip", TODAY), TODAY) == (5, True)


def test_each_case_has_its_hits_called_as_people_call_them_and_its_line(store: SqliteStore) -> None:
    (case,) = search(store, read_query('table "lead 2"', TODAY), TODAY, 0, 10).cases
    told = [(name_of(hit), str(label_of(hit)), hit.text) for hit in in_rows(case)]
    assert told == [("2.1", "Cause", "slip 2 of a table"), ("5.1", "Measure, Owner", "Lead 2")]
    assert (case.line.cause, case.line.measure, str(case.line.held)) == ("slip 2 of a table", "a tray", "planned")
    (case,) = search(store, read_query('"slip 3"', TODAY), TODAY, 0, 10).cases
    assert in_title(case) == ((0, 6),)


def test_owners_and_tags_narrow_down_and_are_told_as_hits(store: SqliteStore) -> None:
    (case,) = search(store, read_query("owner:lead-4", TODAY), TODAY, 0, 10).cases
    assert [(hit.field, hit.text) for hit in case.hits] == [("owner", "Lead 4")]
    (case,) = search(store, read_query('tag:"no. 1"', TODAY), TODAY, 0, 10).cases
    assert [(hit.field, hit.text) for hit in case.hits] == [("tags", "No. 1")]
    assert case_filter(read_query("owner:nobody", TODAY), store, TODAY).owners == ("nobody",)
    assert found(store, "owner:nobody") == []


def test_of_a_stage_alone_its_rows_are_told(store: SqliteStore) -> None:
    assert found(store, "stage:prevention from:2026-11-05") == ["5"]
    (case,) = search(store, read_query("stage:prevention from:2026-11-05", TODAY), TODAY, 0, 10).cases
    assert [(name_of(hit), hit.text) for hit in in_rows(case)] == [("5.1", "a tray")]
    assert found(store, "-stage:prevention") == []
