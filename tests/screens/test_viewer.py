from __future__ import annotations

from pathlib import Path

import pytest

from retro.errors import RetroError
from retro.screens.viewer import ask


def opener(folder: Path, *lines: str) -> str:
    """A program that stands for the system's own."""
    path = folder / "opener"
    path.write_text("\n".join(["#!/bin/sh", *lines]), encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def test_the_path_is_one_word_whatever_stands_in_it(tmp_path: Path) -> None:
    path = tmp_path / "a $(touch gone); b.md"
    ask(opener(tmp_path, f'printf "%s|%s" "$#" "$1" > "{tmp_path}/asked"', "echo noise", "echo noise >&2"), path)
    assert (tmp_path / "asked").read_text(encoding="utf-8") == f"1|{path}"


def test_a_system_that_cannot_open_it_is_told_with_the_path(tmp_path: Path) -> None:
    for program in (opener(tmp_path, "exit 3"), str(tmp_path / "missing")):
        with pytest.raises(RetroError) as raised:
            ask(program, tmp_path / "a.md")
        assert str(tmp_path / "a.md") in str(raised.value.step)
