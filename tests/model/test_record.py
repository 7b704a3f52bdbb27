"""The record: what stands where."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings

from retro.model.moments.moment import Moment
from retro.model.record import Retrospective, kinds_of, needs_respacing, position_between
from retro.model.stages import STAGES
from retro.model.stages.cause import CAUSE, Cause
from retro.model.stages.changes import CHANGES, HardwareChange, NoChange, Place
from retro.model.stages.remedy import Remedy
from retro.model.stages.review import Vote
from retro.model.stages.scope import SCOPE
from retro.model.stages.timeline import TIMELINE, Contact, Event, Harassment
from tests.records import at, ids, record
from tests.strategies import chain_of_causes, retrospectives


def cause(id_: str, parent: str | None = None, position: float = 0.0) -> Cause:
    return Cause(id=id_, what=id_, parent=parent, position=position)


def tree(*causes: Cause) -> list[tuple[str, int]]:
    return [(row.id, depth) for row, depth in record(*causes).causes()]


# -- order -------------------------------------------------------------------------------------------------


def test_rows_stand_by_position_then_id_whatever_their_kind() -> None:
    whole = record(
        Event(id="z", position=2.0),
        Contact(id="b", position=1.5),
        Event(id="a", position=2.0),
        Contact(id="c", position=-1.0),
        Cause(id="d", position=0.5),
    )
    assert ids(whole.stage(TIMELINE)) == ["c", "b", "a", "z"]
    assert ids(whole.of(Event)) == ["a", "z"]
    assert ids(whole.stage(CAUSE)) == ["d"]
    assert whole.stage(SCOPE) == ()


def test_the_order_does_not_depend_on_the_order_of_the_rows() -> None:
    rows = [Event(id=name, position=place) for name, place in zip("abc", (3.0, 1.0, 2.0), strict=True)]
    assert ids(record(*rows).stage(TIMELINE)) == ids(record(*reversed(rows)).stage(TIMELINE)) == ["b", "c", "a"]


def test_a_row_is_found_by_its_id() -> None:
    whole = record(Event(id="a"), Cause(id="b"))
    assert whole.get("b") is whole.rows[1]
    assert whole.get("nothing") is None
    assert whole.get(None) is None
    assert whole.get("head") is None, "the head is no row"


def test_the_first_kind_of_a_stage_is_what_a_plain_line_makes() -> None:
    assert kinds_of(TIMELINE) == (Event, Contact, Harassment)
    assert kinds_of(CHANGES) == (HardwareChange, NoChange, Place)


@settings(max_examples=40)
@given(retrospectives())
def test_every_row_stands_in_one_stage_once(whole: Retrospective) -> None:
    shown = [row.id for stage in STAGES for row in whole.stage(stage)]
    assert sorted(shown) == sorted(row.id for row in whole.rows)


# -- the tree of causes ------------------------------------------------------------------------------------


def test_children_follow_their_parents_in_order() -> None:
    rows = (
        cause("top2", position=5),
        cause("child2", "top1", 9),
        cause("grandchild", "child1", 8),
        cause("top1", position=1),
        cause("child1", "top1", 2),
    )
    assert tree(*rows) == [("top1", 0), ("child1", 1), ("grandchild", 2), ("child2", 1), ("top2", 0)]


def test_a_cause_whose_parent_is_gone_stands_at_the_top() -> None:
    assert tree(cause("a"), cause("b", "gone"), cause("c", "b")) == [("a", 0), ("b", 0), ("c", 1)]


def test_a_parent_of_another_kind_is_none() -> None:
    whole = record(Event(id="e"), cause("a", "e"))
    assert [(row.id, depth) for row, depth in whole.causes()] == [("a", 0)]


@pytest.mark.parametrize(
    "rows",
    [
        (cause("a", "a"),),
        (cause("a", "b"), cause("b", "a")),
        (cause("a", "c"), cause("b", "a"), cause("c", "b"), cause("below", "b")),
        (cause("top"), cause("a", "b"), cause("b", "a"), cause("c", "d"), cause("d", "c"), cause("own", "own")),
    ],
)
def test_a_loop_is_cut_somewhere_and_nothing_is_lost(rows: tuple[Cause, ...]) -> None:
    assert sorted(id_ for id_, _ in tree(*rows)) == sorted(row.id for row in rows)


def test_whys_may_go_deep() -> None:
    whole = chain_of_causes(5000)
    assert [depth for _, depth in whole.causes()] == list(range(5000))


# -- what moments refer to ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("started", "day"),
    [
        (at("13:00"), date(2026, 11, 20)),
        (at("", "2026-11-19"), date(2026, 11, 19)),
        (Moment.load("2026-11-20T23:30+00:00"), date(2026, 11, 21)),
        (Moment.load("2026-11-20T10:00+09:00/2026-11-22T10:00+09:00"), date(2026, 11, 20)),
        (Moment.load("?"), date(2026, 11, 21)),
        (None, date(2026, 11, 21)),
    ],
)
def test_the_day_is_that_of_the_start_else_that_of_writing(started: Moment | None, day: date) -> None:
    assert record(started=started).day == day


@pytest.mark.parametrize(
    ("day", "started", "is_so"),
    [
        (date(2026, 11, 19), at("13:00"), True),
        (date(2026, 11, 20), at("13:00"), False),
        (date(2026, 11, 21), at("13:00"), False),
        (date(2026, 11, 20), Moment.load("2026-11-20T23:30+00:00"), True),
        (date(2026, 11, 21), Moment.load("2026-11-20T23:30+00:00"), False),
        (date(2026, 11, 19), None, False),
    ],
)
def test_a_day_is_before_the_case_by_the_day_of_its_start_where_that_is_known(
    day: date, started: Moment | None, is_so: bool
) -> None:
    assert record(started=started).began_after(day) is is_so


def test_without_a_zone_times_are_utc() -> None:
    assert str(record(zone="").zone) == "UTC"
    assert str(record().zone) == "Asia/Tokyo"


def test_the_last_moment_is_that_of_the_last_row_that_has_one() -> None:
    rows = (
        Event(id="a", happened=at("15:00")),
        Contact(id="b", happened=at("14:00")),
        Event(id="c", happened=Moment.load("?")),
        Event(id="d"),
        Remedy(id="r", given=at("18:00")),
    )
    assert record(*rows).last_moment() == at("14:00")
    assert record(*rows[2:]).last_moment() is None
    assert record().last_moment() is None


# -- positions ---------------------------------------------------------------------------------------------


def test_a_position_between_two_rows() -> None:
    a, b = Vote(position=1.0), Vote(position=2.0)
    assert position_between(None, None) == 1.0
    assert position_between(a, None) == 2.0
    assert position_between(None, a) == 0.0
    assert position_between(a, b) == 1.5


def test_rows_are_crowded_when_nothing_fits_between_them() -> None:
    rows = [Vote(position=1.0), Vote(position=2.0)]
    assert not needs_respacing(rows)
    for _ in range(60):
        rows[1] = replace(rows[1], position=position_between(*rows))
        if needs_respacing(rows):
            break
    assert needs_respacing(rows)
    assert needs_respacing([Vote(position=1.0), Vote(position=1.0)])
    assert not needs_respacing([])
    assert not needs_respacing(rows[:1])
