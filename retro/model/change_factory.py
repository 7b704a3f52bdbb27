"""Where times, ids and authors come from."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import count
from typing import TYPE_CHECKING

from retro.text.sha256 import sha256
from retro.value import value

if TYPE_CHECKING:
    from retro.model.change import Change, Op
    from retro.model.entry import EntryId


@value
class ChangeFactory:
    """Where times, ids and the author of changes come from: passed in, so that tests choose them."""

    now: Callable[[], datetime] = lambda: datetime.now().astimezone()
    new_id: Callable[[], EntryId] = lambda: os.urandom(8).hex()
    author: str = ""
    change_id: Callable[[], EntryId] | None = None
    """Where the ids of changes come from, if not from where those of rows do."""

    def change(self, *ops: Op, group: str = "") -> Change:
        """A new change made of `ops`, now."""
        from retro.model.change import Change  # the first screen does without

        new = (self.change_id or self.new_id)()
        return Change(new, self.now(), self.author, ops, group or new)

    def of(self, key: str) -> ChangeFactory:
        """One whose ids follow from the key, row by row and change by change: what is tried again is made once."""
        rows, changes = _ids(f"{key} row"), _ids(f"{key} change")
        return ChangeFactory(self.now, lambda: next(rows), self.author, lambda: next(changes))


def first_change(key: str) -> str:
    """The id of the first change that a factory of this key makes."""
    return next(_ids(f"{key} change"))


def row_ids(key: str) -> Iterator[str]:
    """The ids of rows that follow from a key, one after the other."""
    return _ids(f"{key} row")


def _ids(key: str) -> Iterator[str]:
    return (sha256(f"{key} {n}")[:16] for n in count())


def whoami() -> str:
    """The login name, for the author of changes; "" where the system has none."""
    import getpass  # seldom needed: settings or the system's own word come first

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
