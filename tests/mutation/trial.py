"""The trial of one room, in the copy of the project: `__main__` starts it."""

from __future__ import annotations

import math
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from tests.mutation import covering, forked
from tests.mutation.mutants import Mutant, draw, of_room

TESTS = {
    "text": ("tests/text", "tests/cli/test_columns.py", "tests/widgets/test_wrapped_text.py"),
    "model": ("tests/model", "tests/importers", "tests/services", "tests/review", "tests/store", "tests/asking"),
    "review": ("tests/review", "tests/model", "tests/services", "tests/asking", "tests/exports"),
    "redaction": ("tests/redaction", "tests/exports", "tests/services"),
    "services": ("tests/services", "tests/store", "tests/cli"),
    "asking": ("tests/asking", "tests/services", "tests/cli/test_ask.py", "tests/screens/ask"),
}
"""The tests of each room, and those of the rooms that lean on it most."""
_ARGUMENTS = ("-n", "0", "-q", "-p", "no:cacheprovider")
_MINUTES = 10


class Trial:
    """Tries mutants where pytest would run its tests once."""

    def __init__(self, room: str, mutants: Sequence[Mutant]) -> None:
        self._room = room
        self._mutants = mutants
        self.alive: list[Mutant] = []

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Find out which tests come past which line, then change one thing at a time."""
        written = Path("..", f"{self._room}.json")
        if not forked.holds(lambda: covering.cover(session, self._room, written)):
            raise SystemExit("A test fails where nothing is changed.")
        tests = covering.read(written)
        self._check(session, tests)
        for number, mutant in enumerate(self._mutants, 1):
            names = tests.of(mutant.path, mutant.lines)
            began = time.monotonic()
            lives = forked.lives(session, mutant, names, tests.seconds) and _lives_in_file(mutant, names, self._room)
            took = time.monotonic() - began
            _say(f"{number:4} {'lives' if lives else 'dies '} {took:5.1f} s {len(names):4} tests  {mutant.name}")
            if lives:
                _say(mutant.diff)
                self.alive.append(mutant)
        return True

    def _check(self, session: pytest.Session, tests: covering.Covering) -> None:
        """What is put in a function's place, and is the same, no test may notice: else all mutants would die."""
        first = self._mutants[0]
        same = replace(first, after=first.before)
        if not forked.lives(session, same, tests.of(first.path, first.lines), tests.seconds):
            raise SystemExit("A test fails where something is put in the place of itself.")


def _lives_in_file(mutant: Mutant, tests: Sequence[str], room: str) -> bool:
    """Whether no test notices the changed file either: programs that a test starts, and what reads the code as text."""
    file = Path(mutant.path)
    listed = Path("..", "tests.txt")
    reading = ["tests/test_catalogue.py"] if '"' in mutant.diff else []
    listed.write_text("\n".join([*reading, *(tests or TESTS[room])]), encoding="utf-8")
    file.write_text(mutant.after, encoding="utf-8")
    try:
        run = subprocess.run(
            [sys.executable, "-m", "pytest", *_ARGUMENTS, "-x", "--basetemp=../fresh", f"@{listed}"],
            check=False, capture_output=True, timeout=60 * _MINUTES, env={**os.environ, "PYTHONPATH": "."},
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return False
    finally:
        file.write_text(mutant.before, encoding="utf-8")
    return run.returncode == 0


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def interval(dead: int, size: int) -> tuple[float, float]:
    """Between which shares the share of the whole room lies, with 95 % confidence (Wilson)."""
    z = 1.96
    middle = (dead + z * z / 2) / (size + z * z)
    half = z / (size + z * z) * math.sqrt(dead * (size - dead) / size + z * z / 4)
    return middle - half, middle + half


def main(room: str, size: int, seed: int) -> None:
    """Try a sample of the room's mutants, or all where no size is given."""
    there = of_room(Path.cwd(), room)
    drawn = draw(there, size, seed)
    trial = Trial(room, drawn)
    code = pytest.main(
        [*_ARGUMENTS, "-s", "--hypothesis-profile=mutants", "--basetemp=../tried", *TESTS[room]], plugins=[trial]
    )
    if code:
        raise SystemExit(code)
    dead = len(drawn) - len(trial.alive)
    low, high = interval(dead, len(drawn))
    _say(
        f"\n{room}, seed {seed}: {dead} of {len(drawn)} die, drawn from {len(there)}: {dead / len(drawn):.1%} "
        f"({low:.1%} to {high:.1%}). Alive: {', '.join(mutant.name for mutant in trial.alive) or 'none'}"
    )


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
