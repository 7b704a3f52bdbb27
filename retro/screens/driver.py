"""Textual's driver, for a terminal that may go away: it drops what cannot be written, where Textual's threads die.

A writer that died leaves a queue that nobody empties, and everything that draws or leaves waits on it for ever.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, TextIO

from retro.screens.shutdown import let_go

if TYPE_CHECKING:
    from textual.driver import Driver


class LastingFile:
    """A stream that takes everything, also when its terminal is gone."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> None:
        """Write it, or drop it."""
        try:
            self._stream.write(text)
        except OSError:
            let_go()

    def flush(self) -> None:
        """Let it go out, or drop it."""
        try:
            self._stream.flush()
        except OSError:
            let_go()

    def fileno(self) -> int:
        """The number of the file below."""
        return self._stream.fileno()


def driver_class() -> type[Driver] | None:
    """The driver that lasts; None where Textual's own is as good, as on Windows."""
    if sys.platform == "win32":
        return None
    from retro.screens.waking_driver import WakingDriver

    class LastingDriver(WakingDriver):
        """Its threads outlive the terminal."""

        def __init__(self, *args: Any, **options: Any) -> None:
            super().__init__(*args, **options)
            self._file: Any = LastingFile(self._file)

        def run_input_thread(self) -> None:
            """Take in what is typed, but for bytes that are no UTF-8; nothing more once the terminal is gone."""
            while not self.exit_event.is_set():
                try:
                    super().run_input_thread()
                except UnicodeDecodeError:  # pasted from a terminal with another encoding: it goes on behind it
                    continue
                except OSError:
                    self.exit_event.wait()

    return LastingDriver
