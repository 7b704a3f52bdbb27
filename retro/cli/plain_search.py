"""`retro search` as it is usually said, read without click."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from retro.cli import plain_words, streams
from retro.cli.errors import exit_code
from retro.cli.found import LIMIT, print_found
from retro.cli.session import Session
from retro.language import use


class Asked(NamedTuple):
    """What was said around `search`."""

    database: str
    language: str
    as_json: bool
    query: list[str]


def understood(words: Sequence[str]) -> Asked | None:
    """What `[--db FILE] [--lang CODE] search [--json] QUERY …` asks for; None if it is said in any other way."""
    said = plain_words.understood(words)
    if said is None or said.command[:1] != ["search"]:
        return None
    query = [word for word in said.command[1:] if word != "--json"]
    if not query or any(word.startswith("--") or word == "-h" for word in query):
        return None
    return Asked(said.database, said.language, "--json" in said.command, query)


def answer(asked: Asked) -> int:
    """Search the archive; gives the exit code."""
    streams.prepare()
    session = Session(given_db=Path(asked.database).expanduser() if asked.database else None)
    use(session.language(asked.language))
    return exit_code(lambda: print_found(session, asked.query, as_json=asked.as_json, limit=LIMIT))
