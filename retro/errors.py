"""The one class of error that a person is meant to read: what is wrong, and what to do next."""

from __future__ import annotations

from collections.abc import Sequence

from retro.language import M_, Message

NOTHING_WRITTEN = M_("Nothing was written. Mend the words and say it again.")
"""The next step where words that were given cannot be taken."""


class RetroError(Exception):
    """Something that was asked for cannot be done. Nothing was changed.

    `title` names the thing that is wrong, `step` says what to do next. Both are `Message`s, so that whoever
    shows the error chooses the language. `details` are further things that are wrong, each a sentence. `exit_code` is
    what the command line ends with: 1 for a refused operation, 2 for wrong usage. `asks` is whether nothing is wrong
    yet: somebody has to answer first, and `details` are what the question is about.
    """

    exit_code = 1
    asks = False

    def __init__(self, title: Message, step: Message | None = None, details: Sequence[Message] = ()) -> None:
        super().__init__(title)
        self.title = title
        self.step = step
        self.details = tuple(details)

    def __str__(self) -> str:
        return str(self.title)


class BusyError(RetroError):
    """Another program has the lock on a file: the same may be done a moment later."""


class AwayError(RetroError):
    """The server that keeps the archive cannot be reached, or was lost: the same may be done when it is back."""


class CopyError(AwayError):
    """The archive is a copy of a shared one, and only read: what is typed at it waits until it is sent there."""


class NoRoomError(RetroError):
    """There is no room left on the disk of the archive: nothing can be said of what was to be done there."""


class ReadOnlyError(RetroError):
    """The archive may be read by whoever asks, and not written: trying again changes nothing."""


class NotFoundError(RetroError):
    """There is no retrospective of that name in the archive, or not any more."""


class UnreadableError(RetroError):
    """A row of a case holds what no Retro writes: another program did. The other cases can be read."""


class DamagedError(Exception):
    """What an archive holds contradicts itself, though its engine sees nothing wrong with it. `reason` says how.

    The store tells it to a person as a RetroError about the archive.
    """

    def __init__(self, reason: Message) -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return str(self.reason)


class UsageError(RetroError):
    """The words of a command are wrong: an unknown field, an unreadable moment, a missing file name."""

    exit_code = 2
