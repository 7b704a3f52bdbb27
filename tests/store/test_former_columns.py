"""What rows held themselves becomes checks when a file, or the JSON, of an earlier version comes in."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from retro.importers.json_file import read_json
from retro.model.change import Update
from retro.model.change_factory import ChangeFactory
from retro.model.digest import digest
from retro.model.former_fields import former_check_id
from retro.model.found import Found
from retro.model.record import FullRecord, Retrospective
from retro.model.stages.changes import HardwareChange
from retro.model.stages.follow_up import Check
from retro.model.stages.prevention import Measure, Result
from retro.model.stages.timeline import Contact
from retro.services.archive.verify import verify
from retro.store.sqlite.store import SqliteStore, open_store
from tests.store.schemas.dump import fill_results
from tests.store.test_migrating import made_by, recorded, shape

RESULTS = Path(__file__).parent / "schemas" / "results" / "0003.sql"
JSON = Path(__file__).parent.parent / "importers" / "fixtures"


@pytest.fixture(scope="module")
def brought_up(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A file of the version before checks, brought up to date."""
    path = made_by(RESULTS, tmp_path_factory.mktemp("former") / "old.db")
    open_store(path).close()
    return path.read_bytes()


@pytest.fixture
def old(tmp_path: Path, brought_up: bytes) -> SqliteStore:
    """That file, for one test."""
    path = tmp_path / "old.db"
    path.write_bytes(brought_up)
    return open_store(path)


def told(record: Retrospective) -> list[tuple[str | None, str, str, str, str]]:
    return [
        (check.of, check.found or "", check.on.dump() if check.on else "", check.reason, str(check.look_again or ""))
        for check in record.of(Check)
    ]


@pytest.fixture
def later(factory: ChangeFactory) -> ChangeFactory:
    """Changes with ids that the old file has not."""
    return replace(factory, new_id=lambda: f"f{factory.new_id()[1:]}")


OPEN = [
    ("talk", "done", "2026-11-02T16:40+09:00", "", ""),
    ("talked", "not-doing", "2026-11-02", "a rule is no barrier", "2027-02-01"),
    ("tray", "holds", "2026-11-06", "", ""),  # the day in Japan on which the log says so
]
CLOSED = [
    ("tray2", "", "", "", ""),  # planned: no result, and yet the seal was made over it
    ("talk2", "done", "2026-11-02T16:40+09:00", "", ""),
    ("slip2", "done", "2026-11-05", "", ""),
    ("talked2", "not-doing", "2026-11-08", "a rule is no barrier", "2027-02-01"),
    ("sign2", "did-not-hold", "2026-11-08", "", ""),
    ("none2", "holds", "2026-11-09", "", ""),
]


def test_what_rows_held_becomes_checks(old: SqliteStore) -> None:
    assert told(old.load("2026-001")) == OPEN
    assert told(old.load("2026-002")) == CLOSED
    (lesson, *checks) = old.load("2026-001").stage(Check.stage)
    assert lesson.kind == "lesson"
    assert [check.id for check in checks] == [former_check_id(of or "") for of, *_ in OPEN]


def test_every_row_stands_as_it_stood(old: SqliteStore) -> None:
    record = old.load("2026-002")
    assert [row.result for row in record.of(Measure)] == [None, Result.DROPPED, Result.FAILED, Result.VERIFIED]
    assert [str(row.done) for row in record.of(HardwareChange)] == ["2026-11-05"]
    assert [row.promise_kept and row.promise_kept.dump() for row in record.of(Contact)] == ["2026-11-02T16:40+09:00"]


def test_a_seal_of_that_time_is_verified(old: SqliteStore) -> None:
    head = old.load("2026-002").head
    assert head.closed
    assert head.rule == "1"
    assert head.digest == digest(old.load("2026-002"), head.rule)
    assert verify(old).is_whole


def test_the_file_has_the_columns_of_a_new_one(tmp_path: Path, empty_file: Path) -> None:
    path = made_by(RESULTS, tmp_path / "old.db")
    open_store(path).close()
    assert shape(path) == shape(empty_file)
    assert set(recorded(path)) - set(recorded(empty_file)) <= {"measure.answers"}


def test_two_copies_of_one_file_come_to_the_same(tmp_path: Path) -> None:
    first, second = (open_store(made_by(RESULTS, tmp_path / name)) for name in ("a.db", "b.db"))
    for reference in ("2026-001", "2026-002"):
        one, other = first.whole(reference), second.whole(reference)
        assert by_id(one) == by_id(other)
        assert [(each.seq, each.change) for each in one.log] == [(each.seq, each.change) for each in other.log]


