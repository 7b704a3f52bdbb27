"""Saves of one field in one go are one entry of the log, which grows until anything else happens to the case."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing as closed_behind
from dataclasses import replace
from pathlib import Path

import pytest

from retro.errors import RetroError
from retro.model import edits
from retro.model.chain import breaks
from retro.model.change import Add, Applied, Change, Conflict, Delete, Op, Update
from retro.model.change_factory import ChangeFactory
from retro.model.closed_record import closing
from retro.model.json_format import dump, load
from retro.model.stages.head import Status
from retro.store.results import UndoResult
from retro.store.sqlite.store import SqliteStore, open_store
from tests.store.conftest import Opener

GROUP = "typing"


@pytest.fixture
def case(store: SqliteStore, reference: str, factory: ChangeFactory) -> str:
    store.apply(reference, factory.change(
        Add("event", "e", {"what": "phones ring"}, 1.0), Add("event", "f", {"what": "nobody answers"}, 2.0),
    ))  # fmt: skip
    return reference


def typed(store: SqliteStore, reference: str, text: str, row: str = "e", field: str = "what") -> Update:
    """What a writer saves who has typed `text` so far."""
    entry = store.load(reference).get(row)
    assert entry is not None
    return Update(entry.kind, row, entry.revision, {field: entry.dump()[field]}, {field: text})


def save(store: SqliteStore, reference: str, change: Change) -> Applied:
    result = store.apply(reference, change)
    assert isinstance(result, Applied)
    return result


def type_(store: SqliteStore, reference: str, factory: ChangeFactory, *texts: str, group: str = GROUP) -> list[Change]:
    """Save each of these texts; gives the changes."""
    changes = []
    for text in texts:
        changes.append(factory.change(typed(store, reference, text), group=group))
        save(store, reference, changes[-1])
    return changes


def open_entries(path: Path) -> list[str]:
    """The ids of the entries that may still grow."""
    with closed_behind(sqlite3.connect(path)) as conn:
        return [id_ for (id_,) in conn.execute('SELECT "id" FROM "change_log" WHERE "open" = 1')]


def entries(store: SqliteStore, reference: str) -> list[tuple[int, str]]:
    return [(logged.seq, logged.change.id) for logged in store.changes(reference)]


def test_saves_of_one_field_in_one_go_are_one_entry(
    store: SqliteStore, case: str, factory: ChangeFactory, path: Path
) -> None:
    first, _, last = type_(store, case, factory, "p", "ph", "phone")
    logged = store.changes(case)[-1]
    op = Update("event", "e", 1, {"what": "phones ring"}, {"what": "phone"})
    assert (logged.seq, logged.change) == (5, replace(first, at=last.at, ops=(op,)))
    assert len(store.changes(case)) == 3
    assert open_entries(path) == [first.id]


def test_every_save_counts_and_all_readers_see_it(opener: Opener, case: str, factory: ChangeFactory) -> None:
    here, there = opener(), opener()
    for number, text in enumerate(("p", "ph", "pho"), start=1):
        version = there.version()
        (change,) = type_(here, case, factory, text)
        assert there.version() != version
        record = there.load(case)
        row = record.get("e")
        assert row is not None
        assert (record.head.seq, row.main_text, row.revision) == (2 + number, text, 1 + number)
        assert [(logged.seq, logged.change.at) for logged in there.changes(case, after=1 + number)] == [
            (2 + number, change.at)
        ]


def test_a_save_of_the_same_value_counts_too_and_is_no_step(
    store: SqliteStore, case: str, factory: ChangeFactory
) -> None:
    type_(store, case, factory, "p", "ph")
    same = factory.change(typed(store, case, "ph"), group=GROUP)
    assert save(store, case, same) == Applied(5, {"e": 3})
    assert [seq for seq, _ in entries(store, case)] == [1, 2, 4, 5]
    store.undo(case, factory.change())
    assert [row.main_text for row in store.load(case).rows] == ["phones ring", "nobody answers"]


def test_typed_back_to_where_it_began_it_is_still_a_step(store: SqliteStore, case: str, factory: ChangeFactory) -> None:
    type_(store, case, factory, "p", group="before")
    type_(store, case, factory, "ph", "p")
    assert isinstance(store.undo(case, factory.change()), UndoResult)
    row = store.load(case).get("e")
    assert row is not None
    assert row.main_text == "p"
    assert store.redo(case, factory.change()) is None, "nothing was taken back that could be seen"
    assert isinstance(store.undo(case, factory.change()), UndoResult)
    assert [row.main_text for row in store.load(case).rows] == ["phones ring", "nobody answers"]


def test_it_is_undone_and_redone_whole(store: SqliteStore, case: str, factory: ChangeFactory) -> None:
    type_(store, case, factory, "p", "ph", "phone")
    result = store.undo(case, factory.change())
    assert isinstance(result, UndoResult)
    assert result.seq == 5
    assert [row.main_text for row in store.load(case).rows] == ["phones ring", "nobody answers"]
    store.redo(case, factory.change())
    assert [row.main_text for row in store.load(case).rows] == ["phone", "nobody answers"]


ENDS: dict[str, Callable[[SqliteStore, str, ChangeFactory], object]] = {
    "another field": lambda store, case, factory: save(
        store, case, factory.change(typed(store, case, "log", field="source"), group=GROUP)
    ),
    "another row": lambda store, case, factory: save(
        store, case, factory.change(typed(store, case, "nobody", row="f"), group=GROUP)
    ),
    "two fields": lambda store, case, factory: save(
        store,
        case,
        factory.change(replace(typed(store, case, "x"), before={}, after={"what": "x", "source": "log"}), group=GROUP),
    ),
    "another go": lambda store, case, factory: type_(store, case, factory, "x", group="other"),
    "another author": lambda store, case, factory: save(
        store, case, replace(factory.change(typed(store, case, "x"), group=GROUP), author="mika")
    ),
    "a new row": lambda store, case, factory: save(store, case, factory.change(Add("event", "n", {}), group=GROUP)),
    "a row that goes": lambda store, case, factory: save(
        store, case, factory.change(Delete("event", "f", 1), group=GROUP)
    ),
    "a move": lambda store, case, factory: save(
        store, case, factory.change(Update("event", "f", 1, {"position": 2.0}, {"position": 0.5}), group=GROUP)
    ),
    "undo": lambda store, case, factory: store.undo(case, factory.change()),
    "undo and redo": lambda store, case, factory: (
        store.undo(case, factory.change()), store.redo(case, factory.change()),
    ),
    "an export": lambda store, case, factory: store.whole(case),
    "an import": lambda store, case, factory: save(
        store, case, replace(factory.change(typed(store, case, "x"), group=GROUP), act="import")
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", ENDS)
def test_anything_else_finishes_it(
    store: SqliteStore, case: str, factory: ChangeFactory, path: Path, what: str
) -> None:
    type_(store, case, factory, "p", "ph")
    before = entries(store, case)
    finished = store.changes(case)[-1]
    ENDS[what](store, case, factory)
    assert finished.change.id not in open_entries(path)
    (again,) = type_(store, case, factory, "anew")
    assert replace(store.changes(case)[len(before) - 1], link=None) == finished
    assert not list(breaks(store.load(case).head, store.changes(case)))
    assert entries(store, case)[-1] == (store.load(case).head.seq, again.id)


def test_what_is_exported_is_finished(store: SqliteStore, case: str, factory: ChangeFactory, path: Path) -> None:
    first, _ = type_(store, case, factory, "p", "ph")
    exported = store.whole(case)
    assert exported.record.head.seq == 4
    assert open_entries(path) == []
    third, _ = type_(store, case, factory, "pho", "phon")
    assert [id_ for _, id_ in entries(store, case)[-2:]] == [first.id, third.id]
    assert store.whole(case).log[: len(exported.log)] == exported.log


def test_what_cannot_be_written_is_exported_as_it_is(
    store: SqliteStore, case: str, factory: ChangeFactory, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_(store, case, factory, "p", "ph")
    store.close()
    monkeypatch.setattr("retro.store.sqlite.connection._WAYS", ("mode=ro",))
    other = open_store(path)
    assert [row.main_text for row in other.whole(case).record.rows] == ["ph", "nobody answers"]
    other.close()
    assert len(open_entries(path)) == 1


def test_a_lock_held_elsewhere_is_told(store: SqliteStore, case: str, factory: ChangeFactory, path: Path) -> None:
    type_(store, case, factory, "p")
    with closed_behind(sqlite3.connect(path, isolation_level=None)) as conn:
        conn.execute("BEGIN IMMEDIATE")
        with pytest.raises(RetroError, match="locked"):
            store.whole(case)
    assert store.whole(case).record.head.seq == 3


def test_closing_finishes_it_and_nothing_grows_since(
    store: SqliteStore, case: str, factory: ChangeFactory, path: Path
) -> None:
    typed_, *_ = type_(store, case, factory, "p", "ph")
    store.apply(case, factory.change(*closing(store.load(case).head), group=GROUP))
    assert open_entries(path) == []
    assert typed_.id in {id_ for _, id_ in entries(store, case)}
    store.apply(case, factory.change(Add("addendum", "a", {"what": "t"}), group=GROUP))
    assert store.changes(case)[-1].change.ops == (Add("addendum", "a", {"what": "t"}),)
    assert open_entries(path) == []


def test_states_are_entries_of_their_own(store: SqliteStore, case: str, factory: ChangeFactory, path: Path) -> None:
    for status in (Status.MEETING, Status.REVIEW):
        ops = edits.changed(store.load(case).head, {"status": status})
        save(store, case, factory.change(*ops, group=GROUP))
    assert [seq for seq, _ in entries(store, case)] == [1, 2, 3, 4]
    assert open_entries(path) == []


def test_another_case_does_not_finish_it(store: SqliteStore, case: str, factory: ChangeFactory) -> None:
    other = store.create({"title": "Another"}, factory.change())
    type_(store, case, factory, "p")
    head = store.load(other).head
    store.apply(other, factory.change(*edits.changed(head, {"title": "Another one"}), group=GROUP))
    type_(store, case, factory, "ph")
    assert [seq for seq, _ in entries(store, case)] == [1, 2, 4]


def test_the_latest_save_that_comes_twice_is_made_once(store: SqliteStore, case: str, factory: ChangeFactory) -> None:
    *_, last = type_(store, case, factory, "p", "ph")
    assert save(store, case, last) == Applied(4, {"e": 3})
    store.apply(case, factory.change(typed(store, case, "theirs")))
    assert save(store, case, last) == Applied(4, {"e": 4})
    row = store.load(case).get("e")
    assert row is not None
    assert row.main_text == "theirs"
    assert store.load(case).head.seq == 5


def test_a_foreign_value_is_still_a_conflict(opener: Opener, case: str, factory: ChangeFactory) -> None:
    here, there = opener(), opener()
    type_(here, case, factory, "p")
    mine = factory.change(typed(here, case, "ph"), group=GROUP)
    type_(there, case, factory, "theirs", group="there")
    before = entries(here, case)
    assert isinstance(here.apply(case, mine), Conflict)
    assert entries(here, case) == before


def test_it_goes_on_after_the_program_was_started_anew(opener: Opener, case: str, factory: ChangeFactory) -> None:
    first = opener()
    type_(first, case, factory, "p")
    first.close()
    type_(opener(), case, factory, "ph")
    assert [seq for seq, _ in entries(opener(), case)] == [1, 2, 4]


def test_it_comes_back_from_json_and_grows_no_more(
    store: SqliteStore, case: str, factory: ChangeFactory, tmp_path: Path
) -> None:
    type_(store, case, factory, "p", "ph")
    whole = store.whole(case)
    there = open_store(tmp_path / "other.db", sync="OFF")
    there.restore(load(json.loads(json.dumps(dump(whole)))), factory.change())
    assert there.whole(case) == whole
    assert open_entries(tmp_path / "other.db") == []
    type_(there, case, factory, "pho")
    assert [seq for seq, _ in entries(there, case)] == [1, 2, 4, 5]
    there.undo(case, factory.change())
    assert [row.main_text for row in there.load(case).rows] == ["phones ring", "nobody answers"]
    there.close()


@pytest.mark.parametrize("words", ["the van stood still, ", "配送車が止まった。"])
def test_a_long_text_that_is_typed_costs_little(
    store: SqliteStore, reference: str, factory: ChangeFactory, path: Path, words: str
) -> None:
    """1,000 saves of a text that grows to 5,000 characters: under 100 KB in the file and in the JSON."""
    store.apply(reference, factory.change(Add("event", "e", {"what": ""}, 1.0)))
    _checkpoint(path)
    size, length = path.stat().st_size, len(json.dumps(dump(store.whole(reference)), ensure_ascii=False).encode())
    text = (words * 5_000)[:5_000]
    for end in range(5, 5_001, 5):
        save(store, reference, factory.change(typed(store, reference, text[:end], field="details"), group=GROUP))
    assert store.load(reference).head.seq == 1_002
    _checkpoint(path)
    assert path.stat().st_size - size < 100_000
    assert len(json.dumps(dump(store.whole(reference)), ensure_ascii=False).encode()) - length < 100_000
    store.undo(reference, factory.change())
    row = store.load(reference).get("e")
    assert row is not None
    assert row.dump()["details"] == ""


def _checkpoint(path: Path) -> None:
    with closed_behind(sqlite3.connect(path)) as conn:
        assert conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0


@pytest.mark.parametrize(
    "ops",
    [
        (
            Update("event", "e", 1, {"what": "phones ring"}, {"what": "x"}),
            Update("event", "f", 1, {"what": "nobody answers"}, {"what": "y"}),
        ),
        (Update("event", "e", 1, {"position": 1.0}, {"position": 9.0}),),
    ],
)  # fmt: skip
def test_what_is_more_than_one_field_is_finished_at_once(
    store: SqliteStore, case: str, factory: ChangeFactory, path: Path, ops: tuple[Op, ...]
) -> None:
    save(store, case, factory.change(*ops, group=GROUP))
    assert open_entries(path) == []


@pytest.mark.of_sqlite
def test_a_save_sends_few_statements_and_looks_at_no_list_of_all_tables(
    store: SqliteStore, case: str, factory: ChangeFactory
) -> None:
    type_(store, case, factory, "phones ring and", "phones ring and ring")
    change, sent = factory.change(typed(store, case, "phones ring, and ring")), list[str]()
    store._conn.set_trace_callback(sent.append)
    save(store, case, change)
    store._conn.set_trace_callback(None)
    own = [statement for statement in sent if not statement.startswith("--")]  # the others are those of SQLite's search
    assert len(own) <= 35, own
    assert not [statement for statement in own if "sqlite_schema" in statement]
    assert len([statement for statement in own if '"title"' in statement]) == 1
