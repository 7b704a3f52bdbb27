from __future__ import annotations

from pathlib import Path

import pytest

from tests.benchmarks import comparing, saving, searching
from tests.benchmarks.archives import make_archive


@pytest.mark.parametrize("cases", [1, 4])
def test_the_newest_case_of_an_archive_of_any_size_can_be_written_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cases: int
) -> None:
    monkeypatch.setattr(saving, "CHANGES_A_RUN", 3)
    make_archive(tmp_path / "cases.db", cases)
    names = [figure.name for figure in saving.saving(tmp_path / "cases.db", tmp_path, 1)]
    assert names == [
        "saving one change",
        "saving one change with its place in the chain",
        "saving one change with its words in the index",
    ]


def test_archives_of_either_language_can_be_searched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "_SEARCHES", 2)
    names = [figure.name for figure in searching.searching(tmp_path, 1, (12, 20))]
    assert [name for name in names if "grep" in name] == [
        f"a rare word in {cases} cases, {language}, beside grep -r" for cases in (12, 20) for language in ("en", "ja")
    ]
    assert "the index of 20 cases, beside their text" in names


def test_cases_of_either_language_are_compared_with_archives_of_any_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comparing, "_CASES", 2)
    names = [figure.name for figure in comparing.comparing(tmp_path, 1, (11, 12))]
    assert len(names) == len(set(names)) == 8
    assert names[0] == "what is like a case, 11 cases, en, p95, beside 100 ms"
    assert names[4] == "what is like a case, 12 cases, ja, p95, beside 100 ms"
