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

from tests.mutation import forked, passing
from tests.mutation.mutants import Changed, draw, of_room
from tests.mutation.rooms import arguments, own

_ARGUMENTS = ("-n", "0", "-q", "-p", "no:cacheprovider")
_MINUTES = 10
_CATALOGUE = ("tests/test_catalogue.py",)


class Trial:
    """Tries mutants where pytest would run its tests once."""

    def __init__(self, room: str, mutants: Sequence[Changed]) -> None:
        self._room = room
        self._mutants = mutants
        self.alive: list[Changed] = []

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Find out which tests come past which line, then change one thing at a time."""
        written = Path("..", "passing.json")
        if not forked.holds(lambda: passing.look(session, self._mutants, written)):
            raise SystemExit("The tests could not be run where nothing is changed.")
        found = passing.read(written)
        self._check(session, found)
        failed = [f"--deselect={item.nodeid}" for item in session.items if item.nodeid not in found.seconds]
        of_room_alone = (*own(self._room), *failed)  # all others would take minutes for each such mutant
        for number, (mutant, names) in enumerate(zip(self._mutants, found.tests, strict=True), 1):
            began = time.monotonic()
            wanted = [*(_CATALOGUE if '"' in mutant.diff else []), *([] if names else of_room_alone)]
            lives = forked.lives(session, mutant, names, found.seconds) and _lives_in_file(mutant, wanted)
            took = time.monotonic() - began
            _say(f"{number:4} {'lives' if lives else 'dies '} {took:5.1f} s {len(names):4} tests  {mutant.name}")
            if lives:
                _say(mutant.diff)
                self.alive.append(mutant)
        return True

    def _check(self, session: pytest.Session, found: passing.Passing) -> None:
        """What is put in a function's place, and is the same, no test may notice: else all mutants would die."""
        first = self._mutants[0]
        same = replace(first, after=first.before)
        if not forked.lives(session, same, found.tests[0], found.seconds):
            raise SystemExit("A test fails where something is put in the place of itself.")


def _lives_in_file(mutant: Changed, wanted: Sequence[str]) -> bool:
    """Whether nothing notices the changed file that would not notice the function.

    The catalogue looks at texts; what no test comes past may be called while modules are imported, or by a
    program that a test starts.
    """
    if not wanted:
        return True
    file = Path(mutant.path)
    file.write_text(mutant.after, encoding="utf-8")
    try:
        run = subprocess.run(
            [sys.executable, "-m", "pytest", *_ARGUMENTS, "-x", "--basetemp=../fresh", *wanted],
            check=False, capture_output=True, timeout=60 * _MINUTES, env={**os.environ, "PYTHONPATH": str(Path.cwd())},
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return True  # nothing has noticed it yet
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


def main(room: str, size: int, seed: int, part: str) -> None:
    """Try a sample of the room's mutants, or all where no size is given."""
    there = [mutant for mutant in of_room(Path.cwd(), room) if part in mutant.name]
    drawn = draw(there, size, seed)
    trial = Trial(room, drawn)
    code = pytest.main(
        [*_ARGUMENTS, "-s", "--hypothesis-profile=mutants", "--basetemp=../tried", *arguments(room)], plugins=[trial]
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
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4])
