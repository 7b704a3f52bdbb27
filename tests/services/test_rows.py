"""Arranging and deleting rows, undo and redo; and rows that are not any more what they were."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from retro.model import edits
from retro.model.closing import ClosedError, KeptError
from retro.model.record import Retrospective
from retro.model.stages.cause import Cause
from retro.model.stages.review import Reopening
from retro.model.stages.timeline import Event
from retro.services.arrange import indent_cause, move_row, outdent_cause
from retro.services.close import close
from retro.services.conflict import ConflictError
from retro.services.delete_row import delete_row
from retro.services.edit_fields import Edit, edit_fields
from retro.services.history import redo, undo
from retro.services.reopen import reopen
from tests.services.conftest import Case


def causes(case: Case) -> list[tuple[int, str]]:
    return [(depth, cause.what) for cause, depth in case.record.causes()]


def test_rows_move_and_causes_go_in_and_out(case: Case) -> None:
    move_row(case.store, case.stamp, case.record, case.record.of(Event)[2], -1)
    assert [row.what for row in case.record.of(Event)] == ["first", "third", "second"]
    indent_cause(case.store, case.stamp, case.record, case.record.of(Cause)[1])
    assert causes(case) == [(0, "one table"), (1, "no place per order")]
    outdent_cause(case.store, case.stamp, case.record, case.record.of(Cause)[1])
    assert causes(case) == [(0, "one table"), (0, "no place per order")]


def test_what_comes_to_nothing_writes_nothing(case: Case) -> None:
    before = case.log
    seen = case.record
    assert move_row(case.store, case.stamp, seen, seen.of(Event)[0], -1).ops == ()
    assert outdent_cause(case.store, case.stamp, seen, seen.of(Cause)[0]).record is seen
    assert case.log == before


def test_a_cause_goes_with_all_that_stands_under_it_and_comes_back(case: Case) -> None:
    indent_cause(case.store, case.stamp, case.record, case.record.of(Cause)[1])
    deleted = delete_row(case.store, case.stamp, case.record, case.record.of(Cause)[0])
    assert (deleted.rows, causes(case)) == (2, [])
    turned = undo(case.store, case.stamp, case.record)
    assert [str(each) for each in turned.told] == ["Cause “one table” deleted, and 1 more"]
    assert causes(case) == [(0, "one table"), (1, "no place per order")]
    assert turned.record == case.record
    assert [str(each) for each in redo(case.store, case.stamp, case.record).told] == ["Cause “” deleted, and 1 more"]
    assert causes(case) == []


def test_of_many_changes_in_one_go_a_few_are_told(case: Case) -> None:
    for name, value in (("what", "a"), ("source", "b"), ("happened", None), ("confirmed", False), ("source", "d")):
        event = case.record.get("e1")
        assert event is not None
        edit_fields(case.store, case.stamp, case.record, [Edit(event, {name: value})], group="g")
    told = [str(each) for each in undo(case.store, case.stamp, case.record).told]
    assert len(told) == 4
    assert told[3] == "and 1 more"


def test_nothing_to_turn_is_told_by_no_words(case: Case) -> None:
    before = case.log
    assert redo(case.store, case.stamp, case.record).told == ()
    assert case.log == before


Act = Callable[[Case, Retrospective], object]
ACTS: dict[str, Act] = {
    "move": lambda case, seen: move_row(case.store, case.stamp, seen, seen.of(Event)[2], -1),
    "delete": lambda case, seen: delete_row(case.store, case.stamp, seen, seen.of(Event)[2]),
    "indent": lambda case, seen: indent_cause(case.store, case.stamp, seen, seen.of(Cause)[1]),
    "undo": lambda case, seen: undo(case.store, case.stamp, seen),
}


@pytest.mark.parametrize("act", ACTS)
def test_what_was_closed_meanwhile_stays_as_it_is(case: Case, act: str) -> None:
    seen = case.record
    edit_fields(case.store, case.stamp, seen, [Edit(seen.head, {"tags": ["gift"]})])
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
        case.elsewhere(lambda record: edits.moved(record, record.of(Event)[2], -2))
        case.elsewhere(lambda record: edits.moved(record, record.of(Cause)[1], -1))
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
    delete_row(case.store, case.stamp, seen, seen.of(Event)[2])
    assert [row.what for row in case.record.of(Event)] == ["first", "second"]


def test_why_it_was_opened_again_is_neither_moved_nor_deleted(case: Case) -> None:
    close(case.store, case.stamp, case.record)
    opened = reopen(case.store, case.stamp, case.record, "a new cause").record
    (row,) = opened.of(Reopening)
    before = case.log
    with pytest.raises(KeptError):
        move_row(case.store, case.stamp, opened, row, -1)
    with pytest.raises(KeptError):
        delete_row(case.store, case.stamp, opened, row)
    assert case.log == before
