"""`python -m tests.benchmarks`: measure, and print a table."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.acting import acting
from tests.benchmarks.archives import make_archive
from tests.benchmarks.asking import asking
from tests.benchmarks.backing_up import backing_up
from tests.benchmarks.commands import commands
from tests.benchmarks.comparing import comparing
from tests.benchmarks.completing import completing
from tests.benchmarks.documents import documents
from tests.benchmarks.figure import HEADS, Figure, table
from tests.benchmarks.installed import Installed, install
from tests.benchmarks.keys import keys
from tests.benchmarks.leaving import leaving
from tests.benchmarks.long_case import long_case
from tests.benchmarks.over_a_year import over_a_year
from tests.benchmarks.pasting import pasting
from tests.benchmarks.reading import reading
from tests.benchmarks.saving import saving
from tests.benchmarks.searching import searching
from tests.benchmarks.starting import starting
from tests.benchmarks.verifying import verifying
from tests.benchmarks.watching import watching


def main() -> int:
    """Measure what was asked for; 1 if a goal is missed and `--strict` was given."""
    asked = _asked()
    with TemporaryDirectory(prefix="retro-benchmarks-") as temporary:
        folder = Path(temporary)
        installed = Installed(asked.python) if asked.python else install(folder / "env")
        archives = {cases: folder / f"{cases}.db" for cases in (100, 1_000, 10_000)}
        for cases, path in archives.items():
            make_archive(path, cases)
        small, runs = archives[100], asked.runs
        measurements: dict[str, Callable[[], Iterator[Figure]]] = {
            "start": lambda: starting(installed, (100, 10_000), archives, runs),
            "keys": lambda: keys(installed, small, max(1, runs // 3)),
            "paste": lambda: pasting(installed, folder, max(1, runs // 3)),
            "ask": lambda: asking(installed, folder, max(1, runs // 3)),
            "complete": lambda: completing(runs),
            "read": lambda: reading(runs),
            "save": lambda: saving(small, folder, runs),
            "backup": lambda: backing_up(archives[10_000], folder, max(1, runs // 3)),
            "verify": lambda: verifying(folder, runs),
            "commands": lambda: commands(installed, archives, runs),
            "actions": lambda: acting(installed, archives, folder, runs),
            "long": lambda: long_case(installed, folder, max(1, runs // 3)),
            "watch": lambda: watching(installed, small, folder, runs),
            "search": lambda: searching(folder, max(2, runs // 3), (100, asked.cases)),
            "postgres": lambda: _postgres(installed, folder, runs, asked.cases),
            "compare": lambda: comparing(folder, max(2, runs // 3), (100, asked.cases)),
            "documents": lambda: documents(archives, folder, runs),
            "leave": lambda: leaving(runs),
            "year": lambda: over_a_year(archives[1_000], max(2, runs // 3)),
        }
        figures = []
        for name in asked.only or measurements:
            for figure in measurements[name]():
                sys.stderr.write(f"  {'  '.join(figure.cells)}\n")
                figures.append(figure)
    sys.stdout.write(table([HEADS, *(figure.cells for figure in figures)]) + "\n")
    return int(asked.strict and not all(figure.ok for figure in figures))


def _postgres(installed: Installed, folder: Path, runs: int, cases: int) -> Iterator[Figure]:
    from tests.benchmarks.postgres_reading import postgres_reading  # whoever measures the rest may have no psycopg
    from tests.benchmarks.postgres_saving import postgres_saving
    from tests.benchmarks.postgres_watching import postgres_watching

    yield from postgres_saving(runs, 100)
    yield from postgres_watching(installed, runs)
    yield from postgres_reading(folder, max(2, runs // 3), (100, cases))


def _asked() -> Namespace:
    parser = ArgumentParser(prog="python -m tests.benchmarks", description="Time Retro beside what it is built on.")
    parser.add_argument("-n", "--runs", type=int, default=9, help="pairs of measurements (9)")
    parser.add_argument("--quick", action="store_const", dest="runs", const=3, help="the same as -n 3")
    parser.add_argument(
        "--only",
        action="append",
        choices=[
            "start",
            "keys",
            "paste",
            "ask",
            "complete",
            "read",
            "save",
            "backup",
            "verify",
            "commands",
            "actions",
            "long",
            "watch",
            "search",
            "postgres",
            "compare",
            "documents",
            "leave",
            "year",
        ],
        help="measure this; may be repeated",
    )
    parser.add_argument("--cases", type=int, default=10_000, help="how many cases to search and compare with (10000)")
    parser.add_argument("--python", type=Path, help="a Python that has Retro; else one is made")
    parser.add_argument("--strict", action="store_true", help="exit 1 if a goal is missed")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
