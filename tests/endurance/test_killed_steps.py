"""Killed in a backup, a restoring or a migration: the archive is whole, and no half file is called one."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from tests.endurance.killed_steps import WORKS, Work, kills

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("gcc") is None, reason="needs LD_PRELOAD and a C compiler"
)

MOST = {"merge-cases": 3, "migration": 4, "forget": 5}
"""So many steps of a piece of work whose steps take longer."""


@pytest.mark.parametrize("work", WORKS, ids=lambda work: work.name)
def test_a_kill_at_any_step_leaves_what_was_there_or_what_is_to_be(tmp_path: Path, work: Work) -> None:
    """A few of the steps; `python -m tests.endurance.killed_steps` does them all."""
    assert len([*kills(work, tmp_path, at_most=MOST.get(work.name, 8))]) >= 3
