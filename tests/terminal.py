"""A terminal for tests and benchmarks: a real program in a pseudo-terminal, its screen emulated by pyte. Linux only.

What the program writes is taken in as it comes, with the time, and its questions are answered at once. The screen is
drawn from it only when somebody looks, so that drawing does not delay the times.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from types import TracebackType
from typing import Self
from unicodedata import normalize

import pyte
from wcwidth import wcwidth

from tests import ready

KEYS = {
    "enter": b"\r", "tab": b"\t", "escape": b"\x1b", "backspace": b"\x7f", "delete": b"\x1b[3~", "shift+tab": b"\x1b[Z",
    "up": b"\x1b[A", "down": b"\x1b[B", "right": b"\x1b[C", "left": b"\x1b[D", "home": b"\x1b[H", "end": b"\x1b[F",
    "pageup": b"\x1b[5~", "pagedown": b"\x1b[6~", "f1": b"\x1bOP", "f2": b"\x1bOQ",
    "f6": b"\x1b[17~", "f8": b"\x1b[19~", "f9": b"\x1b[20~",
    **{f"ctrl+{letter}": bytes([ord(letter) & 0x1F]) for letter in "abcdefghijklmnopqrstuvwxyz"},
}  # fmt: skip
"""What a terminal sends for a key. All other keys are the letters themselves."""

RETRO = "retro, at hand"
"""As the first word of a command: Retro, without the time that its start takes (tests/ready.py)."""

_STATE = TemporaryDirectory(prefix="retro-state-")
"""Where the programs keep what is the user's own: nobody's own files are touched."""

_ANSWERS = {
    b"\x1b[c": b"\x1b[?62;22c",  # what are you
    b"\x1b[>c": b"\x1b[>0;276;0c",
    b"\x1b[>q": b"\x1bP>|test\x1b\\",  # what is your name
    b"\x1b[5n": b"\x1b[0n",  # are you well
    b"\x1b[6n": b"\x1b[1;1R",  # where is the cursor
    b"\x1b[?2026$p": b"\x1b[?2026;2$y",  # can you hold a picture back until it is whole
    b"\x1b[?2048$p": b"\x1b[?2048;0$y",  # do you tell when you were resized
    b"\x1b]10;?\x1b\\": b"\x1b]10;rgb:ffff/ffff/ffff\x1b\\",  # which colour has text
    b"\x1b]11;?\x1b\\": b"\x1b]11;rgb:0000/0000/0000\x1b\\",
}
"""What a terminal is asked, and what it says."""
_QUESTION = re.compile(b"|".join(map(re.escape, _ANSWERS)))
_UNKNOWN = re.compile(
    rb"\x1b[P_].*?\x1b\\|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b\[[<=>][0-9;]*[A-Za-z]|\x1b\[\??[0-9;]*[$ ][A-Za-z]",
    re.DOTALL,
)
"""Sequences that pyte would print."""
_BROKEN_OFF = re.compile(rb"\x1b(?:\[[0-9;?<>=$ ]*|[\]P_][^\x07\x1b]*\x1b?)?$")
_HELD_BACK = re.compile(rb"\x1b\[\?2026([hl])")
"""Between these two a terminal shows nothing: the picture is being drawn."""


@dataclass(frozen=True)
class Picture:
    """What stood on the screen, and since when (`time.perf_counter`)."""

    at: float
    text: str
    before: str = ""
    """The line of the terminal's cursor, up to it."""
    behind: str = ""
    """The rest of that line."""


