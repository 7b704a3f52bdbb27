"""What is gone is told to whoever might read it while it was there, and no word of it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from retro.model.change import Change, Logged, Update
from retro.model.entry import Entry
from retro.model.record import FullRecord
from retro.model.stages.changes import HardwareChange
from retro.model.stages.head import Responsibility
from retro.model.stages.prevention import Measure
from retro.model.stages.review import ParkingLotItem
from retro.redaction.audience import CUSTOMER, MANAGEMENT, TEAM, Audience
from retro.redaction.readable_history import readable_history
from retro.review.deadline_history import Stamp, deadline_history
from tests.records import record

DAY = date(2026, 12, 4)
GONE: tuple[Entry, ...] = (
    Measure(id="m", what="Sato is careful", owner="Sato", due=DAY, position=2.0, revision=3),
    HardwareChange(id="h", what="Sato's tray", due=DAY, position=1.0, revision=1),
    ParkingLotItem(id="p", what="inner", until=DAY, position=1.0, revision=1),
)
FIRST, LAST = (datetime(2026, 11, day, tzinfo=UTC) for day in (22, 23))
TITLE = Update("retrospective", "head", 1, {"title": ""}, {"title": "x"})
WHOLE = FullRecord(
    record(),
    GONE,
    (
        Logged(1, Change("c1", FIRST, "somebody", (Update("measure", "m", 2, {"owner": ""}, {"owner": "Sato"}),))),
        Logged(2, Change("c2", LAST, "somebody", (TITLE,))),
    ),
)


@pytest.mark.parametrize(
    ("audience", "told"), [(MANAGEMENT, ["m", "h"]), (Audience("partner"), [])], ids=["management", "partner"]
)
def test_others_are_told_of_the_kinds_and_days_that_they_may_read_and_no_word(
    audience: Audience, told: list[str]
) -> None:
    found = readable_history(WHOLE, audience)
    assert [(each.row.id, each.day) for each in found.gone] == [(row, DAY) for row in told]
    kept = {row.id: row for row in GONE}
    for each in found.gone:
        row = kept[each.row.id]
        assert each.row == type(row)(id=row.id, position=row.position, revision=row.revision)
    assert set(found.stamps.values()) == {Stamp(2, LAST)}


@pytest.mark.parametrize(("responsibility", "told"), [(None, []), (Responsibility.OURS, ["m"])], ids=["open", "ours"])
def test_a_customer_is_told_of_a_promise_that_is_gone_once_promises_may_be_made(
    responsibility: Responsibility | None, told: list[str]
) -> None:
    whole = FullRecord(record(responsibility=responsibility), GONE, WHOLE.log)
    assert [each.row.id for each in readable_history(whole, CUSTOMER).gone] == told


def test_the_team_is_told_all_of_it() -> None:
    assert readable_history(WHOLE, TEAM) == deadline_history(WHOLE)
    assert "Sato is careful" in [each.row.main_text for each in readable_history(WHOLE, TEAM).gone]


def test_without_a_log_nothing_is_said_to_have_changed() -> None:
    assert readable_history(FullRecord(record(), GONE, ()), MANAGEMENT).stamps == {}
