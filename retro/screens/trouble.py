"""What screens say while the server of the archive is away, or the archive cannot be read for another reason."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from retro.errors import AwayError, CopyError, RetroError
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


def not_saved(trouble: Trouble | None, failure: RetroError | None = None) -> str:
    """What is said of what waits for a server: since when it is away, as long as it is; or that a copy keeps it."""
    if isinstance(failure, CopyError):
        return _("kept; “retro pull” sends it")
    if trouble is None or not trouble.is_away:
        return _("not saved yet")
    return _("not saved yet (server away since {time})", time=trouble.since)


def not_saved_on_leaving(only_read: RetroError | None) -> str:
    """What is said before a screen is left on which something is not saved: what will become of it."""
    if isinstance(only_read, CopyError):
        return _("This is a copy. The same key once more leaves; what you typed is kept, and “retro pull” sends it.")
    if only_read is not None:
        return _("You may only read here. The same key once more leaves; what you typed is kept until you may write.")
    return _("Something could not be saved. The same key once more leaves; it is added at the next start.")


def kept_in(path: str, only_read: RetroError | None) -> str:
    """Where that is kept then, and until when."""
    if isinstance(only_read, CopyError):
        return _("What you typed at the copy is kept in {path}; “retro pull” sends it.", path=path)
    if only_read is not None:
        return _("What could not be saved is kept in {path}, until you may write here.", path=path)
    return _("What could not be saved stands in {path}, and is added at the next start.", path=path)


def told(error: RetroError, trouble: Trouble | None) -> Sequence[str]:
    """What could not be done, and what to do, a sentence each. Why a server is away helps nobody at a screen."""
    if isinstance(error, AwayError) and not isinstance(error, CopyError):
        if trouble is None:
            return (_("The server of the archive was away for a moment. Try again."),)
        return (_("The server of the archive is away since {time}. This can be done once it is back.",
                  time=trouble.since),)  # fmt: skip
    to = active()
    return [each.show(to) for each in (error.title, *error.details, *([error.step] if error.step else []))]
