"""A closed retrospective is frozen: it carries a digest, takes addenda, and is opened again with a reason alone."""

from __future__ import annotations

import dataclasses
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from retro.errors import RetroError
from retro.model import edits
from retro.model.chain import chain_head
from retro.model.change import Add, Applied, Change, Conflict, Delete, Op, Restore, Update
from retro.model.change_factory import ChangeFactory
from retro.model.closed_record import AddedError, ClosedError, closing, reopening
from retro.model.digest import RULE, digest
from retro.model.entry import Entry
from retro.model.query.words import Word
from retro.model.record import KINDS, FullRecord, Retrospective
from retro.model.stages.follow_up import Addendum, Sharing
from retro.model.stages.head import Status
from retro.model.stages.review import Reopening
from retro.store.protocol import CaseFilter
from retro.store.sqlite.store import SqliteStore, open_store
from tests.store.conftest import BEGUN, Opener
from tests.strategies import entries, plain_values, retrospectives

TODAY = date(2026, 11, 20)


@pytest.fixture
def closed(store: SqliteStore, reference: str, factory: ChangeFactory) -> str:
    """A retrospective with two rows, a deleted one and an undone change, closed by its status."""
    store.apply(reference, factory.change(
        Add("event", "e", {"what": "phones ring"}, 1.0), Add("event", "gone", {"what": "x"}, 2.0),
        Add("observation", "o", {"what": "the van was stopped", "went": "well"}, 1.0),
    ))  # fmt: skip
    store.apply(reference, factory.change(Delete("event", "gone", 1)))
    assert isinstance(close(store, reference, factory), Applied)
    return reference


def close(store: SqliteStore, reference: str, factory: ChangeFactory) -> Applied | Conflict:
    return store.apply(reference, factory.change(*closing(store.load(reference).head)))


def reopen(
    store: SqliteStore, reference: str, factory: ChangeFactory, reason: str = "the cause was another"
) -> tuple[Op, ...]:
    return reopening(store.load(reference), factory.new_id(), day=TODAY, reason=reason, by="quality lead")


