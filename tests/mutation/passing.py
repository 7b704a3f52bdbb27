"""Which test comes past which change: a call is put before each statement that is to be changed, and all tests run."""

from __future__ import annotations

import ast
import builtins
import json
import sys
import time
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest
from pathlib import Path

import pytest

from retro.review.words.lists import in_use
from tests.mutation.mutants import Changed
from tests.mutation.putting import put

_CALL = "__passed__"
_CACHE = type(lru_cache(len))
_LATEST = frozenset({"_last", "_latest"})
"""What a module calls the latest thing that it worked out, to have it once more."""


@dataclass(frozen=True, slots=True)
class Passing:
    """The seconds of work that each test takes, and the tests that come past each mutant.

    Those of the room itself stand first, and of these, as of the others, the fastest: patience does not last for all.
    """

    seconds: dict[str, float]
    tests: list[list[str]]


def look(session: pytest.Session, mutants: Sequence[Changed], file: Path) -> bool:
    """Run all tests, and write down which mutants each comes past. Those that fail are left out."""
    passed: set[int] = set()
    setattr(builtins, _CALL, passed.add)
    for path, numbers in _by_file(mutants).items():
        tree = ast.parse(mutants[numbers[0]].before)
        for number in numbers:
            _call_before(tree, mutants[number].line, number)
        code = compile(ast.fix_missing_locations(tree), str(Path(path).absolute()), "exec", dont_inherit=True)
        for function in {mutants[number].function for number in numbers}:
            put(code, function)
    seconds: dict[str, float] = {}
    tests: list[list[str]] = [[] for _ in mutants]
    failed = 0
    rooms = {".".join(Path(path).parts[:2]) for path in _by_file(mutants)}
    for item, following in zip_longest(session.items, session.items[1:]):
        passed.clear()
        _forget(rooms)
        began = time.process_time()
        session.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        seconds[item.nodeid] = time.process_time() - began
        if session.testsfailed > failed:
            failed = session.testsfailed
            sys.stderr.write(f"Left out, for it fails where nothing is changed: {item.nodeid}\n")
            del seconds[item.nodeid]
            continue
        for number in passed:
            tests[number].append(item.nodeid)
    own = tuple(f"tests/{room.removeprefix('retro.')}/" for room in rooms)
    for each in tests:
        each.sort(key=lambda test: (not test.startswith(own), seconds[test], test))
    file.write_text(json.dumps([seconds, tests]), encoding="utf-8")
    return True


def read(file: Path) -> Passing:
    """What `look` has written."""
    return Passing(*json.loads(file.read_text(encoding="utf-8")))


def _forget(rooms: Collection[str]) -> None:
    """Empty the caches of the rooms: a test comes past what it needs though an earlier one had it worked out."""
    for name, module in list(sys.modules.items()):
        if any(name == room or name.startswith(f"{room}.") for room in rooms):
            for held, each in list(vars(module).items()):
                if isinstance(each, _CACHE):
                    each.cache_clear()
                elif held in _LATEST and not callable(each):
                    setattr(module, held, None)
    in_use().found.clear()


def _by_file(mutants: Sequence[Changed]) -> dict[str, list[int]]:
    found = defaultdict(list)
    for number, mutant in enumerate(mutants):
        found[mutant.path].append(number)
    return found


def _call_before(tree: ast.Module, line: int, number: int) -> None:
    """Put a call before the innermost statement in which the line is; into a function of which it is the head."""
    block, at = _around(tree, line)[-1]
    statement = block[at]
    if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef):
        block, at = statement.body, 0
    call = ast.parse(f"{_CALL}({number})").body[0]
    block.insert(at, ast.copy_location(call, statement))


def _around(tree: ast.AST, line: int) -> list[tuple[list[ast.stmt], int]]:
    """The statements around a line, the outermost first, each as its block and its place in it."""
    found: list[tuple[list[ast.stmt], int]] = []
    for node in ast.walk(tree):
        for _name, block in ast.iter_fields(node):
            if isinstance(block, list) and block and isinstance(block[0], ast.stmt):
                found += [(block, at) for at, each in enumerate(block) if _holds(each, line) and not _is_call(each)]
    return found


def _holds(statement: ast.stmt, line: int) -> bool:
    return statement.lineno <= line <= (statement.end_lineno or statement.lineno)


def _is_call(statement: ast.stmt) -> bool:
    """Whether a statement was put there before."""
    return (
        isinstance(statement, ast.Expr)
        and isinstance(statement.value, ast.Call)
        and isinstance(statement.value.func, ast.Name)
        and statement.value.func.id == _CALL
    )
