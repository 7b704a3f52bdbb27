"""Whether what is to be done by a deadline is done, need not be done any more, or is still to be done."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from retro.model.checked import UNCHECKED, Checked
from retro.model.deadline import Deadline, DeadlineState
from retro.model.found import Found
from retro.model.stages.head import Head
from tests.records import record

NEXT_REPORT = Head.deadlines[0]


@pytest.mark.parametrize(
    ("closed", "state"), [("", DeadlineState.OPEN), ("2026-11-20T10:00Z", DeadlineState.CANCELLED)]
)
def test_a_closed_case_needs_no_further_report_though_no_check_says_so(closed: str, state: DeadlineState) -> None:
    assert NEXT_REPORT.state(record(closed=closed or None).head) is state


@pytest.mark.parametrize(
    ("checked", "state"),
    [
        (UNCHECKED, DeadlineState.OPEN),
        (Checked(found=Found.DONE), DeadlineState.DONE),
        (Checked(found=Found.DROPPED), DeadlineState.CANCELLED),
    ],
)
def test_what_a_check_found_says_it_though_the_row_does_not(checked: Checked, state: DeadlineState) -> None:
    deadline = Deadline(code="look", met_by=(Found.DONE,), ended_by=(Found.DROPPED,))
    assert deadline.state(SimpleNamespace(standing=checked)) is state
