"""The import of the screens asks for nothing that a system may lack."""

from __future__ import annotations

import os
import subprocess
import sys
from threading import Event

import pytest

from retro.screens import shutdown
from retro.screens.shutdown import Shutdown

WITHOUT = """
import signal, select, sys
for module, names in ((signal, ("SIGHUP", "SIGALRM", "SIGPIPE", "SIGKILL")), (select, ("poll",))):
    for name in names:
        delattr(module, name)
for name in ("SIGHUP", "SIGALRM", "SIGPIPE", "SIGKILL"):
    del signal.Signals._member_map_[name]
import retro.app, retro.cli.main, retro.store.sqlite, exports.formats
from retro.screens import shutdown
assert [number.name for number in shutdown._SIGNALS] == ["SIGINT", "SIGTERM"]
with shutdown.Shutdown(lambda: None, lambda: False):
    pass
"""
"""Python as on a system that has neither these signals nor `poll`."""


def test_it_is_imported_where_there_is_no_sighup() -> None:
    ended = subprocess.run([sys.executable, "-c", WITHOUT], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stderr) == (0, "")


def test_what_is_unsaved_is_kept_although_the_screens_change_it_while_it_is_looked_through() -> None:
    tries: list[int] = []

    def keep() -> str:
        tries.append(1)
        if len(tries) < 3:
            raise RuntimeError("deque mutated during iteration")
        return "kept"

    shutdown = Shutdown(lambda: None, lambda: True, keep)
    shutdown.saved()
    shutdown.saved()
    assert len(tries) == 3
    assert shutdown._last_words == ["kept"]


def test_nobody_waits_for_a_store_that_does_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    ended = Event()
    monkeypatch.setattr(shutdown, "_TO_QUIT", 3600)
    monkeypatch.setattr(os, "_exit", lambda _code: ended.set())
    with Shutdown(lambda: None, lambda: True) as leaving:
        leaving.saved(answers=False)
        assert ended.wait(10)
