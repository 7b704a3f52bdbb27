"""What screens say while the server of the archive is away, or the archive cannot be read for another reason."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from retro.errors import AwayError, RetroError
from retro.language import _, active


class Trouble(NamedTuple):
    """That the archive cannot be read."""

    since: str
    """When that was seen first: `14:02`."""
    is_away: bool
    """Whether its server cannot be reached; otherwise it lets nobody in, or the archive is not what it was."""

    @property
    def mark(self) -> str:
        """It in a few words, to be seen as long as it lasts."""
        if self.is_away:
            return _("server away since {time}", time=self.since)
        return _("not read since {time}", time=self.since)


def not_saved(trouble: Trouble | None) -> str:
    """What is said of what waits for a server: since when it is away, as long as it is."""
    if trouble is None or not trouble.is_away:
        return _("not saved yet")
    return _("not saved yet (server away since {time})", time=trouble.since)


def told(error: RetroError, trouble: Trouble | None) -> Sequence[str]:
    """What could not be done, and what to do, a sentence each. Why a server is away helps nobody at a screen."""
    if isinstance(error, AwayError):
        if trouble is None:
            return (_("The server of the archive was away for a moment. Try again."),)
        return (_("The server of the archive is away since {time}. This can be done once it is back.",
                  time=trouble.since),)  # fmt: skip
    to = active()
    return [each.show(to) for each in (error.title, *error.details, *([error.step] if error.step else []))]
