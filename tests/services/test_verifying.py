"""Whatever another program alters in a closed case is noticed, and named."""

from __future__ import annotations

import shutil
import sqlite3
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from sqlite_utils import Database

from retro.language import active
from retro.model.chain import blanked
from retro.model.change import Add, Change, Delete, Forget, Update
from retro.model.change_factory import ChangeFactory
from retro.model.closed_record import closing, reopening
from retro.review.flaw_words import flaw_words
from retro.review.flaws import Kind
from retro.review.integrity import Integrity
from retro.services.archive.doctor import doctor
from retro.services.archive.verify import verification, verify
from retro.store.sql import log
from retro.store.sql.seal import reseal
from retro.store.sqlite.store import open_store

REFERENCE = "2026-001"


@pytest.fixture(scope="module")
def closed_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed case with rows, a deleted one, an undone change and an addendum; an open one behind it."""
    path = tmp_path_factory.mktemp("verify") / "closed.db"
    minutes, ids = count(), count(1)
    begun = datetime(2026, 11, 20, 14, 5, tzinfo=UTC)
    factory = ChangeFactory(
        now=lambda: begun + timedelta(minutes=next(minutes)), new_id=lambda: f"{next(ids):016x}", author="kaoru"
    )
    store = open_store(path, sync="OFF")
    reference = store.create({"title": "Two parcels swapped", "zone": "Asia/Tokyo"}, factory.change())
    store.apply(reference, factory.change(
        Add("event", "e1", {"what": "phones ring", "happened": "2026-11-20T14:05+09:00"}, 1.0),
        Add("event", "e2", {"what": "nobody answers"}, 2.0), Add("event", "gone", {"what": "x"}, 3.0),
        Add("measure", "m", {"what": "a tray for each order", "due": "2026-12-01"}, 1.0),
    ))  # fmt: skip
    store.apply(reference, factory.change(Delete("event", "gone", 1)))
    store.apply(reference, factory.change(Update("event", "e2", 1, {"what": "nobody answers"}, {"what": "nobody"})))
    store.undo(reference, factory.change())
    store.apply(reference, factory.change(*closing(store.load(reference).head)))
    store.apply(reference, factory.change(Add("addendum", "a", {"found": "2026-12-01", "what": "the supplier"}, 1.0)))
    store.create({"title": "Another"}, factory.change())
    store.close()
    return path


@pytest.fixture
def path(tmp_path: Path, closed_file: Path) -> Path:
    return Path(shutil.copy(closed_file, tmp_path / "retro.db"))


def alter(path: Path, *statements: str) -> None:
    conn = sqlite3.connect(path)
    for statement in statements:
        assert conn.execute(statement).rowcount > 0
    conn.commit()
    conn.close()


def told(path: Path, *references: str) -> list[str]:
    """What is said to differ, where it is said that the case has changed."""
    store = open_store(path, sync="OFF")
    try:
        verified = verify(store, references)
    finally:
        store.close()
    assert not verified.is_whole
    (found,) = verified.found
    assert (found.whole.record.head.id, found.state) == ("0000000000000001", Integrity.BROKEN)
    return [flaw_words(flaw, found.whole).show(active()) for flaw in found.flaws]


def test_what_was_not_altered_is_as_it_was_closed(path: Path) -> None:
    store = open_store(path, sync="OFF")
    verified = verify(store)
    store.close()
    assert verified.is_whole
    assert [(found.whole.record.reference, found.state, found.flaws) for found in verified.found] == [
        (REFERENCE, Integrity.WHOLE, ())
    ]


ALTERED: dict[str, tuple[tuple[str, ...], list[str]]] = {
    "addendum altered": (
        ("UPDATE addendum SET what = 'nothing'",),
        ["7.1 “nothing”, What: “nothing”, by the log “the supplier”"],
    ),
    "addendum deleted": (("DELETE FROM addendum",), ["Addendum “the supplier” is gone, and by the log it is there"]),
    "addendum marked as deleted": (
        ("UPDATE addendum SET deleted = 1",),
        ["Addendum “the supplier” is gone, and by the log it is there"],
    ),
    "time of closing": (
        ("UPDATE retrospective SET closed = '2020-01-01T00:00:00+09:00' WHERE closed <> ''",),
        ["closed on 2020-01-01 00:00:00, by the log on 2026-11-20 23:10:00"],
    ),
    "created": (
        ("UPDATE retrospective SET created = '2020-01-01T00:00:00+09:00' WHERE closed <> ''",),
        ["begun on 2020-01-01 00:00:00, by the log on 2026-11-20 23:05:00"],
    ),
    "reference": (
        ("UPDATE retrospective SET reference = '2026-077' WHERE closed <> ''",),
        ["its reference is 2026-077, by the log 2026-001"],
    ),
    "log emptied": (("DELETE FROM change_log WHERE retrospective = '0000000000000001'",), ["its log is empty"]),
    "author altered": (
        ("UPDATE change_log SET author = 'somebody' WHERE seq = 2",),
        ["entry 2 of its log is not what it was"],
    ),
    "operations altered": (
        ("UPDATE change_log SET ops = replace(ops, 'phones', 'bells') WHERE seq = 2",),
        [
            "entry 2 of its log is not what it was",
            "1.1 “phones ring”, What: “phones ring”, by the log “bells ring”",
        ],
    ),
    "time of an entry altered": (
        ("UPDATE change_log SET at = '2020-01-01T00:00:00+09:00' WHERE seq = 3",),
        ["entry 3 of its log is not what it was"],
    ),
    "entry taken": (
        ("DELETE FROM change_log WHERE seq = 4",),
        ["before entry 5 of its log one is missing, or that one was altered"],
    ),
    "last entry taken": (
        ("DELETE FROM change_log WHERE seq = 7", "DELETE FROM addendum"),
        ["its log ends before its last entry, 7"],
    ),
    "reopened by clearing the seal": (
        (
            (
                "UPDATE retrospective SET closed = '', digest = '', rule = '', chain = '', status = 'review' "
                "WHERE closed <> ''"
            ),
        ),
        [
            "closed on 2026-11-20 23:10:00 by the log: its seal is gone, and nobody reopened it",
            "Retrospective, State: “in review”, by the log “closed”",
        ],
    ),
    "row altered": (
        ("UPDATE event SET what = 'all was well' WHERE id = 'e1'",),
        ["1.1 “all was well”, What: “all was well”, by the log “phones ring”"],
    ),
    "row deleted": (("DELETE FROM measure",), ["Measure “a tray for each order” is gone, and by the log it is there"]),
    "row added": (
        ("INSERT INTO event (id, retrospective, position, what) VALUES ('n', '0000000000000001', 9, 'new')",),
        ["1.3 “new” is there, and by the log it is not"],
    ),
    "row brought back": (
        ("UPDATE event SET deleted = 0 WHERE id = 'gone'",),
        ["1.3 “x” is there, and by the log it is not"],
    ),
    "what is kept of a deleted row taken": (
        ("DELETE FROM event WHERE id = 'gone'",),
        ["Event “x” was deleted, and what was kept of it is gone"],
    ),
    "order of rows": (
        ("UPDATE event SET position = 9 WHERE id = 'e1'",),
        ["1.2 “phones ring” stands in another place than by the log"],
    ),
    "title altered": (
        ("UPDATE retrospective SET title = 'Nothing' WHERE closed <> ''",),
        ["Retrospective, Title: “Nothing”, by the log “Two parcels swapped”"],
    ),
    "taken out of the archive": (
        ("UPDATE retrospective SET removed = '2026-11-21' WHERE closed <> ''",),
        ["Retrospective, Removed: “21 Nov 2026”, by the log (empty)"],
    ),
    "status alone": (
        ("UPDATE retrospective SET status = 'draft' WHERE closed <> ''",),
        ["Retrospective, State: “draft”, by the log “closed”"],
    ),
    "seal alone": (
        (f"UPDATE retrospective SET digest = '{'0' * 64}' WHERE closed <> ''",),
        ["its seal is not the one of its closing"],
    ),
    "place in the chain": (
        (f"UPDATE retrospective SET chain = '{'0' * 64}' WHERE closed <> ''",),
        ["its seal is not the one of its closing"],
    ),
    "seal taken": (
        ("UPDATE retrospective SET digest = '', rule = '', chain = '' WHERE closed <> ''",),
        ["closed on 2026-11-20 23:10:00 by the log: its seal is gone, and nobody reopened it"],
    ),
    "hash altered": (
        (f"UPDATE change_log SET hash = '{'0' * 64}' WHERE seq = 3",),
        ["entry 3 of its log is not what it was"],
    ),
    "chain altered": (
        (f"UPDATE change_log SET chain = '{'0' * 64}' WHERE seq = 3",),
        ["entry 3 of its log is not what it was", "entry 4 of its log is not what it was"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", ALTERED)
def test_what_another_program_alters_is_noticed_and_named(path: Path, what: str) -> None:
    statements, says = ALTERED[what]
    alter(path, *statements)
    assert told(path) == says


@pytest.mark.parametrize("seq", [7, 1])
def test_an_entry_whose_chain_was_taken_is_noticed(path: Path, seq: int) -> None:
    alter(path, f"UPDATE change_log SET chain = '', hash = '', salt = '' WHERE seq = {seq} AND retrospective < '2'")
    assert f"entry {seq} of its log is not what it was" in told(path)


def test_what_the_log_says_that_was_altered_behind_the_closing_is_named(path: Path) -> None:
    """As if another program wrote entries, and chained them."""
    db = Database(path)
    update = Update("event", "e1", 1, {"what": "phones ring"}, {"what": "calm", "source": "log"})
    log.append(db, "0000000000000001", Change("x", datetime(2026, 12, 1, tzinfo=UTC), "", (update,), group="x"))
    db.conn.commit()
    db.close()
    alter(path, "UPDATE event SET what = 'calm', source = 'log' WHERE id = 'e1'")
    assert told(path) == [
        "1.1 “calm”, What: “calm”, by the log “phones ring”",
        "1.1 “calm”, Source: “log”, by the log (empty)",
        "its seal is not the one of its closing",
    ]


def test_one_that_was_reopened_with_a_reason_is_no_flaw(path: Path) -> None:
    store = open_store(path, sync="OFF")
    ids = count()
    factory = ChangeFactory(now=lambda: datetime(2026, 12, 1, tzinfo=UTC), new_id=lambda: f"x{next(ids)}")
    ops = reopening(store.load(REFERENCE), "r", day=datetime(2026, 12, 1, tzinfo=UTC).date(), reason="again")
    store.apply(REFERENCE, factory.change(*ops))
    assert verify(store).found == ()
    assert verification(store.evidence(REFERENCE)).state is Integrity.NONE
    store.apply(REFERENCE, factory.change(Add("event", "e3", {"what": "more"}, 5.0)))
    store.apply(REFERENCE, factory.change(*closing(store.load(REFERENCE).head)))
    assert verify(store).is_whole
    store.close()


def test_an_open_one_that_is_named_is_compared_with_its_log(path: Path) -> None:
    alter(path, "UPDATE retrospective SET title = 'x' WHERE reference = '2026-002'")
    store = open_store(path, sync="OFF")
    (found,) = verify(store, ["2"]).found
    store.close()
    assert [flaw_words(flaw, found.whole).show(active()) for flaw in found.flaws] == [
        "Retrospective, Title: “x”, by the log “Another”"
    ]


def test_the_number_of_an_entry_that_was_altered_is_noticed(path: Path) -> None:
    alter(path, "UPDATE change_log SET seq = 0 WHERE seq = 1 AND retrospective < '0000000000000002'")
    assert told(path)[0] == "before entry 2 of its log one is missing, or that one was altered"


def test_a_seal_on_a_case_that_was_never_closed_is_noticed(path: Path) -> None:
    alter(path, "UPDATE retrospective SET rule = '2' WHERE reference = '2026-002'")
    store = open_store(path, sync="OFF")
    (found,) = verify(store, ["2"]).found
    store.close()
    assert [flaw.kind for flaw in found.flaws] == [Kind.SEAL]


def test_a_time_that_is_none_is_told_as_what_cannot_be_read(path: Path) -> None:
    alter(path, "UPDATE retrospective SET created = 'soon' WHERE closed <> ''")
    store = open_store(path, sync="OFF")
    (error,) = verify(store).unreadable
    store.close()
    assert "cannot read" in error.title.show(active())
    assert not doctor(path).is_well


def test_nothing_is_written_while_it_looks(path: Path) -> None:
    store = open_store(path, sync="OFF")
    ids = count()
    factory = ChangeFactory(now=lambda: datetime(2026, 12, 1, tzinfo=UTC), new_id=lambda: f"x{next(ids)}")
    store.apply("2026-002", factory.change(Update("retrospective", store.load("2026-002").head.id, 1,
                                                  {"title": "Another"}, {"title": "Anot"}), group="g"))  # fmt: skip
    (found,) = verify(store, ["2"]).found
    assert (found.state, found.whole.log[-1].link) == (Integrity.NONE, None)
    store.close()


def test_words_that_were_replaced_as_if_they_were_forgotten_are_noticed(path: Path) -> None:
    """As if another program knew how an entry is blanked, and how the log says so."""
    db = Database(path)
    case = "0000000000000001"
    (entry,) = [each for each in log.read(db.conn, case) if each.seq == 2]
    ops = tuple(
        replace(op, values={**op.values, "what": "calm"}) if isinstance(op, Add) and op.id == "e1" else op
        for op in entry.change.ops
    )
    log.rewrite(db, case, [blanked(entry, replace(entry.change, ops=ops))])
    db.execute("UPDATE event SET what = 'calm' WHERE id = 'e1'")
    said = Forget("event", "e1", ("what",), (entry.change.id,))
    log.append(db, case, Change("x", datetime(2026, 12, 1, tzinfo=UTC), "", (said,), group="x", act="forget"))
    reseal(db, case)
    db.conn.commit()
    db.close()
    assert told(path) == ["entry 2 of its log is not what it was"]


def test_what_was_blanked_without_a_word_in_the_log_is_noticed(path: Path) -> None:
    """As `retro forget` leaves an entry, but for the one that says so."""
    alter(
        path,
        "UPDATE change_log SET ops = replace(ops, 'phones ring', ''), author = '', salt = '' WHERE seq = 2 "
        "AND retrospective = '0000000000000001'",
        "UPDATE event SET what = '' WHERE id = 'e1'",
    )
    store = open_store(path, sync="OFF")
    (found,) = verify(store).found
    store.close()
    assert [flaw.kind.value for flaw in found.flaws] == ["entry", "seal"]