def held(path: Path) -> dict[str, list[Any]]:
    """Every row of every table."""
    conn = sqlite3.connect(path)
    tables = [name for (name,) in conn.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    found = {name: conn.execute(f'SELECT * FROM "{name}" ORDER BY 1').fetchall() for name in tables}
    conn.close()
    return found


def test_closing_seals_it_with_the_time_of_the_change(store: SqliteStore, closed: str) -> None:
    record = store.load(closed)
    assert record.head.status is Status.CLOSED
    assert record.head.closed == store.changes(closed)[-1].change.at.isoformat()
    assert (record.head.digest, record.head.rule) == (digest(record), RULE)
    assert record.head.chain == chain_head(store.changes(closed)[-1])
    assert (record.head.revision, record.head.seq) == (2, 4)


def test_an_open_one_has_no_seal(store: SqliteStore, reference: str, factory: ChangeFactory) -> None:
    head = store.load(reference).head
    store.apply(reference, factory.change(*edits.changed(head, {"status": Status.REVIEW})))
    assert (store.load(reference).head.closed, store.load(reference).head.digest) == ("", "")


def test_other_fields_of_the_change_that_closes_are_in_the_digest(
    store: SqliteStore, reference: str, factory: ChangeFactory
) -> None:
    values = {"status": Status.CLOSED, "summary": "all of it"}
    store.apply(reference, factory.change(*edits.changed(store.load(reference).head, values)))
    record = store.load(reference)
    assert record.head.summary == "all of it"
    assert record.head.digest == digest(record)


def test_what_another_wrote_before_is_in_the_digest(opener: Opener, reference: str, factory: ChangeFactory) -> None:
    one, other = opener(), opener()
    ops = closing(one.load(reference).head)
    other.apply(reference, factory.change(Add("event", "e", {"what": "just in time"})))
    one.apply(reference, factory.change(*ops))
    record = other.load(reference)
    assert [row.main_text for row in record.rows] == ["just in time"]
    assert record.head.digest == digest(record)


def test_one_that_is_begun_closed_is_sealed(store: SqliteStore, factory: ChangeFactory) -> None:
    change = factory.change(Add("event", "e", {"what": "long ago"}))
    record = store.load(store.create({"status": "closed"}, change))
    assert (record.head.closed, record.head.digest) == (change.at.isoformat(), digest(record))


REFUSED: dict[str, Callable[[Retrospective], tuple[Op, ...]]] = {
    "add": lambda _: (Add("event", "n", {"what": "x"}),),
    "set": lambda _: (Update("event", "e", 1, {"what": "phones ring"}, {"what": "x"}),),
    "set the same": lambda _: (Update("event", "e", 1, {"what": "phones ring"}, {"what": "phones ring"}),),
    "move": lambda _: (Update("event", "e", 1, {"position": 1.0}, {"position": 9.0}),),
    "delete": lambda _: (Delete("event", "e", 1),),
    "restore": lambda _: (Restore("event", "gone"),),
    "head": lambda record: edits.changed(record.head, {"title": "another"}),
    "status": lambda record: edits.changed(record.head, {"status": Status.REVIEW}),
    "beside an addendum": lambda _: (Add("addendum", "a", {"what": "x"}), Add("event", "n", {})),
    "reason alone": lambda record: reopening(record, "r", day=TODAY, reason="x")[1:],
    "no reason": lambda record: reopening(record, "r", day=TODAY, reason=" "),
    "still closed": lambda record: reopening(record, "r", day=TODAY, reason="x", status=Status.CLOSED),
    "no state": lambda record: (
        Update("retrospective", record.head.id, 2, {"status": "closed"}, {"status": None}),
        *reopening(record, "r", day=TODAY, reason="x")[1:],
    ),
    "another digest": lambda record: reopening(
        replace(record, head=replace(record.head, digest="0" * 64)), "r", day=TODAY, reason="x"
    ),
    "two reasons": lambda record: (
        *reopening(record, "r", day=TODAY, reason="x"), *reopening(record, "s", day=TODAY, reason="x")[1:],
    ),
    "reopened and more": lambda record: (
        *reopening(record, "r", day=TODAY, reason="x"), Delete("event", "e", 1),
    ),
    "reopened with a title": lambda record: (
        *edits.changed(record.head, {"status": Status.DRAFT, "title": "x"}),
        *reopening(record, "r", day=TODAY, reason="x")[1:],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_nothing_else_is_written(
    store: SqliteStore, path: Path, closed: str, factory: ChangeFactory, name: str
) -> None:
    before = held(path)
    with pytest.raises(ClosedError) as refused:
        store.apply(closed, factory.change(*REFUSED[name](store.load(closed))))
    assert str(refused.value.title) == "2026-001 is closed."
    assert "retro add 2026-001 review" in str(refused.value.step)
    assert "retro reopen 2026-001 --reason" in str(refused.value.step)
    assert held(path) == before


def test_a_change_that_was_made_before_closing_may_come_again(
    store: SqliteStore, reference: str, factory: ChangeFactory
) -> None:
    change = factory.change(Add("event", "e", {"what": "x"}))
    made = store.apply(reference, change)
    close(store, reference, factory)
    assert store.apply(reference, change) == made


@pytest.mark.parametrize("row", [Addendum(found=TODAY, what="it was the slip"), Sharing(whom="all branches")])
def test_what_follows_a_closing_is_added_and_never_altered(
    store: SqliteStore, closed: str, factory: ChangeFactory, row: Entry
) -> None:
    sealed = store.load(closed).head
    store.apply(closed, factory.change(*edits.added(store.load(closed), row, "a")))
    record = store.load(closed)
    added = record.get("a")
    assert added is not None
    for ops in (edits.changed(added, {row.main: "something else"}), edits.deleted(record, added)):
        with pytest.raises(AddedError, match="stays as it was written"):
            store.apply(closed, factory.change(*ops))
    with pytest.raises(AddedError):
        store.undo(closed, factory.change())
    assert store.load(closed) == record
    assert (record.head.closed, record.head.digest) == (sealed.closed, sealed.digest)
    assert record.head.digest == digest(record)


def test_what_followed_a_closing_is_a_row_like_others_once_it_is_open(
    store: SqliteStore, closed: str, factory: ChangeFactory
) -> None:
    store.apply(closed, factory.change(*edits.added(store.load(closed), Sharing(whom="all branches"), "a")))
    store.apply(closed, factory.change(*reopen(store, closed, factory)))
    added = store.load(closed).get("a")
    assert added is not None
    store.apply(closed, factory.change(*edits.changed(added, {"whom": "both branches"})))
    assert [row.whom for row in store.load(closed).of(Sharing)] == ["both branches"]


def test_closing_is_not_taken_back_by_undo(store: SqliteStore, path: Path, closed: str, factory: ChangeFactory) -> None:
    before = held(path)
    with pytest.raises(ClosedError):
        store.undo(closed, factory.change())
    assert store.redo(closed, factory.change()) is None
    assert held(path) == before


def test_nor_by_an_undo_of_all_that_was_made_in_one_go(
    store: SqliteStore, reference: str, factory: ChangeFactory
) -> None:
    store.apply(reference, factory.change(Add("event", "e", {}), group="g"))
    store.apply(reference, factory.change(*closing(store.load(reference).head), group="g"))
    with pytest.raises(ClosedError):
        store.undo(reference, factory.change())


def test_reopening_needs_a_reason_and_keeps_it(store: SqliteStore, closed: str, factory: ChangeFactory) -> None:
    before = store.load(closed).head.digest
    store.apply(closed, factory.change(*reopen(store, closed, factory)))
    record = store.load(closed)
    (why,) = record.of(Reopening)
    assert (why.day, why.reason, why.by, why.digest) == (TODAY, "the cause was another", "quality lead", before)
    assert (record.head.status, record.head.closed, record.head.digest) == (Status.REVIEW, "", "")
    assert store.apply(closed, factory.change(Add("event", "n", {"what": "x"})))


@pytest.mark.parametrize("op", ["set", "delete", "add", "undo"])
def test_a_reason_stays_as_it_was_written(store: SqliteStore, closed: str, factory: ChangeFactory, op: str) -> None:
    store.apply(closed, factory.change(*reopen(store, closed, factory)))
    (why,) = store.load(closed).of(Reopening)
    work: dict[str, tuple[Op, ...]] = {
        "set": edits.changed(why, {"reason": "none"}),
        "delete": edits.deleted(store.load(closed), why),
        "add": (Add("reopening", "another", {"reason": "x", "day": "2026-11-20"}),),
    }
    with pytest.raises(RetroError, match="is kept as it is"):
        store.undo(closed, factory.change()) if op == "undo" else store.apply(closed, factory.change(*work[op]))
    assert store.load(closed).of(Reopening) == (why,)


def test_what_was_written_since_it_was_reopened_can_be_taken_back(
    store: SqliteStore, closed: str, factory: ChangeFactory
) -> None:
    store.apply(closed, factory.change(*reopen(store, closed, factory)))
    store.apply(closed, factory.change(Delete("event", "e", 1)))
    store.undo(closed, factory.change())
    assert store.load(closed).get("e")


def test_closed_anew_it_has_another_digest_and_the_reason_is_in_it(
    store: SqliteStore, closed: str, factory: ChangeFactory
) -> None:
    first = store.load(closed).head
    store.apply(closed, factory.change(*reopen(store, closed, factory)))
    close(store, closed, factory)
    record = store.load(closed)
    assert record.head.digest == digest(record) != first.digest
    assert record.head.closed > first.closed
    store.apply(closed, factory.change(*reopen(store, closed, factory, "once more")))
    assert [why.digest for why in store.load(closed).of(Reopening)] == [first.digest, record.head.digest]


def test_a_terminal_that_knows_it_open_is_refused(opener: Opener, closed: str, factory: ChangeFactory) -> None:
    one, other = opener(), opener()
    one.apply(closed, factory.change(*reopen(one, closed, factory)))
    event = other.load(closed).get("e")
    assert event is not None
    close(one, closed, factory)
    with pytest.raises(ClosedError):
        other.apply(closed, factory.change(*edits.changed(event, {"what": "typed meanwhile"})))


def test_what_another_program_altered_stays_frozen_and_shows(
    store: SqliteStore, path: Path, closed: str, factory: ChangeFactory
) -> None:
    conn = sqlite3.connect(path)
    conn.execute("UPDATE retrospective SET status = 'review'")
    conn.commit()
    conn.close()
    with pytest.raises(ClosedError):
        store.apply(closed, factory.change(Add("event", "n", {})))
    store.apply(closed, factory.change(Add("addendum", "a", {"what": "x"})))
    head = store.load(closed).head
    assert head.closed
    assert head.digest != digest(store.load(closed))
    store.apply(closed, factory.change(*reopen(store, closed, factory)))
    assert store.load(closed).head.closed == ""


def test_the_archive_lists_what_is_closed(store: SqliteStore, closed: str, factory: ChangeFactory) -> None:
    store.create({"title": "Another"}, factory.change())
    assert [line.reference for line in store.list(CaseFilter(closed=True))] == [closed]
    assert store.count(CaseFilter(closed=True)) == 1
    assert store.count(CaseFilter(closed=True, words=(Word("another"),))) == 0


def test_the_seal_goes_along_into_another_file(
    store: SqliteStore, closed: str, factory: ChangeFactory, tmp_path: Path
) -> None:
    whole = store.whole(closed)
    other = open_store(tmp_path / "other.db", sync="OFF")
    assert other.restore(whole, factory.change()).new
    assert other.whole(closed) == whole
    other.close()


@pytest.mark.parametrize(
    "forged",
    [
        {"digest": "0" * 64}, {"closed": "2020-01-01T00:00:00+09:00"}, {"chain": "0" * 64},
        {"closed": "", "digest": "", "rule": "", "chain": ""}, {"rule": "9"}, {"title": "Nothing happened"},
    ],
    ids=" ".join,
)  # fmt: skip
def test_one_without_a_seal_that_fits_stays_unsealed_and_frozen(
    store: SqliteStore, closed: str, factory: ChangeFactory, tmp_path: Path, forged: dict[str, Any]
) -> None:
    whole = store.whole(closed)
    other = open_store(tmp_path / "other.db", sync="OFF")
    head = replace(whole.record.head, **forged)
    other.restore(replace(whole, record=replace(whole.record, head=head)), factory.change())
    taken = other.load(closed).head
    assert (taken.digest, taken.rule, taken.chain) == ("", "", "")
    assert taken.closed == forged.get("closed") or whole.record.head.closed
    with pytest.raises(ClosedError):
        other.apply(closed, factory.change(Add("event", "n", {})))
    other.apply(closed, factory.change(*reopen(other, closed, factory)))
    close(other, closed, factory)
    again = other.load(closed)
    assert again.head.digest == digest(again)
    other.close()


def test_a_new_reference_changes_no_digest(
    store: SqliteStore, closed: str, factory: ChangeFactory, tmp_path: Path
) -> None:
    other = open_store(tmp_path / "other.db", sync="OFF")
    other.create({"started": "2026-01-01"}, factory.change())
    record = other.load(other.restore(store.whole(closed), factory.change()).reference)
    assert record.reference == "2026-002"
    assert record.head.digest == digest(record)
    other.close()


@st.composite
def any_ops(draw: st.DrawFn, record: Retrospective) -> tuple[Op, ...]:
    """Operations on everything but what follows a closing, written by somebody who saw the latest revisions."""
    kinds = [kind for kind in KINDS.values() if not kind.follows_closing]
    targets: list[Entry] = [record.head, *(row for row in record.rows if not row.follows_closing)]
    ops: list[Op] = []
    for number in range(draw(st.integers(1, 3))):
        kind = draw(st.sampled_from([kind for kind in kinds if kind is not type(record.head)]))
        target = draw(st.sampled_from(targets))
        field = draw(st.sampled_from([field for field in target.stored_fields() if not field.beside_seal]))
        before = {field.name: target.dump()[field.name]}
        made: list[Op] = [
            Add(kind.kind, f"new{number}", draw(entries(kind)).dump()),
            Update(target.kind, target.id, target.revision, before, {field.name: draw(plain_values(field.type))}),
        ]
        if target.id != record.head.id:
            made += [Delete(target.kind, target.id, target.revision), Restore(target.kind, target.id)]
        ops.append(draw(st.sampled_from(made)))
    return tuple(ops)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data(), drawn=retrospectives())
def test_whatever_it_holds_and_whatever_is_tried_no_row_changes(
    empty_file: Path, data: st.DataObject, drawn: Retrospective
) -> None:
    ids = count(1)
    factory = ChangeFactory(lambda: BEGUN, lambda: f"c{next(ids)}", "kaoru")
    head = dataclasses.replace(drawn.head, status=Status.REVIEW, closed="", digest="")
    with TemporaryDirectory() as folder:
        path = Path(shutil.copy(empty_file, folder))
        store = open_store(path, sync="OFF")
        try:
            reference = store.restore(FullRecord(replace(drawn, head=head), (), ()), factory.change()).reference
            close(store, reference, factory)
            before = held(path)
            for _ in range(3):
                change: Change = factory.change(*data.draw(any_ops(store.load(reference))))
                with pytest.raises(ClosedError):
                    store.apply(reference, change)
            with pytest.raises(ClosedError):
                store.undo(reference, factory.change())
            assert held(path) == before
        finally:
            store.close()
