"""Being open: how soon another terminal's row is there, and what it costs to do nothing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from statistics import median, quantiles
from time import perf_counter, sleep

from retro.model.change_factory import ChangeFactory
from retro.model.edits import changed
from retro.model.stages.timeline import Event
from retro.store.sqlite.store import open_store
from tests.benchmarks import apps
from tests.benchmarks.archives import FIRST_EVENT, reference
from tests.benchmarks.figure import Figure
from tests.benchmarks.installed import Installed, environment
from tests.terminal import Terminal

LOOKS = 100.0
"""Milliseconds between two looks of a screen: the floor of what another terminal's row may take."""
_ROWS = 30
_IDLE = 20.0
"""Seconds of doing nothing."""


def watching(installed: Installed, archive: Path, folder: Path, runs: int) -> Iterator[Figure]:
    """Rows of another terminal, at the median and at p95; then the processor's time while nothing happens."""
    path = folder / "watched.db"
    shutil.copy(archive, path)
    delays = [_delays(installed, path, run) for run in range(max(1, runs // 3))]
    yield Figure("another terminal's row, median", [(median(each), LOOKS) for each in delays], 1.2)
    yield Figure("another terminal's row, p95", [(quantiles(each, n=20)[-1], LOOKS) for each in delays], 2.0)
    idle = [(_idle(walk), _idle(bare)) for walk, bare in [_programs(installed, path)] * max(1, runs // 3)]
    yield Figure(f"processor while idle, {_IDLE:.0f} s", idle, 5.0)


def _programs(installed: Installed, path: Path) -> tuple[tuple[Sequence[str], str], tuple[Sequence[str], str]]:
    walk = [str(installed.retro), "--db", str(path), "open", reference(0)]
    return (walk, reference(0)), (installed.app("blank"), apps.READY)


def _delays(installed: Installed, path: Path, seed: int) -> list[float]:
    """Milliseconds from the end of each write to the picture that shows it."""
    random, factory, store, case = Random(seed), ChangeFactory(author="elsewhere"), open_store(path), reference(0)
    found = []
    with Terminal([str(installed.retro), "--db", str(path), "open", case], 120, 40, env=environment()) as terminal:
        terminal.wait_for(case)
        terminal.send("1")
        terminal.wait_for(FIRST_EVENT)
        for n in range(_ROWS):
            sleep(random.uniform(0.05, 0.4))  # at any moment between two looks
            word = f"written {seed} {n}."
            event = store.load(case).of(Event)[0]
            store.apply(case, factory.change(*changed(event, {"what": word})))
            at = perf_counter()
            found.append((terminal.wait_for(word) - at) * 1000)
    store.close()
    return found


def _idle(program: tuple[Sequence[str], str]) -> float:
    """Milliseconds of the processor that a program takes while nothing happens."""
    command, ready = program
    with Terminal(command, 120, 40, env=environment()) as terminal:
        terminal.wait_for(ready)
        terminal.listen(perf_counter() + 3)
        began = _spent(terminal.pid)
        terminal.listen(perf_counter() + _IDLE)
        return max(_spent(terminal.pid) - began, 1000 / os.sysconf("SC_CLK_TCK"))


def _spent(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")
