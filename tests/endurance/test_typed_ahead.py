"""Lines typed while much goes wrong are in the archive exactly once, and what waited for a lock is named on stderr."""

from __future__ import annotations

import os
import signal
import sqlite3
import sys
from pathlib import Path
from time import perf_counter

import pytest

from retro.model.change_factory import ChangeFactory
from retro.model.stages.timeline import Event
from retro.store.journal import journals
from retro.store.sqlite.store import open_store
from tests.endurance.typed_ahead import is_wrong, run
from tests.terminal import Terminal


@pytest.mark.parametrize("number", range(8))
def test_each_line_is_there_once_whatever_happens(tmp_path: Path, number: int) -> None:
    found = run(tmp_path, number)
    assert not is_wrong(found), found


def test_where_a_line_went_that_waited_for_a_lock_is_said_on_stderr(tmp_path: Path) -> None:
    database = tmp_path / "retro.db"
    store = open_store(database)
    reference = store.create({"title": "Trays mixed up", "zone": "Asia/Tokyo"}, ChangeFactory().change())
    store.close()
    other = sqlite3.connect(database, isolation_level=None)
    with Terminal([sys.executable, "-m", "retro", "--db", database, "open", reference], cols=200) as terminal:
        terminal.wait_for("What is this about")
        terminal.send("1")
        terminal.wait_for("What happened, when")
        terminal.send("i")
        terminal.listen(perf_counter() + 1, quiet=0.2)
        other.execute("BEGIN IMMEDIATE")
        terminal.send("nobody answers the phone", "enter")
        terminal.wait_for("waits: nobody answers the phone")
        terminal.wait_for("saving")
        told = perf_counter()
        os.kill(terminal.pid, signal.SIGTERM)
        terminal.wait_for("What could not be saved stands in")
        assert terminal.exit_code() == 128 + signal.SIGTERM
        assert perf_counter() - told < 5
        said = terminal.screen()
    other.close()
    (journal,) = journals(database)
    assert str(journal) in said.replace("\n", "")
    with Terminal([sys.executable, "-m", "retro", "--db", database]) as terminal:
        terminal.wait_for("1 line of an earlier run was added")
        terminal.quit("ctrl+q")
    assert journals(database) == []
    store = open_store(database)
    assert [event.what for event in store.load(reference).of(Event)] == ["nobody answers the phone"]
    store.close()
