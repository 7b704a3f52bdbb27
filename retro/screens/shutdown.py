"""How the screens end: whoever asks for it, what was typed is saved first, and the process is gone in time.

Textual's own way out waits without a limit: for a terminal that takes nothing any more, for threads, for locks. So a
thread stands by, which sleeps until somebody asks, and ends the process once the time is up.
"""

from __future__ import annotations

import os
import select
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from threading import Event, Lock, Thread
from types import FrameType, TracebackType
from typing import Any, Self

from retro.screens.looked_through import looked_through

if sys.platform != "win32":
    import termios

_SIGNALS = tuple(signal.Signals[name] for name in ("SIGINT", "SIGTERM", "SIGHUP") if name in signal.Signals.__members__)
"""What the system tells a program that shall end, where it has it: Windows knows no SIGHUP."""

_HUNG_UP = signal.Signals.__members__.get("SIGHUP", signal.SIGTERM)

_TO_BEGIN = 0.8
"""Seconds until the screens have said that all is saved, if nothing seems to be unsaved."""
_TO_SAVE = 2.0
"""Seconds that a save may take: another program may hold its lock on the archive. What is left goes into a journal."""
_TO_VANISH, _TO_LEAVE, _TO_QUIT = 0.2, 0.5, 2.0
"""Seconds that the way out may take once everything is saved: for nobody, told by a signal, told by a key.

For nobody is it where the terminal is gone, and where one waits for a store that does not answer.
"""


_SHOW_ALL = b"\x1b[?1049l\x1b[?25h\x1b[?7h\x1b[?2004l\x1b[?1000l\x1b[?1003l\x1b[?1006l\x1b[?1004l\x1b[<u"
"""The terminal as the shell knows it: its own screen, the cursor, wrapped lines, no mouse."""


class Shutdown:
    """Ends the process that it is entered in, once a signal comes, the terminal goes away, or the screens say so.

    `ask` is called on another thread, and makes the screens save and leave; `unsaved` gives whether something is
    typed that is not on the disk.
    """

    def __init__(
        self, ask: Callable[[], None], unsaved: Callable[[], bool], keep: Callable[[], str] = lambda: ""
    ) -> None:
        self.number = 0
        """The signal that came; 0 as long as none did."""
        self.editing = False
        """Whether another program has the terminal, as an editor: Ctrl+C is for that program then."""
        self._ask = ask
        self._unsaved = unsaved
        self._keep = keep
        self._last_words: list[str] = []
        self._saved = Event()
        self._gone, self._answers = False, True
        self._keeping, self._is_kept = Lock(), False
        self._alarm = -1
        self._before: dict[int, Any] = {}

    def __enter__(self) -> Self:
        wake, self._alarm = os.pipe()
        Thread(target=self._stand_by, args=(wake, _attributes()), name="shutdown", daemon=True).start()
        for number in _SIGNALS:
            self._before[number] = signal.signal(number, self._on_signal)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """The thread stands by to the end of the process."""
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def saved(self, *, answers: bool = True) -> None:
        """All that can be saved is on the disk, the rest in a journal: from now on nothing is worth waiting for.

        Unless the store `answers`, that goes for its thread, too.
        """
        self._answers = answers
        self._put_by()
        self._saved.set()
        self._wake()

    def terminal_failed(self) -> None:
        """Somebody could not write to the terminal, or read from it; any thread may say so.

        Where it is gone, the thread that watches it may never see it: `poll` looks at the files anew when it wakes, and
        they may be let go by then.
        """
        if let_go():
            self._gone = True
            self._wake()

    def _wake(self) -> None:
        if self._alarm >= 0:
            os.write(self._alarm, b".")

    def speak(self) -> None:
        """Say on stderr where unsaved work was kept, once."""
        while self._last_words:
            with suppress(OSError):
                os.write(2, f"{self._last_words.pop()}\n".encode())

    def _put_by(self) -> None:
        """Keep what is not saved in the journal, once."""
        with self._keeping:
            if self._is_kept:
                return
            with suppress(RuntimeError, LookupError):  # changed faster than that; the end waits for nobody
                said = looked_through(self._keep)
                self._is_kept = True
                self._last_words += [said] if said else []

    def status(self, code: int | None) -> int:
        """What the process ends with: 128 and the signal, as a shell has it, else `code`."""
        return 128 + self.number if self.number else code or 0

    def _on_signal(self, number: int, _frame: FrameType | None) -> None:
        if self.editing and number == signal.SIGINT:
            return
        if not self.number:
            self.number = number
            self._wake()  # the thread does the rest: little is safe in a handler

    def _stand_by(self, wake: int, terminal: list[Any] | None) -> None:
        if gone := _went_away(wake) or self._gone:
            let_go()
            self.number = self.number or _HUNG_UP
        if not self._saved.is_set():
            with suppress(Exception):  # whatever fails in the screens: the process ends, and what is typed is kept
                self._ask()
                if not self._saved.wait(_TO_BEGIN) and self._unsaved():
                    self._saved.wait(_TO_SAVE - _TO_BEGIN)
            with suppress(Exception):  # as above
                self._put_by()
        left = _TO_VANISH if gone or not self._answers else _TO_LEAVE if self.number else _TO_QUIT
        Event().wait(left)  # the process ends meanwhile, and this thread with it
        if terminal is not None:
            _give_back(terminal)
        self.speak()
        os._exit(self.status(0))


def let_go() -> bool:
    """Point the streams of a terminal that is gone nowhere, for whoever writes to them; whether there was one."""
    nowhere, gone = os.open(os.devnull, os.O_RDWR), False
    for fd in (0, 1, 2):
        with suppress(OSError):
            if not hasattr(select, "poll") or _hung_up(fd):
                os.dup2(nowhere, fd)
                gone = True
    os.close(nowhere)
    return gone


def _hung_up(fd: int) -> bool:
    poll = select.poll()
    poll.register(fd, 0)
    return any(event & (select.POLLHUP | select.POLLERR) for _fd, event in poll.poll(0))


def _went_away(wake: int) -> bool:
    """Sleep until something comes through `wake`, or the terminal goes away; whether it did."""
    if not hasattr(select, "poll"):
        os.read(wake, 1)
        return False
    poll = select.poll()
    poll.register(wake, select.POLLIN)
    poll.register(0, 0)  # that it hangs up is told unasked
    while events := dict(poll.poll()):
        if events.get(0, 0) & (select.POLLHUP | select.POLLERR):
            return True
        if wake in events:
            return False
        poll.unregister(0)  # on some systems no terminal can be watched so
    return False


def _attributes() -> list[Any] | None:
    """How the terminal is set before the screens change it."""
    if sys.platform == "win32":
        return None
    try:
        return termios.tcgetattr(0)
    except termios.error:
        return None


def _give_back(attributes: list[Any]) -> None:
    """Set the terminal as it was, as far as it takes that without being waited for."""
    if sys.platform == "win32":
        return
    with suppress(OSError, termios.error):
        termios.tcsetattr(0, termios.TCSANOW, attributes)
        if select.select([], [2], [], 0)[1]:
            os.write(2, _SHOW_ALL)
