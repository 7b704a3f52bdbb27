"""What is open across the archive: beyond the start of the command, and however much is settled."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path
from time import perf_counter

from retro.services.follow_up.actions import what_is_due
from retro.store.protocol import Store
from retro.store.sqlite.store import open_store
from tests.benchmarks.archives import reference
from tests.benchmarks.commands import output, time
from tests.benchmarks.figure import Figure, in_turn
from tests.benchmarks.installed import Installed
from tests.benchmarks.starting import archive_program, shown

_OPEN = 200
"""In so many cases something is open, two measures in each: a year of a large team."""
_BEYOND = 100.0
"""Milliseconds that the list may take beyond the start of a command that reads one case."""


def settled(archive: Path, folder: Path) -> Path:
    """A copy of an archive in which nothing is open but in the first cases."""
    path = folder / f"settled-{archive.name}"
    shutil.copy(archive, path)
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("""UPDATE "measure" SET "standing" = 'holds' WHERE "retrospective" >= ?""", (f"{_OPEN:08x}",))
        conn.commit()
    return path


def acting(installed: Installed, archives: Mapping[int, Path], folder: Path, runs: int) -> Iterator[Figure]:
    """`retro actions` over 10,000 cases beside a command that reads one, and beside itself over 1,000 cases."""
    small, large = (settled(archives[cases], folder) for cases in (1_000, 10_000))
    ours = [str(installed.retro), "--db", str(large), "actions"]
    assert len(output([*ours, "--overdue", "--json"])) == len("[]\n")
    assert output(ours).count("\n") == 2 * _OPEN + 1
    start = [str(installed.retro), "--db", str(large), "rows", reference(0), "head"]
    beyond = in_turn(runs, partial(time, ours), partial(time, start))
    yield Figure("retro actions, 10,000 cases: beyond the start, 100 ms", [(a - b, _BEYOND) for a, b in beyond], goal=1)
    fewer = [str(installed.retro), "--db", str(small), "actions"]
    pairs = in_turn(runs, partial(time, ours), partial(time, fewer))
    archive = archive_program(installed, large, 10_000)
    with closing(open_store(large)) as store:
        line = in_turn(runs, lambda: _due(store), lambda: shown(archive) / 20)
    yield Figure("what is due, behind the archive's first picture: 5 % of its start", line, goal=1)
    yield Figure("retro actions, 10,000 cases: 1,000 cases, as much of it open", pairs, goal=1.15)


def _due(store: Store) -> float:
    """Milliseconds that it takes to find what is due."""
    began = perf_counter()
    what_is_due(store, date(2026, 11, 30))
    return (perf_counter() - began) * 1000
