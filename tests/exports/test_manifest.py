"""The manifest of a folder: what its files were made from, and what was written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from exports import manifest
from exports.manifest import Manifest, origin

TEXT = b"# 2026-014\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one file, which was made."""
    (tmp_path / "a.md").write_bytes(TEXT)
    made = Manifest(tmp_path, None)
    made.note("a.md", origin("case", 1), TEXT, told=True)
    made.save(tmp_path / "made.json", "test", private=True)
    return tmp_path


def again(folder: Path, form: str = "test") -> Manifest:
    return Manifest.read(folder / "made.json", form)


def test_what_was_made_of_the_same_is_known_again(folder: Path) -> None:
    assert again(folder).is_as_made("a.md", origin("case", 1))
    assert again(folder).get("a.md")["told"] is True
    assert not again(folder).is_as_made("a.md", origin("case", 2))
    assert not again(folder).is_as_made("b.md", origin("case", 1))


def test_a_file_that_somebody_changed_or_removed_is_not_as_made(folder: Path) -> None:
    (folder / "a.md").write_bytes(TEXT + b" ")
    assert not again(folder).is_as_made("a.md", origin("case", 1))
    (folder / "a.md").unlink()
    assert not again(folder).is_as_made("a.md", origin("case", 1))
    (folder / "b.md").write_bytes(TEXT)
    (folder / "a.md").symlink_to(folder / "b.md")
    assert not again(folder).is_as_made("a.md", origin("case", 1))


def test_another_program_makes_everything_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(manifest, "_program", lambda: "another")
    assert not again(folder).is_as_made("a.md", origin("case", 1))


def test_the_program_is_known_by_all_of_its_files(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    (tmp_path / "__pycache__").mkdir()
    seen = [sorted(manifest._files([tmp_path]))]
    for name in ("a.py", "below/a.j2"):
        (tmp_path / name).write_text("x")
        seen.append(sorted(manifest._files([tmp_path])))
    (tmp_path / "below/a.j2").write_text("xy")
    seen.append(sorted(manifest._files([tmp_path])))
    assert len({json.dumps(files) for files in seen}) == 4
    (tmp_path / "__pycache__" / "a.pyc").write_text("x")
    assert sorted(manifest._files([tmp_path])) == seen[-1]


@pytest.mark.parametrize("text", ["", "no JSON", "[]", "{}", '{"format":"test"}', '{"format":"test","files":[]}',
                                  '{"format":"test","files":{"a.md":3}}', "\xff"])  # fmt: skip
def test_one_that_cannot_be_read_counts_as_empty(folder: Path, text: str) -> None:
    (folder / "made.json").write_text(text, "latin-1")
    assert not again(folder).is_as_made("a.md", origin("case", 1))
    assert again(folder).get("a.md") == {}


def test_that_of_something_else_counts_as_empty(folder: Path) -> None:
    assert again(folder, "other").get("a.md") == {}


def test_where_nothing_is_new_nothing_is_written(folder: Path) -> None:
    before = (folder / "made.json").stat().st_mtime_ns
    made = again(folder)
    made.note("a.md", origin("case", 1), TEXT, told=True)
    made.save(folder / "made.json", "test", private=True)
    assert (folder / "made.json").stat().st_mtime_ns == before
    made.forget("a.md")
    made.save(folder / "made.json", "test", private=True)
    assert again(folder).get("a.md") == {}


def test_nothing_is_known_of_what_has_no_origin(folder: Path) -> None:
    made = again(folder)
    made.note("a.md", "", TEXT)
    assert not made.is_as_made("a.md", "")
