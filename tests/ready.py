"""Retro at hand: started in a pseudo-terminal as a fork of a process that has imported all of it.

To start it is half of the work of a test that uses it in a terminal for a moment. Tests about the start itself, and of
what the program does in its first second, start it in earnest.
"""

from __future__ import annotations

import atexit
import gc
import json
import os
import pkgutil
import select
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from time import perf_counter

import exports
import retro
import widgets
from retro.cli import entry_point

ROOT = Path(__file__).parent.parent


class Started:
    """A program that was started so; it is asked what `subprocess.Popen` is asked."""

    def __init__(self, server: _Server, pid: int) -> None:
        self._server = server
        self.pid = pid

    def poll(self) -> int | None:
        """How it ended, if it did."""
        return self._server.ended(self.pid, 0)

    def wait(self, timeout: float | None = None) -> int:
        """How it ended, once it did. subprocess.TimeoutExpired if it did not."""
        if (code := self._server.ended(self.pid, timeout)) is None:
            raise subprocess.TimeoutExpired("retro", timeout or 0)
        return code


class _Server:
    """The process that is forked."""

    def __init__(self, env: Mapping[str, str]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.ready"], cwd=ROOT, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self._rest = b""
        self._pids: list[int] = []
        self._codes: dict[int, int] = {}

    def start(self, words: Sequence[str], terminal: str, env: Mapping[str, str], *, controlling: bool) -> Started:
        """Start it with these words, in the terminal of this name."""
        asked = self._process.stdin
        assert asked is not None
        asked.write(json.dumps([os.getcwd(), words, terminal, dict(env), controlling]).encode() + b"\n")  # noqa: PTH109
        asked.flush()
        while not self._pids:
            self._listen(None)
        return Started(self, self._pids.pop())

    def ended(self, pid: int, timeout: float | None) -> int | None:
        """How this one ended, within so many seconds."""
        end = None if timeout is None else perf_counter() + timeout
        while pid not in self._codes:
            if not self._listen(None if end is None else max(end - perf_counter(), 0)):
                return None
        return self._codes[pid]

    def end(self) -> None:
        """Let it go."""
        self._process.communicate()

    def _listen(self, timeout: float | None) -> bool:
        """Take in what it says; whether it said something."""
        said = self._process.stdout
        assert said is not None
        if not select.select([said], [], [], timeout)[0]:
            return False
        data = os.read(said.fileno(), 4096)
        assert data, "the process that is forked has ended"
        *lines, self._rest = (self._rest + data).split(b"\n")
        for line in lines:
            what, pid, *code = line.decode().split()
            if what == "pid":
                self._pids.append(int(pid))
            else:
                self._codes[int(pid)] = int(code[0])
        return True


@cache
def _server(env: frozenset[tuple[str, str]]) -> _Server:
    server = _Server(dict(env))
    atexit.register(server.end)
    return server


def start(words: Sequence[str], inside: int, env: Mapping[str, str], *, controlling: bool) -> Started:
    """Start `retro` with these words in the terminal whose other end is `inside`.

    `controlling`: the system tells it when the terminal goes away.
    """
    settled = {name: env[name] for name in ("PATH", "PYTHONPATH", "LC_ALL", "HOME") if name in env}
    return _server(frozenset(settled.items())).start(words, os.ttyname(inside), env, controlling=controlling)


def _serve() -> None:
    """Fork for each line that is read, and say which process it is and how each one ended."""
    for room in (retro, widgets, exports):
        for module in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
            if not module.name.endswith("__main__"):
                import_module(module.name)
    gc.collect()
    gc.freeze()
    woken, wakes = os.pipe()
    os.set_blocking(wakes, False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(wakes)
    asked = b""
    while True:
        ready = select.select([0, woken], [], [])[0]
        if woken in ready:
            os.read(woken, 4096)
            _tell_who_ended()
        if 0 in ready:
            data = os.read(0, 65536)
            if not data:
                return
            *lines, asked = (asked + data).split(b"\n")
            for line in lines:
                if not os.fork():
                    signal.set_wakeup_fd(-1)
                    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                    os.close(woken)
                    os.close(wakes)
                    _become(*json.loads(line))
                    return


def _tell_who_ended() -> None:
    while True:
        try:
            pid, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if not pid:
            return
        os.write(1, f"end {pid} {os.waitstatus_to_exitcode(status)}\n".encode())


def _become(folder: str, words: Sequence[str], terminal: str, env: Mapping[str, str], controlling: bool) -> None:
    """In the fork: be the program in this terminal."""
    os.setsid()
    there = os.open(terminal, os.O_RDWR | (0 if controlling else os.O_NOCTTY))
    os.write(1, f"pid {os.getpid()}\n".encode())
    for number in range(3):
        os.dup2(there, number)
    os.close(there)
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        stream = open(number, "w" if number else "r", encoding="utf-8", buffering=1, closefd=False)  # noqa: SIM115
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(env)
    sys.argv = ["retro", *words]
    entry_point.main()


if __name__ == "__main__":
    _serve()
