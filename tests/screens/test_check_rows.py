"""A row of a check in the walk tells of which row, what was found and when, and what shows it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from retro.model.found import Found
from retro.model.moments.moment import Moment
from retro.model.record import Retrospective
from retro.model.stages.follow_up import Check
from retro.model.stages.prevention import Measure
from retro.model.stages.review import REVIEW
from retro.model.stages.timeline import Contact
from retro.screens.walk.row_view import RowView
from tests.records import record

ALARM = Measure(id="m", what="alarm at 80 percent")
CALLED = Contact(id="c", heard="Mr \\[forgotten\\] was told nothing", promise="a call")
ON = Moment.load("2026-11-20")


def _texts(case: Retrospective) -> list[str]:
    return [line.text for line in RowView().lines(case, REVIEW)]


@pytest.mark.parametrize(
    ("check", "text"),
    [
        (Check(of="m", found=Found.HOLDS, on=ON), "5.1 holds, 2026-11-20: alarm at 80 percent"),
        (
            Check(of="m", found=Found.DONE, on=ON, by="lead", evidence="yes"),
            "5.1 done, 2026-11-20, lead: alarm at 80 percent – yes",
        ),
        (Check(of="m", found=Found.DROPPED, reason="no money"), "5.1 not doing: alarm at 80 percent – no money"),
        (Check(of="m", evidence="planned for May"), "5.1 planned: alarm at 80 percent – planned for May"),
        (Check(of="c", found=Found.DONE, on=ON), "1.1 done, 2026-11-20: Mr [forgotten] was told nothing"),
        (Check(of="gone", found=Found.DONE, on=ON), "done, 2026-11-20"),
    ],
    ids=["holds", "evidence", "reason", "planned", "forgotten", "gone"],
)
def test_a_check_tells_of_which_row_what_was_found_when(check: Check, text: str) -> None:
    assert _texts(record(ALARM, CALLED, check)) == [f"checked: {text}"]


def test_it_follows_the_row_that_was_checked() -> None:
    view, check = RowView(), Check(id="k", of="m", found=Found.DONE, on=ON)
    view.lines(record(ALARM, check), REVIEW)
    (line,) = view.lines(record(replace(ALARM, what="alarm at 70 percent", revision=9), check), REVIEW)
    assert line.text == "checked: 5.1 done, 2026-11-20: alarm at 70 percent"


def test_one_that_was_taken_back_tells_what_was() -> None:
    first = Check(id="k", of="m", found=Found.DONE, on=ON)
    back = Check(id="b", of="k", found=Found.TAKEN_BACK, on=Moment.load("2026-11-21"))
    assert _texts(record(ALARM, first, back)) == [
        "checked: 5.1 done, 2026-11-20: alarm at 80 percent",
        "checked: 7.1 taken back, 2026-11-21 (done): alarm at 80 percent",
    ]
