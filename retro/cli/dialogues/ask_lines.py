"""The lines of `retro ask`: from a terminal with its line editing, from a pipe as bytes, so that none is lost."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from retro.asking.commands import suggestions
from retro.cli.streams import at_terminal, give, read_stdin
from retro.language import active
from retro.value import value

PROMPT = "> "


@value
class Typed:
    """A line as it came in."""

    text: str
    is_broken: bool = False
    """Whether it is not UTF-8; `text` shows the bytes then."""


class AnswerLines:
    """Gives the lines of standard input, one when it is asked for; None at its end."""

    def __init__(self) -> None:
        self._is_terminal = at_terminal()
        self._piped: Iterator[bytes] = iter(()) if self._is_terminal else iter(read_stdin())

    def next(self) -> Typed | None:
        """The next line, without its end; None when there is no more."""
        if self._is_terminal:
            return _from_terminal()
        give(PROMPT)
        raw = next(self._piped, None)
        if raw is None:
            give("\n")
            return None
        typed = _decoded(raw.rstrip(b"\r\n"))
        give(f"{typed.text}\n")
        return typed


def _from_terminal() -> Typed | None:
    """A line that is typed, with the line editing of the terminal where there is one."""
    with suppress(ImportError):  # Windows has one of its own
        import readline  # that it is there gives `input` its editing

        readline.set_completer_delims(" ")
        readline.set_completer(_completed)
        readline.parse_and_bind("tab: complete")
    try:
        text = input(PROMPT)
    except EOFError:
        give("\n")
        return None
    except UnicodeDecodeError as error:
        return _decoded(error.object)
    try:
        text.encode()
    except UnicodeEncodeError:
        return _decoded(text.encode(errors="surrogateescape"))
    return Typed(text)


def _completed(text: str, number: int) -> str | None:
    """The `/` word that may stand for what was typed of it, one after the other; None when there is no further one."""
    found = [each.text for each in suggestions(text, active())]
    return found[number] if number < len(found) else None


def _decoded(raw: bytes) -> Typed:
    try:
        return Typed(raw.decode())
    except UnicodeDecodeError:
        return Typed(raw.decode(errors="backslashreplace"), is_broken=True)
