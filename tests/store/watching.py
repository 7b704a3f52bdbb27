"""`python -m tests.store.watching 10000`: another process writes so often at random moments; the watch misses none.

A third of the writes come within a millisecond of the one before, and the log of a few pages is emptied now and then,
in each of the ways there are. Patience and pace are a hundredth of the real ones, so that most writes come after a
silence; the answer that is yes every now and then is put off for ever.
"""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from bisect import bisect_left
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter, sleep

from retro.store.sqlite.watch import Watch

QUIET, PACE = 0.025, 0.002
LATE = 0.1
"""Seconds after which a write that was not noticed counts as missed, on a machine that has other things to do, too."""


def write(path: Path, writes: int) -> None:
    """Write so often, and print when each was on the disk."""
    random, conn = Random(1), sqlite3.connect(path, isolation_level=None)
    conn.execute("PRAGMA synchronous = OFF")
    conn.execute("PRAGMA wal_autocheckpoint = 20")
    for number in range(1, writes + 1):
        sleep(random.choice([random.random() / 1000, 0.03 + random.random() / 20, 0.03 + random.random() / 20]))
        if random.random() < 0.05:
            conn.execute(f"PRAGMA wal_checkpoint({random.choice(['PASSIVE', 'RESTART', 'TRUNCATE'])})")
        conn.execute("UPDATE held SET number = ?", (number,))
        sys.stdout.write(f"{perf_counter()}\n")
    conn.close()


class Never(Watch):
    """A watch that says yes for a reason alone."""

    def may_have_moved(self) -> bool:
        self._yes_at = float("inf")
        return super().may_have_moved()


def main(writes: int) -> int:
    """1 if a write was missed."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "watched.db"
        conn = sqlite3.connect(path, isolation_level=None)
        conn.executescript("PRAGMA journal_mode = WAL; CREATE TABLE held (number); INSERT INTO held VALUES (0)")
        watch, looks, asked, seen = Never(path, quiet=QUIET), 0, 0, [(0, 0.0)]
        words = [sys.executable, "-m", "tests.store.watching", "--write", str(path), str(writes)]
        told = Path(folder) / "told"
        with told.open("w") as file, subprocess.Popen(words, stdout=file) as writer:
            while writer.poll() is None or watch.may_have_moved():
                looks += 1
                if watch.may_have_moved():
                    asked += 1
                    number = conn.execute("SELECT number FROM held").fetchone()[0]
                    if number > seen[-1][0]:
                        seen.append((number, perf_counter()))
                sleep(PACE)
        written = [float(line) for line in told.read_text().splitlines()]
        conn.close()
    numbers = [number for number, _at in seen]
    delays = [
        seen[bisect_left(numbers, number)][1] - at for number, at in enumerate(written, 1) if number <= numbers[-1]
    ]
    late = sum(delay > LATE for delay in delays) + len(written) - numbers[-1]
    sys.stdout.write(
        f"{len(written)} writes, {late} missed; {asked} of {looks} looks asked; longest {max(delays) * 1000:.0f} ms\n"
    )
    return int(late > 0)


if __name__ == "__main__":
    if sys.argv[1] == "--write":
        write(Path(sys.argv[2]), int(sys.argv[3]))
    else:
        sys.exit(main(int(sys.argv[1])))
