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

    def __init__(self, rows: Sequence[FoundRow], at: int, words: Sequence[str] = ()) -> None:
        """`words` are those that were looked for: they are marked wherever one comes to."""
        self._rows, self._at, self.words = rows, at, tuple(words)

    @property
    def here(self) -> FoundRow:
        """The row at which one is."""
        return self._rows[self._at]

    @property
    def number(self) -> int:
        """How many one has come to, this one counted."""
        return self._at + 1

    def __len__(self) -> int:
        return len(self._rows)

    def step(self, steps: int) -> bool:
        """Go on to another one; False at the last one, and at the first one, where one stays."""
        is_there = 0 <= self._at + steps < len(self._rows)
        self._at += steps if is_there else 0
        return is_there
