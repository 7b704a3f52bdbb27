"""Editing fields: values, places in time, conflicts, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest

from retro.model import edits
from retro.model.change import Add
from retro.model.closed_record import ClosedError
from retro.model.moments.moment import Moment
from retro.model.problem import Code, ValidationError
from retro.model.stages.head import Status
from retro.model.stages.prevention import Measure
from retro.model.stages.timeline import Event
from retro.services.changing.closing_rules import NotReadyError
from retro.services.changing.commit import Done, commit
from retro.services.changing.conflict import ConflictError
from retro.services.changing.edit_fields import Edit, edit_fields
from retro.services.changing.history import undo
from tests.services.conftest import Case

EIGHT = "2026-11-20T08:00+09:00"


def event(case: Case, row: str) -> Event:
    found = case.record.get(row)
    assert isinstance(found, Event)
    return found


def order(case: Case) -> list[str]:
    return [row.what for row in case.record.of(Event)]


def test_a_row_that_gets_an_earlier_time_moves_to_the_front_in_the_same_change(case: Case) -> None:
    changes = len(case.log)
    done = edit_fields(case.store, case.factory, case.record, [Edit(event(case, "e3"), {"happened": EIGHT})])
    assert order(case) == ["third", "first", "second"]
    assert done.record == case.record
    assert len(case.log) == changes + 1
    undo(case.store, case.factory, case.record)
    assert order(case) == ["first", "second", "third"]


def test_a_row_whose_neighbours_are_in_turn_stays(case: Case) -> None:
    place = event(case, "e2").position
    edit_fields(
        case.store, case.factory, case.record, [Edit(event(case, "e2"), {"happened": "2026-11-20T10:30+09:00"})]
    )
    assert event(case, "e2").position == place


def test_a_time_that_is_typed_back_brings_the_row_back(case: Case) -> None:
    eleven = event(case, "e3").dump()["happened"]
    place = event(case, "e3").position
    edit_fields(case.store, case.factory, case.record, [Edit(event(case, "e3"), {"happened": EIGHT}, place=place)])
    assert order(case)[0] == "third"
    edit = Edit(event(case, "e3"), {"happened": eleven}, place=place)
    edit_fields(case.store, case.factory, case.record, [edit])
    assert (order(case), event(case, "e3").position) == (["first", "second", "third"], place)


def test_what_somebody_else_moved_meanwhile_is_no_conflict(case: Case) -> None:
    seen = case.record
    case.elsewhere(lambda record: edits.moved(record, record.of(Event)[2], -1))
    edit_fields(case.store, case.factory, seen, [Edit(seen.of(Event)[2], {"happened": EIGHT})])
    assert order(case) == ["third", "first", "second"]


def test_different_fields_merge_and_the_same_field_is_a_conflict(case: Case) -> None:
    seen = case.record
    case.elsewhere(lambda record: edits.changed(record.of(Event)[0], {"what": "theirs"}))
    edit_fields(case.store, case.factory, seen, [Edit(seen.of(Event)[0], {"source": "log"})])
    before = case.log
    with pytest.raises(ConflictError) as error:
        edit_fields(case.store, case.factory, seen, [Edit(seen.of(Event)[0], {"what": "mine"})])
    (clash,) = error.value.conflict.clashes
    assert (clash.field, clash.mine, clash.theirs) == ("what", "mine", "theirs")
    assert error.value.record == case.record
    assert case.log == before
    assert event(case, "e1").source == "log"


def test_causes_that_two_people_choose_for_a_measure_all_stay(case: Case) -> None:
    """The second one goes on choosing in a form that does not show what the first one chose."""
    commit(case.store, case.factory, case.record, [Add("measure", "m", {"what": "a tray"})])
    seen = case.record
    (row,) = seen.of(Measure)
    case.elsewhere(lambda now: edits.changed(now.of(Measure)[0], {"answers": ("c2",)}))
    edit_fields(case.store, case.factory, seen, [Edit(row, {"answers": "c1"})])
    assert case.record.of(Measure)[0].answers == ("c1", "c2")
    edit_fields(case.store, case.factory, case.record, [Edit(row, {"answers": None}, {"answers": "c1"})])
    assert case.record.of(Measure)[0].answers == ("c2",)


def test_what_a_field_held_when_its_writer_began_tells_the_changes_of_others(case: Case) -> None:
    stale = event(case, "e1")
    with pytest.raises(ConflictError) as error:
        edit_fields(case.store, case.factory, case.record, [Edit(stale, {"what": "mine"}, seen={"what": "before"})])
    (clash,) = error.value.conflict.clashes
    assert (clash.field, clash.mine, clash.theirs) == ("what", "mine", "first")
    case.elsewhere(lambda record: edits.changed(record.of(Event)[0], {"what": "theirs"}))
    edit_fields(case.store, case.factory, case.record, [Edit(stale, {"what": "mine"}, seen={"what": "theirs"})])
    assert event(case, "e1").what == "mine"


def test_a_row_that_somebody_else_moved_is_not_brought_back(case: Case) -> None:
    edit_fields(case.store, case.factory, case.record, [Edit(event(case, "e3"), {"happened": None})])
    seen = event(case, "e3")
    case.elsewhere(lambda record: edits.moved(record, record.of(Event)[2], -1))
    ten = "2026-11-20T10:00+09:00"  # as the second has it: it may stand on either side
    edit_fields(case.store, case.factory, case.record, [Edit(seen, {"happened": ten}, place=seen.position)])
    assert order(case) == ["first", "third", "second"]


def test_where_others_move_rows_without_end_the_time_is_written_and_the_row_stays(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen, tries = case.record, []

    def moving(*asked: Any, group: str) -> Done:
        tries.append(asked)
        if len(tries) <= 3:
            case.elsewhere(lambda record: edits.moved(record, event(case, "e3"), -1 if len(tries) % 2 else 1))
        return commit(*asked, group=group)

    monkeypatch.setattr("retro.services.changing.edit_fields.commit", moving)
    done = edit_fields(case.store, case.factory, seen, [Edit(seen.of(Event)[2], {"happened": EIGHT})], group="g")
    assert order(case) == ["first", "third", "second"]
    assert event(case, "e3").happened == Moment.load(EIGHT)
    assert (len(tries), case.log[-1].change.group, done.record) == (4, "g", case.record)


def test_a_conflict_over_a_time_names_the_time_alone(case: Case) -> None:
    seen = case.record
    case.elsewhere(lambda record: edits.changed(record.of(Event)[2], {"happened": None}))
    case.elsewhere(lambda record: edits.moved(record, record.of(Event)[2], -2))
    with pytest.raises(ConflictError) as error:
        edit_fields(case.store, case.factory, seen, [Edit(seen.of(Event)[2], {"happened": EIGHT})])
    assert [clash.field for clash in error.value.conflict.clashes] == ["happened"]


def test_a_row_that_was_deleted_meanwhile_is_a_conflict(case: Case) -> None:
    seen = case.record
    case.elsewhere(lambda record: edits.deleted(record, record.of(Event)[0]))
    before = case.log
    with pytest.raises(ConflictError):
        edit_fields(case.store, case.factory, seen, [Edit(seen.of(Event)[0], {"what": "mine", "happened": EIGHT})])
    assert case.log == before


def test_what_was_closed_meanwhile_is_not_edited(case: Case) -> None:
    seen = case.record
    case.close_elsewhere()
    before = case.log
    with pytest.raises(ClosedError):
        edit_fields(case.store, case.factory, seen, [Edit(seen.of(Event)[0], {"what": "mine"})])
    assert case.log == before


def test_an_end_before_its_start_is_refused(case: Case) -> None:
    before = case.log
    with pytest.raises(ValidationError) as refused:
        edit_fields(case.store, case.factory, case.record, [Edit(case.record.head, {"resolved": "2026-11-19"})])
    assert refused.value.problems[0].code is Code.END_BEFORE_START
    assert case.log == before


def test_two_people_may_each_write_a_half_of_it(case: Case) -> None:
    seen = case.record
    case.elsewhere(lambda record: edits.changed(record.head, {"started": None}))
    case.elsewhere(lambda record: edits.changed(record.head, {"started": record.of(Event)[2].happened}))
    noon = "2026-11-20T10:00+09:00"
    edit_fields(case.store, case.factory, case.record, [Edit(seen.head, {"resolved": noon})])
    assert case.record.head.dump()["resolved"] == noon


def test_the_state_closed_passes_the_gate_here_too(case: Case) -> None:
    edits_ = [Edit(case.record.head, {"status": "closed"})]
    case.elsewhere(lambda record: edits.deleted(record, next(r for r in record.rows if r.kind == "no_change")))
    before = case.log
    with pytest.raises(NotReadyError):
        edit_fields(case.store, case.factory, case.record, edits_)
    assert case.log == before
    assert case.record.head.status is Status.REVIEW


def test_values_that_stand_there_already_write_nothing(case: Case) -> None:
    before = case.log
    done = edit_fields(case.store, case.factory, case.record, [Edit(event(case, "e1"), {"what": "first"})])
    assert (done.ops, case.log) == ((), before)


def test_a_group_is_one_step_of_undo(case: Case) -> None:
    for text in ("f", "fi", "first of all"):
        edit_fields(case.store, case.factory, case.record, [Edit(event(case, "e1"), {"what": text})], group="g")
    undo(case.store, case.factory, case.record)
    assert event(case, "e1").what == "first"
