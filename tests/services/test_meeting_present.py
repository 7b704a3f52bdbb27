"""The line with which a meeting begins: who is there, how long it takes; what the house is used to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from retro.errors import UsageError
from retro.model.change import Delete
from retro.model.stages.head import Participant
from retro.model.stages.meeting import MeetingPart
from retro.review.meeting.plan import Usual, plan_of, usual_of
from retro.services.changing.history import undo
from retro.services.meeting.begin import begin
from retro.services.meeting.present import read_present, took_part_told
from tests.services.conftest import REFERENCE
from tests.services.test_meeting import Room


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    found = Room(tmp_path / "retro.db")
    yield found
    found.store.close()


def empty_head(room: Room) -> None:
    room.store.apply(REFERENCE, room.factory.change(Delete("participant", "p", 1)))


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("1 h, lead", 60), ("lead, 1.5h", 90), ("１時間、主任", 60), ("45 mins, lead", 45), ("lead", 50)],
)
def test_a_time_is_read_in_hours_too_and_unsaid_it_is_as_usual(room: Room, text: str, minutes: int) -> None:
    assert read_present(text, room.store.load(REFERENCE), planned=50).planned == minutes


@pytest.mark.parametrize("text", ["-5, lead", "lead, 30%", "#, lead", "lead, 12:30", "@Ann"])
def test_what_is_no_role_and_no_time_is_not_taken_as_a_role(room: Room, text: str) -> None:
    with pytest.raises(UsageError, match="is no role"):
        read_present(text, room.store.load(REFERENCE))


def test_a_name_stands_with_those_who_took_part_and_in_no_meeting(room: Room) -> None:
    record = room.store.load(REFERENCE)
    said = read_present("Shipping-Lead @Ines Falk, 梱包担当＠佐藤, sales", record)
    sitting = begin(room.store, room.factory, record, room.terminal(1), said.roles, names=said.names)
    assert sitting.meeting.roles == ("Shipping-Lead", "梱包担当", "sales")
    there = [(each.role, each.name) for each in sitting.record.of(Participant)]
    assert there == [("shipping lead", "Ines Falk"), ("梱包担当", "佐藤")]
    assert not any("Falk" in str(value) or "佐藤" in str(value) for value in sitting.meeting.dump().values())


def test_who_is_in_the_room_took_part_where_the_case_names_nobody(room: Room) -> None:
    empty_head(room)
    before = room.store.load(REFERENCE)
    sitting = room.begun("lead", "packer", "sales", "driver")
    assert [each.role for each in sitting.record.of(Participant)] == ["lead", "packer", "sales", "driver"]
    assert [str(each) for each in took_part_told(before, sitting.record)] == [
        "Noted in the head as those who took part: lead, packer, sales, driver"
    ]
    back = undo(room.store, room.factory, sitting.record).record
    assert back.of(Participant) == ()


def test_whoever_is_down_stays_and_nobody_is_added(room: Room) -> None:
    sitting = room.begun("lead", "sales")
    assert [each.role for each in sitting.record.of(Participant)] == ["shipping lead"]
    assert took_part_told(sitting.record, sitting.record) == ()


def test_the_house_says_how_long_a_meeting_is_and_its_steps(room: Room) -> None:
    record = room.store.load(REFERENCE)
    house = usual_of({"minutes": 45, "cause": 20, "rules": 0})
    assert house == Usual(45, {"cause": 20, "rules": 0})
    plan = plan_of(record, usual=house)
    assert (plan.total, plan.minutes["cause"], plan.minutes["rules"]) == (45, 20, 0)
    longer = plan_of(record, 90, usual=house)
    assert (longer.total, longer.minutes["cause"]) == (90, 40)
    facts = plan_of(record, part=MeetingPart.FACTS, usual=house)
    assert facts.total == 45
    assert plan_of(record, wanted={"cause": 10}, usual=house).minutes["cause"] == 10
    without = plan_of(replace(record, rows=()), usual=house)
    assert without.total == 45


@pytest.mark.parametrize(("said", "wrong"), [({"causes": 5}, "no step"), ({"minutes": 30, "cause": 31}, "more than")])
def test_steps_of_the_house_that_cannot_be_are_told(room: Room, said: dict[str, int], wrong: str) -> None:
    with pytest.raises(UsageError, match=wrong):
        plan_of(room.store.load(REFERENCE), usual=usual_of(said))
