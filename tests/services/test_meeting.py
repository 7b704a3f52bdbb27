"""A meeting in the archive: one leads, every step is written, and the minutes are true whatever the clock does."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import count
from pathlib import Path

import pytest

from retro.errors import UsageError
from retro.model.change import Add
from retro.model.change_factory import ChangeFactory
from retro.model.closed_record import ClosedError, closing
from retro.model.head_choices import Status
from retro.model.stages.meeting import Meeting, MeetingPart
from retro.model.stages.prevention import Measure
from retro.model.stages.timeline import TIMELINE
from retro.services.ask.answer import Desk
from retro.services.changing.history import undo
from retro.services.meeting import moves
from retro.services.meeting.begin import NobodyThereError, begin, join
from retro.services.meeting.end import end
from retro.services.meeting.lead import Terminal
from retro.services.meeting.present import read_present
from retro.services.meeting.prompt import AsksPromise, AsksToGoOn, Memory, prompt
from retro.services.meeting.sitting import LeadLostError, MeetingOverError, Sitting, open_meeting
from retro.services.meeting.taking import take
from retro.store.sqlite.store import SqliteStore, open_store
from tests.services.conftest import HEAD, NOON, REFERENCE, ROWS


class Room:
    """An archive, a clock that is set, and terminals in front of it."""

    def __init__(self, path: Path) -> None:
        self.now: datetime = NOON
        ids = count(1)
        self.factory = ChangeFactory(lambda: self.now, lambda: f"{next(ids):016x}", "tester")
        self.store: SqliteStore = open_store(path)
        self.store.create(dict(HEAD), self.factory.change(*ROWS))
        self.running = {1, 2}

    def terminal(self, process: int, machine: str = "here") -> Terminal:
        return Terminal(machine, process, lambda each: each in self.running)

    def begun(self, *roles: str, process: int = 1) -> Sitting:
        record = self.store.load(REFERENCE)
        return begin(self.store, self.factory, record, self.terminal(process), roles or ("lead", "packer"))

    def joined(self, process: int, *, takes: bool = False) -> Sitting:
        record = self.store.load(REFERENCE)
        return join(self.store, self.factory, record, self.terminal(process), takes=takes)[0]

    def later(self, minutes: float) -> None:
        self.now += timedelta(minutes=minutes)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    found = Room(tmp_path / "retro.db")
    yield found
    found.store.close()


def test_a_meeting_is_a_row_for_the_team_and_moves_the_state(room: Room) -> None:
    sitting = room.begun("lead", " packer ", "lead", "")
    assert sitting.meeting.roles == ("lead", "packer")
    assert sitting.record.head.status is Status.MEETING
    assert (sitting.meeting.planned, sitting.meeting.part) == (Decimal(60), MeetingPart.WHOLE)
    assert sitting.leads


def test_two_that_begin_at_once_have_one_meeting_and_the_second_follows(room: Room) -> None:
    seen = room.store.load(REFERENCE)
    first = begin(room.store, room.factory, seen, room.terminal(1), ("lead",))
    second = begin(room.store, room.factory, seen, room.terminal(2), ("packer",))
    assert first.row == second.row
    assert (first.leads, second.leads) == (True, False)
    assert len(second.record.of(Meeting)) == 1


def test_who_lost_the_lead_writes_no_step(room: Room) -> None:
    first = room.begun()
    second = room.joined(2, takes=True)
    assert second.leads
    with pytest.raises(LeadLostError):
        moves.go_on(room.store, room.factory, first)
    with pytest.raises(LeadLostError):
        end(room.store, room.factory, first)
    assert moves.go_on(room.store, room.factory, second).step.code == "promises"


def test_the_lead_is_taken_over_by_itself_only_where_the_process_is_gone(room: Room) -> None:
    room.begun()
    assert not room.joined(2).leads
    room.running = {2}
    assert room.joined(2).leads
    assert not room.terminal(3, "elsewhere").is_gone("here/2")


def test_a_process_is_gone_once_it_ended() -> None:
    done = subprocess.Popen([sys.executable, "-c", ""])
    done.wait()
    here = Terminal.here()
    assert not here.is_gone(here.code)
    assert here.process == os.getpid()
    assert here.is_gone(f"{here.machine}/{done.pid}") or sys.platform == "win32"
    assert here.is_gone("")
    assert not here.is_gone("nonsense")


@pytest.mark.parametrize("elsewhere", ["closed", "taken back", "ended"])
def test_a_meeting_that_is_over_elsewhere_takes_no_step(room: Room, elsewhere: str) -> None:
    sitting = room.begun()
    latest = room.store.load(REFERENCE)
    if elsewhere == "closed":
        room.store.apply(REFERENCE, room.factory.change(*closing(latest.head, "a trial")))
    elif elsewhere == "taken back":
        undo(room.store, room.factory, latest)
    else:
        end(room.store, room.factory, sitting)
    with pytest.raises(MeetingOverError):
        moves.go_on(room.store, room.factory, sitting)


def test_a_closed_case_has_no_meeting_and_nobody_has_none(room: Room) -> None:
    with pytest.raises(NobodyThereError):
        room.begun(" ", "")
    record = room.store.load(REFERENCE)
    room.store.apply(REFERENCE, room.factory.change(*closing(record.head, "a trial")))
    with pytest.raises(ClosedError):
        room.begun()


def test_the_minutes_leave_out_the_pause_the_night_and_what_a_clock_lost(room: Room) -> None:
    sitting = room.begun()
    room.later(10)
    sitting = moves.pause(room.store, room.factory, sitting)
    room.later(30)
    sitting = moves.pause(room.store, room.factory, sitting)
    room.later(5)
    sitting = moves.go_on(room.store, room.factory, sitting)
    room.later(15 * 60)  # left open overnight
    room.later(3)
    ended = end(room.store, room.factory, sitting, [room.now - timedelta(minutes=3)])
    assert (ended.meeting.took, ended.meeting.cost) == (Decimal(18), Decimal(36))
    assert ended.record.head.status is Status.REVIEW
    assert open_meeting(ended.record) is None


def test_what_a_role_that_was_not_there_is_to_do_stands_as_not_agreed_and_is_told(room: Room) -> None:
    rows = (Add("measure", who, {"what": "a tray", "owner": who, "due": "2026-12-01"}, 9.0) for who in ("lead", "boss"))
    room.store.apply(REFERENCE, room.factory.change(*rows))
    ended = end(room.store, room.factory, room.begun("lead"))
    assert [row.id for row in ended.not_agreed] == ["boss"]
    assert {row.id: row.agreed for row in ended.record.of(Measure)} == {"lead": None, "boss": False}


def test_a_meeting_whose_clock_was_set_back_does_not_end_before_it_began(room: Room) -> None:
    sitting = room.begun()
    room.later(20)
    sitting = moves.go_on(room.store, room.factory, sitting)
    room.later(-120)
    ended = end(room.store, room.factory, sitting).meeting
    assert ended.took == Decimal(20)
    assert ended.began is not None
    assert ended.ended is not None
    assert str(ended.began.start) < str(ended.ended.start)


def test_a_step_is_one_step_of_undo(room: Room) -> None:
    sitting = room.begun()
    sitting = moves.go_on(room.store, room.factory, sitting)
    sitting = moves.skip(room.store, room.factory, sitting, "none is open")
    assert sitting.step.code == "timeline"
    back = undo(room.store, room.factory, sitting.record).record
    assert replace(sitting, record=back).step.code == "promises"


@pytest.mark.parametrize("text", ["/extend 0", "/extend 481", "/silent 2", "/round", "/hands 1 1 1", "/skip", "/9"])
def test_a_word_that_cannot_be_obeyed_here_writes_nothing(room: Room, text: str) -> None:
    sitting, desk = room.begun(), Desk(room.store, room.factory)
    asked, memory = prompt(desk, sitting, Memory())
    before = room.store.changes(REFERENCE)
    with pytest.raises(Exception, match=r"."):
        take(desk, sitting, memory, asked, text)
    assert room.store.changes(REFERENCE) == before


def test_silent_minutes_and_the_round_behind_them_are_known_to_every_terminal(room: Room) -> None:
    sitting = room.begun("lead", "packer")
    for _ in range(3):
        sitting = moves.go_on(room.store, room.factory, sitting)
    sitting = moves.silent(room.store, room.factory, sitting, 3)
    assert room.joined(2).course.silent is not None
    sitting = moves.next_in_round(room.store, room.factory, sitting)
    assert room.joined(2).course.round == "lead"
    sitting = moves.next_in_round(room.store, room.factory, sitting)
    sitting = moves.next_in_round(room.store, room.factory, sitting)
    assert sitting.course.round == ""


def test_what_is_asked_in_a_step_is_of_that_step_alone(room: Room) -> None:
    sitting, desk, memory = room.begun(), Desk(room.store, room.factory), Memory()
    sitting = moves.go_on(room.store, room.factory, sitting)
    asked, memory = prompt(desk, sitting, memory)
    assert isinstance(asked, AsksToGoOn)
    assert asked.step.code == "timeline"


@pytest.mark.parametrize(
    ("text", "roles", "planned", "part"),
    [
        ("30, lead, packer", ("lead", "packer"), 30, MeetingPart.WHOLE),
        ("主任、梱包担当、４５分、事実", ("主任", "梱包担当"), 45, MeetingPart.FACTS),
        ("measures", ("shipping lead",), 60, MeetingPart.MEASURES),
        ("", ("shipping lead",), 60, MeetingPart.WHOLE),
    ],
)
def test_the_line_with_which_it_begins(
    room: Room, text: str, roles: tuple[str, ...], planned: int, part: MeetingPart
) -> None:
    said = read_present(text, room.store.load(REFERENCE))
    assert (said.roles, said.planned, said.part) == (roles, planned, part)


def test_what_this_meeting_does_not_go_through_is_told(room: Room) -> None:
    record = room.store.load(REFERENCE)
    sitting = begin(
        room.store, room.factory, record, room.terminal(1), ("lead",), planned=30, part=MeetingPart.MEASURES
    )
    with pytest.raises(UsageError, match="does not go through"):
        moves.go_to(room.store, room.factory, sitting, TIMELINE)


@pytest.mark.parametrize("said", ["d", "n 12 Dec", "h"])
def test_a_killed_meeting_does_not_ask_again_of_a_promise_of_which_it_was_told(room: Room, said: str) -> None:
    promise = Add("measure", "p1", {"what": "one place per order", "owner": "lead", "due": "2026-07-01"}, 1.0)
    room.store.create({**HEAD, "title": "An earlier one"}, room.factory.change(promise))
    sitting, desk = room.begun(), Desk(room.store, room.factory)
    sitting = moves.go_on(room.store, room.factory, sitting)
    asked, memory = prompt(desk, sitting, Memory())
    assert isinstance(asked, AsksPromise)
    take(desk, sitting, memory, asked, said)
    room.running = {2}
    asked, _ = prompt(desk, room.joined(2), Memory())
    assert isinstance(asked, AsksToGoOn)