class Terminal:
    """A terminal of `cols` x `rows` in which `command` runs, with `env` added to the environment.

    `controlling`: the system tells the program when the terminal goes away (SIGHUP), as it does below a shell.
    """

    def __init__(
        self, command: Sequence[str | os.PathLike[str]], cols: int = 100, rows: int = 30,
        env: Mapping[str, str] | None = None, *, controlling: bool = False,
    ) -> None:  # fmt: skip
        self._screen = pyte.Screen(cols, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._unseen: deque[tuple[float, bytes]] = deque()
        self._asked = self._cut = b""
        self._drawing = self._ended = False
        self._last = Picture(0, "")
        self._fd, inside = pty.openpty()
        fcntl.ioctl(inside, termios.TIOCSWINSZ, struct.pack("HHHH", rows, cols, 0, 0))
        os.set_blocking(self._fd, False)
        self.started = perf_counter()
        whole = _environment(env or {})
        self._process: subprocess.Popen[bytes] | ready.Started
        if command[0] == RETRO:
            self._process = ready.start([*map(str, command[1:])], inside, whole, controlling=controlling)
        else:
            self._process = subprocess.Popen(
                command, stdin=inside, stdout=inside, stderr=inside, env=whole, start_new_session=True,
                preexec_fn=_take_control if controlling else None,  # noqa: PLW1509 -- it does one system call
            )  # fmt: skip
        os.close(inside)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.kill()
        if self._fd >= 0:
            os.close(self._fd)

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    def send(self, *keys: str) -> float:
        """Press keys: names of `KEYS`, or text as it is. Gives the time at which they were pressed."""
        data = b"".join(KEYS.get(key, key.encode()) for key in keys)
        at = perf_counter()
        while data:
            try:
                data = data[os.write(self._fd, data) :]
            except BlockingIOError:
                select.select([], [self._fd], [], 1)
        return at

    def resize(self, cols: int, rows: int) -> None:
        """Make the terminal of another size, as somebody does who draws at the window's edge."""
        self.screen()  # what was written for the old size is drawn in it
        self._screen.resize(rows, cols)
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, cols, 0, 0))
        os.kill(self.pid, signal.SIGWINCH)

    def listen(self, until: float, quiet: float | None = None) -> None:
        """Take in what the program writes until then; or, once it wrote, until it is silent for `quiet` seconds."""
        silent_at = until
        while not self._ended and (left := min(until, silent_at) - perf_counter()) > 0:
            if self._take(left) and quiet is not None:
                silent_at = perf_counter() + quiet

    def hear(self, text: str, timeout: float = 20.0) -> None:
        """Wait until the program has written this text in one go. Nothing is drawn: this is for timing."""
        end, heard = perf_counter() + timeout, b""
        while text.encode() not in heard:
            if not self._take(max(end - perf_counter(), 0)):
                raise AssertionError(f"no “{text}”. The screen:\n{self.screen()}")
            heard = heard[-4096:] + self._unseen[-1][1]

    def pictures(self) -> Iterator[Picture]:
        """What stood on the screen since somebody looked last, picture by picture, from what was taken in."""
        while self._unseen:
            at, data = self._unseen.popleft()
            self._draw(data)
            if not self._drawing:
                self._last = Picture(at, "\n".join(self._lines()), *self._at_cursor())
                yield self._last

    def screen(self) -> str:
        """What stands on the screen, from what was taken in."""
        for _ in self.pictures():
            pass
        return self._last.text

    def wait_until(
        self, holds: Callable[[str], bool], what: str = "", timeout: float = 20.0, quiet: float = 0.02
    ) -> float:
        """Wait for a screen of which this holds; gives the time at which it stood there.

        It is looked at when the program is silent for `quiet` seconds.
        """
        end = perf_counter() + timeout
        if holds(self._last.text):
            return self._last.at
        while True:
            for picture in self.pictures():
                if holds(picture.text):
                    return picture.at
            if self._ended or perf_counter() > end:
                why = "the program ended" if self._ended else f"waited {timeout} s"
                raise AssertionError(f"{what or holds}: {why}. The screen:\n{self._last.text}")
            self.listen(min(end, perf_counter() + 1), quiet)

    def wait_for(self, text: str, timeout: float = 20.0, quiet: float = 0.02) -> float:
        """Wait for a text on the screen; gives the time at which it stood there."""
        return self.wait_until(lambda screen: text in screen, f"no “{text}”", timeout, quiet)

    def wait_for_cursor(self, before: str = "", behind: str = "", *, beside: str = "", timeout: float = 20.0) -> None:
        """Wait for the cursor to stand right behind `before`, right before `behind`, somewhere behind `beside`."""
        end = perf_counter() + timeout
        while not (
            self._last.before.endswith(before) and self._last.behind.startswith(behind) and beside in self._last.before
        ):
            if self._ended or perf_counter() > end:
                shown = f"{self._last.before}█{self._last.behind}"
                raise AssertionError(
                    f"no cursor between “{before}” and “{behind}”, {beside}: {shown}\n{self._last.text}"
                )
            if next(self.pictures(), None) is None:
                self.listen(min(end, perf_counter() + 1), 0.02)

    def kill(self) -> None:
        """End the program as `kill -9` does, and take in what it wrote before."""
        if self._process.poll() is None:
            os.killpg(self.pid, signal.SIGKILL)
            self._process.wait()
        self.listen(perf_counter() + 1)

    def hang_up(self) -> float:
        """Take the terminal away, as a closed window or a lost connection does; gives when."""
        os.close(self._fd)
        self._fd, self._ended = -1, True
        return perf_counter()

    def exit_code(self, timeout: float = 10.0) -> int | None:
        """How the program ended; None if it did not within `timeout`. Negative: the signal that it died of."""
        try:
            return self._process.wait(timeout)
        except subprocess.TimeoutExpired:
            return None

    def quit(self, *keys: str, timeout: float = 10.0) -> int:
        """Press the keys that end the program; gives its exit code once it has ended."""
        self.send(*keys)
        self.listen(perf_counter() + timeout)
        assert self._ended, f"It goes on after {keys}. The screen:\n{self.screen()}"
        return self._process.wait(timeout)

    def _take(self, wait: float) -> bool:
        """Take in one piece of what the program writes; whether there was one."""
        if not select.select([self._fd], [], [], wait)[0]:
            return False
        try:
            data = os.read(self._fd, 65536)
        except OSError:  # nobody writes any more
            data = b""
        self._ended = not data
        self._unseen.append((perf_counter(), data))
        self._answer(data)
        return bool(data)

    def _lines(self) -> list[str]:
        """The screen, line by line."""
        return [normalize("NFC", "".join(self._cells(y))) for y in range(self._screen.lines)]

    def _cells(self, y: int) -> list[str]:
        """What stands in each cell of a line: the second one of a wide letter is empty, half a letter is a space.

        pyte's own `display` stops with an error at half a letter.
        """
        row = self._screen.buffer[y]
        cells = [row[x].data for x in range(self._screen.columns)]
        if all(map(str.isascii, cells)) and all(cells):
            return cells
        wide = [bool(cell) and wcwidth(cell[0]) == 2 for cell in cells]
        for x, cell in enumerate(cells):
            first_half = wide[x] and any(wcwidth(each[0]) for each in cells[x + 1 : x + 2] if each)
            second_half = not cell and not (x and wide[x - 1])
            if first_half or second_half:
                cells[x] = " "
        return cells

    def _at_cursor(self) -> tuple[str, str]:
        """The line of the cursor before and behind it, cell by cell; of a wide letter, the second cell is empty."""
        cursor = self._screen.cursor
        line = self._cells(cursor.y)
        return normalize("NFC", "".join(line[: cursor.x])), normalize("NFC", "".join(line[cursor.x :])).rstrip()

    def _answer(self, data: bytes) -> None:
        """Answer what the program asks of its terminal."""
        asked, end = self._asked + data, 0
        for question in _QUESTION.finditer(asked):
            os.write(self._fd, _ANSWERS[question[0]])
            end = question.end()
        rest = _BROKEN_OFF.search(asked, end)
        self._asked = rest[0] if rest else b""

    def _draw(self, data: bytes) -> None:
        """Draw what the program wrote, without what pyte does not know."""
        data = self._cut + data
        rest = _BROKEN_OFF.search(data)
        self._cut = rest[0] if rest else b""
        data = data[: len(data) - len(self._cut)]
        for held_back in _HELD_BACK.finditer(data):
            self._drawing = held_back[1] == b"h"
        self._stream.feed(_UNKNOWN.sub(b"", data))


def _take_control() -> None:
    """In the new process: make the terminal the one that its session hangs on."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def _environment(more: Mapping[str, str]) -> dict[str, str]:
    """The environment of a person at a terminal with colours, who speaks English."""
    without = {"LINES", "COLUMNS", "NO_COLOR", "TMUX", "RETRO_DB", "RETRO_LANG"}
    ours = {name: value for name, value in os.environ.items() if name not in without}
    state = {
        "RETRO_STATE": str(Path(_STATE.name, "last-export.json")),
        "RETRO_CONFIG": str(Path(_STATE.name, "config.toml")),  # whoever runs it has settings of their own
    }
    return ours | {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"} | state | dict(more)
