"""A trial of what may run for ever or ask for gigabytes: in a process of its own, which has limits and is ended.

A template of a user's own is such a thing. What it does in the trial is lost with the process, so nothing has to be
handed back: what passed the trial is then done here, and comes to the same. Where the system cannot split a process in
two (Windows) there is no trial; where it keeps no account of memory (macOS), time alone is limited.
"""

from __future__ import annotations

import gc
import os
import select
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from retro.language import M_, Message

if sys.platform != "win32":
    import resource

SECONDS, PATIENCE = 3, 4.5
"""How long it may take: on a processor of its own, and where others work on it too."""
ROOM = 512 << 20
"""Bytes of memory that it may take beside what the program has already."""

_DONE, _TOO_LARGE = b"d", b"m"


def overrun(work: Callable[[], object]) -> Message | None:
    """Why `work` must not be done here; None if it ends in time and room, be it with an error of its own."""
    if sys.platform == "win32":
        return None
    ends, told = os.pipe()
    child = os.fork()
    if child == 0:
        _try(work, told)
    os.close(told)
    try:
        in_time = bool(select.select([ends], [], [], PATIENCE)[0])
        answer = os.read(ends, 1) if in_time else b""
    finally:  # also at Ctrl-C
        os.close(ends)
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        _pid, status = os.waitpid(child, 0)
    if answer == _DONE:
        return None
    if answer == _TOO_LARGE:
        return M_("it asks for more than {n} MB of memory", n=ROOM >> 20)
    if not in_time or (os.WIFSIGNALED(status) and os.WTERMSIG(status) in {signal.SIGXCPU, signal.SIGKILL}):
        return M_("it takes more than {n} seconds", n=SECONDS)
    return M_("it asks for more than {n} MB of memory", n=ROOM >> 20)  # the interpreter itself did not survive it


def _try(work: Callable[[], object], told: int) -> None:
    """In the new process: do it within the limits, tell how it ended, and end."""
    answer = _DONE
    gc.disable()  # it would touch, and so copy, all that the two processes share
    try:
        _limit()
        work()
    except MemoryError:
        answer = _TOO_LARGE
    except BaseException:  # noqa: BLE001, S110 -- it will be met again where somebody can tell it
        pass
    with suppress(OSError):
        os.write(told, answer)
    os._exit(0)


def _limit() -> None:
    if sys.platform == "win32":
        return
    signal.set_wakeup_fd(-1)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):  # they are for the program that waits
        signal.signal(number, signal.SIG_DFL)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    with suppress(ValueError, OSError):
        now = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (now + ROOM, now + ROOM))
