"""`retro list` as it is usually said, read without click: loading that takes longer than listing a thousand cases."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from retro.cli import streams
from retro.cli.archive_lines import print_archive
from retro.cli.errors import exit_code
from retro.cli.session import Session
from retro.language import LANGUAGES, use


class Asked(NamedTuple):
    """What was said around `list`."""

    database: str
    language: str
    as_json: bool
    text: str


def understood(words: Sequence[str]) -> Asked | None:
    """What `[--db FILE] [--lang CODE] list [--json] [TEXT …]` asks for; None if it is said in any other way."""
    given, rest = {"--db": "", "--lang": ""}, [*words]
    while len(rest) > 1 and rest[0] in given:
        given[rest[0]], rest = rest[1], rest[2:]
    text = [word for word in rest[1:] if word != "--json"]
    if rest[:1] != ["list"] or "" in words or any(word.startswith("-") for word in text):
        return None
    if given["--lang"] not in ("", *LANGUAGES):
        return None
    return Asked(given["--db"], given["--lang"], "--json" in rest, " ".join(text))


def answer(asked: Asked) -> int:
    """List the archive; gives the exit code."""
    streams.prepare()
    session = Session(given_db=Path(asked.database).expanduser() if asked.database else None)
    use(session.language(asked.language))
    return exit_code(lambda: print_archive(session, asked.text, as_json=asked.as_json))
