"""`retro list` as it is usually said, read without click."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from retro.cli import plain_words, streams
from retro.cli.archive_lines import print_archive
from retro.cli.errors import exit_code
from retro.cli.session import Session
from retro.language import use


class Asked(NamedTuple):
    """What was said around `list`."""

    database: str
    language: str
    as_json: bool
    query: list[str]


def understood(words: Sequence[str]) -> Asked | None:
    """What `[--db FILE] [--lang CODE] list [--json] [QUERY …]` asks for; None if it is said in any other way."""
    said = plain_words.understood(words)
    if said is None or said.command[:1] != ["list"]:
        return None
    text = [word for word in said.command[1:] if word != "--json"]
    if any(word.startswith("--") or word == "-h" for word in text):
        return None
    return Asked(said.database, said.language, "--json" in said.command, text)


def answer(asked: Asked) -> int:
    """List the archive; gives the exit code."""
    streams.prepare()
    session = Session(given_db=Path(asked.database).expanduser() if asked.database else None)
    use(session.language(asked.language))
    return exit_code(lambda: print_archive(session, asked.query, as_json=asked.as_json))
