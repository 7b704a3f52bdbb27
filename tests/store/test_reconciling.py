"""Changes: merged field by field with what others wrote, or refused as a conflict, with both values."""

from __future__ import annotations

import math

import pytest

from retro.errors import RetroError
from retro.model.change import Add, Applied, Change, Conflict, Delete, FieldConflict, Op, Restore, Update
from retro.model.change_factory import ChangeFactory
from retro.model.field_types import Plain
from retro.model.problem import Code, ValidationError
from retro.model.stages.prevention import Measure
from retro.model.stages.timeline import Event
from retro.store.sqlite.store import SqliteStore
from tests.store.conftest import Opener

BEFORE: dict[str, Plain] = {"what": "phones ring", "source": "log"}


@pytest.fixture
def event(store: SqliteStore, reference: str, factory: ChangeFactory) -> str:
    store.apply(reference, factory.change(Add("event", "e", BEFORE, 1.0)))
    return reference


def row(store: SqliteStore, reference: str, which: str = "e") -> Event:
    found = store.load(reference).get(which)
    assert isinstance(found, Event)
    return found


def changed(revision: int, **after: Plain) -> Update:
    return Update("event", "e", revision, {name: BEFORE.get(name, "") for name in after}, after)


def made(store: SqliteStore, reference: str, change: Change) -> Applied:
    result = store.apply(reference, change)
    assert isinstance(result, Applied)
    return result


def test_a_row_that_was_added_is_there(store: SqliteStore, event: str) -> None:
    assert row(store, event) == Event(id="e", what="phones ring", source="log", position=1.0, revision=1)
    assert store.load(event).head.seq == 2


def test_each_change_counts_up(store: SqliteStore, event: str, factory: ChangeFactory) -> None:
    assert made(store, event, factory.change(changed(1, what="a"))) == Applied(3, {"e": 2})
    assert made(store, event, factory.change(changed(2, what="b"))) == Applied(4, {"e": 3})
    assert (row(store, event).what, row(store, event).revision) == ("b", 3)


def test_different_fields_merge(store: SqliteStore, event: str, factory: ChangeFactory) -> None:
    made(store, event, factory.change(changed(1, what="all phones ring")))
    made(store, event, factory.change(changed(1, source="chat")))
    assert (row(store, event).what, row(store, event).source) == ("all phones ring", "chat")


def test_the_same_field_is_a_conflict_that_shows_both(store: SqliteStore, event: str, factory: ChangeFactory) -> None:
    made(store, event, factory.change(changed(1, what="theirs", source="theirs")))
    mine = factory.change(changed(1, what="mine", source="mine", details="mine"), Add("event", "n", {}))
    assert store.apply(event, mine) == Conflict(
        (FieldConflict("event", "e", "what", "mine", "theirs"), FieldConflict("event", "e", "source", "mine", "theirs"))
    )
    assert (row(store, event).what, row(store, event).details) == ("theirs", "")
    assert store.load(event).get("n") is None
    assert store.load(event).head.seq == 3


def test_the_same_field_with_the_same_value_is_none(store: SqliteStore, event: str, factory: ChangeFactory) -> None:
    made(store, event, factory.change(changed(1, what="same")))
    assert made(store, event, factory.change(changed(1, what="same"))) == Applied(4, {"e": 2})


def test_what_is_empty_and_was_not_seen_is_a_conflict(store: SqliteStore, event: str, factory: ChangeFactory) -> None:
    made(store, event, factory.change(changed(1, source="theirs")))
    empty: dict[str, Plain] = {"details": "", "happened": None}
    mine: dict[str, Plain] = {"details": "mine", "happened": "2026-11-20"}
    blind = factory.change(Update("event", "e", 1, {}, mine))
    assert store.apply(event, blind) == Conflict(
        tuple(FieldConflict("event", "e", name, mine[name], empty[name]) for name in mine)
    )
    made(store, event, factory.change(Update("event", "e", 1, empty, mine)))
    assert row(store, event).dump() | mine == row(store, event).dump()


def test_a_field_that_was_changed_and_changed_back_is_none(
    store: SqliteStore, event: str, factory: ChangeFactory
) -> None:
    made(store, event, factory.change(changed(1, what="other")))
    made(store, event, factory.change(Update("event", "e", 2, {"what": "other"}, {"what": "phones ring"})))
    made(store, event, factory.change(changed(1, what="mine")))
    assert row(store, event).what == "mine"


