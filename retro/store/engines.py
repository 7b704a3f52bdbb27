"""Which engine keeps an archive, told by where it is: nothing above the store knows it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from retro.where import Where

if TYPE_CHECKING:
    from retro.store.engine import Engine


def engine_of(where: Where) -> Engine:
    """What keeps the archive that is, or is to be, at `where`. Nothing is opened or looked at yet.

    RetroError if what its engine needs is not installed.
    """
    if not isinstance(where, Path):
        return _of_server()
    from retro.store.sqlite.engine import SqliteEngine

    return SqliteEngine(where)


def _of_server() -> Engine:
    from retro.errors import RetroError
    from retro.language import M_

    raise RetroError(
        M_("An archive on a server needs psycopg, which is not there."),
        M_("Install it: {command}", command="pip install 'incident-retro[postgres]'"),
    )
