"""What is taken back in a meeting, what is come back to, and that nothing ends it by a key too many."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from retro.errors import UsageError
from retro.model.change import Add
from retro.model.change_factory import ChangeFactory
from retro.model.stages.cause import Cause
from retro.model.stages.follow_up import Check
from retro.model.stages.meeting import Meeting
from retro.services.ask.answer import Desk
from retro.services.meeting.begin import begin
from retro.services.meeting.lead import Terminal
from retro.services.meeting.prompt import (
    Asks,
    AsksOwner,
    AsksPromise,
    AsksToEnd,
    Memory,
    Prompt,
    prompt,
)
from retro.services.meeting.sitting import Sitting
from retro.services.meeting.taking import Taken, take
from retro.store.sqlite.store import SqliteStore, open_store
from tests.services.conftest import HEAD, NOON, REFERENCE, ROWS

PROMISED = Add("measure", "m", {"what": "one place per order", "owner": "lead", "due": "2026-11-02"}, 9.0)
EARLIER = "2026-002"


class Table:
    """A meeting, a line at a time."""

    def __init__(self, path: Path) -> None:
        self.now: datetime = NOON
        ids = count(1)
        self.factory = ChangeFactory(lambda: self.now, lambda: f"{next(ids):016x}", "tester")
        self.store: SqliteStore = open_store(path)
        self.store.create({**HEAD, "severity": "medium"}, self.factory.change(*ROWS))
        self.store.create({**HEAD, "title": "Earlier"}, self.factory.change(PROMISED))
        self.desk = Desk(self.store, self.factory)
        record = self.store.load(REFERENCE)
        here = Terminal("here", 1, lambda _each: True)
        self.sitting: Sitting = begin(self.store, self.factory, record, here, ("lead",))
        self.memory = Memory()

    @property
    def asked(self) -> Prompt:
        asked, self.memory = prompt(self.desk, self.sitting, self.memory)
        return asked

    @property
    def question(self) -> str:
        asked = self.asked
        assert isinstance(asked, Asks)
        return asked.question.code

    def say(self, *lines: str) -> Taken:
        for line in lines:
            self.now += timedelta(seconds=5)
            taken = take(self.desk, self.sitting, self.memory, self.asked, line)
            self.sitting, self.memory = taken.sitting, taken.memory
        return taken


@pytest.fixture
def table(tmp_path: Path) -> Iterator[Table]:
    found = Table(tmp_path / "retro.db")
    yield found
    found.store.close()


def test_what_is_taken_back_is_asked_again_and_nothing_that_was_left_for_later(table: Table) -> None:
    table.say("/2", "parcels lie apart")
    first = table.question
    table.say("")
    second = table.question
    assert first != second
    table.say("each on its place")
    table.say("/undo")
    assert table.question == second
    table.say("/undo")
    assert table.question == first


def test_a_row_of_a_round_is_taken_back_and_its_role_goes_on(table: Table) -> None:
    table.say("/2", "/round", "no lamp there")
    table.say("/undo")
    assert table.sitting.course.round == "lead"
    assert "no lamp there" not in [row.what for row in table.sitting.record.of(Cause)]


def test_what_was_said_of_a_promise_is_taken_back_in_its_own_case(table: Table) -> None:
    table.say("/next")
    asked = table.asked
    assert isinstance(asked, AsksPromise)
    table.say("d")
    assert len(table.store.load(EARLIER).of(Check)) == 1
    table.say("/undo")
    assert table.store.load(EARLIER).of(Check) == ()
    assert table.sitting.step.code == "promises"  # the step before it is not taken back in its place
    assert table.asked == asked


def test_whoever_comes_back_to_a_step_is_asked_what_was_left_for_later(table: Table) -> None:
    table.say("/next")
    promise: Prompt = table.asked
    table.say("")
    assert table.asked != promise
    table.say("/back", "/next")
    assert table.asked == promise
    assert isinstance(promise, AsksPromise)
    table.say("/2")
    question = table.question
    table.say("")
    assert table.question != question
    table.say("/2")
    assert table.question == question


def test_an_owner_that_was_left_for_later_is_asked_again_in_the_read_back(table: Table) -> None:
    table.say("/5", "two colours @packer due 1 Dec", *["/next"] * 2)
    owner = table.asked
    assert isinstance(owner, AsksOwner)
    table.say("")
    assert table.asked != owner
    table.say("/back", "/next")
    assert table.asked == owner


def test_enter_on_nothing_never_ends_a_meeting(table: Table) -> None:
    table.say("/6", "/next")
    for _ in range(40):
        if isinstance(table.asked, AsksToEnd):
            break
        table.say("")
    with pytest.raises(UsageError, match="goes on"):
        table.say("")
    assert table.say("ｙ").ended is not None
    (meeting,) = replace(table.sitting).record.of(Meeting)
    assert not meeting.goes_on
