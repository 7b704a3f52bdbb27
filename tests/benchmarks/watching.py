"""Being open: how soon another terminal's row is there, and what it costs to do nothing. Linux only."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random
from statistics import median, quantiles
from time import perf_counter, sleep

from retro.model.change_factory import ChangeFactory
from retro.model.edits import changed
from retro.model.stages.timeline import Event
from retro.store.sqlite.store import open_store
from tests.benchmarks import apps
from tests.benchmarks.archives import FIRST_EVENT, NEWEST, reference
from tests.benchmarks.figure import Figure
from tests.benchmarks.installed import Installed, environment
from tests.terminal import Terminal

LOOKS = 100.0
"""Milliseconds between two looks of a screen: the floor of what another terminal's row may take."""
_ROWS = 30
_IDLE = 60.0
"""Seconds of doing nothing, from a moment after the last key on."""
_SMALLEST = "the smallest app"
_IDLE_ON: Mapping[str, Sequence[tuple[str, str]]] = {
    "the list": [("", NEWEST)],
    "the walk": [("", NEWEST), ("\r", "1 Timeline")],
    "a question": [("", NEWEST), ("\r", "1 Timeline"), (" ", "What was it?")],
    "the meeting": [("", NEWEST), ("m", "Who is in the room?"), ("lead, packer\r", "1 of 9")],
}
"""The keys that lead to each screen, and what each of them shows."""


def watching(installed: Installed, archive: Path, folder: Path, runs: int) -> Iterator[Figure]:
    """Rows of another terminal, at the median and at p95; then the processor's time while nothing happens."""
    path = folder / "watched.db"
    shutil.copy(archive, path)
    delays = [_delays(installed, path, run) for run in range(max(1, runs // 3))]
    yield Figure("another terminal's row, median", [(median(each), LOOKS) for each in delays], 1.2)
    yield Figure("another terminal's row, p95", [(quantiles(each, n=20)[-1], LOOKS) for each in delays], 2.0)
    spent = [_idle(installed, archive, folder) for _ in range(max(1, runs // 3))]
    for screen in _IDLE_ON:
        pairs = [(each[screen], each[_SMALLEST]) for each in spent]
        yield Figure(f"processor while idle, {_IDLE:.0f} s, {screen}", pairs, 5.0)


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


def _idle(installed: Installed, archive: Path, folder: Path) -> dict[str, float]:
    """Milliseconds of the processor that each screen takes while nothing happens, all of them at once."""
    programs: dict[str, tuple[Sequence[str], Sequence[tuple[str, str]]]] = {
        _SMALLEST: (installed.app("blank"), [("", apps.READY)])
    }
    for number, (screen, keys) in enumerate(_IDLE_ON.items()):
        path = folder / f"idle{number}.db"
        shutil.copy(archive, path)
        programs[screen] = ([str(installed.retro), "--db", str(path)], keys)
    with ThreadPoolExecutor(len(programs)) as together:
        return dict(zip(programs, together.map(_spent_idle, programs.values()), strict=True))


def _spent_idle(program: tuple[Sequence[str], Sequence[tuple[str, str]]]) -> float:
    command, keys = program
    with Terminal(command, 120, 40, env=environment({"RETRO_LANG": "en"})) as terminal:
        for key, shows in keys:
            terminal.send(key)
            terminal.wait_for(shows)
        terminal.listen(perf_counter() + 3)
        began = spent(terminal.pid)
        terminal.listen(perf_counter() + _IDLE)
        return spent(terminal.pid) - began


def spent(pid: int) -> float:
    """Milliseconds of the processor, of all threads: to the microsecond, where `stat` counts hundredths of a second."""
    threads = Path(f"/proc/{pid}/task").iterdir()
    return sum(int((each / "schedstat").read_text().split()[0]) for each in threads) / 1e6
