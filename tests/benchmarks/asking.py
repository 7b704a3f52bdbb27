"""Being led: from Enter to the row that the answer became and the next question, in a case of 500 rows beside 20."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

from tests.benchmarks.figure import Figure
from tests.benchmarks.installed import Installed, environment
from tests.benchmarks.long_case import long_archive
from tests.terminal import Terminal

LONG, SHORT = 500, 20
_ANSWERS = 25
"""How many are given in a run; the first three warm up and do not count."""


def asking(installed: Installed, folder: Path, runs: int) -> Iterator[Figure]:
    """Each answer of the long case beside those of the short one: the cost of an answer is flat."""
    rounds = []
    for run in range(runs):
        archives = (long_archive(folder / f"asked-{rows}-{run}.db", rows) for rows in (LONG, SHORT))
        rounds.append([_answered(installed, archive) for archive in archives])
    yield Figure(f"answer taken, {LONG} rows beside {SHORT}, p95", [(_p95(a), _p95(b)) for a, b in rounds], 1.5)
    yield Figure(f"answer taken, {LONG} rows beside {SHORT}, median", [(median(a), median(b)) for a, b in rounds], 1.5)


def _p95(times: list[float]) -> float:
    return quantiles(times, n=20)[-1]


def _answered(installed: Installed, archive: Path) -> list[float]:
    """Milliseconds from Enter to the row on the screen, with the next question."""
    times = []
    with Terminal([str(installed.retro), "--db", str(archive), "open", "1"], 120, 40, env=environment()) as terminal:
        terminal.wait_for("A long night")
        terminal.send(" ")
        terminal.wait_for("about")
        terminal.send("/1", "enter")
        terminal.wait_for("And then?")
        terminal.listen(perf_counter() + 2, quiet=0.5)
        for n in range(_ANSWERS):
            terminal.send(f"+1 answer {n} of many")
            terminal.wait_for(f"“answer {n} of many”")
            terminal.listen(perf_counter() + 0.6, quiet=0.2)
            at = terminal.send("enter")
            times.append((_row_shown(terminal, f"answer {n} of many") - at) * 1000)
            terminal.wait_for("And then?")
    return times[3:]


def _row_shown(terminal: Terminal, text: str) -> float:
    """When the row with this text stood among the others."""
    row = re.compile(rf"^\s+\d+\s+\d\d:\d\d\s+{text}", re.MULTILINE)
    return terminal.wait_until(lambda screen: bool(row.search(screen)), text, quiet=0.004)
