"""No test that could notice a mutant is forgotten: one that is would let it count as alive."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.mutation.putting import put
from tests.mutation.rooms import LEFT_OUT, ROOMS, UNNAMED, tried

ROOT = Path(__file__).parents[2]


def files(*names: str) -> set[Path]:
    """The files of tests in these folders, and these files."""
    paths = [ROOT / name for name in names]
    return {file for path in paths for file in (path.rglob("test_*.py") if path.is_dir() else (path,))}


@pytest.mark.parametrize("room", ROOMS)
def test_the_tests_of_a_room_are_tried_on_it_once(room: str) -> None:
    assert (ROOT / "retro" / room).is_dir()
    assert files(f"tests/{room}") <= files(*tried(room))
    assert len(files(*tried(room))) == sum(len(files(name)) for name in tried(room))


def test_what_imports_something_of_a_room_is_tried_on_it_wherever_it_stands() -> None:
    assert files("tests/judgement/test_of_rows.py", "tests/cli") <= files(*tried("review"))
    assert files("tests/exports/test_letter_is_true.py") <= files(*tried("redaction"))
    assert not files("tests/screens") & files(*tried("review"))


def test_those_of_the_command_line_are_tried_on_what_it_uses() -> None:
    assert files("tests/cli") <= files(*tried("services"))


@pytest.mark.parametrize("name", sorted({name for names in UNNAMED.values() for name in names} | LEFT_OUT.keys()))
def test_what_is_named_is_there(name: str) -> None:
    found = files(name)
    assert found
    assert all(file.is_file() for file in found)


class _Base:
    def said(self) -> str:
        return "base"


class _Asks(_Base):
    def said(self) -> str:
        return super().said()


def test_a_mutant_may_ask_its_base_class_nothing_any_more() -> None:
    file = Path(_Asks.said.__code__.co_filename)
    text = file.read_text(encoding="utf-8").replace("return super()" + ".said()", 'return "mutant"')
    before = _Asks.said.__code__
    try:
        (function,) = put(compile(text, str(file), "exec", dont_inherit=True), "_Asks.said")
        assert _Asks().said() == "mutant"
    finally:
        _Asks.said.__code__ = before
    assert function is _Asks.said
    assert _Asks().said() == "base"
