"""Where many new rows go at once."""

from __future__ import annotations

import pytest

from retro.model import edits
from retro.model.change import Add
from retro.model.entry import Entry
from retro.model.insertion import inserted
from retro.model.record import Retrospective
from retro.model.stages.cause import Cause
from retro.model.stages.prevention import Measure
from retro.model.stages.timeline import Event
from tests.records import after, at, record


def event(name: str, time: str = "") -> Event:
    return Event(id=name, what=name, happened=at(time) if time else None)


THERE = record(
    event("a", "13:00"), event("b"), event("c", "15:00"), Measure(id="m", what="m"), Measure(id="n", what="n")
)


def order(before: Retrospective, kind: type[Entry], *new: Entry, behind: str | None = None) -> str:
    now = after(before, *inserted(before, new, behind))
    return "".join(row.id for row in now.of(kind))


@pytest.mark.parametrize(
    ("new", "behind", "expected"),
    [
        ((), None, "abc"),
        ((event("x"),), None, "abcx"),
        ((event("x"), event("y")), "a", "axybc"),
        ((event("x", "14:00"),), None, "abxc"),
        ((event("x", "12:00"),), "c", "xabc"),
        ((event("x", "15:00"),), "a", "abcx"),
        ((event("x", "16:00"), event("y", "12:00"), event("z")), None, "yzabcx"),
        ((event("x", "14:00"), event("y"), event("z", "14:00")), None, "abxyzc"),
    ],
)
def test_a_row_goes_where_its_time_puts_it_else_behind_the_one_before_it(
    new: tuple[Event, ...], behind: str | None, expected: str
) -> None:
    assert order(THERE, Event, *new, behind=behind) == expected


def test_each_stage_is_a_list_of_its_own() -> None:
    new = (event("x"), Measure(id="o", what="o"), event("y"))
    assert order(THERE, Event, *new, behind="m") == "abcxy"
    assert order(THERE, Measure, *new, behind="m") == "mon"


def test_rows_that_leave_no_room_between_them_are_moved_and_no_others_are() -> None:
    close = record(Measure(id="a", what="a", position=1.0), Measure(id="b", what="b", position=1.0000000000000002))
    assert order(close, Measure, Measure(id="x", what="x"), behind="a") == "axb"
    assert len(inserted(close, (Measure(id="x", what="x"),), "a")) == 2
    assert len(inserted(THERE, (Measure(id="x", what="x"),), "m")) == 1


@pytest.mark.parametrize(
    "new", [(event("x", "12:00"),), (event("x", "11:00"), event("y", "12:00")), (event("x"), event("y"))]
)
def test_before_the_first_and_behind_the_last_there_is_room_and_no_other_row_is_touched(new: tuple[Event, ...]) -> None:
    ops = inserted(THERE, new)
    assert [op.id for op in ops] == [row.id for row in new]
    places = [op.position for op in ops if isinstance(op, Add)]
    assert places == sorted(set(places))
    held = [row.position for row in THERE.of(Event)]
    assert all(place < min(held) for place in places) or all(place > max(held) for place in places)


def test_a_cause_stands_under_one_that_is_there_or_is_new() -> None:
    there = record(Cause(id="c", what="c"), Cause(id="d", what="d", parent="c"))
    new = (
        Cause(id="x", what="x", parent="c"),
        Cause(id="y", what="y", parent="x"),
        Cause(id="z", what="z", parent="x"),
    )
    now = after(there, *inserted(there, new))
    assert {row.id: (row.parent, row.position) for row in now.of(Cause) if row.id in "xyz"} == {
        "x": ("c", 3.0),
        "y": ("x", 1.0),
        "z": ("x", 2.0),
    }


@pytest.mark.parametrize("time", ["", "12:00", "13:00", "14:00", "15:00", "16:00"])
@pytest.mark.parametrize("first", ["13:00", ""])
def test_one_of_many_goes_where_it_would_go_alone(time: str, first: str) -> None:
    there = record(event("a", first), event("b"), event("c", "15:00"), event("d"))
    alone = after(there, *edits.added(there, event("", time), "x"))
    assert order(there, Event, event("x", time)) == "".join(row.id for row in alone.of(Event))
