"""Whether a test fails where one thing is changed: in a fork of a process that has all of the tests ready."""

from __future__ import annotations

import os
import resource
import signal
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import zip_longest
from typing import NoReturn

import pytest

from tests.mutation.mutants import Changed
from tests.mutation.putting import put_mutant

PATIENCE = 8
"""Seconds of work after which a mutant counts as alive that no test has noticed."""
SLOWEST = 5
"""Seconds of work that a test has beside ten times what it took before: a mutant that never ends is dead."""
_WAITS = 120
"""Seconds after which a test waits for what never comes."""
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


def lives(session: pytest.Session, mutant: Changed, tests: Sequence[str], seconds: dict[str, float]) -> bool:
    """Whether none of these tests fails where this is changed, as far as there is patience for them."""
    by_name = {item.nodeid: item for item in session.items}
    items = [by_name[test] for test in tests]

    def none_fails() -> bool:
        began = time.process_time()
        for item, following in zip_longest(items, items[1:]):
            signal.setitimer(signal.ITIMER_PROF, SLOWEST + 10 * seconds[item.nodeid])  # both end the process
            signal.alarm(_WAITS)
            session.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if session.testsfailed:
                return False
            if time.process_time() - began > PATIENCE:
                break
        return True

    return holds(none_fails, lambda: put_mutant(mutant))
