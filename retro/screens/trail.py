"""The rows that a search found, one after the other: somebody goes from one to the next, through all cases."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from retro.model.entry import EntryId


class FoundRow(NamedTuple):
    """A row that was found."""

    reference: str
    stage: int
    """The number of its stage; -1 for what belongs to none."""
    row: EntryId
    """"" for the first row of the stage: that of the head is the title."""


class Trail:
    """Where somebody is among the rows that were found."""

    def __init__(self, rows: Sequence[FoundRow], at: int, words: Sequence[str] = (), *, has_more: bool = False) -> None:
        """`words` are those that were looked for: they are marked wherever one comes to.

        `has_more` says that further ones were found, which nobody has listed so far.
        """
        self._rows, self._at, self.words, self.has_more = rows, at, tuple(words), has_more

    @property
    def here(self) -> FoundRow:
        """The row at which one is."""
        return self._rows[self._at]

    @property
    def number(self) -> int:
        """How many one has come to, this one counted."""
        return self._at + 1

    @property
    def is_last(self) -> bool:
        """Whether there is none behind it, as far as they are listed."""
        return self.number == len(self)

    def __len__(self) -> int:
        return len(self._rows)

    def step(self, steps: int) -> bool:
        """Go on to another one; False at the last one, and at the first one, where one stays."""
        is_there = 0 <= self._at + steps < len(self._rows)
        self._at += steps if is_there else 0
        return is_there
