"""Values of the file that Retro makes from others, and that are not what those come to."""

from __future__ import annotations

from retro.value import value


@value
class Stale:
    """One of them."""

    table: str
    row: str
    """The id of the row; of change_log the number of the entry."""
    column: str
    here: str | int | None
    """What stands there."""
    right: str | int | None
    """What should."""
