"""What stands before a command as it is usually said, read without click: loading that takes longer than an answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from retro.language import LANGUAGES, use

if TYPE_CHECKING:
    from retro.cli.session import Session


class PlainWords(NamedTuple):
    """What is said around a command, and the command with its words."""

    database: str
    language: str
    command: list[str]


def understood(words: Sequence[str]) -> PlainWords | None:
    """What `[--db FILE] [--lang CODE] COMMAND …` asks for; None if it is said in any other way."""
    given, rest = {"--db": "", "--lang": ""}, [*words]
    while len(rest) > 1 and rest[0] in given:
        given[rest[0]], rest = rest[1], rest[2:]
    if "" in words or given["--lang"] not in ("", *LANGUAGES):
        return None
    return PlainWords(given["--db"], given["--lang"], rest)


class QueryRequest(NamedTuple):
    """What is said around a command that is asked in words: list, search."""

    database: str
    language: str
    as_json: bool
    query: list[str]


def asked_in_words(words: Sequence[str], command: str) -> QueryRequest | None:
    """What `[--db FILE] [--lang CODE] COMMAND [--json] [QUERY …]` asks for; None if it is said in any other way."""
    said = understood(words)
    if said is None or said.command[:1] != [command]:
        return None
    query = [word for word in said.command[1:] if word != "--json"]
    if any(word.startswith("--") or word == "-h" for word in query):
        return None
    return QueryRequest(said.database, said.language, "--json" in said.command, query)


def answer(asked: QueryRequest, how: Callable[[Session], int | None]) -> int:
    """Answer in the language that was asked in; gives the exit code."""
    from retro.cli import streams  # what opens on the screen reads its words here, too, and does without these
    from retro.cli.errors import exit_code
    from retro.cli.session import Session

    streams.prepare()
    session = Session(given_db=asked.database)
    use(session.language(asked.language))
    return exit_code(lambda: how(session))
