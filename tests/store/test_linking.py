"""Links between rows: to rows of the same retrospective, never in a circle."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from retro.model.change import Add, Applied, Delete, Op, Update
from retro.model.change_factory import ChangeFactory
from retro.model.problem import Code, ValidationError
from retro.model.stages.prevention import Measure
from retro.store.sql import rows
from retro.store.sqlite.store import SqliteStore


@pytest.fixture
def tree(store: SqliteStore, reference: str, factory: ChangeFactory) -> str:
    """Causes a > b > c, and a measure that answers c."""
    store.apply(reference, factory.change(
        Add("cause", "a", {"what": "a"}),
        Add("cause", "b", {"what": "b", "parent": "a"}),
        Add("cause", "c", {"what": "c", "parent": "b"}),
        Add("measure", "m", {"what": "m", "answers": "c"}),
    ))  # fmt: skip
    return reference


def refused(store: SqliteStore, reference: str, factory: ChangeFactory, *ops: Op) -> list[tuple[Code, str, str]]:
    before = store.whole(reference)
    with pytest.raises(ValidationError) as found:
        store.apply(reference, factory.change(*ops))
    assert store.whole(reference) == before
    return [(problem.code, problem.field, problem.entry) for problem in found.value.problems]


def under(row: str, parent: str | None) -> Update:
    return Update("cause", row, 1, {"parent": None}, {"parent": parent})


@pytest.mark.parametrize("parent", ["a", "b", "c"])
def test_a_cause_is_never_its_own_cause(store: SqliteStore, tree: str, factory: ChangeFactory, parent: str) -> None:
    assert refused(store, tree, factory, under("a", parent)) == [(Code.LOOP, "parent", "a")]


def test_two_halves_of_a_circle_are_refused_together(
    store: SqliteStore, reference: str, factory: ChangeFactory
) -> None:
    ops = (Add("cause", "x", {"parent": "y"}), Add("cause", "y", {"parent": "x"}))
    assert refused(store, reference, factory, *ops) == [(Code.LOOP, "parent", "x"), (Code.LOOP, "parent", "y")]


def test_a_cause_may_move_to_another_branch(store: SqliteStore, tree: str, factory: ChangeFactory) -> None:
    assert isinstance(
        store.apply(tree, factory.change(Update("cause", "c", 1, {"parent": "b"}, {"parent": "a"}))), Applied
    )
    assert [(cause.id, depth) for cause, depth in store.load(tree).causes()] == [("a", 0), ("b", 1), ("c", 1)]


@pytest.mark.parametrize("target", ["nowhere", "m", "'; DROP TABLE cause; --"])
def test_a_link_leads_to_a_row_of_its_kind(store: SqliteStore, tree: str, factory: ChangeFactory, target: str) -> None:
    op = Update("measure", "m", 1, {"answers": "c"}, {"answers": target})
    assert refused(store, tree, factory, op) == [(Code.NO_TARGET, "answers", "m")]


def test_a_link_leads_to_no_other_retrospective(store: SqliteStore, tree: str, factory: ChangeFactory) -> None:
    other = store.create({}, factory.change(Add("cause", "x", {})))
    assert refused(store, other, factory, under("x", "a")) == [(Code.NO_TARGET, "parent", "x")]


def test_a_link_leads_to_no_deleted_row(store: SqliteStore, tree: str, factory: ChangeFactory) -> None:
    store.apply(tree, factory.change(Delete("cause", "c", 1)))
    assert refused(store, tree, factory, Add("measure", "n", {"answers": "c"})) == [(Code.NO_TARGET, "answers", "n")]


def test_a_row_that_lost_its_target_can_still_be_written(store: SqliteStore, tree: str, factory: ChangeFactory) -> None:
    store.apply(tree, factory.change(Delete("cause", "c", 1)))
    written = Update("measure", "m", 1, {"what": "m", "answers": "c"}, {"what": "better", "answers": "c"})
    assert isinstance(store.apply(tree, factory.change(written)), Applied)


@pytest.mark.parametrize("row", ["a", "m"])
def test_a_vote_is_for_a_row_of_any_kind(store: SqliteStore, tree: str, factory: ChangeFactory, row: str) -> None:
    assert isinstance(store.apply(tree, factory.change(Add("vote", "v", {"row": row}))), Applied)
    assert refused(store, tree, factory, Add("vote", "w", {"row": "x"})) == [(Code.NO_TARGET, "row", "w")]


def test_all_wrong_links_are_told_at_once(store: SqliteStore, tree: str, factory: ChangeFactory) -> None:
    ops = (under("a", "c"), Add("measure", "n", {"answers": "nowhere"}), Add("vote", "v", {"row": "nowhere"}))
    assert len(refused(store, tree, factory, *ops)) == 3


def test_first_rows_are_held_to_the_same(store: SqliteStore, factory: ChangeFactory) -> None:
    with pytest.raises(ValidationError):
        store.create({}, factory.change(Add("cause", "x", {"parent": "x"})))


def test_each_of_several_links_leads_to_a_row_of_its_kind(
    store: SqliteStore, tree: str, factory: ChangeFactory
) -> None:
    for wrong in (["a", "nowhere"], ["a", "m"]):
        op = Update("measure", "m", 1, {"answers": "c"}, {"answers": wrong})
        assert refused(store, tree, factory, op) == [(Code.NO_TARGET, "answers", "m")]
    both = Update("measure", "m", 1, {"answers": "c"}, {"answers": ["c", "a", "c"]})
    assert isinstance(store.apply(tree, factory.change(both)), Applied)
    assert store.load(tree).of(Measure)[0].answers == ("a", "c")


def test_the_file_itself_holds_links_to_rows_that_are_there(
    store: SqliteStore, tree: str, factory: ChangeFactory, tmp_path: Path
) -> None:
    """Another program that deletes a cause, or links to none, is refused by SQLite."""
    store.apply(tree, factory.change(Update("measure", "m", 1, {"answers": "c"}, {"answers": ["a", "c"]})))
    (path,) = tmp_path.rglob("*.db")
    other = sqlite3.connect(path)
    other.execute("PRAGMA foreign_keys = ON")
    for statement in ("DELETE FROM cause WHERE id = 'c'", "INSERT INTO measure_answers VALUES ('m', 'nowhere')"):
        with pytest.raises(sqlite3.IntegrityError):
            other.execute("BEGIN") and other.execute(statement) and other.execute("COMMIT")
        other.execute("ROLLBACK")
    other.close()


def test_rows_with_several_links_are_read_without_a_statement_for_each(
    store: SqliteStore, tree: str, factory: ChangeFactory, tmp_path: Path
) -> None:
    def statements() -> int:
        made: list[str] = []
        conn.set_trace_callback(made.append)
        found = [row for row in rows.of_all_states(conn, id_)[1] if row.kind == "measure"]
        conn.set_trace_callback(None)
        assert all(row.values["answers"] in ("c", ["a", "c"]) for row in found)
        return len(made)

    (path,) = tmp_path.rglob("*.db")
    conn, id_ = sqlite3.connect(path), store.load(tree).head.id
    few = statements()
    more = (Add("measure", f"m{n}", {"what": "m", "answers": ["a", "c"]}) for n in range(20))
    store.apply(tree, factory.change(*more))
    assert statements() == few
    conn.close()
