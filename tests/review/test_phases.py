"""The course of a case: when it turned, and in which phases it ran."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from retro.model.found import Found
from retro.model.moments.moment import Moment
from retro.model.stages.changes import HardwareChange
from retro.model.stages.follow_up import Check
from retro.model.stages.prevention import Measure
from retro.review.phases import phases, turns
from tests.records import at, record

UNNOTICED = "unnoticed 20 12:00 11-20 13:00"
ON = date(2026, 11, 28)
NOON, ONE, TWO = at("12:00"), at("13:00"), at("14:00")


def told(*rows: Any, on: date = ON, **head: Any) -> list[str]:
    """The phases, each with its day and hour in Japan."""
    shown = "{0.phase.value} {0.start:%d %H:%M} {0.end:%m-%d %H:%M}"
    found = phases(record(*rows, **{"started": NOON, **head}), on)
    return [shown.format(each) + " and on" * each.is_open for each in found]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ({"started": None, "detected": ONE, "resolved": TWO}, []),
        (
            {"detected": ONE, "resolved": TWO},
            ["unnoticed 20 12:00 11-20 13:00", "being put right 20 13:00 11-20 14:00"],
        ),
        ({"detected": NOON, "resolved": TWO}, ["being put right 20 12:00 11-20 14:00"]),
        ({"detected": TWO, "resolved": TWO}, ["unnoticed 20 12:00 11-20 14:00"]),
        ({"detected": TWO, "resolved": ONE}, ["being put right 20 12:00 11-20 13:00"]),
        ({"resolved": NOON}, []),
        ({"detected": ONE}, [UNNOTICED, "being put right 20 13:00 11-29 00:00 and on"]),
        ({}, ["being put right 20 12:00 11-29 00:00 and on"]),
        ({"closed": "2026-11-20T10:00Z"}, []),
    ],
)
def test_a_case_runs_unnoticed_and_is_put_right_as_far_as_the_ends_are_known(
    head: dict[str, Any], expected: list[str]
) -> None:
    assert told(**head) == expected


def test_it_is_watched_until_the_last_day_on_which_something_is_to_be_looked_at() -> None:
    measure = Measure(id="m", what="a tray", due=date(2026, 12, 1))
    change = HardwareChange(id="h", what="tables", due=date(2026, 12, 24))
    settled: dict[str, Any] = {"detected": NOON, "resolved": ONE}
    right = "being put right 20 12:00 11-20 13:00"
    assert told(measure, change, **settled) == [right, "watched 20 13:00 12-25 00:00"]
    assert told(measure, **settled) == [right, "watched 20 13:00 12-02 00:00"]
    assert told(Measure(id="m", what="a tray", due=date(2026, 11, 19)), **settled) == [right]
    dropped = Check(id="k", of="m", found=Found.DROPPED, on=Moment.exact(ON))
    assert told(measure, dropped, **settled) == [right]


def test_at_the_ends_of_the_calendar_there_are_phases_too() -> None:
    assert told(on=date.max) == ["being put right 20 12:00 12-31 00:00 and on"]
    assert told(on=date.min) == []
    assert told(on=date(2026, 11, 19)) == []
    measure = Measure(id="m", what="a tray", due=date.max)
    assert told(measure, resolved=ONE)[-1] == "watched 20 13:00 12-31 00:00"


def test_what_is_known_of_its_turns_is_told_in_time() -> None:
    found = turns(record(started=NOON, detected=TWO, resolved=ONE))
    assert [(each.label, each.moment) for each in found] == [("Began", NOON), ("Settled", ONE), ("Noticed", TWO)]
    assert turns(record(started=None)) == ()