def test_a_field_that_the_writer_says_nothing_about_is_not_overwritten(
    store: SqliteStore, event: str, factory: ChangeFactory
) -> None:
    made(store, event, factory.change(changed(1, source="theirs")))
    assert isinstance(store.apply(event, factory.change(Update("event", "e", 1, {}, {"source": "mine"}))), Conflict)


def test_values_of_every_sort_are_compared_as_they_are_stored(
    store: SqliteStore, reference: str, factory: ChangeFactory
) -> None:
    first: dict[str, Plain] = {"figure": 37, "reversible": False, "hurts": ["physical"], "certainty": None}
    made(store, reference, factory.change(Add("damage", "d", first)))
    made(store, reference, factory.change(Update("damage", "d", 1, {"who": ""}, {"who": "two families"})))
    after: dict[str, Plain] = {
        "figure": 37.5, "reversible": True, "hurts": ["economic", "physical"], "certainty": "estimated",
    }  # fmt: skip
    made(store, reference, factory.change(Update("damage", "d", 1, first, after)))
    (damage,) = store.load(reference).rows
    assert damage.dump() | after == damage.dump() | {"hurts": ["economic", "physical"]}
    assert store.changes(reference)[-1].change.ops == (
        Update("damage", "d", 2, first, after | {"hurts": ["physical", "economic"]}),
    )


def test_positions_are_values_too(store: SqliteStore, event: str, factory: ChangeFactory) -> None:
    made(store, event, factory.change(Update("event", "e", 1, {"position": 1.0}, {"position": 2.5})))
    assert row(store, event).position == 2.5
    theirs = store.apply(event, factory.change(Update("event", "e", 1, {"position": 1.0}, {"position": 9})))
    assert theirs == Conflict((FieldConflict("event", "e", "position", 9.0, 2.5),))


def test_the_head_merges_like_a_row(store: SqliteStore, event: str, factory: ChangeFactory) -> None:
    head = store.load(event).head
    made(store, event, factory.change(Update("retrospective", head.id, 1, {"severity": None}, {"severity": "high"})))
    made(store, event, factory.change(Update("retrospective", head.id, 1, {"title": head.title}, {"title": "Better"})))
    clash = store.apply(
        event, factory.change(Update("retrospective", head.id, 1, {"severity": None}, {"severity": "low"}))
    )
    assert clash == Conflict((FieldConflict("retrospective", head.id, "severity", "low", "high"),))
    assert store.load(event).head.title == "Better"


def test_a_deleted_row_is_gone_and_can_come_back(store: SqliteStore, event: str, factory: ChangeFactory) -> None:
    made(store, event, factory.change(Delete("event", "e", 1)))
    assert store.load(event).rows == ()
    made(store, event, factory.change(Restore("event", "e")))
    assert row(store, event).what == "phones ring"
    assert row(store, event).revision == 3


def test_what_was_changed_meanwhile_is_not_deleted(store: SqliteStore, event: str, factory: ChangeFactory) -> None:
    made(store, event, factory.change(changed(1, what="theirs")))
    assert store.apply(event, factory.change(Delete("event", "e", 1))) == Conflict(
        (FieldConflict("event", "e", "", None, "theirs"),)
    )
    assert row(store, event).what == "theirs"


def test_what_was_deleted_meanwhile_is_not_changed(store: SqliteStore, event: str, factory: ChangeFactory) -> None:
    made(store, event, factory.change(Delete("event", "e", 1)))
    assert store.apply(event, factory.change(changed(1, what="mine"))) == Conflict(
        (FieldConflict("event", "e", "", None, None),)
    )


def test_deleting_or_restoring_twice_is_once(store: SqliteStore, event: str, factory: ChangeFactory) -> None:
    made(store, event, factory.change(Restore("event", "e")))
    assert row(store, event).revision == 1
    made(store, event, factory.change(Delete("event", "e", 1)))
    assert made(store, event, factory.change(Delete("event", "e", 1))).revisions == {"e": 2}


def test_an_id_that_is_taken_is_a_conflict(store: SqliteStore, event: str, factory: ChangeFactory) -> None:
    assert store.apply(event, factory.change(Add("event", "e", {"what": "mine"}))) == Conflict(
        (FieldConflict("event", "e", "", "mine", "phones ring"),)
    )


