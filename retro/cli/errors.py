"""How a command ends when it cannot do what it was asked for: a sentence, a next step, and an exit code."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from retro.cli.streams import ReaderGoneError, say
from retro.errors import RetroError
from retro.language import Message, _, active

REFUSED, USAGE, INTERRUPTED, READER_GONE = 1, 2, 130, 141
"""Exit codes. The last two are what a shell reports for a program that was ended by SIGINT or SIGPIPE."""


class ProblemsError(RetroError):
    """Several things are wrong at once. Nothing was changed."""

    def __init__(self, titles: Sequence[Message], step: Message, exit_code: int) -> None:
        super().__init__(titles[0], step, titles[1:])
        self.exit_code = exit_code


def exit_code(work: Callable[[], int | None]) -> int:
    """The exit code of `work`, once what went wrong in it has been told on stderr."""
    try:
        return work() or 0
    except RetroError as error:
        if error.asks:
            ask(error)
        else:
            tell([error.title, *error.details], error.step)
        return error.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except ReaderGoneError:
        return READER_GONE


def ask(error: RetroError) -> None:
    """Say on stderr what somebody has to answer first, what it is about, and how it is answered."""
    say(_("question: {message}", message=error.title.show(active())))
    for line in (*error.details, *filter(None, [error.step])):
        say(f"  {line.show(active())}")


def tell(titles: Sequence[Message | str], step: Message | None) -> None:
    """Say on stderr what is wrong and what to do next."""
    for title in titles:
        say(_("error: {message}", message=title if isinstance(title, str) else title.show(active())))
    for line in step.show(active()).splitlines() if step else ():
        say(f"  {line}")
