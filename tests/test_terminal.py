"""The terminal of the tests."""

from __future__ import annotations

import pytest

from tests.terminal import Terminal


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("荷物です", "荷物です"),
        (r"荷物\rx", "x 物"),
        (r"荷物\033[2Dx", "荷x"),
        (r"荷物\033[1Dx", "荷 x"),
        ("か\u3099", "が"),
    ],
    ids=["whole", "first half", "over the second", "second half", "voiced"],
)
def test_half_a_wide_letter_is_a_space(written: str, shown: str) -> None:
    with Terminal(["printf", written], cols=20, rows=2) as terminal:
        terminal.wait_for(shown)
        assert terminal.screen().splitlines()[0].rstrip() == shown
