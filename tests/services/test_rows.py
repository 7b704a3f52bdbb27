"""Arranging and deleting rows, undo and redo; and rows that are not any more what they were."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest

from retro.errors import RetroError
from retro.model import edits
from retro.model.change import Add, Delete, Update
from retro.model.closed_record import ClosedError, KeptError
from retro.model.record import Retrospective
from retro.model.stages.answers import Said
from retro.model.stages.cause import CAUSE, Cause
from retro.model.stages.head import HEAD
from retro.model.stages.review import Reopening
from retro.model.stages.timeline import TIMELINE, Event
from retro.services.changing.arrange import indent_cause, move_row, outdent_cause
from retro.services.changing.conflict import ConflictError
from retro.services.changing.delete_row import delete_row
from retro.services.changing.edit_fields import Edit, edit_fields
from retro.services.changing.history import redo, undo
from retro.services.follow_up.close import close
from retro.services.follow_up.reopen import reopen
from tests.services.conftest import REFERENCE, Case


def causes(case: Case) -> list[tuple[int, str]]:
    return [(depth, cause.what) for cause, depth in case.record.causes()]


def events(case: Case) -> list[str]:
    return [row.what for row in case.record.of(Event)]


def test_a_row_is_not_moved_against_its_exact_time(case: Case) -> None:
    before = case.log
    for row, steps in ((2, -1), (2, -2), (0, 1), (0, 2)):
        with pytest.raises(RetroError, match="Its time keeps"):
            move_row(case.store, case.factory, case.record, case.record.of(Event)[row], steps)
    assert case.log == before


@pytest.mark.parametrize("happened", [None, "?", "2026-11-20T10:00+09:00~", "2026-11-20T09:00+09:00"])
def test_a_row_that_does_not_say_exactly_when_or_says_the_same_may_move(case: Case, happened: str | None) -> None:
    second = case.record.of(Event)[1]
    edit_fields(case.store, case.factory, case.record, [Edit(second, {"happened": happened})])
    move_row(case.store, case.factory, case.record, case.record.of(Event)[1], -1)
    assert events(case) == ["second", "first", "third"]


def test_rows_with_a_time_may_pass_those_without_one(case: Case) -> None:
    second = case.record.of(Event)[1]
    edit_fields(case.store, case.factory, case.record, [Edit(second, {"happened": None})])
    move_row(case.store, case.factory, case.record, case.record.of(Event)[0], 1)
    assert events(case) == ["second", "first", "third"]
    with pytest.raises(RetroError, match="Its time keeps “first”"):
        move_row(case.store, case.factory, case.record, case.record.of(Event)[1], 1)


def test_undo_and_redo_say_where_one_sees_what_they_did(case: Case) -> None:
    delete_row(case.store, case.factory, case.record, case.record.of(Event)[1])
    back = undo(case.store, case.factory, case.record)
    assert (back.stage, back.row) == (TIMELINE, "e2")
    again = redo(case.store, case.factory, case.record)
    assert (again.stage, again.row) == (TIMELINE, "e3")  # it stands there now
    undo(case.store, case.factory, case.record)
    edit_fields(case.store, case.factory, case.record, [Edit(case.record.head, {"title": "Two parcels"})])
    head = undo(case.store, case.factory, case.record)
    assert (head.stage, head.row) == (HEAD, case.record.head.id)
    redo(case.store, case.factory, case.record)
    assert undo(case.store, case.factory, case.record).row == case.record.head.id


def test_undo_of_a_deleted_cause_shows_it_and_not_what_pointed_to_it(case: Case) -> None:
    indent_cause(case.store, case.factory, case.record, case.record.of(Cause)[1])
    delete_row(case.store, case.factory, case.record, case.record.of(Cause)[0])
    back = undo(case.store, case.factory, case.record)
    assert (back.stage, back.row) == (CAUSE, "c1")


def test_where_a_row_is_gone_the_one_beside_it_is_shown(case: Case) -> None:
    for row, shown in (("e3", "e2"), ("e1", "e2"), ("o", "")):  # the last in its stage, the first, the only one
        found = case.record.get(row)
        assert found is not None
        delete_row(case.store, case.factory, case.record, found)
        undo(case.store, case.factory, case.record)
        again = redo(case.store, case.factory, case.record)
        assert (again.stage, again.row) == (found.stage, shown)
        undo(case.store, case.factory, case.record)


def test_where_a_row_came_and_went_the_last_of_its_stage_is_shown(case: Case) -> None:
    for op in (Add("event", "x", {"what": "by mistake"}, 9.0), Delete("event", "x", 0)):
        case.store.apply(REFERENCE, replace(case.factory.change(op), group="g"))
    back = undo(case.store, case.factory, case.record)
    assert (back.stage, back.row) == (TIMELINE, "e3")


def test_what_was_written_is_shown_and_not_what_made_room_for_it(case: Case) -> None:
    first, second, _third = case.record.of(Event)
    room = Update("event", "e1", first.revision, {"position": 1.0}, {"position": 0.5})
    written = Update("event", "e2", second.revision, {"what": "second"}, {"what": "2nd", "position": 2.0})
    case.store.apply(REFERENCE, case.factory.change(room, written))
    assert undo(case.store, case.factory, case.record).row == "e2"


def test_what_is_said_of_the_head_is_shown_there(case: Case) -> None:
    head = case.record.head
    edit_fields(case.store, case.factory, case.record, [Edit(head, {"summary": ""}, said={"summary": Said.LATER})])
    for turned in (undo(case.store, case.factory, case.record), redo(case.store, case.factory, case.record)):
        assert (turned.stage, turned.row) == (HEAD, head.id)


def test_where_there_is_nothing_to_take_back_no_place_is_named(case: Case) -> None:
    nothing = redo(case.store, case.factory, case.record)
    assert (nothing.told, nothing.stage, nothing.row) == ((), None, "")


def test_causes_go_in_and_out(case: Case) -> None:
    indent_cause(case.store, case.factory, case.record, case.record.of(Cause)[1])
    assert causes(case) == [(0, "one table"), (1, "no place per order")]
    outdent_cause(case.store, case.factory, case.record, case.record.of(Cause)[1])
    assert causes(case) == [(0, "one table"), (0, "no place per order")]


def test_what_comes_to_nothing_writes_nothing(case: Case) -> None:
    before = case.log
    seen = case.record
    assert move_row(case.store, case.factory, seen, seen.of(Event)[0], -1).ops == ()
    assert outdent_cause(case.store, case.factory, seen, seen.of(Cause)[0]).record is seen
    assert case.log == before


def test_a_cause_goes_with_all_that_stands_under_it_and_comes_back(case: Case) -> None:
    indent_cause(case.store, case.factory, case.record, case.record.of(Cause)[1])
    deleted = delete_row(case.store, case.factory, case.record, case.record.of(Cause)[0])
    assert (deleted.rows, causes(case)) == (2, [])
    turned = undo(case.store, case.factory, case.record)
    assert [str(each) for each in turned.told] == ["Cause “one table” deleted, and 1 more"]
    assert causes(case) == [(0, "one table"), (1, "no place per order")]
    assert turned.record == case.record
    assert [str(each) for each in redo(case.store, case.factory, case.record).told] == [
        "Cause “one table” deleted, and 1 more"
    ]
    assert causes(case) == []


def test_of_many_changes_in_one_go_a_few_are_told(case: Case) -> None:
    edits = (("what", "a"), ("source", "b"), ("happened", None), ("confirmed", False), ("source", "d"))
    for group, made in (("of three", edits[:3]), ("of five", edits)):
        for name, value in made:
            event = case.record.get("e1")
            assert event is not None
            edit_fields(case.store, case.factory, case.record, [Edit(event, {name: value})], group=group)
        told = [str(each) for each in undo(case.store, case.factory, case.record).told]
        assert told[3:] == (["and 1 more"] if made is edits else [])
        assert len(told) >= 3


def test_nothing_to_turn_is_told_by_no_words(case: Case) -> None:
    before = case.log
    assert redo(case.store, case.factory, case.record).told == ()
    assert case.log == before


Act = Callable[[Case, Retrospective], object]
ACTS: dict[str, Act] = {
    "move": lambda case, seen: move_row(case.store, case.factory, seen, seen.of(Cause)[1], -1),
    "delete": lambda case, seen: delete_row(case.store, case.factory, seen, seen.of(Event)[2]),
    "indent": lambda case, seen: indent_cause(case.store, case.factory, seen, seen.of(Cause)[1]),
    "undo": lambda case, seen: undo(case.store, case.factory, seen),
}


@pytest.mark.parametrize("act", ACTS)
def test_what_was_closed_meanwhile_stays_as_it_is(case: Case, act: str) -> None:
    seen = case.record
    edit_fields(case.store, case.factory, seen, [Edit(seen.head, {"tags": ["gift"]})])
    case.close_elsewhere()
    before = case.log
    with pytest.raises(ClosedError):
        ACTS[act](case, seen)
    assert case.log == before


@pytest.mark.parametrize("act", ["move", "delete", "indent"])
def test_a_row_that_somebody_else_changed_is_a_conflict(case: Case, act: str) -> None:
    seen = case.record
    if act == "delete":
        case.elsewhere(lambda record: edits.changed(record.of(Event)[2], {"what": "theirs"}))
    else:
        act_elsewhere = edits.indented if act == "move" else partial(edits.moved, steps=-1)
        case.elsewhere(lambda record: act_elsewhere(record, record.of(Cause)[1]))
    before = case.log
    with pytest.raises(ConflictError) as error:
        ACTS[act](case, seen)
    assert error.value.record == case.record
    assert case.log == before


@pytest.mark.parametrize("act", ["move", "indent"])
def test_a_row_that_somebody_else_deleted_is_a_conflict(case: Case, act: str) -> None:
    seen = case.record
    case.elsewhere(lambda record: edits.deleted(record, record.of(Event)[2]))
    case.elsewhere(lambda record: edits.deleted(record, record.of(Cause)[1]))
    before = case.log
    with pytest.raises(ConflictError):
        ACTS[act](case, seen)
    assert case.log == before


def test_deleting_twice_is_one_deletion(case: Case) -> None:
    seen = case.record
    case.elsewhere(lambda record: edits.deleted(record, record.of(Event)[2]))
    delete_row(case.store, case.factory, seen, seen.of(Event)[2])
    assert [row.what for row in case.record.of(Event)] == ["first", "second"]


def test_why_it_was_opened_again_is_neither_moved_nor_deleted(case: Case) -> None:
    close(case.store, case.factory, case.record)
    opened = reopen(case.store, case.factory, case.record, "a new cause").record
    (row,) = opened.of(Reopening)
    before = case.log
    with pytest.raises(KeptError):
        move_row(case.store, case.factory, opened, row, -1)
    with pytest.raises(KeptError):
        delete_row(case.store, case.factory, opened, row)
    assert case.log == before
