"""Which way a cause lies, where it says so and where the one above it does."""

from __future__ import annotations

from retro.model.stages.cause import Cause, CausePath
from retro.review.cause_paths import cause_paths
from tests.records import record


def test_a_cause_that_does_not_say_it_lies_the_way_of_the_one_above_it() -> None:
    whole = record(
        Cause(id="a", what="one table"),
        Cause(id="b", what="nobody compares", how=CausePath.ESCAPED),
        Cause(id="c", what="no list", parent="b"),
        Cause(id="d", what="no room", parent="c", how=CausePath.OCCURRED),
    )
    assert cause_paths(whole) == {
        "a": CausePath.OCCURRED, "b": CausePath.ESCAPED, "c": CausePath.ESCAPED, "d": CausePath.OCCURRED,
    }  # fmt: skip
