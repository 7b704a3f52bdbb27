"""No test of the store is asked of one engine alone unless somebody said why."""

from __future__ import annotations

from pathlib import Path

from tests.store.engines import CORE, MORE, ONE_ENGINE


def test_each_module_of_tests_is_in_one_list() -> None:
    listed = sorted([*CORE, *MORE, *ONE_ENGINE])
    there = sorted(path.stem.removeprefix("test_") for path in Path(__file__).parent.glob("test_*.py"))
    assert listed == there, "tests/store/engines.py: each is asked of both engines, or says why it is not"
    assert all(ONE_ENGINE.values())
