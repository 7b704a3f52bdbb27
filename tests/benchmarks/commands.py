"""The command line: from the call of a command to its end."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from tests.benchmarks.archives import NEWEST
from tests.benchmarks.figure import Figure, in_turn
from tests.benchmarks.installed import Installed, environment

_READ = """
import sqlite3, sys
columns = "reference, day, severity, status, title"
for row in sqlite3.connect(sys.argv[1]).execute(f"SELECT {columns} FROM retrospective ORDER BY day DESC"):
    sys.stdout.write("  ".join(map(str, row)) + "\\n")
"""
"""A list of all cases, with nothing above sqlite3."""


def commands(installed: Installed, archives: Mapping[int, Path], runs: int) -> Iterator[Figure]:
    """`--version`, `list` and `export REF`, each beside the least that Python takes for something like it.

    `export --all` and `site` beside themselves.
    """
    python = [str(installed.python), "-c"]
    yield _figure("retro --version", runs, [str(installed.retro), "--version"], [*python, "pass"], goal=2)
    for cases in (1_000, 10_000):
        retro = [str(installed.retro), "--db", str(archives[cases])]
        listed = output([*retro, "list"])
        assert NEWEST in listed.splitlines()[0], listed
        read = [*python, _READ, str(archives[cases])]
        yield _figure(f"retro list, {cases} cases", runs, [*retro, "list"], read, goal=5 if cases == 1_000 else 6)
    newest = listed.split(maxsplit=1)[0]
    assert NEWEST in output([*retro, "export", newest])
    yield _figure("retro export REF", runs, [*retro, "export", newest], [*python, "import sqlite_utils"], goal=1.75)
    yield from _again(installed, archives[1_000])


def _again(installed: Installed, archive: Path) -> Iterator[Figure]:
    """What is written once more, beside the first time: nothing has changed since."""
    retro = [str(installed.retro), "--db", str(archive)]
    with TemporaryDirectory(prefix="retro-again-") as folder:
        for words in (("export", "--all"), ("site",)):
            command = [*retro, *words, str(Path(folder, words[0]))]
            first, again = time(command), time(command)
            yield Figure(f"retro {' '.join(words)}, 1,000 cases: again, the first time", [(again, first)], goal=0.1)


def _figure(name: str, runs: int, ours: Sequence[str], floor: Sequence[str], goal: float) -> Figure:
    return Figure(name, in_turn(runs, partial(time, ours), partial(time, floor)), goal)


def time(command: Sequence[str]) -> float:
    """Milliseconds from the start of a command to its end."""
    began = perf_counter()
    output(command)
    return (perf_counter() - began) * 1000


def output(command: Sequence[str]) -> str:
    """What a command prints."""
    return subprocess.run(command, check=True, env=environment(), stdout=subprocess.PIPE, text=True).stdout
