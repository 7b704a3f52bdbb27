"""Terminals that go away at random moments: `python -m tests.endurance.hang_ups 150` shows that no process stays.

Each time the walk is opened, what was typed last is noted, and the terminal is taken away: while the program starts, in
its first frames, while somebody types or reads a report. Half of the terminals tell the program (SIGHUP), as below a
shell; half only go.
"""

from __future__ import annotations

import os
import signal
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter

from retro.model.change_factory import ChangeFactory
from retro.store.sqlite.store import open_store
from tests.terminal import Terminal

FIRST_FRAME = "What is this about"
FIELD = "What happened, in one line?"
"""What stands in the field of the title while it is empty."""
HUNG_UP = 128 + signal.SIGHUP


@dataclass(frozen=True)
class HangUp:
    """What came of one."""

    moment: str
    took: float
    """Seconds until the process was gone; 0 if it stayed."""
    status: int | None
    typed: str
    """What stood on the screen."""
    stored: str


def hang_ups(folder: Path, count: int, seed: int = 20261126) -> Iterator[HangUp]:
    """Take a terminal away `count` times."""
    random = Random(seed)
    for number in range(count):
        database = folder / f"{number}.db"
        store = open_store(database)
        try:
            reference = store.create({}, ChangeFactory().change())
        finally:
            store.close()
        moment = ("starting", "drawing", "typing", "reading")[number % 4]
        command: list[str | os.PathLike[str]] = [sys.executable, "-m", "retro", "--db", database, "open", reference]
        with Terminal(command, controlling=random.random() < 0.5) as terminal:
            typed = _use(terminal, moment, random)
            gone = terminal.hang_up()
            status = terminal.exit_code(10)
            took = perf_counter() - gone if status is not None else 0.0
        store = open_store(database)
        try:
            stored = store.load(reference).head.title
        finally:
            store.close()
        yield HangUp(moment, took, status, typed, stored)


def _use(terminal: Terminal, moment: str, random: Random) -> str:
    """Use the program up to a random moment; gives the title that stands on the screen."""
    if moment == "starting":
        terminal.listen(perf_counter() + random.uniform(0, 1.3))
        return ""
    terminal.wait_for(FIRST_FRAME)
    if moment == "drawing":
        for key in ("down", "f1", "escape", "ctrl+t", "up")[: random.randint(0, 5)]:
            terminal.send(key)
        return ""
    if moment == "reading":
        terminal.send("8")
        terminal.listen(perf_counter() + random.uniform(0, 1))
        return ""
    terminal.send("enter")
    terminal.wait_for(FIELD)
    typed = "".join(random.choice(["slip ", "tray ", "荷札", "箱"]) for _ in range(random.randint(1, 12))).strip()
    terminal.send(typed)
    terminal.wait_for(typed)
    return typed


def is_wrong(done: HangUp) -> bool:
    """Whether a process stayed for more than 2 s, or lost something."""
    return done.status is None or done.took > 2 or done.stored != done.typed


def main(count: int) -> int:
    """Do it `count` times and tell; gives how often something was wrong."""
    wrong, slowest, statuses = 0, 0.0, Counter[object]()
    with TemporaryDirectory() as folder:
        for number, done in enumerate(hang_ups(Path(folder), count)):
            statuses[done.moment, done.status] += 1
            slowest = max(slowest, done.took)
            if is_wrong(done):
                wrong += 1
                print(number, done)  # noqa: T201
    print(f"{count} hang-ups, {wrong} wrong, slowest {slowest:.2f} s, {dict(statuses)}")  # noqa: T201
    return wrong


if __name__ == "__main__":
    sys.exit(min(main(int(sys.argv[1])), 1))
