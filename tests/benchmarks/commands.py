"""The command line: from the call of a command to its end."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from time import perf_counter

from tests.benchmarks.archives import NEWEST
from tests.benchmarks.figure import Figure, in_turn
from tests.benchmarks.installed import Installed, environment


def commands(installed: Installed, archive: Path, runs: int) -> Iterator[Figure]:
    """`retro list` and `retro export REF`, beside Python with sqlite-utils imported."""
    retro = [str(installed.retro), "--db", str(archive)]
    listed = _output([*retro, "list"])
    newest = listed.split(maxsplit=1)[0]
    assert NEWEST in listed.splitlines()[0], listed
    assert NEWEST in _output([*retro, "export", newest])
    floor = [str(installed.python), "-c", "import sqlite_utils"]
    for name, words in (("retro list, 100 cases", ["list"]), ("retro export REF", ["export", newest])):
        yield Figure(name, in_turn(runs, partial(_time, [*retro, *words]), partial(_time, floor)), goal=1.6)


def _time(command: Sequence[str]) -> float:
    """Milliseconds from the start of a command to its end."""
    began = perf_counter()
    _output(command)
    return (perf_counter() - began) * 1000


def _output(command: Sequence[str]) -> str:
    return subprocess.run(command, check=True, env=environment(), stdout=subprocess.PIPE, text=True).stdout
