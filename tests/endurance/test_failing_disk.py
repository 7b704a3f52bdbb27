"""The disk fails at any write or fsync: no acknowledged save is lost, no file is half, and it is told each time."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.endurance.failing_disk import WORKS, Run, Work, failures, ready

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("gcc") is None, reason="needs LD_PRELOAD and a C compiler"
)
STEPS = {"save": 13, "export": 2, "tables": 9, "all": 13, "site": 23, "backup": 59, "restore": 250,
    "migration": 89, "forget": 300,
}  # fmt: skip
"""Each so-manieth write is made to fail here; `python -m tests.endurance.failing_disk` does them all."""


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    with ready(tmp_path_factory.mktemp("disk")) as run:
        yield run


@pytest.mark.parametrize("work", WORKS, ids=lambda work: work.name)
def test_a_disk_that_fails_loses_nothing_and_is_told(tmp_path: Path, run: Run, work: Work) -> None:
    told = list(failures(work, tmp_path, run, step=STEPS[work.name]))
    assert any("There is no room left" in said for _at, _lasting, said in told)
