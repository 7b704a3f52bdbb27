"""Adding many lines: each read with the ones before it in view, all of them one change."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from retro.model import edits
from retro.model.change import Add
from retro.model.closed_record import ClosedError
from retro.model.problem import Code, ValidationError
from retro.model.quick_entry.pasted import read_pasted
from retro.model.record import Retrospective
from retro.model.stage import Stage
from retro.model.stages.cause import CAUSE, Cause
from retro.model.stages.follow_up import Addendum, Check
from retro.model.stages.head import HEAD, Participant
from retro.model.stages.prevention import PREVENTION, Measure
from retro.model.stages.review import REVIEW, Vote
from retro.model.stages.timeline import TIMELINE, Event
from retro.services.changing.add_lines import AddedRows, ReadLines, add_lines, read_lines, told_zones
from retro.services.changing.history import undo
from retro.services.follow_up.close import close
from tests.records import record
from tests.services.conftest import NOON, Case


def read(case: Case, stage: Stage, text: str, **where: str) -> ReadLines:
    lines = read_pasted(text, stage).lines
    return read_lines(case.record, stage, lines, now=NOON, new_id=case.factory.new_id, **where)


def add(case: Case, stage: Stage, text: str, *, after: str | None = None, group: str = "") -> AddedRows:
    return add_lines(case.store, case.factory, case.record, read(case, stage, text), after=after, group=group)


def whats(case: Case) -> list[str]:
    return [row.what for row in case.record.of(Event)]


def test_rows_go_where_their_times_put_them_and_the_others_behind_the_one_before(case: Case) -> None:
    added = add(case, TIMELINE, "9:30 rings\nnobody answers\n9:20 rang before\n10:30 late\nlater\n8:00 early")
    assert whats(case) == [
        "early", "first", "rang before", "rings", "nobody answers", "second", "late", "later", "third",
    ]  # fmt: skip
    assert added.record == case.record
    assert len(added.rows) == 6


@pytest.mark.parametrize(
    "text",
    [
        "All times in CET\n2026-06-09 11:00 nodes are changed\n2026-06-09 12:20 traffic stops",
        "All times in CET\n### 2026-06-09 11:00\nnodes are changed\n### 12:20\ntraffic stops",
        "| Time (CET) | Event |\n|---|---|\n| 2026-06-09 11:00 | nodes |\n| 2026-06-09 12:20 | traffic |",
    ],
)
def test_a_zone_above_the_lines_is_that_of_its_place_in_summer_too_and_that_is_said(case: Case, text: str) -> None:
    found = read(case, TIMELINE, text)
    assert happened(found) == ["2026-06-09T18:00+09:00", "2026-06-09T19:20+09:00"]
    (told,) = told_zones(found)
    assert "Europe/Brussels" in str(told)
    assert "UTC+1" in str(told)
    exactly = read(case, TIMELINE, text.replace("CET", "UTC+1"))
    assert happened(exactly)[0] == "2026-06-09T19:00+09:00"
    assert told_zones(exactly) == ()


def test_a_zone_that_its_place_keeps_on_the_day_is_meant_as_it_stands_and_so_is_that_of_a_line(case: Case) -> None:
    winter = read(case, TIMELINE, "All times in CET\n2026-01-09 11:00 nodes are changed")
    assert happened(winter) == ["2026-01-09T19:00+09:00"]
    assert told_zones(winter) == ()
    (refused,) = read(case, TIMELINE, "All times in UTC\n2026-06-09 11:00 CET nodes are changed").refused
    assert "CEST" in str(refused.reasons[0])


def test_an_item_under_one_with_a_time_has_that_time_and_one_beside_it_has_none(case: Case) -> None:
    found = read(
        case,
        TIMELINE,
        "* next day 09:05 nodes are changed\n  * in both halls\n  * 09:06 traffic stops\n    * of all zones\n"
        "  * nobody looks\n* later on\n  * a call",
    )
    times = [
        entry.happened.dump()[5:16] if entry.happened else "" for entry in found.entries if isinstance(entry, Event)
    ]
    assert times == ["11-21T09:05", "11-21T09:05", "11-21T09:06", "11-21T09:06", "11-21T09:05", "", ""]
    assert [each.pasted.text for each in read(case, PREVENTION, "* 14:05 look\n  * again").lines] == [
        "14:05 look",
        "again",
    ]


@pytest.mark.parametrize("heading", ["## Timeline - 19 Nov 2026", "## Timeline: 2026-11-19", "## 時系列 11月19日"])
def test_the_day_behind_the_name_of_the_stage_in_a_heading_is_that_of_the_lines_below(case: Case, heading: str) -> None:
    found = read(case, TIMELINE, f"{heading}\n16:37 nodes are changed\n16:55 traffic stops")
    assert happened(found) == ["2026-11-19T16:37+09:00", "2026-11-19T16:55+09:00"]


def happened(read: ReadLines) -> list[str]:
    entries = [entry for entry in read.entries if isinstance(entry, Event)]
    return [entry.happened.dump() for entry in entries if entry.happened]


def test_the_first_row_without_a_time_goes_behind_the_one_that_is_chosen(case: Case) -> None:
    add(case, TIMELINE, "a\nb", after="e1")
    assert whats(case) == ["first", "a", "b", "second", "third"]
    add(case, TIMELINE, "y\nz")
    assert whats(case)[-2:] == ["y", "z"]


def test_a_line_counts_from_the_one_before_it(case: Case) -> None:
    add(case, TIMELINE, "9:30 a\n+5 b\nno time\n+5 c")
    times = {row.what: row.happened.dump()[11:16] for row in case.record.of(Event) if row.happened}
    assert [times[what] for what in ("a", "b", "c")] == ["09:30", "09:35", "09:40"]


def test_lines_write_a_tree_in_one_change_and_one_undo_takes_it_back(case: Case) -> None:
    before = case.record
    add(case, CAUSE, "slips lay together\n> why: one table\n>> why: rented\n> why: no check\nhurry")
    tree = [(depth, cause.what) for cause, depth in case.record.causes()][2:]
    assert tree == [(0, "slips lay together"), (1, "one table"), (2, "rented"), (1, "no check"), (0, "hurry")]
    assert case.record.head.seq == before.head.seq + 1
    undo(case.store, case.factory, case.record)
    assert case.record.rows == before.rows


def test_a_line_may_speak_of_a_row_of_the_same_paste(case: Case) -> None:
    add(case, REVIEW, "lesson: keep slips apart\nvote: 7.2 !3")
    (vote,) = case.record.of(Vote)
    assert vote.row == case.record.stage(REVIEW)[1].id


def test_roles_are_spelled_as_in_the_lines_before(case: Case) -> None:
    add(case, PREVENTION, 'two-person check @"Night Shift" due 2026-12-01\nred slip @night-shift due 2026-12-01')
    assert {row.owner for row in case.record.of(Measure)} == {"Night Shift"}


def test_a_line_that_is_refused_does_not_stand_in_the_way(case: Case) -> None:
    lines = read(case, TIMELINE, "12:00 one\n25:99 two\n+5 three\nx\x1b[31m")
    assert [(each.pasted.number, each.problems[0].code) for each in lines.refused] == [
        (2, Code.NOT_MOMENT), (4, Code.CONTROL),
    ]  # fmt: skip
    assert case.record.head.seq == 1  # reading writes nothing
    add_lines(case.store, case.factory, case.record, lines)
    assert whats(case)[3:] == ["one", "three"]


def test_nothing_to_add_is_no_change(case: Case) -> None:
    before = case.log
    assert add(case, TIMELINE, "99:99 x\n").rows == ()
    assert case.log == before


def test_who_wrote_a_line_stays_in_the_team(case: Case) -> None:
    add(case, TIMELINE, "tomo [12:26 PM] the lift hangs\nada [12:27 PM] since when? source: lift chat")
    rows = {row.what: row.source for row in case.record.of(Event)[3:]}
    assert rows == {"the lift hangs": "tomo", "since when?": "lift chat, ada"}
    add(case, CAUSE, "worn rope")
    add(case, HEAD, "packer @Ada Brandt")
    assert [row.name for row in case.record.of(Participant)] == ["", "Ada Brandt"]


def test_a_closed_one_takes_addenda_alone(case: Case) -> None:
    close(case.store, case.factory, case.record)
    with pytest.raises(ClosedError):
        read(case, TIMELINE, "9:30 rings")
    add(case, REVIEW, "addendum: one\naddendum: two on 2026-11-19")
    assert [row.what for row in case.record.of(Addendum)] == ["one", "two"]


def test_what_was_closed_meanwhile_takes_no_row(case: Case) -> None:
    seen, lines = case.record, read(case, TIMELINE, "9:30 rings\n9:40 again")
    case.close_elsewhere()
    before = case.log
    with pytest.raises(ClosedError):
        add_lines(case.store, case.factory, seen, lines)
    assert case.log == before


def test_a_cause_that_was_deleted_meanwhile_takes_none_of_them(case: Case) -> None:
    seen, lines = case.record, read(case, CAUSE, "> why: a\nb", under="c1")
    case.elsewhere(lambda record: edits.deleted(record, record.of(Cause)[0]))
    before = case.log
    with pytest.raises(ValidationError) as refused:
        add_lines(case.store, case.factory, seen, lines)
    assert refused.value.problems[0].code is Code.NO_TARGET
    assert case.log == before


def test_no_two_rows_share_a_place_however_many_write(case: Case) -> None:
    seen = case.record
    for n in range(4):
        lines = read_pasted(f"9:30 a{n}\n9:30 b{n}\nc{n}").lines
        read_now = read_lines(seen, TIMELINE, lines, now=NOON, new_id=case.factory.new_id)
        assert add_lines(case.store, case.factory, seen, read_now).record == case.record
    places = [row.position for row in case.record.stage(TIMELINE)]
    assert len(places) == 15
    assert len(set(places)) == len(places)


def test_where_no_room_is_left_the_others_make_room(case: Case) -> None:
    case.elsewhere(
        lambda _record: (
            Add("event", "n1", {"what": "n1"}, 7.0),
            Add("event", "n2", {"what": "n2"}, 7.000000000000001),
        )
    )
    add(case, TIMELINE, "a\nb\nc", after="n1")
    assert whats(case) == ["first", "second", "third", "n1", "a", "b", "c", "n2"]


def test_the_tree_of_the_causes_is_walked_once_however_many_lines_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    walks: list[int] = []
    causes = Retrospective.causes

    def counted(record: Retrospective) -> Iterator[tuple[Cause, int]]:
        walks.append(len(record.rows))
        return causes(record)

    monkeypatch.setattr(Retrospective, "causes", counted)
    text = "one table for all\n" + "".join(f"{'>' * (1 + n % 3)} reason {n}\n" for n in range(300))
    ids = iter(range(1000))
    lines, before = read_pasted(text, CAUSE).lines, record(Cause(id="c", what="old"))
    read = read_lines(before, CAUSE, lines, now=NOON, new_id=lambda: f"n{next(ids)}")
    assert len(read.taken) == 301
    assert len(walks) <= 2
    by_id = {entry.id: entry for entry in read.entries if isinstance(entry, Cause)}
    depths = []
    for entry in by_id.values():
        depth, at = 0, entry
        while at.parent:
            depth, at = depth + 1, by_id[at.parent]
        depths.append(depth)
    assert depths == [0, *(1 + n % 3 for n in range(300))]


def test_what_cannot_have_been_found_is_refused_line_by_line_and_nothing_else(case: Case) -> None:
    case.elsewhere(lambda _: (Add("measure", "m", {"what": "one place per order"}, 1.0),))
    first, second, third = read(case, REVIEW, "checked: 5.1 taken-back\nchecked: 5.1 holds\nchecked: 5.1 done").lines
    assert str(first.refused) == "5.1 was not checked yet: there is nothing to take back."
    assert not first.line
    assert second.refused is third.refused is None
    assert isinstance(second.line and second.line.entry, Check)
