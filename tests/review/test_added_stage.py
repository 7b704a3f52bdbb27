"""A stage that was added, and of which the table of needs says nothing yet."""

from __future__ import annotations

import pytest

from retro.language import language
from retro.model.stage import Stage
from retro.review.gap import GapCode
from retro.review.needs.case import case_of
from retro.review.needs.missing import missing
from tests.records import record


@pytest.mark.parametrize("may_be_empty", [False, True])
def test_it_says_that_it_is_empty_unless_it_may_be(*, may_be_empty: bool) -> None:
    stage = Stage("practice", "Practice", empty="What will be practised?", may_be_empty=may_be_empty)
    found = list(missing(case_of(record()), stage))
    assert len(found) == (0 if may_be_empty else 1)
    for gap in found:
        assert (gap.code, gap.stage, gap.row, gap.needed, gap.kind) == (GapCode.EMPTY, stage, "", True, None)
        assert gap.message.show(language("en")) == "What will be practised?"


def test_one_that_may_not_be_empty_says_what_to_do_then() -> None:
    with pytest.raises(ValueError, match="practice may not be empty"):
        Stage("practice", "Practice", may_be_empty=False)
