"""Where times, ids and authors come from."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

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

    def change(self, *ops: Op, group: str = "") -> Change:
        """A new change made of `ops`, now."""
        from retro.model.change import Change  # the first screen does without

        new = self.new_id()
        return Change(new, self.now(), self.author, ops, group or new)


def whoami() -> str:
    """The login name, for the author of changes; "" where the system has none."""
    import getpass  # seldom needed: settings or the system's own word come first

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
