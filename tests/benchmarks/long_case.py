"""A case of 2,500 rows beside one of 20: what a person waits for must not grow with what was written before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter

from retro.model.change import Add
from retro.model.change_factory import ChangeFactory
from retro.model.moments.moment import Moment
from retro.model.stages.timeline import Event
from retro.store.sqlite.store import open_store
from tests.benchmarks.figure import Figure
from tests.benchmarks.installed import Installed, environment
from tests.terminal import Terminal

LONG, SHORT = 2500, 20
_BEGUN = datetime(2026, 1, 1, 9, tzinfo=UTC)
_LINES = 5
"""How many rows are added in a run; the first one warms up and does not count."""


def long_case(installed: Installed, folder: Path, runs: int) -> Iterator[Figure]:
    """Opening the report, adding a row and typing a letter, in the long case and in the short one."""
    archives = {rows: long_archive(folder / f"case-{rows}.db", rows) for rows in (LONG, SHORT)}
    rounds = [[_try(installed, archives[rows], rows, run) for rows in (LONG, SHORT)] for run in range(runs)]
    for n, (name, goal) in enumerate((("report shown", 10.0), ("row added", 2.0), ("letter typed", 1.5))):
        yield Figure(f"{name}, {LONG} rows beside {SHORT}", [(long[n], short[n]) for long, short in rounds], goal)


def long_archive(path: Path, rows: int) -> Path:
    """An archive of one case with so many events, one a minute."""
    store, factory = open_store(path), ChangeFactory(author="benchmark")
    reference = store.create({"title": "A long night", "zone": "UTC"}, factory.change())
    events = [
        Event(id=factory.new_id(), happened=Moment.exact(_BEGUN + timedelta(minutes=n)), what=f"What happened, no. {n}")
        for n in range(rows)
    ]
    adds = [Add(event.kind, event.id, event.dump(), float(n)) for n, event in enumerate(events)]
    store.apply(reference, factory.change(*adds))
    store.close()
    return path


def _try(installed: Installed, archive: Path, rows: int, run: int) -> tuple[float, float, float]:
    """Milliseconds until the report is shown, until an added row is, and until a letter is."""
    with Terminal([str(installed.retro), "--db", str(archive), "open", "1"], 120, 40, env=environment()) as terminal:
        terminal.wait_for("A long night")
        terminal.send("1")
        terminal.wait_for("[1 Timeline")
        terminal.listen(perf_counter() + 1, quiet=0.5)
        terminal.send("i")
        terminal.listen(perf_counter() + 1, quiet=0.3)
        added = [_shown(terminal, f"row {run} {n} {rows}", "enter") for n in range(_LINES)][1:]
        terminal.send("letters:")
        terminal.wait_until(lambda screen: _held(screen) == "letters:", "no letters")
        typed = [_shown_as_typed(terminal, letter) for letter in "qzxvjk" * 2][1:]
        terminal.send("escape")
        terminal.listen(perf_counter() + 1, quiet=0.3)
        began = terminal.send("8")
        report = terminal.wait_for(" events", 30) - began
    return report * 1000, median(added) * 1000, median(typed) * 1000


def _shown(terminal: Terminal, line: str, key: str) -> float:
    """From `key`, at the end of a line, to the row that it makes, which stands above the line."""
    terminal.send(f"+1 {line}")
    terminal.listen(perf_counter() + 1, quiet=0.2)
    at = terminal.send(key)
    shown = terminal.wait_until(lambda screen: line in screen and not _in_line(screen, line), f"no {line}")
    terminal.listen(perf_counter() + 1, quiet=0.3)
    return shown - at


def _in_line(screen: str, line: str) -> bool:
    return any(each.lstrip().startswith("+") and line in each for each in screen.splitlines())


def _shown_as_typed(terminal: Terminal, letter: str) -> float:
    """From a letter to the picture in which the entry line holds it."""
    held = _held(terminal.screen())
    at = terminal.send(letter)
    shown = terminal.wait_until(lambda screen: _held(screen) == f"{held}{letter}", f"no {held}{letter}")
    terminal.listen(perf_counter() + 1, quiet=0.1)
    return shown - at


def _held(screen: str) -> str:
    """What stands in the entry line."""
    lines: Sequence[str] = [line.strip() for line in screen.splitlines() if line.lstrip().startswith("+ ")]
    return lines[-1].removeprefix("+").split("  ")[0].strip() if lines else ""
