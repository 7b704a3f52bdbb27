"""What is said of the questions of ask mode is told by reports: they know each question under its code."""

from __future__ import annotations

import pytest

from retro.asking.order import ORDER
from retro.asking.order.step import Rows
from retro.review.needs.table import BY_CODE
from retro.review.stage_answers import PRACTICE


@pytest.mark.parametrize("step", [step for step in ORDER if isinstance(step, Rows)], ids=lambda step: step.code)
def test_every_question_for_rows_is_known_by_the_code_of_its_answers(step: Rows) -> None:
    if (need := BY_CODE.get(step.asked)) is not None:
        assert need.stage is step.stage
    else:
        assert (PRACTICE[step.asked].kind, PRACTICE[step.asked].question) == (step.kind, step.text)
