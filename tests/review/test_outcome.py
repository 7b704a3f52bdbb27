"""How it ended for those hurt (S21): asked with the last check of a complaint, never in the first meeting."""

from __future__ import annotations

from dataclasses import replace

import pytest

from retro.asking.order import ORDER
from retro.asking.order.step import Fill, Rows
from retro.model.found import Found
from retro.model.head_choices import CaseKind, Severity, Status
from retro.model.moments.moment import Moment
from retro.model.record import Retrospective
from retro.model.stages.changes import HardwareChange, Place
from retro.model.stages.follow_up import Check, Outcome, Stay
from retro.model.stages.prevention import Measure
from retro.model.stages.scope import Party
from retro.redaction.audience import CUSTOMER, MANAGEMENT
from retro.redaction.recipient import Recipient
from retro.review.outcome import asks_outcome, outcomes
from tests import reports
from tests.records import record

MEASURE = Measure(id="m", what="one table per order")
HOLDS = Check(id="c", of="m", found=Found.HOLDS, on=Moment.load("2026-12-01"))
SAID = Outcome(id="o", handling="a call would have done", stays=Stay.LEFT)


def case(*rows: object, **head: object) -> Retrospective:
    values = {"case_kind": CaseKind.COMPLAINT, "severity": Severity.MEDIUM, "status": Status.CLOSED, **head}
    made = record(MEASURE, *rows, **values)  # type: ignore[arg-type]  # rows of any kind
    return replace(made, head=replace(made.head, closed="2026-11-25T10:00+09:00"))


def test_it_is_asked_once_nothing_is_open() -> None:
    assert not asks_outcome(case())
    assert asks_outcome(case(HOLDS))
    assert not asks_outcome(case(HOLDS, SAID))


@pytest.mark.parametrize("head", [{"severity": Severity.LOW}, {"case_kind": CaseKind.INCIDENT, "origin": "software"}])
def test_it_is_not_asked_of_a_light_case_and_of_one_that_hurt_no_customer(head: dict[str, object]) -> None:
    assert not asks_outcome(case(HOLDS, **head))


def test_what_was_taken_back_was_not_said() -> None:
    back = Check(id="b", of="o", found=Found.TAKEN_BACK, on=Moment.load("2026-12-02"))
    assert outcomes(case(HOLDS, SAID, back)) == ()
    assert asks_outcome(case(HOLDS, SAID, back))


def test_no_meeting_asks_it() -> None:
    assert not [step for step in ORDER if isinstance(step, Rows | Fill) and step.kind is Outcome]


def test_management_and_team_are_told_and_no_customer_is() -> None:
    told = case(HOLDS, SAID)
    assert "**left** a call would have done" in reports.made(told).document.markdown
    assert "**left** a call would have done" in reports.made(told, reports.MANAGEMENT).document.markdown
    assert reports.visible(told, MANAGEMENT, Recipient()).of(Outcome)
    assert not reports.visible(told, CUSTOMER, Recipient()).of(Outcome)


@pytest.mark.parametrize("changes", [0, 1, 5])
def test_what_is_open_of_parties_and_places_leaves_no_gap_in_a_managers_page(changes: int) -> None:
    rows = [HardwareChange(what=f"table {n}") for n in range(changes)]
    told = record(*rows, Place(where="Ulm", owner="lead"), Party(who="Ann"), Outcome(handling="well"))
    text = reports.made(told, reports.MANAGEMENT).document.markdown
    assert "\n\n\n" not in text
    assert "\ncarried to 0 of 1 other place: Ulm (lead)\n" in text
    assert "| Ann | not yet | not yet | not yet | not yet |\n" in text
