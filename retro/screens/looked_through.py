"""A look at what the screens hold from another thread, while they go on with it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

R = TypeVar("R")

_TRIES = 20


def looked_through(look: Callable[[], R]) -> R:
    """What a look gives. What it goes through may be changed by the screens meanwhile: then it looks once more.

    RuntimeError or LookupError, as Python raises them, if that is changed faster than it can be looked through.
    """
    for _ in range(_TRIES - 1):
        with suppress(RuntimeError, LookupError):
            return look()
    return look()
