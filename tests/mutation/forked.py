"""Whether a test fails where one thing is changed: in a fork of a process that has all of the tests ready."""

from __future__ import annotations

import ast
import gc
import os
import resource
import signal
import sys
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import zip_longest
from pathlib import Path
from types import CodeType, FunctionType
from typing import NoReturn

import pytest

from tests.mutation.mutants import Mutant

SLOWEST = 10
"""Seconds that a test has beside ten times what it took before: a mutant that never ends is dead."""
_MEMORY = 6 << 30
_ALIVE, _DEAD, _BROKEN = 0, 1, 3


def holds(run: Callable[[], bool], first: Callable[[], None] = lambda: None) -> bool:
    """What this says in a process of its own; False also where the process ends in any other way."""
    child = os.fork()
    if child == 0:
        _child(run, first)
    status = os.waitpid(child, 0)[1]
    with suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)  # programs that a test has started, and would have ended
    code = os.waitstatus_to_exitcode(status)
    if code == _BROKEN:
        raise RuntimeError("Nothing could be tried: see above.")
    return code == _ALIVE


def _child(run: Callable[[], bool], first: Callable[[], None]) -> NoReturn:
    status = _BROKEN
    try:
        os.setpgid(0, 0)
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        first()
        nothing = os.open(os.devnull, os.O_RDWR)
        for stream in (sys.stdin, sys.stdout):
            os.dup2(nothing, stream.fileno())
        status = _DEAD
        if run():
            status = _ALIVE
    except BaseException:
        if status == _BROKEN:
            traceback.print_exc()
        raise
    finally:
        os._exit(status)


def lives(session: pytest.Session, mutant: Mutant, tests: Sequence[str], seconds: dict[str, float]) -> bool:
    """Whether none of these tests fails where this is changed."""
    by_name = {item.nodeid: item for item in session.items}
    items = [by_name[test] for test in tests]

    def none_fails() -> bool:
        for item, following in zip_longest(items, items[1:]):
            signal.alarm(SLOWEST + int(10 * seconds[item.nodeid]))  # which ends the process
            session.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if session.testsfailed:
                return False
        return True

    return holds(none_fails, lambda: put(mutant))


def put(mutant: Mutant) -> None:
    """Let the function of this process do what the mutant does, whoever holds it."""
    path = str(Path(mutant.path).absolute())
    code = _code(compile(mutant.after, path, "exec", dont_inherit=True), mutant.function)
    before, after = _arguments(mutant.before, mutant.function), _arguments(mutant.after, mutant.function)
    gc.unfreeze()  # what is frozen is not among all objects
    found = [
        each
        for each in gc.get_objects()
        if isinstance(each, FunctionType)
        and each.__code__.co_filename == path
        and each.__code__.co_qualname == mutant.function
    ]
    assert found, f"{mutant.function} is nowhere"
    for function in found:
        function.__code__ = code
        if [ast.dump(each) for each in before.defaults] != [ast.dump(each) for each in after.defaults]:
            function.__defaults__ = tuple(_value(each, function) for each in after.defaults)
        for argument, old, new in zip(after.kwonlyargs, before.kw_defaults, after.kw_defaults, strict=True):
            if old and new and ast.dump(old) != ast.dump(new):
                assert function.__kwdefaults__
                function.__kwdefaults__[argument.arg] = _value(new, function)


def _code(module: CodeType, function: str) -> CodeType:
    """The code of the function in the code of its module."""
    inner = [each for each in module.co_consts if isinstance(each, CodeType)]
    for each in inner:
        if each.co_qualname == function:
            return each
    head = function.partition(".")[0]
    return _code(next(each for each in inner if each.co_qualname == head), function)


def _arguments(text: str, function: str) -> ast.arguments:
    nodes: list[ast.stmt] = ast.parse(text).body
    *classes, name = function.split(".")
    for each in classes:
        nodes = next(node for node in nodes if isinstance(node, ast.ClassDef) and node.name == each).body
    return next(
        node for node in nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name == name
    ).args


def _value(default: ast.expr, function: FunctionType) -> object:
    return eval(compile(ast.Expression(default), "<default>", "eval"), function.__globals__)
