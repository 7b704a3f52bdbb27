"""What a copy of a shared archive says of itself: of which one it is, and as of when."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from retro.language import M_, MN_, Message
from retro.value import value

_LONG = timedelta(hours=48)
_CLOCKS_DIFFER = 5
"""Minutes by which clocks differ that are right."""


@value
class Pulled:
    """A copy that is read, and brought up to date from the archive."""

    source: str
    """The address of the archive, without passwords."""
    at: datetime
    """When the archive was as the copy is."""

    def told(self, now: datetime) -> Message:
        """How old it is, in words."""
        return M_("A copy of {url}, to be read: as of {time}, {age}.", url=self.source, **self._age(now))

    def briefly(self, now: datetime) -> Message:
        """The same, where there is little room."""
        return M_("copy as of {time}, {age}", **self._age(now))

    def _age(self, now: datetime) -> dict[str, Any]:
        held = self.at.astimezone(now.tzinfo)
        time = f"{held:%H:%M}" if held.date() == now.date() else f"{held:%Y-%m-%d %H:%M}"
        return {"time": time, "age": _age(now - self.at)}


def _age(passed: timedelta) -> Message:
    minutes = int(passed.total_seconds() // 60)
    if minutes < -_CLOCKS_DIFFER:
        return M_("by a clock that was ahead of this one")
    minutes = max(minutes, 0)
    if minutes < 60:  # noqa: PLR2004 -- an hour
        return MN_("{n} minute ago", "{n} minutes ago", minutes)
    if passed < _LONG:
        return MN_("{n} hour ago", "{n} hours ago", minutes // 60)
    return MN_("{n} day ago", "{n} days ago", passed.days)
