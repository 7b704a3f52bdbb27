"""One row becomes two: in one change, which one undo takes back."""

from __future__ import annotations

import pytest

from retro.asking.commands import Act, Command
from retro.errors import RetroError
from retro.model.change import Add
from retro.model.closed_record import ClosedError
from retro.model.edits import changed
from retro.model.entry import EntryId
from retro.model.stages.cause import Cause
from retro.model.stages.timeline import Contact, Event
from retro.services.ask.commands import obey
from retro.services.ask.split import split_answer
from retro.services.changing.conflict import ConflictError
from retro.services.changing.history import redo, undo
from retro.services.changing.split_row import Split, halves, split_row
from tests.services.conftest import Case
from tests.services.test_answering import Sitting, complaint  # noqa: F401 -- a fixture


def split(case: Case, row: EntryId, at: int, text: str = "") -> Split:
    entry = case.record.get(row)
    assert entry is not None
    before, behind = halves(text or entry.main_text, at)
    return split_row(case.store, case.factory, case.record, entry, {entry.main: before}, second=behind)


def test_two_rows_stand_behind_each_other_and_the_rest_stays_with_the_first(case: Case) -> None:
    case.elsewhere(lambda record: changed(record.of(Event)[0], {"what": "two slips, the van left", "source": "log"}))
    done = split(case, "e1", 10)
    first, second, *_ = done.record.of(Event)
    assert (first.what, first.source, first.happened is None) == ("two slips", "log", False)
    assert (second.what, second.source, second.happened) == ("the van left", "", None)
    assert second.id == done.row
    assert done.record == case.record


def test_the_second_half_is_read_as_its_own_line(case: Case) -> None:
    case.elsewhere(lambda record: changed(record.of(Event)[0], {"what": "two slips; 10:30 the van left #action"}))
    done = split(case, "e1", 10)
    assert [row.what for row in done.record.of(Event)] == ["two slips", "second", "the van left", "third"]
    row = done.record.get(done.row)
    assert isinstance(row, Event)
    assert (row.event_kind, row.happened is None) == ("action", False)


def test_one_undo_makes_them_one_again_and_redo_two(case: Case) -> None:
    before = case.record.of(Cause)
    done = split(case, "c1", 3)
    assert [row.what for row in done.record.of(Cause)] == ["one", "table", "no place per order"]
    back = undo(case.store, case.factory, done.record)
    assert [row.what for row in back.record.of(Cause)] == [row.what for row in before]
    again = redo(case.store, case.factory, back.record)
    assert [row.what for row in again.record.of(Cause)] == ["one", "table", "no place per order"]


def test_a_cause_is_parted_beside_the_first_half_and_what_stands_under_it_stays(case: Case) -> None:
    case.elsewhere(lambda _record: (Add("cause", "c3", {"what": "rented: until March", "parent": "c1"}, 1.0),))
    done = split(case, "c3", 7)
    row = done.record.get(done.row)
    assert isinstance(row, Cause)
    assert (row.what, row.parent) == ("until March", "c1")
    done = split(case, "c1", 3)
    assert [(c.what, depth) for c, depth in done.record.causes()][:4] == [
        ("one", 0),
        ("rented:", 1),
        ("until March", 1),
        ("table", 0),
    ]


def test_a_row_of_a_kind_that_needs_its_word_keeps_its_kind(case: Case) -> None:
    case.elsewhere(lambda _record: (Add("contact", "k1", {"heard": "we are angry, nobody called"}, 9.0),))
    done = split(case, "k1", 13)
    row = done.record.get(done.row)
    assert isinstance(row, Contact)
    assert row.main_text == "nobody called"


@pytest.mark.parametrize("at", [0, 5, 99])
def test_where_one_half_would_be_empty_nothing_is_written(case: Case, at: int) -> None:
    before = case.record
    with pytest.raises(RetroError, match="no two halves"):
        split(case, "e1", at)
    assert case.record == before


def test_a_row_that_was_changed_or_closed_elsewhere_is_left_as_it_is(case: Case) -> None:
    seen = case.record
    row = seen.get("e2")
    assert row is not None
    case.elsewhere(lambda record: changed(record.of(Event)[1], {"what": "otherwise"}))
    with pytest.raises(ConflictError):
        split_row(case.store, case.factory, seen, row, {"what": "sec"}, second="ond")
    assert [event.what for event in case.record.of(Event)] == ["first", "otherwise", "third"]
    case.close_elsewhere()
    with pytest.raises(ClosedError):
        split(case, "e1", 3)


def test_the_row_that_is_said_anew_is_parted_and_the_time_of_the_second_is_asked(complaint: Sitting) -> None:  # noqa: F811
    complaint.until("timeline.events")
    complaint.say("09:10 two slips and then the van left", "/edit 1")
    done = split_answer(
        complaint.desk, complaint.record, complaint.question, ("two slips", "and then the van left"), complaint.here
    )
    complaint.here = done.here
    assert [event.what for event in complaint.record.of(Event)] == ["two slips", "and then the van left"]
    assert complaint.question.code == "row.time"
    complaint.say("09:20")
    assert all(event.happened for event in complaint.record.of(Event))
    assert complaint.question.code == "timeline.events"
    complaint.say("/undo")
    obeyed = obey(complaint.desk, complaint.record, complaint.question, Command(Act.UNDO), complaint.here)
    assert [event.what for event in obeyed.record.of(Event)] == ["two slips and then the van left"]
