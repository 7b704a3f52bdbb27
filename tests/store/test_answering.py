"""What is said of empty fields, by two terminals: the last word counts, and undo takes back one's own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from retro.model import edits
from retro.model.answers import answer_id, answer_to, saying, unsaying, with_answers_cleared
from retro.model.change import Add, Applied, Change, Op, Restore, Update
from retro.model.record import Retrospective
from retro.model.stages.answers import EmptyAnswer, Said
from retro.store.sqlite.store import SqliteStore, open_store
from tests.store.conftest import BEGUN

_IDS = count(1)
ROW = Add("measure", "00000000000000d1", {"what": "two-person check"}, 1.0)


def change(*ops: Op, group: str = "") -> Change:
    new = f"{next(_IDS):016x}"
    return Change(new, BEGUN, "kaoru", ops, group or new)


@pytest.fixture
def terminals(tmp_path: Path) -> Iterator[tuple[SqliteStore, SqliteStore]]:
    """Two stores on one file, with a case that has one row."""
    stores = open_store(tmp_path / "x.db", sync="OFF"), open_store(tmp_path / "x.db", sync="OFF")
    stores[0].create({"title": "x"}, change(ROW))
    yield stores
    for store in stores:
        store.close()


def one(store: SqliteStore) -> Retrospective:
    return store.load("2026-001")


def write(store: SqliteStore, *ops: Op) -> None:
    assert isinstance(store.apply("2026-001", change(*ops)), Applied)


def said(record: Retrospective, asked: str = "due") -> Said | None:
    answer = answer_to(record, ROW.id, asked)
    return answer.said if answer else None


def test_two_who_answer_the_same_write_one_row_and_the_last_word_counts(
    terminals: tuple[SqliteStore, SqliteStore],
) -> None:
    first, second = terminals
    seen = one(first)
    write(first, *saying(seen, ROW.id, "due", Said.UNKNOWN, finder="shipping lead"))
    write(second, *saying(seen, ROW.id, "due", Said.NOT_APPLICABLE))  # it has not seen the other one
    (held,) = one(first).answers
    assert (held.said, held.finder, held.revision) == (Said.NOT_APPLICABLE, "", 2)
    told = [op for logged in first.changes("2026-001") for op in logged.change.ops if op.kind == EmptyAnswer.kind]
    assert [type(op) for op in told] == [Add, Update]


def test_undo_takes_back_one_answer_after_the_other(terminals: tuple[SqliteStore, SqliteStore]) -> None:
    store, _ = terminals
    for each in (Said.LATER, Said.UNKNOWN):
        write(store, *saying(one(store), ROW.id, "due", each))
    for expected in (Said.LATER, None):
        store.undo("2026-001", change())
        assert said(one(store)) is expected
    for expected in (Said.LATER, Said.UNKNOWN):
        store.redo("2026-001", change())
        assert said(one(store)) is expected


def test_a_value_takes_an_answer_away_that_was_given_anew_meanwhile(terminals: tuple[SqliteStore, SqliteStore]) -> None:
    first, second = terminals
    write(first, *saying(one(first), ROW.id, "due", Said.LATER))
    seen = one(first)
    write(second, *saying(seen, ROW.id, "due", Said.UNKNOWN))
    row = seen.rows[0]
    value = Update(row.kind, row.id, row.revision, {"due": None}, {"due": "2026-12-01"})
    write(first, *with_answers_cleared(seen, (value,)))
    assert one(second).answers == ()
    first.undo("2026-001", change())
    assert said(one(first)) is Said.UNKNOWN


def test_an_answer_that_was_taken_back_can_be_given_again(terminals: tuple[SqliteStore, SqliteStore]) -> None:
    store, _ = terminals
    write(store, *saying(one(store), ROW.id, "due", Said.UNKNOWN))
    write(store, *unsaying(one(store), ROW.id, "due"))
    assert one(store).answers == ()
    write(store, *saying(one(store), ROW.id, "due", Said.LATER))
    assert said(one(store)) is Said.LATER
    latest = store.changes("2026-001")[-1].change.ops
    assert [type(op) for op in latest] == [Restore, Update]
    store.undo("2026-001", change())
    assert one(store).answers == ()


def test_an_answer_about_a_row_that_was_deleted_meanwhile_is_nothing_until_it_is_back(
    terminals: tuple[SqliteStore, SqliteStore],
) -> None:
    first, second = terminals
    seen = one(first)
    write(second, *saying(seen, ROW.id, "due", Said.UNKNOWN))
    write(first, *edits.deleted(seen, seen.rows[0]))
    assert said(one(first)) is None
    first.undo("2026-001", change())
    assert said(one(first)) is Said.UNKNOWN


def test_a_row_goes_with_its_answers_and_comes_back_with_them(terminals: tuple[SqliteStore, SqliteStore]) -> None:
    store, _ = terminals
    write(store, *saying(one(store), ROW.id, "due", Said.UNKNOWN))
    record = one(store)
    write(store, *edits.deleted(record, record.rows[0]))
    assert (one(store).rows, one(store).answers) == ((), ())
    assert {row.kind for row in store.whole("2026-001").deleted} == {"measure", "empty_answer"}
    store.undo("2026-001", change())
    assert said(one(store)) is Said.UNKNOWN


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("answers") / "x.db"
    store = open_store(path, sync="OFF")
    store.create({"title": "x"}, change(ROW))
    store.close()
    return path


STEPS = st.lists(
    st.tuples(
        st.integers(0, 1), st.sampled_from(["due", "owner"]), st.sampled_from([*Said, "value", "empty", "undo", "redo"])
    ),
    max_size=10,
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_whatever_two_terminals_do_each_field_has_one_answer_or_a_value(
    begun: Path, steps: list[tuple[int, str, Said | str]]
) -> None:
    values = {"due": "2026-12-01", "owner": "shipping lead"}
    with TemporaryDirectory() as folder:
        path = Path(shutil.copy(begun, folder))
        stores = [open_store(path, sync="OFF"), open_store(path, sync="OFF")]
        states = [one(stores[0])]
        """What undo and redo go through; the last one is now."""
        ahead: list[Retrospective] = []
        for terminal, asked, what in steps:
            store, now = stores[terminal], states[-1]
            row = now.rows[0]
            if what in ("undo", "redo"):
                taken = store.undo("2026-001", change()) if what == "undo" else store.redo("2026-001", change())
                if what == "undo" and len(states) > 1:
                    ahead.append(states.pop())
                elif what == "redo" and ahead:
                    states.append(ahead.pop())
                else:
                    assert taken is None
                assert told(one(store)) == told(states[-1])
                states[-1] = one(store)
                continue
            if isinstance(what, Said):
                ops: tuple[Op, ...] = saying(now, row.id, asked, what)
            else:
                new = values[asked] if what == "value" else row.field(asked).type.dump(row.field(asked).type.empty)
                before = row.dump()[asked]
                ops = (Update(row.kind, row.id, row.revision, {asked: before}, {asked: new}),) if new != before else ()
                ops = with_answers_cleared(now, ops) if ops else unsaying(now, row.id, asked)
            if ops:
                write(store, *ops)
                ahead.clear()
                states.append(one(store))
            for name in values:
                answers = [answer for answer in states[-1].answers if answer.asked == name]
                assert len(answers) + bool(states[-1].rows[0].dump()[name]) <= 1
                assert all(answer.id == answer_id(states[-1].head.id, row.id, name) for answer in answers)
        for store in stores:
            store.close()


def told(record: Retrospective) -> tuple[object, ...]:
    """What a record says, whatever its revisions count."""
    return record.rows[0].dump(), {answer.asked: answer.said for answer in record.answers}
