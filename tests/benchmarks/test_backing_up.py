from __future__ import annotations

from pathlib import Path

from tests.benchmarks.archives import make_archive
from tests.benchmarks.backing_up import backing_up


def test_a_backup_is_measured(tmp_path: Path) -> None:
    make_archive(tmp_path / "cases.db", 4)
    (figure,) = backing_up(tmp_path / "cases.db", tmp_path, 1)
    assert figure.name == "a backup"
