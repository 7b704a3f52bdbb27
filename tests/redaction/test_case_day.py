"""The day of a case: when it began is told to whoever may read it, when writing began to the team alone."""

from __future__ import annotations

from datetime import date

import pytest

from retro.model.moments.moment import Moment, Precision
from retro.redaction.audience import AUDIENCES, TEAM, Audience
from retro.redaction.case_day import case_day
from tests.records import record

OTHERS = [audience for audience in AUDIENCES if not audience.sees_all]
WRITTEN = date(2026, 11, 21)


@pytest.mark.parametrize("audience", [*AUDIENCES, Audience("partner")], ids=lambda audience: audience.code)
def test_the_day_on_which_it_began_is_told(audience: Audience) -> None:
    assert case_day(record(), audience) == date(2026, 11, 20)


@pytest.mark.parametrize("started", [None, Moment(Precision.UNKNOWN), Moment.load("?夕方")], ids=str)
def test_the_day_on_which_writing_began_is_told_to_the_team_alone(started: Moment | None) -> None:
    whole = record(started=started)
    assert case_day(whole, TEAM) == WRITTEN
    assert [case_day(whole, audience) for audience in (*OTHERS, Audience("partner"))] == [None] * (len(OTHERS) + 1)
