"""What was said to be saved is there, at whatever moment the program was killed."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

from retro.model.change import Update
from retro.model.change_factory import ChangeFactory
from retro.store.sqlite.store import open_store

KILLS = 20
WRITER = Path(__file__).with_name("writer.py")


def killed(writer: subprocess.Popen[str], after: int) -> list[tuple[int, str, int]]:
    """What a writer said it had saved, until it was killed in the middle of its work after so many changes."""
    assert writer.stdin is not None
    assert writer.stdout is not None
    writer.stdin.write("write\n")
    writer.stdin.flush()
    pid, said = 0, []
    for line in writer.stdout:
        match line.split():
            case [seq, row, revision]:
                said.append((int(seq), row, int(revision)))
            case ["dead"]:
                break
            case [number]:
                pid = int(number)
        if pid and len(said) >= after:
            os.kill(pid, signal.SIGKILL)
            pid = 0
    return said


def test_all_that_was_said_to_be_saved_is_there(path: Path, factory: ChangeFactory) -> None:
    store = open_store(path)
    reference = store.create({"title": "killed"}, factory.change())
    chance = random.Random(20261120)
    saved: dict[int, tuple[str, int]] = {}
    writer = subprocess.Popen(
        [sys.executable, str(WRITER), str(path), reference], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    for _ in range(KILLS):
        for seq, row, revision in killed(writer, after=chance.randint(1, 60)):
            assert seq not in saved, "a number was given twice"
            saved[seq] = (row, revision)
        log = store.changes(reference)
        record = store.load(reference)
        assert [logged.seq for logged in log] == sorted({logged.seq for logged in log})
        assert log[-1].seq == record.head.seq >= max(saved, default=0)
        latest = {op.id: (logged.seq, op) for logged in log for op in logged.change.ops}
        for seq, (row, revision) in saved.items():
            found = record.get(row)
            assert found is not None
            assert found.revision >= revision
            assert found.dump()["details"] == row * 100 * (found.revision - 1)
            logged_as, op = latest[row]
            assert logged_as >= seq
            if isinstance(op, Update):
                assert (op.before, op.after) == ({"details": ""}, {"details": found.dump()["details"]})
    assert len(saved) > 10 * KILLS
    writer.communicate()
    store.close()
    conn = sqlite3.connect(path)
    assert conn.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert conn.execute("PRAGMA foreign_key_check").fetchall() == []
    conn.close()
