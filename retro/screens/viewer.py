"""Opening a file with the system's viewer."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from retro.errors import RetroError
from retro.language import M_

_LONG_ENOUGH = 1.0
"""Seconds after which a viewer that has not failed is taken to be open."""


def open_file(path: Path) -> None:
    """Ask the system to open the file at this absolute path. It may take a second: not for the screen's thread.

    RetroError if there is nothing here that can.
    """
    if sys.platform == "win32":
        import os

        try:
            os.startfile(path)  # noqa: S606 -- there is no shell in it
        except OSError as error:
            raise _cannot(path) from error
        return
    opener = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
    if opener is None:
        raise _cannot(path)
    ask(opener, path)


def ask(opener: str, path: Path) -> None:
    """Start the program `opener` with the path, apart from this terminal; RetroError if it says that it cannot."""
    nowhere = subprocess.DEVNULL
    try:
        started = subprocess.Popen(  # noqa: S603 -- no shell: the path is one word, whatever stands in it
            [opener, str(path)], stdin=nowhere, stdout=nowhere, stderr=nowhere, start_new_session=True
        )
        failed = started.wait(_LONG_ENOUGH) != 0
    except subprocess.TimeoutExpired:
        return
    except OSError as error:
        raise _cannot(path) from error
    if failed:
        raise _cannot(path)


def _cannot(path: Path) -> RetroError:
    return RetroError(M_("This system has no viewer that opened the file."), M_("It is here: {path}", path=path))
