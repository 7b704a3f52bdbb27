"""What Retro makes itself from a record: whatever another program writes there is named, and made anew."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from retro.language import active
from retro.model.change import Add, Update
from retro.model.change_factory import ChangeFactory
from retro.model.closed_record import closing
from retro.review.stale_words import stale_words
from retro.services.archive.doctor import doctor, mend
from retro.services.archive.verify import verify
from retro.store.protocol import CaseFilter
from retro.store.sqlite.store import open_store


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed case of which a measure is open, and one row was done; an open one whose title is being typed."""
    path = tmp_path_factory.mktemp("derived") / "made.db"
    store, factory = open_store(path, sync="OFF"), ChangeFactory()
    values = {"title": "Two parcels", "started": "2026-11-20T14:05+09:00", "zone": "Asia/Tokyo"}
    store.create(values, factory.change(
        Add("measure", "m", {"what": "a tray for each order", "due": "2026-12-01"}, 1.0),
        Add("measure", "n", {"what": "two slips", "due": "2026-12-02"}, 2.0),
        Add("row_check", "k", {"of": "n", "found": "done", "on": "2026-12-02"}, 1.0),
    ))  # fmt: skip
    store.apply(
        "2026-001", factory.change(Update("measure", "m", 1, {"what": "a tray for each order"}, {"what": "a tray"}))
    )
    store.apply("2026-001", factory.change(*closing(store.load("2026-001").head)))
    store.create({"title": "Op"}, factory.change())
    head, seen = store.load("2026-002").head, "Op"
    for n, title in enumerate(("Ope", "Open")):
        typed = Update("retrospective", head.id, 1 + n, {"title": seen}, {"title": title})
        store.apply("2026-002", factory.change(typed, group="g"))
        seen = title
    store.close()
    return path


@pytest.fixture
def path(tmp_path: Path, made: Path) -> Path:
    return Path(shutil.copy(made, tmp_path / "retro.db"))


def dump(path: Path) -> list[str]:
    conn = sqlite3.connect(path)
    try:
        return list(conn.iterdump())
    finally:
        conn.close()


FALSIFIED: dict[str, tuple[str, list[str]]] = {
    "searched title": (
        "UPDATE retrospective SET find = '' WHERE reference = '2026-001'",
        ["table retrospective, Retrospective, column find: (empty), and the record comes to “2026-001 two parcels”"],
    ),
    "day": (
        "UPDATE retrospective SET day = '2020-01-01' WHERE reference = '2026-001'",
        ["table retrospective, Retrospective, column day: “2020-01-01”, and the record comes to “2026-11-20”"],
    ),
    "settled": (
        "UPDATE retrospective SET settled = 1 WHERE reference = '2026-001'",
        ["table retrospective, Retrospective, column settled: “1”, and the record comes to “0”"],
    ),
    "standing": (
        "UPDATE measure SET standing = 'holds' WHERE id = 'm'",
        ["table measure, 5.1 “a tray”, column standing: “holds”, and the record comes to (empty)"],
    ),
    "when it was done": (
        "UPDATE measure SET standing_on = '2026-01-01', look_again = '2030-01-01' WHERE id = 'n'",
        [
            "table measure, 5.2 “two slips”, column standing_on: “2026-01-01”, and the record comes to “2026-12-02”",
            "table measure, 5.2 “two slips”, column look_again: “2030-01-01”, and the record comes to (empty)",
        ],
    ),
    "revision that is too low": (
        "UPDATE measure SET revision = 1 WHERE id = 'm'",
        ["table measure, 5.1 “a tray”, column revision: “1”, and the record comes to “2”"],
    ),
    "revision that is too high": (
        "UPDATE measure SET revision = 7 WHERE id = 'n'",
        ["table measure, 5.2 “two slips”, column revision: “7”, and the record comes to “1”"],
    ),
    "revision of the head": (
        "UPDATE retrospective SET revision = 1 WHERE reference = '2026-001'",
        ["table retrospective, Retrospective, column revision: “1”, and the record comes to “2”"],
    ),
    "an entry that may grow": (
        "UPDATE change_log SET open = 1 WHERE act = 'create' AND seq = 1 AND ops LIKE '%tray%'",
        ["table change_log, entry 1, column open: “1”, and it comes to “0”"],
    ),
    "the latest save of an entry": (
        "UPDATE change_log SET last = 'x' WHERE act = 'create' AND ops LIKE '%tray%'",
        ["table change_log, entry 1, column last: “x”, and it comes to (empty)"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", FALSIFIED)
def test_what_is_falsified_is_named_and_made_anew(path: Path, what: str) -> None:
    statement, says = FALSIFIED[what]
    before = dump(path)
    conn = sqlite3.connect(path, isolation_level=None)
    assert conn.execute(statement).rowcount == 1
    conn.close()
    store = open_store(path, sync="OFF")
    verified = verify(store)
    store.close()
    (found,) = verified.found
    assert [stale_words(each, found.whole).show(active()) for each in found.stale] == says
    assert (found.flaws, verified.is_whole) == ((), False)
    (told,) = [each for each in doctor(path).findings if each.is_wrong]
    assert told.code == "stale"
    assert all(each in told.title.show(active()) for each in says)
    assert mend(path) == len(says)
    assert dump(path) == before
    assert doctor(path).is_well


def test_an_entry_that_grows_is_none_of_them_and_one_that_was_finished_falsely_grows_again(path: Path) -> None:
    before = dump(path)
    assert [each.code for each in doctor(path).findings] == []
    conn = sqlite3.connect(path, isolation_level=None)
    conn.execute("UPDATE change_log SET open = 0 WHERE open = 1")
    conn.close()
    assert [each.code for each in doctor(path).findings] == ["stale"]
    assert (mend(path), mend(path)) == (1, 0)
    assert dump(path) == before


def test_what_hides_a_case_from_what_is_due_is_mended_with_all_that_hangs_on_it(path: Path) -> None:
    """Two wrongs: the open measure is called done, and so the case settled."""
    before = dump(path)
    conn = sqlite3.connect(path, isolation_level=None)
    conn.execute("UPDATE measure SET standing = 'holds'")
    conn.execute("UPDATE retrospective SET settled = 1")
    conn.close()
    assert mend(path) > 1
    assert dump(path) == before
    store = open_store(path, sync="OFF")
    assert {line.reference: line.settled for line in store.list(CaseFilter())} == {"2026-001": False, "2026-002": False}
    store.close()
