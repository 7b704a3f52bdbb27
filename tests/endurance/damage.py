"""Damaged archives: `python -m tests.endurance.damage 300` shows that each command says so, and none breaks down.

Bytes of the header, of any page, of the schema's text or of a value are overwritten, pieces are set to zero or cut off.
A command may do its work all the same: not all damage can be seen.
"""

from __future__ import annotations

import sqlite3
import sys
import traceback
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.cli.running import Cli
from tests.sampled import sampled

COMMANDS = (
    ("list",),
    ("show", "2026-002"),
    ("set", "2026-002", "title=Other words"),
    ("add", "2026-002", "timeline", "14:05 phones start ringing"),
    ("undo", "2026-002"),
    ("verify",),
    ("export", "2026-002", "--format", "json"),
    ("report", "--from", "2025-01-01", "--to", "2025-12-31"),
)


def sound(folder: Path) -> Path:
    """An archive of the samples, in one file."""
    path = sampled(folder / "sound.db")
    with sqlite3.connect(path) as conn:
        conn.execute("PRAGMA journal_mode = DELETE")
    conn.close()
    return path


def damaged(data: bytes, random: Random) -> bytes:
    """The bytes of an archive, some of them broken."""
    broken = bytearray(data)
    page = 4096
    match random.randrange(7):
        case 0:  # the header, and the schema's first page
            for _ in range(random.randint(1, 20)):
                broken[random.randrange(200)] = random.randrange(256)
        case 1:
            for _ in range(random.randint(1, 200)):
                broken[random.randrange(8 * page)] = random.randrange(256)
        case 2:
            for _ in range(random.randint(1, 400)):
                broken[random.randrange(len(broken))] = random.randrange(256)
        case 3:
            start = random.randrange(len(broken) // page) * page
            broken[start : start + page] = random.randbytes(page)
        case 4:
            start = random.randrange(len(broken))
            broken[start : start + 512] = bytes(min(512, len(broken) - start))
        case 5:
            del broken[random.randrange(len(broken)) :]
        case 6:  # a text becomes another one: JSON of the log, a choice, a time
            for _ in range(random.randint(1, 200)):
                at = random.randrange(len(broken))
                if 32 < broken[at] < 127:
                    broken[at] = random.randrange(33, 127)
    return bytes(broken)


def run(folder: Path, count: int, seed: int = 20261126) -> Iterator[tuple[tuple[str, ...], int | str]]:
    """Damage an archive `count` times and run every command on it; gives the exit code, or the traceback."""
    random, cli = Random(seed), Cli(folder)
    data = sound(folder).read_bytes()
    for _ in range(count):
        broken = damaged(data, random)
        for command in COMMANDS:
            for leftover in folder.glob("retro.db*"):
                leftover.unlink()
            cli.db.write_bytes(broken)
            try:
                yield command, cli(*command).exit_code
            except Exception:  # noqa: BLE001 -- that is what is looked for
                yield command, traceback.format_exc()


def main(count: int) -> int:
    """Do it, and tell; gives how many commands broke down."""
    codes, seen = Counter[object](), Counter[str]()
    folder = TemporaryDirectory()
    with folder, suppress(KeyboardInterrupt):
        for command, ended in run(Path(folder.name), count):
            codes[command[0], ended if isinstance(ended, int) else "traceback"] += 1
            if isinstance(ended, str):
                seen[ended] += 1
    for text, times in seen.most_common():
        print(f"{times} times:\n{text}")  # noqa: T201
    print(dict(codes), "tracebacks:", seen.total())  # noqa: T201
    return seen.total()


if __name__ == "__main__":
    sys.exit(min(main(int(sys.argv[1])), 1))
