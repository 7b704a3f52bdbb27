"""A meeting is begun and ended: when it was, on the clocks of the case, and what becomes of the case."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from retro.model.change_factory import ChangeFactory
from retro.model.closed_record import ClosedError
from retro.model.head_choices import Status
from retro.model.moments.moment import Moment
from retro.model.stages.meeting import Meeting
from retro.services.meeting.begin import NobodyThereError, begin
from retro.services.meeting.end import end
from retro.services.meeting.lead import Terminal
from tests.services.conftest import Case

BEGAN = datetime(2026, 11, 21, 3, 0, 37, 250000, tzinfo=UTC)
"""Noon where the case is, and some seconds."""
HERE = Terminal("desk", 7, lambda _process: True)


class Clock:
    """A clock that shows UTC, whatever the zone of the case."""

    def __init__(self) -> None:
        ids = count(1)
        self.now = BEGAN
        self.factory = ChangeFactory(lambda: self.now, lambda: f"{next(ids):016x}", "aki")


def test_it_is_told_by_the_clocks_of_the_case_to_the_minute(case: Case) -> None:
    clock = Clock()
    sitting = begin(case.store, clock.factory, case.record, HERE, ["lead ", "packer", "lead", " "])
    (meeting,) = case.record.of(Meeting)
    assert meeting.began == Moment.load("2026-11-21T12:00+09:00")
    assert meeting.roles == ("lead", "packer")
    assert case.record.head.status is Status.MEETING
    clock.now += timedelta(minutes=40)
    ended = end(case.store, clock.factory, sitting)
    (meeting,) = case.record.of(Meeting)
    assert ended.meeting == meeting
    assert meeting.ended == Moment.load("2026-11-21T12:40+09:00")
    assert (str(meeting.took), str(meeting.cost), meeting.leader) == ("40", "80", "")
    assert ended.record.head.status is Status.REVIEW


def test_without_anybody_or_in_a_closed_case_none_is_begun(case: Case) -> None:
    clock = Clock()
    with pytest.raises(NobodyThereError):
        begin(case.store, clock.factory, case.record, HERE, [" ", ""])
    case.close_elsewhere()
    with pytest.raises(ClosedError):
        begin(case.store, clock.factory, case.record, HERE, ["lead"])
    assert case.record.of(Meeting) == ()
