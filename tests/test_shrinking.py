"""A property that fails says so soon: its example is made smaller for a while, and not for minutes."""

from __future__ import annotations

from time import monotonic, sleep

import pytest
from hypothesis import given, settings, strategies as st
from hypothesis.internal.conjecture import engine


def test_making_an_example_smaller_ends_when_its_time_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    assert engine.MAX_SHRINKING_SECONDS <= 30  # tests/conftest.py sets it
    monkeypatch.setattr(engine, "MAX_SHRINKING_SECONDS", 0.2)
    tried = 0

    @settings(print_blob=False)
    @given(st.lists(st.integers(), min_size=20))
    def slow(numbers: list[int]) -> None:
        nonlocal tried
        tried += 1
        sleep(0.01)
        assert sum(numbers) < 1000

    began = monotonic()
    with pytest.raises(AssertionError):
        slow()
    assert monotonic() - began < 15  # half of what it would take otherwise
    assert tried > 1
