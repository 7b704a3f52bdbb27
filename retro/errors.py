"""The one class of error that a person is meant to read: what is wrong, and what to do next."""

from __future__ import annotations

from retro.language import Message


class RetroError(Exception):
    """Something that was asked for cannot be done. Nothing was changed.

    `title` names the thing that is wrong, `step` says what to do next. Both are `Message`s, so that whoever
    shows the error chooses the language. `exit_code` is what the command line ends with: 1 for a refused
    operation, 2 for wrong usage.
    """

    exit_code = 1

    def __init__(self, title: Message, step: Message | None = None) -> None:
        super().__init__(str(title))
        self.title = title
        self.step = step


class UsageError(RetroError):
    """The words of a command are wrong: an unknown field, an unreadable moment, a missing file name."""

    exit_code = 2
