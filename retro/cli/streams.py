"""The two streams of every command: data on stdout, narration on stderr."""

from __future__ import annotations

import errno
import io
import os
import sys
from contextlib import suppress
from typing import IO, AnyStr, TextIO

from retro.errors import RetroError
from retro.language import M_
from retro.text.controls import printable
from retro.text.passwords import without_passwords


class ReaderGoneError(Exception):
    """Nobody reads our output any more, as behind `| head`. That is no error to speak of."""


def prepare() -> None:
    """Make stdout take any text.

    Behind a pipe or in a file it is UTF-8 with plain line ends, whatever the locale says: a report is a document, and
    the same record gives the same bytes on every machine. `surrogateescape` gives back file names that are not UTF-8
    as they are. A terminal keeps its own encoding, and shows the code of what it cannot show.
    """
    if not isinstance(sys.stdout, io.TextIOWrapper):
        return
    if sys.stdout.isatty():
        sys.stdout.reconfigure(errors="backslashreplace")
    else:
        sys.stdout.reconfigure(encoding="utf-8", errors="surrogateescape", newline="\n")


def give(text: str) -> None:
    """Write data to stdout; `text` brings its own line ends.

    ReaderGoneError if the reader has left, RetroError if it cannot be written (a full disk, a closed stream).
    """
    if sys.stdout is None:  # started with `>&-`
        raise _not_written(os.strerror(errno.EBADF))
    _write(sys.stdout, text)


def give_bytes(data: bytes) -> None:
    """Write a document to stdout as it is; to a terminal as text. Errors as `give`."""
    if sys.stdout is None or sys.stdout.isatty() or not hasattr(sys.stdout, "buffer"):
        give(data.decode())
    else:
        _write(sys.stdout.buffer, data)


def _write(stream: IO[AnyStr], data: AnyStr) -> None:
    assert sys.stdout
    try:
        stream.write(data)
        stream.flush()
    except BrokenPipeError:
        _abandon(sys.stdout)
        raise ReaderGoneError from None
    except OSError as error:
        _abandon(sys.stdout)
        raise _not_written(error.strerror or str(error)) from None


def _not_written(reason: str) -> RetroError:
    return RetroError(
        M_("The output cannot be written: {reason}.", reason=reason),
        M_("Send it to where there is room, or to a terminal."),
    )


def _abandon(stream: TextIO) -> None:
    """Point `stream` nowhere, or Python would try once more to write to it at its end, and complain."""
    with suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def say(text: str) -> None:
    """Tell the person something, on stderr. Whatever is in `text`, it cannot steer the terminal, nor tell passwords."""
    if sys.stderr is None:  # started with `2>&-`: nobody listens
        return
    try:
        sys.stderr.write("".join(f"{printable(line)}\n" for line in without_passwords(text).split("\n")))
        sys.stderr.flush()
    except OSError:  # nor here; the work goes on
        _abandon(sys.stderr)


def at_terminal() -> bool:
    """Whether a person sits in front of both stdin and stdout."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def is_dumb() -> bool:
    """Whether the terminal says of itself that it can only write line by line, as that of a shell in Emacs does.

    A screen is not drawn there: Rich takes it for one of 80 x 25, whatever its size, and Textual would lay everything
    out for one size and the other in turn, without end, and hear no key.
    """
    return os.environ.get("TERM", "").lower() in {"dumb", "unknown"}


def can_draw() -> bool:
    """Whether a person sits at a terminal that screens can be drawn on."""
    return at_terminal() and not is_dumb()


def read_stdin() -> io.BufferedIOBase:
    """Stdin as bytes, so that what is not UTF-8 can be told line by line. RetroError if it is closed."""
    if sys.stdin is None:
        raise RetroError(M_("There is nothing to read: standard input is closed."), M_("Name a file, or pipe one in."))
    return sys.stdin.buffer  # type: ignore[return-value]  # typed wider than what text streams have
