"""What keeps a case from being closed, in the order of the walk."""

from __future__ import annotations

from dataclasses import replace

import pytest

from retro.language import language
from retro.model.record import Retrospective
from retro.model.stage import Stage
from retro.model.stages.cause import Cause, CauseConfidence
from retro.model.stages.changes import CHANGES
from retro.model.stages.follow_up import Addendum
from retro.model.stages.head import HEAD, Level
from retro.model.stages.prevention import PREVENTION, Measure, Result
from retro.review.closing_needs import missing_for_closing
from tests.review.cases import MEASURE, ROWS, spoilt, whole, without


def said(it: Retrospective) -> list[tuple[Stage, str]]:
    return [(gap.stage, gap.message.show(language("en"))) for gap in missing_for_closing(it)]


def test_questions_keep_nobody_from_closing() -> None:
    assert said(whole(*spoilt(Cause, sure=CauseConfidence.PRESUMED))) == []


def test_stage_six_is_not_passed_over_in_silence() -> None:
    ((stage, text),) = said(without("h"))
    assert stage is CHANGES
    assert "the reason why there is none" in text


@pytest.mark.parametrize("field", ["owner", "due", "proof"])
def test_a_measure_has_an_owner_a_day_and_a_proof(field: str) -> None:
    bare = replace(MEASURE, **{field: Measure.field(field).type.empty})
    rows = [row for row in ROWS if row is not MEASURE]
    assert {stage for stage, _ in said(whole(*rows, bare, level=Level.FULL))} == {PREVENTION}
    assert said(whole(*rows, replace(bare, result=Result.VERIFIED, owner="lead", due=MEASURE.due))) == []


def test_it_is_told_in_the_order_of_the_walk() -> None:
    found = said(without("p", "h", "m", "m2"))
    assert [stage for stage, _ in found] == [HEAD, PREVENTION, CHANGES]


def test_an_unfinished_addendum_keeps_nobody_from_closing() -> None:
    assert said(whole(*ROWS, Addendum())) == []


def test_who_hears_next_is_asked_of_an_open_case_and_keeps_nobody_from_closing() -> None:
    assert said(whole(next_report=None)) == []
