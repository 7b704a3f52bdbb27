"""Which examples Hypothesis tries: the same in every run, others only where they are asked for."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from hypothesis import settings

TRY = """
from hypothesis import given, settings
import tests.conftest
from tests.strategies import retrospectives

@settings(max_examples=25)
@given(retrospectives())
def try_one(whole):
    print(repr(whole).encode())

try_one()
"""


def tried(**environ: str) -> bytes:
    clean = {name: value for name, value in os.environ.items() if name != "CI"}
    run = [sys.executable, "-c", TRY]
    root = Path(__file__).parent.parent
    return subprocess.run(run, cwd=root, env={**clean, **environ}, capture_output=True, check=True).stdout


def test_they_are_the_same_on_every_machine() -> None:
    here, there = tried(PYTHONHASHSEED="1"), tried(PYTHONHASHSEED="2", CI="true")
    assert here.count(b"\n") >= 20
    assert here == there


def test_explore_looks_for_others_and_keeps_what_failed() -> None:
    explore = settings.get_profile("explore")
    assert not explore.derandomize
    assert explore.database is not None
