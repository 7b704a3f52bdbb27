"""Starting: from the call of `retro` to an archive in which a key does something, and the memory that it takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from time import perf_counter

from tests.benchmarks import apps
from tests.benchmarks.archives import NEWEST, reference
from tests.benchmarks.figure import Figure, in_turn
from tests.benchmarks.installed import Installed, environment
from tests.terminal import Terminal

_BEHIND = 2.0
"""Seconds after which all has come that is made behind a first screen."""


@dataclass(frozen=True)
class Start:
    """One start: milliseconds until the text stood there, and until a key had its effect.

    And its end: milliseconds from the key that leaves to the end of the process.
    """

    shown: float
    usable: float
    left: float


@dataclass(frozen=True)
class Program:
    """What is started, what it shows when it is ready for a key, and what it shows after the key."""

    command: Sequence[str]
    ready: str
    effect: str
    names: Mapping[str, str] = field(default_factory=dict)
    """What it finds in its environment beside the usual."""
    key: str = "down"
    leaves: tuple[str, ...] = ("ctrl+q",)
    """The keys that end it, with nothing written."""


def starting(installed: Installed, sizes: tuple[int, int], archives: Mapping[int, Path], runs: int) -> Iterator[Figure]:
    """Archives of two sizes, beside an app with one text and beside each other; a case, beside the list of them."""
    small, large = sizes
    programs = [archive_program(installed, archives[cases], cases) for cases in sizes]
    programs.insert(1, Program(installed.app("blank"), apps.READY, apps.PRESSED))
    programs.append(_call(installed, archives[small]))
    rounds = [[_start(program) for program in programs] for _ in range(runs + 1)][1:]
    for size, which in ((small, 0), (large, 2)):
        listed = [(starts[which].shown, starts[1].shown) for starts in rounds]
        usable = [(starts[which].usable, starts[1].usable) for starts in rounds]
        yield Figure(f"start to the list, {size} cases", listed, 1.35)
        yield Figure(f"start to a key, {size} cases", usable, 1.37)
    yield Figure("start of a call to a key", [(starts[3].usable, starts[1].usable) for starts in rounds], 1.37)
    yield Figure(f"start, {large} beside {small}", [(starts[2].usable, starts[0].usable) for starts in rounds], 1.05)
    yield Figure("quit", [(starts[2].left, starts[1].left) for starts in rounds], 0.45)
    case = _case(installed, archives[small], small)
    opened = in_turn(runs, partial(shown, case), partial(shown, programs[0]))
    yield Figure("start to a case, beside the list", opened, 1.2)
    archive, blank = partial(_peak, programs[2]), partial(_peak, programs[1])
    yield Figure(f"peak memory, {large} cases", in_turn(max(1, runs // 3), archive, blank), 1.4, "MB")
    walk = partial(_peak, _case(installed, archives[large], large))
    yield Figure(f"peak memory, a case of {large}", in_turn(max(1, runs // 3), walk, blank), 1.4, "MB")


def archive_program(installed: Installed, path: Path, cases: int) -> Program:
    """The archive, which is ready once its newest case stands there."""
    return Program([str(installed.retro)], NEWEST, f"> {reference(cases - 2)}", {"RETRO_DB": str(path)})


def _case(installed: Installed, path: Path, cases: int) -> Program:
    return Program([str(installed.retro), "open", reference(cases - 2)], "The head has no", "", {"RETRO_DB": str(path)})


def _call(installed: Installed, path: Path) -> Program:
    """A call, which is ready once its card stands there."""
    names = {"RETRO_DB": str(path), "RETRO_LANG": "en"}
    return Program([str(installed.retro), "call"], "let them finish", "> x", names, "x", ("ctrl+u", "escape"))


def shown(program: Program) -> float:
    """Milliseconds until a program shows that it is ready for a key."""
    with Terminal(program.command, 120, 40, env={**environment(), **program.names}) as terminal:
        terminal.hear(program.ready)
        took = perf_counter() - terminal.started
        assert terminal.quit("ctrl+q") == 0
    return took * 1000


def _start(program: Program) -> Start:
    """Start a program, and press a key the moment that it is ready for one."""
    with Terminal(program.command, 120, 40, env={**environment(), **program.names}) as terminal:
        terminal.hear(program.ready)
        terminal.send(program.key)
        terminal.listen(perf_counter() + 1, quiet=0.3)
        shown = terminal.wait_for(program.ready) - terminal.started
        usable = terminal.wait_for(program.effect) - terminal.started
        began = perf_counter()
        assert terminal.quit(*program.leaves) == 0
        left = perf_counter() - began
    return Start(shown * 1000, usable * 1000, left * 1000)


def _peak(program: Program) -> float:
    """The most memory that a program has in use until all has come that is made behind its first screen, in MB."""
    with Terminal(program.command, 120, 40, env={**environment(), **program.names}) as terminal:
        terminal.hear(program.ready)
        terminal.send(program.key)
        terminal.listen(perf_counter() + _BEHIND)
        status = dict(line.split(":", 1) for line in Path(f"/proc/{terminal.pid}/status").read_text().splitlines())
        assert terminal.quit(*program.leaves) == 0
    return int(status["VmHWM"].split()[0]) / 1024