def test_what_was_written_before_is_undone_and_brought_back(old: SqliteStore, later: ChangeFactory) -> None:
    def stands() -> list[tuple[Result | None, str]]:
        record = old.load("2026-001")
        assert old.whole("2026-001").record == record
        return [
            (record.of(Measure)[0].result, str(record.of(HardwareChange)[0].done)),
        ]

    seen = [stands()]
    for _ in range(3):
        old.undo("2026-001", later.change())
        seen.append(stands())
    for _ in range(3):
        old.redo("2026-001", later.change())
        seen.append(stands())
    came = [
        [(Result.VERIFIED, "None")],
        [(Result.VERIFIED, "2026-11-05")],
        [(Result.DONE, "2026-11-05")],
        [(None, "2026-11-05")],
    ]
    assert seen == [*came, *came[-2::-1]]


def test_a_row_that_was_deleted_before_comes_back_with_what_it_held(old: SqliteStore, later: ChangeFactory) -> None:
    for _ in range(4):
        old.undo("2026-001", later.change())
    (sign,) = [row for row in old.load("2026-001").of(Measure) if row.id == "sign"]
    assert sign.result is Result.FAILED
    old.redo("2026-001", later.change())
    assert "sign" not in [check.of for check in old.load("2026-001").of(Check)]
    assert {"sign", former_check_id("sign")} <= {row.id for row in old.whole("2026-001").deleted}


def test_what_somebody_found_since_is_not_undone(old: SqliteStore, later: ChangeFactory) -> None:
    old.undo("2026-001", later.change())
    old.apply(
        "2026-001", later.change(Update("measure", "tray", 3, {"result": "verified"}, {"result": "did-not-hold"}))
    )
    old.undo("2026-001", later.change())
    assert old.load("2026-001").of(Measure)[0].result is Result.VERIFIED


@pytest.mark.parametrize(("name", "checks"), [("open", OPEN), ("closed", CLOSED)])
def test_json_of_that_version_comes_in_as_the_file_does(old: SqliteStore, name: str, checks: list[object]) -> None:
    whole = read_json((JSON / f"version-3-{name}.json").read_text("utf-8"))
    assert told(whole.record) == checks
    reference = whole.record.head.reference
    migrated = old.whole(reference)
    assert by_id(whole) == by_id(migrated)
    assert [each.change.ops for each in whole.log] == [each.change.ops for each in migrated.log[: len(whole.log)]]


def by_id(whole: FullRecord) -> list[object]:
    return [sorted(rows, key=lambda row: row.id) for rows in (whole.record.rows, whole.deleted)]


def test_json_of_that_version_that_was_closed_keeps_its_seal(store: SqliteStore, later: ChangeFactory) -> None:
    reference = store.restore(read_json((JSON / "version-3-closed.json").read_text("utf-8")), later.change()).reference
    record = store.load(reference)
    assert record.head.digest == digest(record, "1")


def test_json_of_this_version_holds_no_result_beside_its_checks() -> None:
    data = json.loads((JSON / "version-3-open.json").read_text("utf-8"))
    data["version"] = 4
    with pytest.raises(Exception, match="result"):
        read_json(json.dumps(data))


def test_what_is_written_today_makes_the_same_file(tmp_path: Path, old: SqliteStore) -> None:
    fill_results(tmp_path / "new.db")
    new = open_store(tmp_path / "new.db")
    was, now = old.load("2026-001"), new.load("2026-001")
    assert [(row.id, row.standing.found) for row in now.of(Measure)] == [
        (row.id, row.standing.found) for row in was.of(Measure)
    ]
    assert {check.found for check in now.of(Check)} >= {Found.HOLDS, Found.DROPPED}


def test_a_later_copy_of_that_version_is_joined(store: SqliteStore, later: ChangeFactory) -> None:
    first = json.loads((JSON / "version-3-open.json").read_text("utf-8"))
    second = json.loads((JSON / "version-3-open.json").read_text("utf-8"))
    (lamp,) = (row for row in second["rows"] if row["id"] == "none")
    lamp |= {"what": "two lamps", "result": "done", "revision": 2}
    update = {"op": "set", "kind": "measure", "id": "none", "revision": 1}
    values = {"before": {"what": "a lamp", "result": None}, "after": {"what": "two lamps", "result": "done"}}
    second["log"].append(
        {**second["log"][-1], "seq": 99, "id": "another", "group": "another", "ops": [{**update, **values}]}
    )
    for data in (first, second):
        reference = store.restore(read_json(json.dumps(data)), later.change()).reference
    (now,) = (row for row in store.load(reference).of(Measure) if row.id == "none")
    assert (now.what, now.result) == ("two lamps", Result.DONE)
