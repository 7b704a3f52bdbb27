from __future__ import annotations

from pathlib import Path

import pytest

from tests.benchmarks.archives import make_archive
from tests.benchmarks.saving import saving


@pytest.mark.parametrize("cases", [1, 4])
def test_the_newest_case_of_an_archive_of_any_size_can_be_written_to(tmp_path: Path, cases: int) -> None:
    make_archive(tmp_path / "cases.db", cases)
    names = [figure.name for figure in saving(tmp_path / "cases.db", tmp_path, 1)]
    assert names == ["saving one change", "saving one change with its place in the chain"]
