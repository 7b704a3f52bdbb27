"""Which engine keeps an archive, told by where it is: nothing above the store knows it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from retro.store.engine import Engine


def engine_of(where: Path) -> Engine:
    """What keeps the archive that is, or is to be, at `where`. Nothing is opened or looked at yet."""
    from retro.store.sqlite.engine import SqliteEngine

    return SqliteEngine(where)
