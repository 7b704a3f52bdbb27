"""Compiled templates are kept from one run to the next, and a report is the same whatever became of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from exports.compiled_templates import compiled_templates


def made(cache: Path, source: str = "{{ n }} parcels") -> str:
    environment = Environment(
        loader=DictLoader({"a": source}), bytecode_cache=compiled_templates(cache), autoescape=False
    )
    return environment.get_template("a").render(n=2)


def kept(cache: Path) -> list[Path]:
    return [each for each in cache.rglob("*") if each.is_file()]


def test_what_was_compiled_is_kept_for_the_user_alone_and_used_again(tmp_path: Path) -> None:
    assert made(tmp_path) == "2 parcels"
    (file,) = kept(tmp_path)
    assert file.parent.stat().st_mode & 0o777 == 0o700
    before = file.read_bytes()
    assert made(tmp_path) == "2 parcels"
    assert file.read_bytes() == before


def test_another_text_is_compiled_anew(tmp_path: Path) -> None:
    made(tmp_path)
    assert made(tmp_path, "{{ n }} letters") == "2 letters"


@pytest.mark.parametrize("broken", [b"", b"\x00", b"no code at all" * 50])
def test_what_is_broken_is_made_anew(tmp_path: Path, broken: bytes) -> None:
    made(tmp_path)
    for file in kept(tmp_path):
        file.write_bytes(broken if broken != b"\x00" else file.read_bytes()[:40])
    assert made(tmp_path) == "2 parcels"


def test_without_a_folder_of_ones_own_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    assert made(tmp_path / "file") == "2 parcels"
    assert compiled_templates(tmp_path / "file") is None
    assert made(tmp_path / "own") == "2 parcels"
    (file,) = kept(tmp_path / "own")
    file.parent.chmod(0o777)
    assert compiled_templates(tmp_path / "own") is None, "others may have written there"


def test_what_cannot_be_written_or_read_does_not_stop_a_report(tmp_path: Path) -> None:
    made(tmp_path)
    (file,) = kept(tmp_path)
    file.unlink()
    file.mkdir()
    assert made(tmp_path) == "2 parcels"
