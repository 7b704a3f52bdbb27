"""What is joined from pieces is joined with the signs of Japanese: ： and （）, and no blank behind them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from retro.language import active, language, use
from retro.model.row_labels import LinkTarget
from retro.model.stages.cause import Cause
from retro.review.case_line import CaseLine
from retro.screens.archive.prompt import _said
from retro.services.follow_up.dispute import disputed
from retro.services.memory.seen_before import SeenBefore


@pytest.fixture(autouse=True)
def _in_japanese() -> Iterator[None]:
    before = active().code
    use("ja")
    yield
    use(before)


def test_who_disputes_a_row_and_why() -> None:
    assert disputed(Cause(what="札"), "受付担当", "14時")["evidence"] == "受付担当：14時"


def test_a_row_that_a_link_may_point_to() -> None:
    assert LinkTarget(Cause(what="札"), 0).label(language("ja")) == "原因：札"


@pytest.mark.parametrize("is_said", [True, False])
@pytest.mark.parametrize("times", [2, 3, 4])
def test_how_many_times_it_happened_and_the_case(times: int, is_said: bool) -> None:
    said = _said(SeenBefore("2026-001", "荷物", CaseLine(), times, is_said))
    assert said.count("：") == 1
    assert "：2026-001 荷物" in said
