"""Textual's driver for Linux and macOS, but one that ends as soon as it is told to.

The stock one looks ten times a second whether it is to end, and waits a tenth once more at its end: leaving takes 0.2 s
in which nothing happens, of the 0.24 s that the smallest app takes. This one is woken, and sleeps until it is.
"""

from __future__ import annotations

import os
import selectors
from codecs import getincrementaldecoder
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event, Lock
from typing import Any

from textual._parser import ParseError
from textual.drivers.linux_driver import LinuxDriver

from retro.screens.key_parser import KeyParser

_TICK = 0.1
"""Seconds after which the parser is asked whether an Escape that stands alone, while one does, is meant to be one."""
_PIECE = 4096


class _WakingEvent(Event):
    """An event that makes a pipe readable when it is set, while somebody listens."""

    def __init__(self) -> None:
        super().__init__()
        self._to_write = -1
        self._turn = Lock()

    @contextmanager
    def listening(self) -> Iterator[int]:
        """The pipe to read from. Each thread that listens has its own: an editor may have the terminal in between."""
        to_read, to_write = os.pipe()
        os.set_blocking(to_write, False)
        with self._turn:
            self._to_write = to_write
        try:
            yield to_read
        finally:
            with self._turn:
                self._to_write = -1
            os.close(to_read)
            os.close(to_write)

    def set(self) -> None:
        super().set()
        with self._turn, suppress(OSError):  # full: nobody who is to be woken can miss it; none: nobody is there
            os.write(self._to_write, b".")


class WakingDriver(LinuxDriver):
    """The driver, whose thread that reads keys also listens to the event that ends it."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._wake = _WakingEvent()
        self.exit_event = self._wake

    def run_input_thread(self) -> None:
        """Read keys until the event is set: what the stock driver does, and the pipe beside the terminal.

        Where nothing can come any more, as from a terminal that is gone, it waits for the event alone.
        """
        parser = KeyParser(self._debug)
        decode = getincrementaldecoder("utf-8")("replace").decode  # a broken byte costs its letter, not the line
        # the selector is the stock driver's: poll and kqueue do not take every tty
        with self._wake.listening() as woken, selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            selector.register(woken, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                ready = {key.fd for key, _mask in selector.select(_TICK if parser.waits else None)}
                if woken in ready:
                    os.read(woken, _PIECE)
                if self.fileno in ready:
                    if not (typed := os.read(self.fileno, _PIECE)):  # for ever: it would be read again and again
                        selector.unregister(self.fileno)
                    if text := decode(typed):  # "" would end the parser
                        for event in parser.feed(text):
                            self.process_message(event)
                for event in parser.tick():
                    self.process_message(event)
        with suppress(EOFError, ParseError):
            list(parser.feed(""))  # its end
