"""A meeting as it is planned, and its clock: budgets, pauses, nights, clocks that were set back."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from retro.errors import UsageError
from retro.language import Message
from retro.model.deadline import Deadline
from retro.model.record import Retrospective
from retro.model.stages.cause import Cause
from retro.model.stages.head import Participant
from retro.model.stages.meeting import MeetingPart
from retro.model.stages.prevention import Measure
from retro.model.stages.timeline import Event
from retro.review.meeting.course import ClockAct, ClockEvent, Course, marks_in, whole_minutes
from retro.review.meeting.plan import USUAL_MEETING, MeetingPlan, plan_of, read_plan, usual_of, written
from retro.review.meeting.promises import last_promises
from retro.review.meeting.read_back import read_back
from retro.review.meeting.rounds import in_turn, next_role
from retro.review.meeting.steps import steps_of
from retro.review.open_actions import Action, DueGroup
from tests.records import record

TWO = datetime(2026, 11, 27, 14, 0, tzinfo=UTC)


def at(minutes: float) -> datetime:
    return TWO + timedelta(minutes=minutes)


def with_facts() -> Retrospective:
    return record(Event(id="e", what="slips lay on one table"))


@pytest.mark.parametrize("minutes", [5, 8, 30, 45, 60, 61, 90, 120, 480])
@pytest.mark.parametrize("part", [None, *MeetingPart])
@pytest.mark.parametrize("facts", [True, False])
def test_the_minutes_of_the_steps_come_to_those_of_the_meeting(
    minutes: int, part: MeetingPart | None, facts: bool
) -> None:
    plan = plan_of(with_facts() if facts else record(), minutes, part)
    assert plan.total == minutes
    assert tuple(plan.minutes) == tuple(step.code for step in steps_of(part))
    assert min(plan.minutes.values()) >= 0


def test_sixty_minutes_are_those_of_the_usual_meeting() -> None:
    assert plan_of(with_facts()).minutes == {
        "rules": 2, "promises": 3, "timeline": 10, "cause": 15, "scope": 3, "remedy": 2, "prevention": 11, "changes": 6,
        "read-back": 8,
    }  # fmt: skip


def test_without_facts_the_first_stage_has_twenty_minutes_and_the_last_two_have_no_room() -> None:
    plan = plan_of(record())
    assert plan.minutes["timeline"] == 20
    assert plan.unfit == ("prevention", "changes")
    assert plan_of(record(), 30).unfit == ("cause", "scope", "remedy", "prevention", "changes")
    assert plan_of(record(), 90).unfit == ()


def test_two_meetings_part_the_facts_from_the_measures() -> None:
    assert [step.code for step in steps_of(MeetingPart.FACTS)] == [
        "rules", "promises", "timeline", "cause", "scope", "remedy", "read-back",
    ]  # fmt: skip
    assert [step.code for step in steps_of(MeetingPart.MEASURES)] == [
        "rules", "promises", "prevention", "changes", "read-back",
    ]  # fmt: skip


def test_a_step_has_the_minutes_that_somebody_gave_it() -> None:
    plan = plan_of(with_facts(), 60, wanted={"cause": 30})
    assert (plan.minutes["cause"], plan.total) == (30, 60)


@pytest.mark.parametrize("minutes", [0, -1, 4, 481, 10_000])
def test_no_meeting_is_so_short_or_so_long(minutes: int) -> None:
    with pytest.raises(UsageError, match="cannot be planned"):
        plan_of(record(), minutes)


ALL = "rules, promises, timeline, cause, scope, remedy, prevention, changes, read-back"


@pytest.mark.parametrize(
    ("wanted", "title", "step"),
    [
        ({"lunch": 5, "tea": 3}, "“lunch” is no step of this meeting.", f"Choose from: {ALL}."),
        ({"cause": 40, "scope": 21}, "61 minutes are more than the meeting has.", None),
        ({"cause": -1}, "-1 minutes are more than the meeting has.", None),
    ],
)
def test_minutes_that_no_step_can_have_are_refused(wanted: dict[str, int], title: str, step: str | None) -> None:
    with pytest.raises(UsageError) as refused:
        plan_of(with_facts(), 60, wanted=wanted)
    assert (str(refused.value.title), str(refused.value.step)) == (
        title, step or "It has 60. Give it more with --minutes.",
    )  # fmt: skip
    assert plan_of(with_facts(), 60, wanted={"cause": 60}).total == 60


def test_a_meeting_that_is_no_meeting_is_refused_with_how_long_one_is() -> None:
    with pytest.raises(UsageError) as refused:
        plan_of(record(), 4)
    assert str(refused.value.title) == "A meeting of 4 minutes cannot be planned."
    assert str(refused.value.step) == "Choose from 5 to 480 minutes: 30, 60 and 90 are usual."


def test_a_house_has_its_own_meeting_whose_steps_share_what_it_does_not_say() -> None:
    usual = usual_of({"minutes": 45, "cause": 20, "rules": 0})
    assert (usual.minutes, usual.steps) == (45, {"cause": 20, "rules": 0})
    assert usual_of({}) == USUAL_MEETING
    plan = plan_of(with_facts(), usual=usual)
    assert (plan.total, plan.minutes["cause"], plan.minutes["rules"]) == (45, 20, 0)
    assert plan_of(with_facts(), 90, usual=usual).minutes["cause"] == 40
    with pytest.raises(UsageError):
        plan_of(with_facts(), usual=usual_of({"cause": 61}))


def test_a_plan_is_kept_as_text() -> None:
    plan = plan_of(record())
    assert read_plan(written(plan)) == plan
    assert read_plan("rules=2 nonsense =3 cause=x").minutes == {"rules": 2}


def test_of_a_plan_that_another_program_left_what_is_none_is_passed_over() -> None:
    left = "a=1 b=2! c=9999! d=10000 e=3!x f=4=5 g=!6 h=! i=-7 j= k:8 a=0"
    assert read_plan(left) == MeetingPlan({"a": 0, "b": 2, "c": 9999}, ("b", "c"))


PLAN = MeetingPlan({"rules": 2, "cause": 15, "read-back": 8})


def course(*marks: tuple[float, ClockAct, str]) -> Course:
    return Course(tuple(ClockEvent(at(minute), act, words) for minute, act, words in marks), PLAN)


def test_each_step_has_its_own_time_and_what_is_left_of_it() -> None:
    found = course((0, ClockAct.STEP, "rules"), (2, ClockAct.STEP, "cause"), (20, ClockAct.STEP, "rules"))
    assert found.step == "rules"
    assert found.used("cause", at(25)) == timedelta(minutes=18)
    assert found.used("rules", at(25)) == timedelta(minutes=7)
    assert found.left(at(25)) == timedelta(minutes=-5)
    assert found.took(at(25)) == timedelta(minutes=25)


def test_a_pause_does_not_count() -> None:
    found = course((0, ClockAct.STEP, "cause"), (5, ClockAct.PAUSE, ""), (900, ClockAct.RESUME, ""))
    assert not found.is_paused
    assert found.took(at(903)) == timedelta(minutes=8)
    assert course((0, ClockAct.STEP, "cause"), (5, ClockAct.PAUSE, "")).took(at(90)) == timedelta(minutes=5)


def test_a_night_in_which_nobody_wrote_does_not_count_and_what_was_written_before_it_does() -> None:
    found = course((0, ClockAct.STEP, "cause"))
    assert found.took(at(16 * 60), [at(7), at(16 * 60 - 1)]) == timedelta(minutes=8)
    assert found.took(at(16 * 60)) == timedelta(0)


def test_a_clock_that_was_set_back_takes_no_time_away() -> None:
    found = course((0, ClockAct.STEP, "rules"), (30, ClockAct.STEP, "cause"), (-60, ClockAct.STEP, "read-back"))
    assert found.took(at(-50)) == timedelta(minutes=40)
    assert found.used("cause", at(-50)) == timedelta(0)
    assert found.left(at(-90)) == timedelta(minutes=8)


def test_a_step_is_given_more_minutes() -> None:
    found = course((0, ClockAct.STEP, "cause"), (1, ClockAct.EXTEND, "cause 5"), (2, ClockAct.EXTEND, "rules 3"))
    assert found.budget("cause") == timedelta(minutes=20)


def test_minutes_that_another_program_left_and_that_are_none_are_passed_over() -> None:
    odd = ("cause", "cause soon", "cause soon 5", "cause 5 soon", "cause -5", "cause 0.5", f"cause {'9' * 5000}", "")
    found = course(
        *((0, ClockAct.EXTEND, words) for words in odd),
        (1, ClockAct.EXTEND, "cause  5"),
        (2, ClockAct.EXTEND, "cause 9"),
    )
    assert found.budget("cause") == timedelta(minutes=29)
    assert found.budget("nowhere") == timedelta(0)
    for words, minutes in (("3", 3), ("soon", 0), ("3 or 4", 0), ("9" * 5000, 0), ("", 0)):
        silent = course((0, ClockAct.STEP, "cause"), (1, ClockAct.SILENT, words))
        assert silent.silent_until == at(1 + minutes)
    assert course((0, ClockAct.STEP, "cause")).silent_until is None
    plan = f"cause=15 rules=x scope={'9' * 5000} changes={'9' * 14} =3 remedy=0!"
    found = Course.of("", plan)
    assert (found.plan.minutes, found.plan.unfit) == ({"cause": 15, "remedy": 0}, ("remedy",))


def test_what_was_left_out_is_told_until_one_comes_back_to_it() -> None:
    skipped = ((0, ClockAct.STEP, "rules"), (1, ClockAct.SKIP, "cause the driver is away"))
    assert course(*skipped).skipped == {"cause": "the driver is away"}
    assert course(*skipped, (2, ClockAct.STEP, "cause")).skipped == {}


def test_silent_minutes_and_rounds_belong_to_their_step() -> None:
    silent = ((0, ClockAct.STEP, "cause"), (1, ClockAct.SILENT, "3"))
    assert course(*silent).silent == ClockEvent(at(1), ClockAct.SILENT, "3")
    assert course(*silent, (4, ClockAct.ROUND, "shift lead")).round == "shift lead"
    assert course(*silent, (4, ClockAct.ROUND, "shift lead")).silent is None
    assert course(*silent, (4, ClockAct.ROUND, "shift lead"), (6, ClockAct.ROUND, "")).round == ""
    assert course(*silent, (4, ClockAct.ROUND, "lead"), (5, ClockAct.STEP, "read-back")).round == ""


def test_the_journal_is_read_as_it_was_written_and_what_is_none_of_it_is_passed_over() -> None:
    found = course((0, ClockAct.STEP, "cause"), (1, ClockAct.SKIP, "cause it is  late"))
    assert marks_in(found.journal) == found.marks
    assert marks_in("x\n2026-11-27T14:00:00 step cause\n2026-11-27T14:00:00+00:00 dance\n\n") == ()
    assert Course.of("", "").step == "rules"


def test_minutes_are_told_whole() -> None:
    assert [whole_minutes(timedelta(seconds=each)) for each in (-90, 29, 31, 90 * 60)] == [0, 0, 1, 90]


def test_a_round_begins_with_whoever_was_farthest_from_it() -> None:
    case = record(
        Event(id="e", what="the packer took the wrong slip"),
        Cause(id="c", what="the shift lead had left, the packer was alone"),
        Participant(id="p", role="driver", part="drove them to the wedding"),
    )
    roles = in_turn(case, ["packer", "driver", "shift lead", "sales", "sales", " "])
    assert roles == ("sales", "shift lead", "packer", "driver")
    assert [next_role(roles, each) for each in roles] == ["shift lead", "packer", "driver", ""]
    assert next_role(roles, "somebody") == ""


def action(reference: str, *, due: int, overdue: bool = False, kind: type[Measure] = Measure) -> Action:
    group = DueGroup.OVERDUE if overdue else DueGroup.LATER
    return Action(
        reference, "A case", False, kind, f"m{due}", "5.1", Deadline(code="x"), date(2026, 11, due), None,
        Message("do"), "", None, group, 0, Message("planned"),
    )  # fmt: skip


def test_at_most_five_promises_are_gone_through_overdue_first_chain_before_origin() -> None:
    actions = [
        action("2026-009", due=1), action("2026-002", due=20), action("2026-001", due=25),
        action("2026-003", due=3, overdue=True), action("2026-004", due=2), action("2026-001", due=24),
        action("2026-002", due=21), action("2026-004", due=4),
    ]  # fmt: skip
    found = last_promises(actions, chain={"2026-001"}, tagged={"2026-002", "2026-001"}, kin={"2026-003", "2026-004"})
    assert [(each.reference, each.due.day) for each in found.shown if each.due] == [
        ("2026-003", 3), ("2026-001", 24), ("2026-001", 25), ("2026-002", 20), ("2026-002", 21),
    ]  # fmt: skip
    assert found.more == 3


def test_who_owns_it_by_name_is_here_where_their_role_is() -> None:
    whole = record(
        Participant(id="p", role="shift lead", name="佐藤 花子"),
        Measure(id="m1", what="a sign", owner="佐藤"),
        Measure(id="m2", what="a lamp", owner="Bob"),
    )
    assert {each.owner: each.is_here for each in read_back(whole, ["Shift-Lead"]).owned} == {"佐藤": True, "Bob": False}
