"""Calls that are in no case yet (S33): each line is on the disk at once, and goes with the call into its case."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from retro.errors import NotFoundError, RetroError
from retro.model.call import Call, CallLine
from retro.model.change import Add
from retro.model.change_factory import ChangeFactory
from retro.model.closed_record import ClosedError, closing
from retro.model.stages.timeline import Contact
from retro.store.sqlite.backup import back_up
from retro.store.sqlite.restoring import restore
from retro.store.sqlite.store import SqliteStore
from tests.store.conftest import BEGUN, Opener

CALL = Call("c1", BEGUN, "customer care", "kaoru")
FIRST = CallLine(BEGUN, "a man, very angry'; DROP TABLE call;--")
SECOND = CallLine(BEGUN + timedelta(minutes=3), "二つの荷物が入れ替わった\x1b[31m")


@pytest.fixture
def noted(store: SqliteStore) -> SqliteStore:
    """A call with two lines."""
    store.note(CALL, FIRST)
    store.note(CALL, SECOND)
    return store


def test_each_line_is_there_for_everybody_as_soon_as_it_is_written(store: SqliteStore, opener: Opener) -> None:
    store.note(CALL, FIRST)
    assert opener().calls() == (replace(CALL, lines=(FIRST,)),)
    opener().note(CALL, SECOND)
    assert store.calls() == (replace(CALL, lines=(FIRST, SECOND)),)
    store.note(CALL, FIRST)  # tried again, as nobody heard that it was written
    assert store.calls() == (replace(CALL, lines=(FIRST, SECOND)),)
    assert store.count_calls() == 1


def test_the_order_is_that_of_writing_also_where_the_clock_was_set_back(store: SqliteStore) -> None:
    back = CallLine(BEGUN - timedelta(hours=2), "the clock was set back")
    for line in (FIRST, back, SECOND):
        store.note(CALL, line)
    (call,) = store.calls()
    assert call.notes == (FIRST, back, SECOND)
    assert call.minutes == 3
    assert replace(call, lines=(back,)).minutes == 1
    assert replace(call, over=BEGUN + timedelta(hours=4, seconds=1)).minutes == 241


def test_what_was_answered_last_counts_and_is_no_note(noted: SqliteStore) -> None:
    for text in ("an apology", "an apology in person"):
        noted.note(CALL, CallLine(SECOND.at, text, "wish"))
    noted.end_call(CALL, BEGUN + timedelta(minutes=40))
    (call,) = noted.calls()
    assert call.notes == (FIRST, SECOND)
    assert {name: line.text for name, line in call.answers.items()} == {"wish": "an apology in person"}
    assert (call.minutes, call.ended) == (40, BEGUN + timedelta(minutes=40))


def test_a_call_goes_on_in_another_one_with_all_of_its_lines(noted: SqliteStore) -> None:
    noted.end_call(CALL, BEGUN)
    later = CallLine(BEGUN + timedelta(minutes=9), "he goes on")
    noted.note(Call("c2", later.at, "night desk", reference="2026-001"), later)
    noted.join_call("c2", "c1")
    assert noted.calls() == (replace(CALL, lines=(FIRST, SECOND, later)),)
    noted.join_call("c3", "c1")
    assert noted.calls() == (replace(CALL, lines=(FIRST, SECOND, later)),)
    with pytest.raises(NotFoundError):
        noted.join_call("c1", "c2")
    assert noted.calls() == (replace(CALL, lines=(FIRST, SECOND, later)),)


def test_filing_takes_the_call_away_with_the_change_that_has_it(
    noted: SqliteStore, reference: str, factory: ChangeFactory
) -> None:
    into = noted.file_call("c1", factory.change(Add("contact", "c", {"heard": "all of it"})), reference)
    assert into == reference
    assert noted.calls() == ()
    assert [row.heard for row in noted.load(reference).of(Contact)] == ["all of it"]
    with pytest.raises(NotFoundError):
        noted.file_call("c1", factory.change(Add("contact", "d", {"heard": "twice"})), reference)
    assert len(noted.load(reference).of(Contact)) == 1


def test_a_case_is_begun_with_the_call(noted: SqliteStore, factory: ChangeFactory) -> None:
    contact = Add("contact", "c", {"heard": "all of it"})
    into = noted.file_call("c1", factory.change(contact), {"title": "Two parcels swapped"})
    assert noted.load(into).head.title == "Two parcels swapped"
    assert [row.id for row in noted.load(into).of(Contact)] == ["c"]
    assert noted.count_calls() == 0


def test_a_case_that_takes_no_contact_leaves_the_call_where_it_is(
    noted: SqliteStore, reference: str, factory: ChangeFactory
) -> None:
    noted.apply(reference, factory.change(*closing(noted.load(reference).head)))
    with pytest.raises(ClosedError):
        noted.file_call("c1", factory.change(Add("contact", "c", {"heard": "x"})), reference)
    assert noted.calls() == (replace(CALL, lines=(FIRST, SECOND)),)


def test_a_line_that_comes_after_the_call_was_filed_elsewhere_is_kept(
    noted: SqliteStore, opener: Opener, reference: str, factory: ChangeFactory
) -> None:
    opener().file_call("c1", factory.change(Add("contact", "c", {"heard": "x"})), reference)
    noted.note(CALL, SECOND)
    assert noted.calls() == (replace(CALL, lines=(SECOND,)),)


def test_a_call_knows_its_case_by_whatever_reference_that_has(store: SqliteStore, reference: str) -> None:
    store.note(replace(CALL, reference=reference), FIRST)
    store.note(Call("c2", BEGUN + timedelta(hours=1), reference="2020-001"), FIRST)
    assert [call.reference for call in store.calls()] == [reference, ""]


def test_one_that_is_thrown_away_is_gone_with_its_lines(noted: SqliteStore) -> None:
    noted.drop_call("c1")
    assert noted.calls() == ()
    with pytest.raises(NotFoundError):
        noted.drop_call("c1")


def test_a_backup_holds_the_calls_and_gives_them_back(noted: SqliteStore, path: Path, tmp_path: Path) -> None:
    back_up(path, tmp_path / "b.db")
    noted.drop_call("c1")
    noted.close()
    restore(tmp_path / "b.db", path)
    conn = sqlite3.connect(path)
    assert conn.execute('SELECT "text" FROM "call_line" ORDER BY "n"').fetchall() == [(FIRST.text,), (SECOND.text,)]
    conn.close()


def test_a_time_that_is_none_is_told_and_not_guessed(noted: SqliteStore, path: Path) -> None:
    conn = sqlite3.connect(path, isolation_level=None)
    conn.execute('UPDATE "call_line" SET "at" = ?', ("yesterday",))
    conn.close()
    with pytest.raises(RetroError):
        noted.calls()


def test_times_keep_their_offset(store: SqliteStore) -> None:
    at = datetime.fromisoformat("2026-11-20T23:59:59+09:00")
    store.note(replace(CALL, began=at), CallLine(at, "x"))
    (call,) = store.calls()
    assert call.began.utcoffset() == timedelta(hours=9)
    assert call.began.astimezone(UTC) == at
