"""The register of closings knows which cases were closed or taken out, and how far their logs went."""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from sqlite_utils import Database

from retro.errors import RetroError, UsageError
from retro.language import active
from retro.model.chain import chained
from retro.model.change import Add, Update
from retro.model.change_factory import ChangeFactory
from retro.model.closed_record import closing, reopening
from retro.redaction.forgetting.sought import SoughtName
from retro.services.archive.doctor import doctor
from retro.services.archive.forget import forget
from retro.services.archive.merge_cases import merge_cases
from retro.services.archive.verify import place_in_register, verify
from retro.services.changing.remove_case import remove_case
from retro.store.sql import full_records, log, register
from retro.store.sqlite.store import SqliteStore, open_store

CASE = "0000000000000001"


def factory(start: int = 1) -> ChangeFactory:
    minutes, ids = count(), count(start)
    begun = datetime(2026, 11, 20, 14, 5, tzinfo=UTC)
    return ChangeFactory(
        now=lambda: begun + timedelta(minutes=next(minutes)), new_id=lambda: f"{next(ids):016x}", author="kaoru"
    )


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two closed cases, the first with an addendum; one that was taken out; an open one."""
    path, change = tmp_path_factory.mktemp("register") / "made.db", factory()
    store = open_store(path, sync="OFF")
    for n, title in enumerate(("Two parcels swapped", "A gift too late", "Typed twice", "Open")):
        store.create({"title": title}, change.change(Add("event", f"e{n}", {"what": "phones ring"}, 1.0)))
    for reference in ("2026-001", "2026-002"):
        store.apply(reference, change.change(*closing(store.load(reference).head)))
    store.apply("2026-001", change.change(Add("addendum", "a", {"found": "2026-12-01", "what": "the supplier"}, 1.0)))
    remove_case(store, change, store.load("2026-003"), "twice")
    store.close()
    return path


@pytest.fixture
def path(tmp_path: Path, made: Path) -> Path:
    return Path(shutil.copy(made, tmp_path / "retro.db"))


def alter(path: Path, *statements: str) -> None:
    conn = sqlite3.connect(path)
    for statement in statements:
        conn.execute(statement)
    conn.commit()
    conn.close()


def said(path: Path, *references: str) -> list[str]:
    store = open_store(path, sync="OFF")
    try:
        found = verify(store, references)
        assert found.is_whole is not bool(found.faults or [each for each in found.found if each.flaws])
        return [each.words.show(active()) for each in found.faults]
    finally:
        store.close()


def acts(store: SqliteStore) -> list[tuple[str, str, str]]:
    return [(each.reference, each.act, each.state) for each in store.register().entries]


def gone(case: str) -> tuple[str, ...]:
    rows = tuple(f"DELETE FROM {table} WHERE retrospective = '{case}'" for table in ("event", "addendum", "change_log"))
    return (*rows, f"DELETE FROM retrospective WHERE id = '{case}'")


def test_what_is_registered_is_what_was_closed_and_what_followed(path: Path) -> None:
    store = open_store(path, sync="OFF")
    assert acts(store) == [
        ("2026-001", "edit", "closed"), ("2026-002", "edit", "closed"), ("2026-001", "edit", "closed"),
        ("2026-003", "edit", "removed"),
    ]  # fmt: skip
    head = store.register().head
    store.close()
    assert said(path) == []
    assert re.fullmatch("[0-9a-f]{64}", head)


def test_what_is_registered_already_is_not_registered_again(path: Path) -> None:
    conn = sqlite3.connect(path)
    before = conn.execute("SELECT * FROM register").fetchall()
    register.register_closings(Database(conn, recursive_triggers=False, execute_plugins=False))
    assert conn.execute("SELECT * FROM register").fetchall() == before
    conn.close()


SHORT = (
    "DELETE FROM addendum", f"DELETE FROM change_log WHERE seq = 3 AND retrospective = '{CASE}'",
    f"UPDATE retrospective SET seq = 2 WHERE id = '{CASE}'",
)  # fmt: skip
OPENED = (
    "DELETE FROM addendum", f"DELETE FROM change_log WHERE seq > 1 AND retrospective = '{CASE}'",
    "UPDATE retrospective SET seq = 1, status = 'draft', closed = '', digest = '', rule = '', chain = '' WHERE seq = 3",
)  # fmt: skip
ALTERED: dict[str, tuple[tuple[str, ...], list[str]]] = {
    "a closed case with its log": (
        gone(CASE),
        ["2026-001 is missing: the register of closings names it, last on 2026-11-20."],
    ),
    "one that was taken out with its log": (
        gone("0000000000000003"),
        ["2026-003 is missing: it was taken out of the archive on 2026-11-20, and kept."],
    ),
    "what followed a closing, with its entries": (
        SHORT,
        ["The log of 2026-001 lacks what was registered on 2026-11-20 (entry 3)."],
    ),
    "a closing, as if it never was": (
        OPENED,
        ["The log of 2026-001 lacks what was registered on 2026-11-20 (entry 3)."],
    ),
    "an entry of the register": (
        ("DELETE FROM register WHERE n = 2",),
        [
            "2026-002 is closed or taken out, and the register of closings does not name it.",
            "Entry 2 of the register of closings is missing.",
        ],
    ),
    "the count of the register": (
        ("DELETE FROM sqlite_sequence WHERE name = 'register'",),
        ["The count of the register of closings is not what it was: entries may be missing at its end."],
    ),
    "the last entry of the register with its case": (
        (*gone("0000000000000003"), "DELETE FROM register WHERE n = 4"),
        ["Entry 4 of the register of closings is missing."],
    ),
    "an entry that says something else": (
        ("UPDATE register SET state = 'open' WHERE n = 2",),
        [
            "2026-002 is not what was registered of it last, on 2026-11-20 (entry 2).",
            "Entry 2 of the register of closings is not what it was.",
        ],
    ),
    "the reference of an entry": (
        ("UPDATE register SET reference = '2026-009' WHERE n = 1",),
        ["Entry 1 of the register of closings is not what it was."],
    ),
    "an entry too many": (
        (f"INSERT INTO register VALUES (5, '{CASE}', '2026-001', '2026-11-20', 'edit', 'open', '', 'x')",),
        [
            "2026-001 is not what was registered of it last, on 2026-11-20 (entry 5).",
            "Entry 5 of the register of closings is not what it was.",
        ],
    ),
}


@pytest.mark.parametrize("what", ALTERED)
def test_what_another_program_takes_is_missed(path: Path, what: str) -> None:
    statements, says = ALTERED[what]
    alter(path, *statements)
    assert said(path) == says
    assert [str(each.title.show(active())) for each in doctor(path).findings if each.code == "register"] == says


def test_a_case_that_is_gone_is_told_by_its_reference(path: Path) -> None:
    alter(path, *gone(CASE))
    assert said(path, "2026-001") == ["2026-001 is missing: the register of closings names it, last on 2026-11-20."]
    assert said(path, "2026-002") == []
    store = open_store(path, sync="OFF")
    with pytest.raises(RetroError, match="2026-077"):
        verify(store, ["2026-077"])
    store.close()


def test_a_log_that_was_written_anew_with_its_chain_is_noticed(path: Path) -> None:
    """As if another program knew how the chain and the seal are made."""
    db = Database(path)
    db.execute("UPDATE change_log SET ops = replace(ops, 'phones', 'bells') WHERE retrospective = ?", (CASE,))
    db.execute("UPDATE event SET what = 'bells ring' WHERE retrospective = ?", (CASE,))
    whole = full_records.whole(db.conn, CASE)
    entries = chained(whole.record.head, whole.log)
    log.rewrite(db, CASE, entries)
    from retro.store.sql.seal import reseal

    reseal(db, CASE)
    assert entries[1].link
    db.execute("UPDATE retrospective SET chain = ? WHERE id = ?", (entries[1].link.chain, CASE))
    db.conn.commit()
    db.close()
    assert said(path) == ["The log of 2026-001 lacks what was registered on 2026-11-20 (entry 3)."]


def test_a_register_that_is_gone_is_told(path: Path) -> None:
    alter(path, "DROP TABLE register")
    store = open_store(path, sync="OFF")
    found = verify(store)
    store.close()
    assert len(found.unreadable) == 1
    assert not found.is_whole
    assert not doctor(path).is_well


def reopened(store: SqliteStore, change: ChangeFactory, _path: Path) -> None:
    day = datetime(2026, 12, 1, tzinfo=UTC).date()
    store.apply("2026-001", change.change(*reopening(store.load("2026-001"), "r", day=day, reason="more")))
    event = store.load("2026-001").rows[0]
    store.apply("2026-001", change.change(Update("event", event.id, 1, {"what": "phones ring"}, {"what": "bells"})))


def brought_back(store: SqliteStore, change: ChangeFactory, _path: Path) -> None:
    store.undo("2026-003", change.change())


def merged(store: SqliteStore, change: ChangeFactory, _path: Path) -> None:
    store.create({"title": "Other"}, change.change())
    merge_cases(store, change, store.load("2026-005"), store.load("2026-004"))


def forgotten(store: SqliteStore, change: ChangeFactory, path: Path) -> None:
    store.close()
    forget(path, change, SoughtName("supplier"), "[forgotten]")


@pytest.mark.parametrize(
    ("what", "marks"),
    [
        (reopened, [("2026-001", "edit", "open")]),
        (brought_back, [("2026-003", "undo", "open")]),
        (merged, [("2026-005", "edit", "removed")]),
        (forgotten, [("2026-001", "forget", "closed")]),
    ],
    ids=lambda each: getattr(each, "__name__", ""),
)
def test_what_retro_does_leaves_its_mark(
    path: Path,
    what: Callable[[SqliteStore, ChangeFactory, Path], None],
    marks: list[tuple[str, str, str]],
) -> None:
    store = open_store(path, sync="OFF")
    what(store, factory(1000), path)
    store.close()
    store = open_store(path, sync="OFF")
    assert acts(store)[4:] == marks
    store.close()
    assert said(path) == []


def test_what_is_imported_closed_is_registered_and_what_was_lost_comes_back(path: Path, tmp_path: Path) -> None:
    store = open_store(path, sync="OFF")
    whole = store.whole("2026-001")
    store.close()
    alter(path, *gone(CASE))
    for file, says in ((path, 4), (tmp_path / "other.db", 1)):
        store = open_store(file, sync="OFF")
        store.restore(whole, factory(1000).change())
        assert (len(acts(store)), ("2026-001", "edit", "closed") in acts(store)) == (says, True)
        store.close()
        assert said(file) == []


def test_a_head_that_was_noted_tells_whether_the_archive_went_on_from_it(path: Path) -> None:
    store = open_store(path, sync="OFF")
    noted = store.register().head
    reopened(store, factory(1000), path)
    register = store.register()
    store.close()
    assert place_in_register(register, noted[:16].upper()).number == 4
    with pytest.raises(RetroError, match="never came to"):
        place_in_register(register, "0" * 16)
    for text in ("abc", "not a head", noted + "0"):
        with pytest.raises(UsageError):
            place_in_register(register, text)
