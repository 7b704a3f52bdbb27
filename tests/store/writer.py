"""Writes changes into a file, as fast as it can, and prints the number of each that was saved.

For `test_killing`: at every line of its input the process forks, so that there is a fresh one to be killed without
the wait for another interpreter. It prints the id of each, and `dead` once it is.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import sqlite_utils  # noqa: F401 -- imported once, not by every fork

from retro.model.change import Add, Applied, Op, Update
from retro.model.change_factory import ChangeFactory
from retro.store.sqlite.store import open_store


def write(path: Path, reference: str) -> None:
    """Write until somebody ends it. Every number printed is the number of a change that must never be lost."""
    store = open_store(path)
    store._conn.execute("PRAGMA wal_autocheckpoint = 20")  # so that the end may also come while the log is merged
    factory = ChangeFactory()
    while True:
        row = factory.new_id()
        typing: Iterator[Op] = (
            Update("event", row, n, {"details": row * 100 * (n - 1)}, {"details": row * 100 * n}) for n in range(1, 4)
        )
        added: Op = Add("event", row, {"what": "typed"})
        for op in (added, *typing):
            result = store.apply(reference, factory.change(op, group=row))
            assert isinstance(result, Applied)
            tell(result.seq, op.id, result.revisions[row])


def tell(*words: object) -> None:
    """Print a line at once, and whole."""
    os.write(1, f"{' '.join(map(str, words))}\n".encode())


if __name__ == "__main__":
    for _ in sys.stdin:
        if not (child := os.fork()):
            write(Path(sys.argv[1]), sys.argv[2])
        tell(child)
        os.waitpid(child, 0)
        tell("dead")
