"""What stands before a command as it is usually said, read without click: loading that takes longer than an answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from retro.language import LANGUAGES


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
