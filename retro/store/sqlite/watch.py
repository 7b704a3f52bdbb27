"""Whether another program may have written to a file of SQLite, told from outside: no thread is asked, nor SQLite.

A look costs 10 µs. Asking the store costs its thread a turn: ten times a second, half of a percent of the processor.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import monotonic

from retro.store.sqlite.connection import behind_links

_BESIDE = ("", "-wal", "-journal")
"""The files that a commit touches: the log; without a log, the database, and the journal that goes with the commit."""

Trace = tuple[int, int, int] | None


class Watch:
    """Looks at the files of one database. Times are of `clock`, in seconds.

    A file that looks as before may have been written nevertheless: twice in one tick of its clock (2 s on FAT), or by
    a commit that waited for the disk and ended since. So for `quiet` seconds behind every change the answer stays yes,
    and it is yes at least every `quiet` seconds.
    """

    def __init__(self, path: Path, *, quiet: float = 2.5, clock: Callable[[], float] = monotonic) -> None:
        real = behind_links(path)
        self._files = [real.with_name(f"{real.name}{ending}") for ending in _BESIDE]
        self._quiet = quiet
        self._clock = clock
        self._seen: list[Trace] = []
        self._yes_until = 0.0
        self._yes_at = 0.0

    def may_have_moved(self) -> bool:
        """Whether something may have been written since this last said yes."""
        seen, now = [*map(_trace, self._files)], self._clock()
        if seen != self._seen:
            self._seen, self._yes_until = seen, now + self._quiet
        if now <= self._yes_until or now >= self._yes_at:
            self._yes_at = now + self._quiet
            return True
        return False


def _trace(file: Path) -> Trace:
    """What tells a file from itself as it was before; None if there is none."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns
