"""Whether what is to be done by a deadline is done, need not be done any more, or is still to be done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from retro.model.checked import UNCHECKED, Checked, Wait
from retro.model.deadline import Deadline, DeadlineState, holds
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


DAY = date(2026, 12, 1)
DUE, DONE_ON, OWNER = (SimpleNamespace(name=name) for name in ("due", "done_on", "owner"))
LOOKED = Checked(found=Found.DROPPED, looked_again=True)


def state(deadline: Deadline, checked: Checked = UNCHECKED, **values: Any) -> str:
    row = SimpleNamespace(standing=checked, **{"due": None, "done_on": None, "owner": "", **values})
    return deadline.state(row).name


def test_a_field_of_the_row_says_that_it_was_done_or_need_not_be() -> None:
    of = Deadline(DUE, done=(holds(DONE_ON), holds(OWNER, "ann")), cancelled=(holds(OWNER, "nobody", "none"),))
    assert state(of) == "OPEN"
    assert state(of, owner="kaoru") == "OPEN"
    assert state(of, owner="ann") == "DONE"
    assert state(of, done_on=DAY) == "DONE"
    assert state(of, owner="none", done_on=DAY) == "CANCELLED"


def test_some_are_deadlines_only_once_a_check_moved_them() -> None:
    of = Deadline(code="look", done=(holds(DONE_ON),), only_when_moved=True)
    assert state(of) == "DONE"
    assert state(of, Checked(found=Found.HOLDS)) == "DONE"
    for moved in (Checked(new_date=DAY), Checked(found=Found.FAILED), Checked(found=Found.DROPPED)):
        assert state(of, moved) == "OPEN"
        assert state(of, moved, done_on=DAY) == "OPEN"  # what was done before is not done by the new day
    with_field = Deadline(DUE, done=(holds(DONE_ON),), only_when_moved=True)
    assert state(with_field) == "DONE"
    assert state(with_field, due=DAY) == "OPEN"
    assert state(with_field, due=DAY, done_on=DAY) == "DONE"


def test_some_stand_only_where_a_check_found_something_until_it_was_looked_at_again() -> None:
    of = Deadline(code="again", only_if=(Found.DROPPED,))
    assert state(of) == "CANCELLED"
    assert state(of, Checked(found=Found.HOLDS)) == "CANCELLED"
    assert state(of, Checked(found=Found.DROPPED)) == "OPEN"
    assert state(of, LOOKED) == "DONE"
    assert state(of, replace(LOOKED, look_again=DAY)) == "OPEN"
    assert state(Deadline(DUE), LOOKED) == "OPEN"


def test_some_stand_as_long_as_the_row_waits_for_another() -> None:
    of = Deadline(DUE, waits_for=("call", "sign"))
    assert state(of) == "DONE"
    assert state(of, Checked(waits=(Wait("other"),))) == "DONE"
    assert state(of, Checked(waits=(Wait("other"), Wait("call")))) == "OPEN"


def test_there_is_something_to_do_once_a_day_is_said_or_what_it_stands_by() -> None:
    of = Deadline(DUE, stands_by=(OWNER, DONE_ON))
    row = SimpleNamespace(owner="", done_on=None)
    assert not of.is_to_do(row, has_day=False)
    assert of.is_to_do(row, has_day=True)
    assert of.is_to_do(SimpleNamespace(owner="ann", done_on=None), has_day=False)
    assert not of.is_to_do(SimpleNamespace(owner="  ", done_on=None), has_day=False)


def test_a_deadline_is_called_by_its_field_or_by_its_code() -> None:
    assert (Deadline(DUE).name, Deadline(code="look").name) == ("due", "look")
    with pytest.raises(AssertionError):
        Deadline(DUE, code="look")
    with pytest.raises(AssertionError):
        Deadline()
    with pytest.raises(AssertionError):
        Deadline(DUE, is_told_when_done=True)
