"""Whoever writes into a retrospective goes through a use case."""

from __future__ import annotations

import ast
from pathlib import Path

import retro

ROOT = Path(retro.__file__).parent
WRITES = {"apply", "create", "undo", "redo", "restore"}


def test_clients_never_ask_the_store_itself_to_write() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for room in ("cli", "screens")
        for path in (ROOT / room).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and node.attr in WRITES
        and isinstance(node.value, ast.Name)
        and node.value.id in {"store", "there"}
    ]
    assert found == []


def test_one_place_asks_what_closing_needs_and_one_writes() -> None:
    asks = [path.name for path in ROOT.rglob("*.py") if "check_closing(" in path.read_text(encoding="utf-8")]
    writes = [path.name for path in (ROOT / "services").rglob("*.py") if "store.apply(" in path.read_text("utf-8")]
    assert sorted(asks) == ["closing_rules.py", "commit.py"]
    assert writes == ["commit.py"]
