"""Lines that could not be taken and were thrown away: undo brings them back, until something else is written."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from retro.language import n_

T = TypeVar("T")


class ThrownAway(Generic[T]):
    """Those that were thrown away last."""

    def __init__(self) -> None:
        self._lines: list[T] = []

    def take(self, held: list[T], is_meant: Callable[[T], bool] = lambda _line: True) -> str:
        """Take those out of `held` that are meant; how many there were, in words, "" if there were none."""
        meant = [line for line in held if is_meant(line)]
        if not meant:
            return ""
        held[:] = [line for line in held if not is_meant(line)]
        self._lines = meant
        return n_(
            "{n} line was thrown away. Ctrl+Z brings it back.",
            "{n} lines were thrown away. Ctrl+Z brings them back.",
            len(meant),
        )

    def bring_back(self, held: list[T]) -> bool:
        """Put those that were thrown away last back into `held`; whether there were any."""
        held += self._lines
        there, self._lines = bool(self._lines), []
        return there

    def forget(self) -> None:
        """Something was written since: undo is of that."""
        self._lines = []
