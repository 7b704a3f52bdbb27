"""Edits: what a person means to do, as operations that a store can take."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given, settings, strategies as st

from retro.model import edits
from retro.model.change import Add, Delete, Op, Update
from retro.model.entry import Entry
from retro.model.moments.moment import Moment
from retro.model.quick_entry.parser import read_line
from retro.model.record import Retrospective
from retro.model.stages.cause import Cause, CausePath
from retro.model.stages.changes import HardwareChange, NoChange
from retro.model.stages.head import Participant, Severity
from retro.model.stages.prevention import Measure
from retro.model.stages.remedy import REMEDY, Apology, Remedy
from retro.model.stages.review import Vote
from retro.model.stages.timeline import TIMELINE, Contact, Event, EventKind
from tests.records import after, at, ids, record
from tests.strategies import retrospectives


def event(id_: str, time: str = "", **values: object) -> Event:
    return Event(id=id_, what=id_, happened=at(time) if time else None, **values)  # type: ignore[arg-type]


def tree(*rows: str) -> Retrospective:
    """Causes, one a string: `b<a` is b under a."""
    pairs = [row.partition("<") for row in rows]
    return record(*(Cause(id=name, what=name, parent=parent or None) for name, _, parent in pairs))


def drawn(whole: Retrospective) -> list[str]:
    """The tree as it is read: two spaces a level."""
    return ["  " * depth + cause.what for cause, depth in whole.causes()]


# -- moving behind another -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "other", "steps"),
    [("r1", "r3", 2), ("r1", "r2", 1), ("r3", "r1", -1), ("r4", "r1", -2), ("r2", "r1", 0), ("r1", "m", 0)],
)
def test_how_many_steps_bring_a_row_behind_another(row: str, other: str, steps: int) -> None:
    events = [replace(event(""), what=name) for name in "abcd"]
    whole = record(*events, Measure(id="m", what="a tray"))
    found, behind = whole.get(row), whole.get(other)
    assert found is not None
    assert behind is not None
    assert edits.steps_behind(whole, found, behind) == steps


@pytest.mark.parametrize(
    ("row", "other", "order"),
    [("r1", "r3", "bcad"), ("r4", "r1", "adbc"), ("r2", "r1", "abcd"), ("r1", "r4", "bcda"), ("r3", "r4", "abdc")],
)
def test_a_row_is_put_right_behind_another(row: str, other: str, order: str) -> None:
    whole = record(*(replace(event(""), what=name) for name in "abcd"))
    moved, behind = whole.get(row), whole.get(other)
    assert moved is not None
    assert behind is not None
    then = after(whole, *edits.put_behind(whole, moved, behind))
    assert "".join(each.what for each in then.of(Event)) == order


@pytest.mark.parametrize(
    ("row", "other", "order"),
    [
        ("a", "b", ["b", "  c", "a"]),
        ("c", "a", ["a", "c", "b"]),
        ("a", "c", ["b", "  c", "  a"]),
    ],
)
def test_a_cause_is_put_behind_another_at_the_level_of_that_one(row: str, other: str, order: list[str]) -> None:
    whole = tree("a", "b", "c<b")
    moved, behind = whole.get(row), whole.get(other)
    assert isinstance(moved, Cause)
    assert isinstance(behind, Cause)
    assert drawn(after(whole, *edits.put_behind(whole, moved, behind))) == order


# -- adding ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("times", "new", "order"),
    [
        ([], "14:00", ["new"]),
        (["13:00", "15:00"], "14:00", ["r1", "new", "r2"]),
        (["13:00", "15:00"], "12:00", ["new", "r1", "r2"]),
        (["13:00", "15:00"], "16:00", ["r1", "r2", "new"]),
        (["13:00", "14:00", "14:00", "15:00"], "14:00", ["r1", "r2", "r3", "new", "r4"]),
        (["13:00", "", "15:00", ""], "14:00", ["r1", "r2", "new", "r3", "r4"]),
        (["13:00", "", "15:00", ""], "15:30", ["r1", "r2", "r3", "r4", "new"]),
        (["", "15:00"], "14:00", ["r1", "new", "r2"]),
        (["", ""], "14:00", ["r1", "r2", "new"]),
        (["10:00", "12:00", "11:00"], "11:30", ["r1", "r2", "r3", "new"]),
    ],
)
def test_a_row_with_a_time_goes_where_its_time_puts_it(times: list[str], new: str, order: list[str]) -> None:
    whole = record(*(event(f"r{i}", time) for i, time in enumerate(times, 1)))
    ops = edits.added(whole, event("", new), "new", after="r1")
    assert ids(after(whole, *ops).stage(TIMELINE)) == order


def test_kinds_of_one_stage_stand_in_one_list() -> None:
    whole = record(event("a", "13:00"), Contact(id="b", heard="x", happened=at("15:00")), event("c", "17:00"))
    ops = edits.added(whole, Contact(heard="new", happened=at("16:00")), "new")
    assert ids(after(whole, *ops).stage(TIMELINE)) == ["a", "b", "new", "c"]
    whole = record(Remedy(id="a", what="x", given=at("13:00")), Remedy(id="b", what="x", given=at("15:00")))
    ops = edits.added(whole, Apology(what_for="the wait", given=at("14:00")), "new")
    assert ids(after(whole, *ops).stage(REMEDY)) == ["a", "new", "b"]


def test_a_day_stands_before_the_times_of_that_day_and_zones_are_compared_by_the_instant() -> None:
    whole = record(event("a", "13:00"), event("b", "15:00"))
    day = Event(what="x", happened=Moment.load("2026-11-20"))
    assert ids(after(whole, *edits.added(whole, day, "new")).stage(TIMELINE)) == ["new", "a", "b"]
    utc = Event(what="x", happened=Moment.load("2026-11-20T05:00+00:00"))
    assert ids(after(whole, *edits.added(whole, utc, "new")).stage(TIMELINE)) == ["a", "new", "b"]


@pytest.mark.parametrize("moment", [None, Moment.load("?")])
@pytest.mark.parametrize(
    ("behind", "order"), [("a", ["a", "new", "b"]), ("b", ["a", "b", "new"]), (None, ["a", "b", "new"])]
)
def test_a_row_without_a_time_goes_behind_the_chosen_one(
    moment: Moment | None, behind: str | None, order: list[str]
) -> None:
    whole = record(event("a", "13:00"), event("b", "15:00"))
    ops = edits.added(whole, Event(what="x", happened=moment), "new", after=behind)
    assert ids(after(whole, *ops).stage(TIMELINE)) == order


def test_a_chosen_row_of_another_stage_does_not_count() -> None:
    whole = record(event("a"), Measure(id="m", what="m"), Measure(id="n", what="n"))
    ops = edits.added(whole, Measure(what="new"), "new", after="a")
    assert ids(after(whole, *ops).of(Measure)) == ["m", "n", "new"]


def test_a_cause_is_added_last_under_its_parent_or_behind_its_sibling() -> None:
    whole = tree("a", "b<a", "c<a", "d<b", "e")
    under = after(whole, *edits.added(whole, Cause(what="new", parent="a"), "new", after="a"))
    assert drawn(under) == ["a", "  b", "    d", "  c", "  new", "e"]
    behind = after(whole, *edits.added(whole, Cause(what="new", parent="a"), "new", after="b"))
    assert drawn(behind) == ["a", "  b", "    d", "  new", "  c", "e"]
    top = after(whole, *edits.added(whole, Cause(what="new"), "new", after="a"))
    assert drawn(top) == ["a", "  b", "    d", "  c", "new", "e"]
    end = after(whole, *edits.added(whole, Cause(what="new"), "new", after="b"))
    assert drawn(end)[-1] == "new"


def test_what_a_line_describes_is_added_with_all_its_values() -> None:
    whole = record(event("a", "13:00"), event("b", "15:00"))
    line = read_line("14:05 phones start ringing #detection", TIMELINE, whole)
    (op,) = edits.added(whole, line, "new")
    assert isinstance(op, Add)
    assert (op.kind, op.id, op.position) == ("event", "new", 1.5)
    new = after(whole, op).get("new")
    assert isinstance(new, Event)
    assert (new.what, new.happened, new.event_kind) == ("phones start ringing", at("14:05"), EventKind.DETECTION)


def test_a_crowded_list_gets_new_positions_in_the_same_change() -> None:
    close = [1.0, 1.0000000000000002, 1.0000000000000002]
    whole = record(*(event(f"r{i}", position=place) for i, place in enumerate(close, 1)))
    for behind, order in (("r1", ["r1", "new", "r2", "r3"]), ("r2", ["r1", "r2", "new", "r3"])):
        ops = edits.added(whole, Event(what="new"), "new", after=behind)
        new = after(whole, *ops)
        assert ids(new.stage(TIMELINE)) == order
        positions = [row.position for row in new.stage(TIMELINE)]
        assert positions == [1.0, 2.0, 3.0, 4.0]
    (only,) = edits.added(whole, Event(what="new"), "new")
    assert isinstance(only, Add), "at the end there is room"


# -- changing ----------------------------------------------------------------------------------------------


def test_only_fields_that_differ_are_written_with_what_was_seen() -> None:
    row = event("a", "13:00", revision=7, event_kind=EventKind.NOTE)
    (op,) = edits.changed(row, {"what": "new", "happened": at("13:00"), "event_kind": None})
    assert op == Update(
        "event", "a", 7, before={"what": "a", "event_kind": "note"}, after={"what": "new", "event_kind": None}
    )


def test_the_same_values_again_are_no_change() -> None:
    row = event("a", "13:00")
    assert edits.changed(row, {"what": "a", "happened": at("13:00"), "confirmed": None}) == ()
    assert edits.changed(row, {}) == ()


def test_the_head_is_changed_like_a_row() -> None:
    whole = record()
    ops = edits.changed(whole.head, {"severity": Severity.HIGH, "tags": ("slips", "packing"), "title": "New"})
    new = after(whole, *ops).head
    assert (new.severity, new.tags, new.title, new.reference) == (
        Severity.HIGH,
        ("slips", "packing"),
        "New",
        "2026-014",
    )


# -- deleting ----------------------------------------------------------------------------------------------


def test_a_cause_takes_along_what_stands_under_it() -> None:
    whole = tree("a", "b<a", "c<b", "d<c", "e<a", "f")
    ops = edits.deleted(whole, whole.rows[1])
    assert all(isinstance(op, Delete) for op in ops)
    assert {op.id for op in ops} == {"b", "c", "d"}
    assert drawn(after(whole, *ops)) == ["a", "  e", "f"]


def test_links_to_what_goes_are_emptied() -> None:
    rows = (
        Cause(id="a", what="a"),
        Cause(id="b", what="b", parent="a"),
        Measure(id="m", what="m", answers=("b",), revision=4),
    )
    whole = record(*rows, Measure(id="n", what="n"), Vote(id="v", row="b"))
    ops = edits.deleted(whole, rows[0])
    new = after(whole, *ops)
    assert ids(new.rows) == ["m", "n", "v"]
    assert new.of(Measure)[0].answers == ()
    assert new.of(Vote)[0].row is None
    assert Update("measure", "m", 4, before={"answers": "b"}, after={"answers": None}) in ops
    assert "n" not in {op.id for op in ops}


def test_of_several_links_those_to_what_goes_are_taken_out() -> None:
    rows = [Cause(id=name, what=name) for name in "abc"]
    whole = record(*rows, Measure(id="m", what="m", answers=("a", "b", "c"), revision=4))
    ops = edits.deleted(whole, rows[0])
    assert Update("measure", "m", 4, before={"answers": ["a", "b", "c"]}, after={"answers": ["b", "c"]}) in ops
    then = after(whole, *ops, *edits.deleted(after(whole, *ops), rows[1]))
    assert then.of(Measure)[0].answers == ("c",)


def test_another_row_goes_alone() -> None:
    whole = record(Participant(id="p", role="lead", revision=3), event("a"))
    assert edits.deleted(whole, whole.rows[0]) == (Delete("participant", "p", 3),)


def test_deleting_in_a_loop_ends() -> None:
    whole = tree("a<c", "b<a", "c<b")
    assert {op.id for op in edits.deleted(whole, whole.rows[0])} == {"a", "b", "c"}


# -- moving ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "steps", "order"),
    [
        ("a", 1, "bacd"), ("a", 2, "bcad"), ("a", 9, "bcda"), ("d", -1, "abdc"), ("d", -9, "dabc"), ("b", 1, "acbd"),
        ("c", -1, "acbd"),
    ],
)  # fmt: skip
def test_rows_move_up_and_down(row: str, steps: int, order: str) -> None:
    whole = record(event("a", "13:00"), Contact(id="b", heard="x"), event("c"), event("d"))
    moving = whole.get(row)
    assert moving
    ops = edits.moved(whole, moving, steps)
    assert len(ops) == 1
    assert "".join(ids(after(whole, *ops).stage(TIMELINE))) == order


@pytest.mark.parametrize(("row", "steps"), [("a", -1), ("a", 0), ("b", 1), ("b", 3)])
def test_at_the_ends_nothing_moves(row: str, steps: int) -> None:
    whole = record(event("a"), event("b"))
    moving = whole.get(row)
    assert moving
    assert edits.moved(whole, moving, steps) == ()


def test_a_row_that_is_gone_does_not_move() -> None:
    whole = record(event("a"), event("b"))
    assert edits.moved(whole, event("c"), 1) == ()
    assert edits.resort_by_time(whole, event("c", "13:00")) == ()


def test_a_cause_moves_among_its_siblings_with_all_under_it() -> None:
    whole = tree("a", "b<a", "c<b", "d<a", "e", "f<e")
    assert drawn(after(whole, *edits.moved(whole, whole.rows[0], 1))) == ["e", "  f", "a", "  b", "    c", "  d"]
    assert drawn(after(whole, *edits.moved(whole, whole.rows[1], 1))) == ["a", "  d", "  b", "    c", "e", "  f"]
    assert edits.moved(whole, whole.rows[5], -1) == ()


def test_a_row_whose_time_changed_is_put_in_time() -> None:
    whole = record(event("a", "13:00"), event("b", "14:00"), event("c"), event("d", "15:00"))
    late = replace(whole.of(Event)[0], happened=at("14:30"))
    new = replace(whole, rows=(late, *whole.rows[1:]))
    assert ids(after(new, *edits.resort_by_time(new, late)).stage(TIMELINE)) == ["b", "c", "a", "d"]


def test_a_row_that_stands_right_stays_where_it_was_put() -> None:
    whole = record(event("a", "13:00"), event("b"), event("c", "13:30"), event("d", "15:00"))
    for row in whole.rows:
        assert edits.resort_by_time(whole, row) == ()


# -- levels ------------------------------------------------------------------------------------------------


def test_indenting_puts_a_cause_under_the_sibling_above() -> None:
    whole = tree("a", "b<a", "c", "d<c", "e")
    assert drawn(after(whole, *edits.indented(whole, whole.rows[2]))) == ["a", "  b", "  c", "    d", "e"]
    assert drawn(after(whole, *edits.indented(whole, whole.rows[4]))) == ["a", "  b", "c", "  d", "  e"]


def test_it_becomes_the_last_child_of_that_sibling() -> None:
    whole = tree("a", "b<a", "c<a", "d<a", "e", "f<e", "g<e", "h")
    under_e = drawn(after(whole, *edits.indented(whole, whole.rows[7])))
    assert under_e == ["a", "  b", "  c", "  d", "e", "  f", "  g", "  h"]
    under_a = drawn(after(whole, *edits.indented(whole, whole.rows[4])))
    assert under_a == ["a", "  b", "  c", "  d", "  e", "    f", "    g", "h"]
    under_c = drawn(after(whole, *edits.indented(whole, whole.rows[2])))
    assert under_c == ["a", "  b", "    c", "  d", "e", "  f", "  g", "h"]
    later = tree("a", "c", "b<a", "d<a")  # children may stand behind the next of their parent's level
    assert drawn(after(later, *edits.indented(later, later.rows[1]))) == ["a", "  b", "  d", "  c"]


def test_outdenting_puts_a_cause_behind_its_parent() -> None:
    whole = tree("a", "b<a", "c<b", "d<b", "e<a", "f")
    assert drawn(after(whole, *edits.outdented(whole, whole.rows[2]))) == ["a", "  b", "    d", "  c", "  e", "f"]
    assert drawn(after(whole, *edits.outdented(whole, whole.rows[1]))) == ["a", "  e", "b", "  c", "  d", "f"]


def test_levels_that_cannot_be() -> None:
    whole = tree("a", "b<a")
    assert edits.indented(whole, whole.rows[0]) == ()
    assert edits.indented(whole, whole.rows[1]) == ()
    assert edits.outdented(whole, whole.rows[0]) == ()
    other = record(event("a"), event("b"))
    assert edits.indented(other, other.rows[1]) == ()
    assert edits.outdented(other, other.rows[1]) == ()


def test_a_cause_whose_parent_is_gone_stands_at_the_top() -> None:
    whole = tree("a", "b<gone", "c")
    assert drawn(whole) == ["a", "b", "c"]
    assert edits.outdented(whole, whole.rows[1]) == ()
    assert drawn(after(whole, *edits.indented(whole, whole.rows[1]))) == ["a", "  b", "c"]


def test_a_level_changed_in_a_crowded_list() -> None:
    places = (1.0, 1.0000000000000002, 1.0000000000000002)
    rows = [Cause(id=name, what=name, position=place) for name, place in zip("abc", places, strict=True)]
    whole = record(*rows, Cause(id="d", what="d", parent="a", how=CausePath.ESCAPED))
    assert drawn(after(whole, *edits.outdented(whole, whole.rows[3]))) == ["a", "d", "b", "c"]


# -- any record --------------------------------------------------------------------------------------------

Act = Callable[[Retrospective, Entry], tuple[Op, ...]]

ACTS: Sequence[Act] = (
    lambda whole, row: edits.moved(whole, row, 1),
    lambda whole, row: edits.moved(whole, row, -2),
    lambda whole, row: edits.added(whole, row, "new", after=row.id),
    edits.indented,
    edits.outdented,
    edits.deleted,
    edits.resort_by_time,
)


@settings(max_examples=40)
@given(retrospectives(max_rows=6, kinds_of_rows=(Cause, Cause, Event, Measure, HardwareChange, NoChange)), st.data())
def test_any_edits_can_be_applied_and_keep_the_tree_whole(whole: Retrospective, data: st.DataObject) -> None:
    for turn in range(4):
        rows = sorted(whole.rows, key=lambda row: row.id)
        if not rows:
            return
        row = data.draw(st.sampled_from(rows))
        act = data.draw(st.sampled_from(ACTS))
        new = after(whole, *(replace(op, id=f"new{turn}") if isinstance(op, Add) else op for op in act(whole, row)))
        causes = [cause for cause, _ in new.causes()]
        assert len(causes) == len(new.of(Cause))
        known = {each.id for each in new.rows}
        assert all(cause.parent in known for cause in causes if cause.parent)
        assert {other.main_text for other in new.rows} <= {other.main_text for other in whole.rows}
        whole = new


@pytest.mark.parametrize(
    ("row", "steps", "kept_by"),
    [
        ("a", 1, ""),  # b says no time
        ("a", 2, "c"),
        ("a", 9, "c"),
        ("b", 3, ""),
        ("c", -1, ""),
        ("c", -2, "a"),
        ("c", 1, ""),  # d is of the same minute
        ("d", -1, ""),
        ("d", 1, "e"),
        ("e", -1, "d"),
        ("e", -9, "a"),
        ("x", 1, ""),
    ],
)
def test_a_row_is_not_moved_past_one_that_was_surely_earlier_or_later(row: str, steps: int, kept_by: str) -> None:
    times = {"a": "13:00", "b": "", "c": "14:00", "d": "14:00", "e": "15:00"}
    events = [Event(id=each, what=each, happened=at(time) if time else None) for each, time in times.items()]
    whole = record(*events)
    moved = next((each for each in events if each.id == row), Event(id="x", happened=at("12:00")))
    other = edits.out_of_turn(whole, moved, steps)
    assert (other.id if other else "") == kept_by


@pytest.mark.parametrize(
    ("row", "parent", "order"),
    [("d", "a", ""), ("c", "a", "a0 b1 d1 c1 e0"), ("b", "a", "a0 c1 d1 b1 e0"), ("d", "b", "a0 b1 d2 c1 e0"),
     ("e", "a", "a0 b1 c1 d1 e1"), ("b", "e", "a0 c1 d1 e0 b1")],
)  # fmt: skip
def test_a_cause_is_put_under_another_one_as_its_last_child(row: str, parent: str, order: str) -> None:
    """Of a with b, c and d below it, and e: each with how deep it stands then; "" where nothing is to be done."""
    causes = {each: Cause(id=each, parent="a" if each in "bcd" else "") for each in "abcde"}
    before = record(*causes.values())
    placed = {cause.id: cause for cause in before.of(Cause)}
    ops = edits.put_under(before, placed[row], placed[parent])
    now = " ".join(f"{cause.id}{depth}" for cause, depth in after(before, *ops).causes())
    assert (now if ops else "") == order


def test_a_row_at_the_end_of_a_long_timeline_asks_no_other_row_for_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [replace(event(f"e{n}", f"{n // 60:02}:{n % 60:02}"), position=float(n)) for n in range(1, 600)]
    asked: list[Entry] = []
    real = edits.instant

    def instant(whole: Retrospective, row: Entry) -> datetime | None:
        asked.append(row)
        return real(whole, row)

    monkeypatch.setattr(edits, "instant", instant)
    (op,) = edits.added(record(*rows), event("", "10:00"), "new")
    assert isinstance(op, Add)
    assert op.position > rows[-1].position
    assert len(asked) == 2
