"""A password that was typed where others read it: it is taken off the list of processes, and its writer is told."""

from __future__ import annotations

import re
import stat
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from retro.cli.streams import say
from retro.language import _

if TYPE_CHECKING:
    from retro.url import Url

_OWN = Path("/proc/self")
_STARTS, _ENDS = 47, 48
"""Where in the state of a process, as Linux tells it, the place of its words stands."""


def of_words(url: Url) -> None:
    """It stood among the words of the command."""
    hide(url)
    say(
        _(
            "The password in the address of the archive could be seen by everybody on this machine when the command "
            "began, and your shell keeps it. Put it into ~/.pgpass, readable by you alone, a line "
            "HOST:PORT:DATABASE:NAME:PASSWORD, and leave it out here."
        )
    )


def of_settings(path: Path) -> None:
    """It stands in the settings, which is well as long as their writer alone can read them."""
    with suppress(OSError):
        if path.stat().st_mode & (stat.S_IRGRP | stat.S_IROTH):
            say(
                _(
                    "The password in the address of the archive can be read by others, in {path}. Put it into "
                    "~/.pgpass, or make the file your own: chmod 600 {path}",
                    path=path,
                )
            )


def hide(url: Url) -> None:
    """Write signs over the words in which it stands, where the system shows them from: Linux alone allows it."""
    if not sys.platform.startswith("linux"):
        return
    with suppress(OSError, ValueError, IndexError):
        state = (_OWN / "stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
        start, end = int(state[_STARTS - 2]), int(state[_ENDS - 2])
        with (_OWN / "mem").open("r+b", buffering=0) as memory:
            memory.seek(start)
            words = memory.read(end - start)
            hidden = re.sub(rb"[^\x00]+", lambda word: _without(word[0], url), words)
            if hidden != words:
                memory.seek(start)
                memory.write(hidden)


def _without(word: bytes, url: Url) -> bytes:
    """A word as others may see it, as long as before."""
    if b"postgres" not in word or not url.is_said_by(word.decode(errors="replace").removeprefix("--db=")):
        return word
    return str(url).encode()[: len(word)].ljust(len(word))
