"""`retro`, `retro open REF` and `retro call [WORDS]` as they are usually said, read without click."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from retro.cli import plain_words
from retro.cli.open_screens import open_archive, open_call, open_walk
from retro.cli.session import Session
from retro.cli.streams import can_draw
from retro.errors import RetroError
from retro.language import use


class OpenRequest(NamedTuple):
    """What is to be opened; without a `reference`, the archive, or a call."""

    database: str
    language: str
    reference: str
    call: tuple[str, ...] | None = None
    """The words of a call; None if none is to be noted."""


def understood(words: Sequence[str]) -> OpenRequest | None:
    """What `[--db FILE] [--lang CODE] [open REF|call [WORDS]]` asks for; None if it is said in any other way."""
    said = plain_words.understood(words)
    if said is not None and said.command[:1] == ["call"] and not any(word.startswith("-") for word in said.command):
        return OpenRequest(said.database, said.language, "", tuple(said.command[1:])) if can_draw() else None
    if said is None or (said.command and said.command[0] != "open"):
        return None
    references = said.command[1:]
    if len(references) != bool(said.command) or any(word.startswith("-") for word in references):
        return None
    return OpenRequest(said.database, said.language, references[0] if references else "")


def opened(asked: OpenRequest) -> bool:
    """Whether it was opened on the screen, and left again. If it cannot be, the command line says why."""
    session = Session(given_db=asked.database)
    use(session.language(asked.language))
    try:
        if asked.call is not None:
            open_call(session, asked.call)
        elif asked.reference:
            open_walk(session, asked.reference)
        else:
            open_archive(session)
    except RetroError:
        return False
    return True
