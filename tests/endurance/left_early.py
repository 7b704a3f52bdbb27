"""The report page left while it is made: `python -m tests.endurance.left_early 50` shows that nothing crashes."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter

from retro.model.change_factory import ChangeFactory
from retro.sample import load_samples, showpiece
from retro.store.sqlite.store import open_store
from tests.terminal import Terminal


def left_early(database: Path, count: int, seed: int = 20261126) -> int:
    """Open the report `count` times and leave it within 0.3 s; gives what the process ended with behind Ctrl+Q.

    AssertionError if it ends before.
    """
    random = Random(seed)
    store = open_store(database)
    try:
        load_samples(store, ChangeFactory())
        reference = showpiece("en")
    finally:
        store.close()
    command: list[str | os.PathLike[str]] = [sys.executable, "-m", "retro", "--db", database, "open", reference]
    with Terminal(command) as terminal:
        terminal.wait_for("What is this about")
        for _ in range(count):
            terminal.send("8")
            terminal.wait_for("w Export")
            terminal.listen(perf_counter() + random.uniform(0, 0.3))
            terminal.send("escape")
            terminal.wait_for("What is this about")
        return terminal.quit("ctrl+q")


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        print("ended with", left_early(Path(folder) / "retro.db", int(sys.argv[1])))  # noqa: T201
