"""Textual's driver, for a terminal that may go away: it drops what cannot be written, where Textual's threads die.

A writer that died leaves a queue that nobody empties, and everything that draws or leaves waits on it for ever.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from textual.driver import Driver


class LastingFile:
    """A stream that takes everything, also when its terminal is gone; then it calls `failed`."""

    def __init__(self, stream: TextIO, failed: Callable[[], None]) -> None:
        self._stream, self._failed = stream, failed

    def write(self, text: str) -> None:
        """Write it, or drop it."""
        try:
            self._stream.write(text)
        except OSError:
            self._failed()

    def flush(self) -> None:
        """Let it go out, or drop it."""
        try:
            self._stream.flush()
        except OSError:
            self._failed()

    def fileno(self) -> int:
        """The number of the file below."""
        return self._stream.fileno()


def driver_class(failed: Callable[[], None]) -> type[Driver] | None:
    """The driver that lasts, and calls `failed` on any thread when the terminal takes or gives nothing more.

    None where Textual's own is as good, as on Windows.
    """
    if sys.platform == "win32":
        return None
    from retro.screens.waking_driver import WakingDriver

    class LastingDriver(WakingDriver):
        """Its threads outlive the terminal."""

        def __init__(self, *args: Any, **options: Any) -> None:
            super().__init__(*args, **options)
            self._file: Any = LastingFile(self._file, failed)

        def run_input_thread(self) -> None:
            """Take in what is typed, but for bytes that are no UTF-8; nothing more once the terminal is gone."""
            while not self.exit_event.is_set():
                try:
                    super().run_input_thread()
                except UnicodeDecodeError:  # pasted from a terminal with another encoding: it goes on behind it
                    continue
                except OSError:
                    failed()
                    self.exit_event.wait()

    return LastingDriver
