"""Who reads what was found: whoever reads the result of the row; by whom and by what one knows it stays at home."""

from __future__ import annotations

from datetime import date

import pytest

from retro.language import language
from retro.model.checked import UNCHECKED
from retro.model.found import Found
from retro.model.moments.moment import Moment
from retro.model.record import Retrospective
from retro.model.stages.changes import HardwareChange
from retro.model.stages.follow_up import Check
from retro.model.stages.head import Responsibility
from retro.model.stages.prevention import Measure, Result
from retro.model.stages.review import Request
from retro.model.stages.timeline import Contact
from retro.redaction.audience import CUSTOMER, MANAGEMENT, TEAM, Audience
from retro.redaction.recipient import Recipient
from retro.redaction.redact import redact
from tests.records import record

DAY = Moment.exact(date(2026, 12, 1))


def checked(of: str, found: Found, reason: str = "") -> Check:
    return Check(id=f"{of}-{found}", of=of, found=found, on=DAY, by="quality lead", evidence="a photo", reason=reason)


CASE = record(
    Measure(id="m", what="a tray for each order", for_all=True),
    Measure(id="f", what="a sign", for_all=True),
    HardwareChange(id="h", what="a slip", for_all=True),
    Contact(id="c", heard="where is it?", promise="a call"),
    Request(id="r", what="a second table"),
    checked("m", Found.HOLDS, reason="no swap in 400 parcels"),
    checked("f", Found.FAILED),
    checked("h", Found.DONE),
    checked("c", Found.DONE),
    checked("r", Found.DONE),
    Check(id="w", of="m", found=Found.DONE, on=Moment.exact(date(2026, 12, 9))),
    Check(id="t", of="w", found=Found.TAKEN_BACK, on=Moment.exact(date(2026, 12, 10))),
    responsibility=Responsibility.OURS,
)


def out(audience: Audience) -> Retrospective:
    return redact(CASE, audience, Recipient(), language("en")).record


def test_a_customer_reads_what_was_found_of_a_measure_and_when_and_no_more() -> None:
    (check,) = out(CUSTOMER).of(Check)
    assert (check.of, check.found, check.on) == ("m", Found.HOLDS, DAY)
    assert (check.by, check.evidence, check.reason) == ("", "", "")
    assert [row.result for row in out(CUSTOMER).of(Measure)] == [Result.VERIFIED], "what did not hold is told to nobody"


def test_when_a_change_was_done_stays_with_management_as_before() -> None:
    (change,) = out(CUSTOMER).of(HardwareChange)
    assert change.done is None
    assert change.checked == UNCHECKED


def test_management_reads_all_that_stands_and_nothing_that_was_taken_back() -> None:
    checks = out(MANAGEMENT).of(Check)
    assert [(each.of, each.found) for each in checks] == [
        ("m", Found.HOLDS), ("f", Found.FAILED), ("h", Found.DONE), ("c", Found.DONE), ("r", Found.DONE),
    ]  # fmt: skip
    assert {each.evidence for each in checks} == {"a photo"}


@pytest.mark.parametrize("audience", [TEAM, MANAGEMENT], ids=str)
def test_rows_stand_as_they_stood(audience: Audience) -> None:
    assert [row.standing.found for row in out(audience).of(Measure)] == [Found.HOLDS, Found.FAILED]
    assert [row.promise_kept for row in out(audience).of(Contact)] == [DAY]