def test_a_change_that_comes_twice_is_made_once(store: SqliteStore, event: str, factory: ChangeFactory) -> None:
    first = factory.change(changed(1, what="once"), Add("event", "n", {}))
    made(store, event, first)
    made(store, event, factory.change(Update("event", "e", 2, {"what": "once"}, {"what": "since"})))
    assert made(store, event, first) == Applied(3, {"e": 3, "n": 1})
    assert row(store, event).what == "since"
    assert len(store.changes(event)) == 4


def test_operations_of_one_change_build_on_each_other(store: SqliteStore, event: str, factory: ChangeFactory) -> None:
    made(store, event, factory.change(
        Add("cause", "below", {"what": "b", "parent": "above"}),
        Add("cause", "above", {"what": "a"}),
        Update("cause", "above", 1, {"what": "a"}, {"what": "fact"}),
    ))  # fmt: skip
    assert [(cause.main_text, depth) for cause, depth in store.load(event).causes()] == [("fact", 0), ("b", 1)]


def test_the_log_keeps_what_really_changed(store: SqliteStore, event: str, factory: ChangeFactory) -> None:
    made(store, event, factory.change(changed(1, source="chat")))
    made(store, event, factory.change(changed(1, what="new", source="chat")))
    kept = store.changes(event, after=3)
    assert [(logged.seq, logged.change.ops) for logged in kept] == [
        (4, (Update("event", "e", 2, {"what": "phones ring"}, {"what": "new"}),))
    ]


def test_the_log_keeps_who_when_and_why(store: SqliteStore, event: str, factory: ChangeFactory) -> None:
    change = factory.change(changed(1, what="new"), group="typing")
    made(store, event, change)
    assert store.changes(event)[-1].change == change


@pytest.mark.parametrize("op", [changed(1, what="x"), Delete("event", "e", 1), Restore("event", "e")])
def test_rows_of_another_retrospective_cannot_be_reached(
    store: SqliteStore, event: str, factory: ChangeFactory, op: Op
) -> None:
    other = store.create({"title": "other"}, factory.change())
    with pytest.raises(RetroError, match="never was in this retrospective"):
        store.apply(other, factory.change(op))
    assert row(store, event).revision == 1


def test_rows_that_never_were_cannot_be_changed(store: SqliteStore, event: str, factory: ChangeFactory) -> None:
    with pytest.raises(RetroError, match="never was in this retrospective"):
        store.apply(event, factory.change(Delete("event", "\x1b[2J", 1)))


@pytest.mark.parametrize(
    ("op", "wrong"),
    [
        (Add("event", "n", {"what": "a\x1b[2Jb"}), (Code.CONTROL, "what")),
        (Add("event", "n", {"what": "\ud800"}), (Code.CONTROL, "what")),
        (Add("event", "n", {"what": 3}), (Code.WRONG_TYPE, "what")),
        (Add("event", "n", {"happened": "soon"}), (Code.NOT_MOMENT, "happened")),
        (Add("event", "n", {"confirmed": "yes"}), (Code.NOT_YES_NO, "confirmed")),
        (Add("event", "n", {"reference": "2026-001"}), (Code.NOT_FIELD, "reference")),
        (Add("event", "n", {}, math.nan), (Code.WRONG_TYPE, "position")),
        (Add("event", "n", {}, math.inf), (Code.WRONG_TYPE, "position")),
        (Update("event", "e", 1, {}, {"position": "first"}), (Code.WRONG_TYPE, "position")),
        (Update("event", "e", 1, {}, {"event_kind": "party"}), (Code.NO_CHOICE, "event_kind")),
        (Update("event", "e", 1, {}, {"revision": 7}), (Code.NOT_FIELD, "revision")),
        (Update("retrospective", "h", 1, {}, {"seq": 7}), (Code.NOT_FIELD, "seq")),
        (Update("retrospective", "h", 1, {}, {"position": 7.0}), (Code.NOT_FIELD, "position")),
    ],
)
def test_what_no_field_takes_is_refused(
    store: SqliteStore, event: str, factory: ChangeFactory, op: Op, wrong: tuple[Code, str]
) -> None:
    with pytest.raises(ValidationError) as refused:
        store.apply(event, factory.change(changed(1, what="fine"), op))
    assert [(problem.code, problem.field, problem.entry) for problem in refused.value.problems] == [(*wrong, op.id)]
    assert row(store, event).what == "phones ring"


