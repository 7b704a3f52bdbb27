"""Undo and redo: by groups, from the log, so that they outlive the program."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from retro.model.change import Add, Conflict, Delete, FieldConflict, Op, Update
from retro.model.change_factory import ChangeFactory
from retro.store.protocol import CaseFilter
from retro.store.results import UndoResult
from retro.store.sqlite.store import SqliteStore
from tests.store.conftest import Opener

Type = Callable[..., None]


@pytest.fixture
def write(store: SqliteStore, reference: str, factory: ChangeFactory) -> Type:
    """Gives the event `e` new words."""

    def write(what: str, group: str = "") -> None:
        found = store.load(reference).get("e")
        op: Op = Add("event", "e", {"what": what})
        if found:
            op = Update("event", "e", found.revision, {"what": found.main_text}, {"what": what})
        store.apply(reference, factory.change(op, group=group))

    return write


def says(store: SqliteStore, reference: str) -> str | None:
    found = store.load(reference).get("e")
    return found.main_text if found else None


def turned(result: UndoResult | Conflict | None) -> UndoResult:
    assert isinstance(result, UndoResult)
    return result


def test_changes_are_taken_back_one_by_one_and_brought_back(
    store: SqliteStore, reference: str, factory: ChangeFactory, write: Type
) -> None:
    for what in ("one", "two", "three"):
        write(what)
    seen = []
    while store.undo(reference, factory.change()):
        seen.append(says(store, reference))
    assert seen == ["two", "one", None]
    while store.redo(reference, factory.change()):
        seen.append(says(store, reference))
    assert seen[3:] == ["one", "two", "three"]


def test_it_says_which_change_was_turned(
    store: SqliteStore, reference: str, factory: ChangeFactory, write: Type
) -> None:
    write("one")
    write("two", "typing")
    write("three", "typing")
    made = store.changes(reference)
    assert turned(store.undo(reference, factory.change())) == UndoResult(4, made[2].change)
    assert turned(store.undo(reference, factory.change())) == UndoResult(2, made[1].change)
    assert turned(store.redo(reference, factory.change())) == UndoResult(2, made[1].change)
    assert turned(store.redo(reference, factory.change())) == UndoResult(4, made[2].change)


def test_what_was_made_in_one_go_is_taken_back_in_one_go(
    store: SqliteStore, reference: str, factory: ChangeFactory, write: Type
) -> None:
    write("one")
    for what in ("t", "tw", "two"):
        write(what, "typing")
    store.undo(reference, factory.change())
    assert says(store, reference) == "one"
    store.redo(reference, factory.change())
    assert says(store, reference) == "two"


def test_the_same_go_after_something_else_is_another(
    store: SqliteStore, reference: str, factory: ChangeFactory, write: Type
) -> None:
    for what, group in (("a", "g"), ("b", "h"), ("c", "g")):
        write(what, group)
    store.undo(reference, factory.change())
    assert says(store, reference) == "b"


def test_they_are_changes_of_their_own(store: SqliteStore, reference: str, factory: ChangeFactory, write: Type) -> None:
    write("one", "typing")
    undo, redo = factory.change(), factory.change()
    store.undo(reference, undo)
    store.redo(reference, redo)
    kept = [(logged.seq, logged.change) for logged in store.changes(reference, after=2)]
    assert [(seq, change.id, change.act, change.of) for seq, change in kept] == [
        (3, undo.id, "undo", "typing"), (4, redo.id, "redo", "typing"),
    ]  # fmt: skip
    assert kept[0][1].ops == (Delete("event", "e", 1),)


def test_they_outlive_the_program(opener: Opener, reference: str, factory: ChangeFactory, write: Type) -> None:
    write("one")
    write("two")
    turned(opener().undo(reference, factory.change()))
    after = opener()
    assert says(after, reference) == "one"
    turned(after.redo(reference, factory.change()))
    assert says(opener(), reference) == "two"


def test_a_new_change_ends_what_can_be_brought_back(
    store: SqliteStore, reference: str, factory: ChangeFactory, write: Type
) -> None:
    write("one")
    write("two")
    store.undo(reference, factory.change())
    write("other")
    assert store.redo(reference, factory.change()) is None
    store.undo(reference, factory.change())
    assert says(store, reference) == "one"


def test_the_beginning_is_never_taken_back(store: SqliteStore, factory: ChangeFactory) -> None:
    reference = store.create({"title": "x"}, factory.change(Add("event", "e", {})))
    assert store.undo(reference, factory.change()) is None
    assert store.redo(reference, factory.change()) is None
    assert len(store.changes(reference)) == 1


def test_a_change_that_changed_nothing_is_no_step(
    store: SqliteStore, reference: str, factory: ChangeFactory, write: Type
) -> None:
    write("one")
    write("two")
    store.undo(reference, factory.change())
    write("one")
    turned(store.redo(reference, factory.change()))
    assert says(store, reference) == "two"


def test_undo_takes_back_my_part_of_a_merge_alone(
    store: SqliteStore, reference: str, factory: ChangeFactory, write: Type
) -> None:
    write("one")
    store.apply(reference, factory.change(Update("event", "e", 1, {"source": ""}, {"source": "theirs"})))
    both = {"what": "two", "source": "theirs"}
    store.apply(reference, factory.change(Update("event", "e", 1, {"what": "one", "source": ""}, both)))
    store.undo(reference, factory.change())
    (row,) = store.load(reference).rows
    assert (row.dump()["what"], row.dump()["source"]) == ("one", "theirs")


def test_a_deleted_tree_comes_back_whole(store: SqliteStore, reference: str, factory: ChangeFactory) -> None:
    store.apply(reference, factory.change(
        Add("cause", "a", {"what": "a"}), Add("cause", "b", {"what": "b", "parent": "a"}),
        Add("measure", "m", {"answers": "b"}),
    ))  # fmt: skip
    before = store.load(reference).rows
    unlink = Update("measure", "m", 1, {"answers": "b"}, {"answers": None})
    store.apply(reference, factory.change(Delete("cause", "a", 1), Delete("cause", "b", 1), unlink))
    assert [row.id for row in store.load(reference).rows] == ["m"]
    store.undo(reference, factory.change())
    assert [replace(row, revision=1) for row in store.load(reference).rows] == list(before)
    store.redo(reference, factory.change())
    assert [row.id for row in store.load(reference).rows] == ["m"]


def test_a_link_to_a_row_that_is_gone_comes_back_too(
    store: SqliteStore, reference: str, factory: ChangeFactory
) -> None:
    store.apply(reference, factory.change(Add("cause", "a", {}), Add("measure", "m", {"answers": "a"})))
    store.apply(reference, factory.change(Delete("cause", "a", 1)))
    store.apply(reference, factory.change(Update("measure", "m", 1, {"answers": "a"}, {"answers": None})))
    turned(store.undo(reference, factory.change()))
    assert store.load(reference).rows[0].dump()["answers"] == "a"


def test_what_an_import_changed_since_is_a_conflict(
    store: SqliteStore, reference: str, factory: ChangeFactory, write: Type
) -> None:
    write("one")
    write("two")
    brought = factory.change(Update("event", "e", 2, {"what": "two"}, {"what": "brought in"}))
    store.apply(reference, replace(brought, act="import"))
    clash = Conflict((FieldConflict("event", "e", "what", "one", "brought in"),), seq=4)
    assert store.undo(reference, factory.change()) == clash
    assert says(store, reference) == "brought in"
    assert len(store.changes(reference)) == 4


@pytest.mark.parametrize("again", [1, 2])
def test_an_undo_that_comes_twice_is_made_once(
    store: SqliteStore, reference: str, factory: ChangeFactory, write: Type, again: int
) -> None:
    write("one")
    write("two")
    change = factory.change()
    first = turned(store.undo(reference, change))
    for _ in range(again):
        assert store.undo(reference, change) == first
    assert says(store, reference) == "one"


def test_the_archive_follows_an_undo(store: SqliteStore, reference: str, factory: ChangeFactory) -> None:
    head = store.load(reference).head
    after = {"title": "Better", "started": "2020-02-03"}
    store.apply(
        reference, factory.change(Update("retrospective", head.id, 1, {"title": head.title, "started": None}, after))
    )
    assert store.list(CaseFilter())[0].day == "2020-02-03"
    store.undo(reference, factory.change())
    assert (store.list(CaseFilter())[0].day, store.list(CaseFilter())[0].title) == ("2026-11-20", "Two parcels swapped")
