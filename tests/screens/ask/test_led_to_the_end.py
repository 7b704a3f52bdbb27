"""A normal and a critical case, typed into a real terminal of 80 x 24 by somebody who reads nothing but the questions.

All languages: `python -m tests.endurance.beginners`.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.endurance.beginners import CASES, Beginner, in_two_goes, without_a_break

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the terminal of the tests")


@pytest.mark.parametrize("name", ["incident", "complaint-input-method"])
def test_a_normal_case_is_led_to_its_end(tmp_path: Path, name: str) -> None:
    without_a_break(Beginner(tmp_path, CASES[name]))


def test_a_critical_case_is_left_killed_and_taken_up_again(tmp_path: Path) -> None:
    in_two_goes(Beginner(tmp_path, CASES["critical-japanese"]))