@pytest.mark.parametrize(
    "op",
    [
        Add("change_log", "n", {}),
        Delete("sqlite_schema", "n", 1),
        Add('event"; DROP TABLE event; --', "n", {}),
        Add("retrospective", "n", {}),
        Delete("retrospective", "n", 1),
        Restore("retrospective", "n"),
    ],
)
def test_what_is_no_row_is_refused(store: SqliteStore, event: str, factory: ChangeFactory, op: Op) -> None:
    with pytest.raises(RetroError):
        store.apply(event, factory.change(op))
    assert len(store.changes(event)) == 2


def test_hostile_text_is_kept_as_it_is(store: SqliteStore, reference: str, factory: ChangeFactory) -> None:
    text = "[/x] <script> '; DROP TABLE event; -- \" % _ \\ {x} 日本語 " + "x" * 10_000
    made(store, reference, factory.change(Add("event", "e", {"what": text, "details": f"{text}\n| # \\n\n\t{text}"})))
    assert (row(store, reference).what, row(store, reference).details) == (text, f"{text}\n| # \\n\n\t{text}")


def test_an_author_of_broken_bytes_is_kept_readable(store: SqliteStore, reference: str, factory: ChangeFactory) -> None:
    hostile = ChangeFactory(factory.now, factory.new_id, "ka\udcffo\x1bru")
    made(store, reference, hostile.change(Add("event", "e", {})))
    assert store.changes(reference)[-1].change.author == "kaoru"


def test_two_terminals_see_each_others_rows(opener: Opener, factory: ChangeFactory) -> None:
    here, there = opener(), opener()
    reference = here.create({"title": "shared"}, factory.change())
    seen = there.version()
    made(there, reference, factory.change(Add("event", "mine", {"what": "there"})))
    assert there.version() == seen
    seen = here.version()
    made(there, reference, factory.change(Add("event", "more", {"what": "there"})))
    assert here.version() != seen
    assert {entry.id for entry in here.load(reference).rows} == {"mine", "more"}
    assert [logged.seq for logged in here.changes(reference, after=1)] == [2, 3]


@pytest.mark.parametrize("ask", ["load", "changes", "whole", "apply", "undo", "redo"])
def test_an_unknown_reference_is_told(store: SqliteStore, factory: ChangeFactory, ask: str) -> None:
    arguments = (factory.change(),) if ask in {"apply", "undo", "redo"} else ()
    with pytest.raises(RetroError, match="2026-099") as told:
        getattr(store, ask)("2026-099", *arguments)
    assert "retro list" in str(told.value.step)


@pytest.fixture
def measure(store: SqliteStore, reference: str, factory: ChangeFactory) -> str:
    """Causes a, b, c and d, and a measure that answers a and b."""
    causes = (Add("cause", id_, {"what": id_}) for id_ in "abcd")
    store.apply(reference, factory.change(*causes, Add("measure", "m", {"what": "m", "answers": ["a", "b"]})))
    return reference


@pytest.mark.parametrize(
    ("changes", "left"),
    [
        ((["a", "b", "c"], ["a", "b", "d"]), ["a", "b", "c", "d"]),
        (("c", ["b", "a", "c"]), "c"),
        (("b", ["a", "b", "d"]), ["b", "d"]),
        (("b", "a"), None),
        ((None, ["a", "b", "c"]), "c"),
        ((["a", "c"], ["a", "d"]), ["a", "c", "d"]),
    ],
)
def test_links_that_two_people_add_both_stay_and_what_one_takes_away_goes(
    store: SqliteStore, measure: str, factory: ChangeFactory, changes: tuple[Plain, Plain], left: Plain
) -> None:
    theirs, mine = changes
    before: dict[str, Plain] = {"answers": ["a", "b"]}
    made(store, measure, factory.change(Update("measure", "m", 1, before, {"answers": theirs})))
    made(store, measure, factory.change(Update("measure", "m", 1, before, {"answers": mine})))
    assert store.load(measure).of(Measure)[0].dump()["answers"] == left
    if left == theirs:
        return
    assert store.undo(measure, factory.change())
    assert store.load(measure).of(Measure)[0].dump()["answers"] == theirs
    assert store.redo(measure, factory.change())
    assert store.load(measure).of(Measure)[0].dump()["answers"] == left


def test_links_that_were_not_seen_are_a_conflict(store: SqliteStore, measure: str, factory: ChangeFactory) -> None:
    mine = factory.change(Update("measure", "m", 0, {}, {"answers": "c"}))
    assert store.apply(measure, mine) == Conflict((FieldConflict("measure", "m", "answers", "c", ["a", "b"]),))
