"""`retro search` as it is usually said, read without click."""

from __future__ import annotations

from collections.abc import Sequence

from retro.cli import plain_words
from retro.cli.plain_words import QueryRequest
from retro.cli.printed.found import LIMIT, print_found


def understood(words: Sequence[str]) -> QueryRequest | None:
    """What `search` is asked for; None if it is said in any other way, or for nothing."""
    asked = plain_words.asked_in_words(words, "search")
    return asked if asked and asked.query else None


def answer(asked: QueryRequest) -> int:
    """Search the archive; gives the exit code."""
    return plain_words.answer(
        asked, lambda session: print_found(session, asked.query, as_json=asked.as_json, limit=LIMIT)
    )
