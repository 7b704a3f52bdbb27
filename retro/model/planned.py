"""What is planned and has an owner: a measure, a change. Its checks say how it stands."""

from __future__ import annotations

from retro.model.entry import Entry
from retro.model.found import Found


class Planned(Entry):
    """A row that says what we do ourselves, and that is a promise until something was found of it."""

    @property
    def is_confirmed(self) -> bool:
        """It says what we do ourselves, which needs no confirming."""
        return True

    @property
    def is_promise(self) -> bool:
        """Whether it is still to be done."""
        return self.standing.found is None

    @property
    def is_abandoned(self) -> bool:
        """Whether it is not done, or did not hold."""
        return self.standing.found in (Found.DROPPED, Found.FAILED)
