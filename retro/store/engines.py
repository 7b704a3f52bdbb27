"""Which engine keeps an archive, told by where it is: nothing above the store knows it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from retro.errors import RetroError
from retro.language import M_
from retro.where import Where

if TYPE_CHECKING:
    from retro.store.engine import Engine, Preparer
    from retro.url import Url


def engine_of(where: Where) -> Engine:
    """What keeps the archive that is, or is to be, at `where`. Nothing is opened or looked at yet.

    RetroError if what its engine needs is not installed.
    """
    if not isinstance(where, Path):
        return _of_server(where)
    from retro.store.sqlite.engine import SqliteEngine

    return SqliteEngine(where)


def preparer_of(where: Url) -> Preparer:
    """What makes room for an archive on a server. RetroError if what its engine needs is not installed."""
    with _needs_psycopg():
        from retro.store.postgres.preparing import Preparing

        return Preparing(where)


def _of_server(where: Url) -> Engine:
    with _needs_psycopg():
        from retro.store.postgres.engine import PostgresEngine

        return PostgresEngine(where)


@contextmanager
def _needs_psycopg() -> Iterator[None]:
    try:
        yield
    except ImportError as error:  # it is not there, or finds no libpq
        raise RetroError(
            M_("An archive on a server needs psycopg, which cannot be loaded: {reason}.", reason=str(error)),
            M_("Install it: {command}", command="pip install 'incident-retro[postgres]'"),
        ) from error
