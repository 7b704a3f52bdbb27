"""Pages of the index that are broken keep nothing from being saved.

SQLite writes nothing more in a transaction that came upon a broken page. So what was to be saved is saved once more,
in a transaction that leaves the index alone.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from retro.errors import RetroError

P = ParamSpec("P")
R = TypeVar("R")


class TornIndexError(sqlite3.DatabaseError):
    """A page of the index is broken, so that this transaction cannot be finished."""

    sqlite_errorcode = sqlite3.SQLITE_CORRUPT


class Writer(Protocol):
    """Who writes cases, and the index with them."""

    def leave_index(self) -> bool:
        """See that the next transaction leaves the index alone, and that nobody uses it; whether it may be tried."""


W = TypeVar("W", bound=Writer)


def without_torn_index(write: Callable[Concatenate[W, P], R]) -> Callable[Concatenate[W, P], R]:
    """A method that writes, done once more without the index where pages of that are broken."""

    @wraps(write)
    def written(writer: W, /, *args: P.args, **named: P.kwargs) -> R:
        try:
            return write(writer, *args, **named)
        except RetroError as error:
            if not is_torn(error) or not writer.leave_index():
                raise
        return write(writer, *args, **named)

    return written


def is_torn(error: RetroError) -> bool:
    """Whether this failed by broken pages of the index alone."""
    return isinstance(error.__cause__, TornIndexError)
