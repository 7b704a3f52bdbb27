"""A password that was typed where others read it: it is taken off the list of processes, and its writer is told."""

from __future__ import annotations

import re
import stat
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from retro.cli.streams import say
from retro.language import _
from retro.text.passwords import is_with_password, without_passwords

_OWN = Path("/proc/self")
_STARTS, _ENDS = 47, 48
"""Where in the state of a process, as Linux tells it, the place of its words stands."""


def tell(words: Sequence[str]) -> None:
    """Say so if one stands among the words of the command, in an address."""
    if not any(map(is_with_password, words)):
        return
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


def hide(words: Sequence[str]) -> bool:
    """Whether one stands in an address among the words. Signs are written over those, where the system shows them from.

    Linux alone allows it.
    """
    if not any(map(is_with_password, words)):
        return False
    if not sys.platform.startswith("linux"):
        return True
    with suppress(OSError, ValueError, IndexError):
        state = (_OWN / "stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
        start, end = int(state[_STARTS - 2]), int(state[_ENDS - 2])
        with (_OWN / "mem").open("r+b", buffering=0) as memory:
            memory.seek(start)
            shown = memory.read(end - start)
            hidden = re.sub(rb"[^\x00]+", lambda word: _without(word[0]), shown)
            if hidden != shown:
                memory.seek(start)
                memory.write(hidden)
    return True


def _without(word: bytes) -> bytes:
    """A word as others may see it, as long as before."""
    text = word.decode(errors="surrogateescape")
    if not is_with_password(text):
        return word
    return without_passwords(text).encode(errors="surrogateescape").ljust(len(word))
