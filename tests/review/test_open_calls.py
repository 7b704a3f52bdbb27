"""The calls that are in no case, as one is told of them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from retro.language import language
from retro.model.call import Call, CallLine
from retro.review.open_calls import call_told

BEGAN = datetime(2026, 11, 27, 14, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    ("notes", "over", "told"),
    [
        (0, BEGAN, "A call of 2026-11-27, 14:02, with 0 notes"),
        (1, BEGAN, "A call of 2026-11-27, 14:02, with 1 note"),
        (3, None, "A call of 2026-11-27, 14:02, with 3 notes, not ended"),
    ],
)
def test_a_call_is_told_by_its_time_and_by_how_much_was_noted(notes: int, over: datetime | None, told: str) -> None:
    lines = (CallLine(BEGAN, "Falk", "who"), *(CallLine(BEGAN, "the wrong gift") for _ in range(notes)))
    assert call_told(Call("c", BEGAN, over=over, lines=lines)).show(language("en")) == told
