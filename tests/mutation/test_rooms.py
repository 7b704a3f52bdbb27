"""No test that could notice a mutant is forgotten: one that is would let it count as alive."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.mutation.rooms import LEFT_OUT, TESTS

ROOT = Path(__file__).parents[2]


def files(*names: str) -> set[Path]:
    """The files of tests in these folders, and these files."""
    paths = [ROOT / name for name in names]
    return {file for path in paths for file in (path.rglob("test_*.py") if path.is_dir() else (path,))}


@pytest.mark.parametrize("room", TESTS)
def test_the_tests_of_a_room_are_tried_on_it(room: str) -> None:
    assert (ROOT / "retro" / room).is_dir()
    assert files(f"tests/{room}") <= files(*TESTS[room], *LEFT_OUT)


def test_those_of_the_command_line_are_tried_on_what_it_uses() -> None:
    assert files("tests/cli") <= files(*TESTS["services"], *LEFT_OUT)


@pytest.mark.parametrize("name", sorted({name for names in TESTS.values() for name in names} | LEFT_OUT.keys()))
def test_what_is_named_is_there(name: str) -> None:
    found = files(name)
    assert found
    assert all(file.is_file() for file in found)
