"""`retro list` as it is usually said, read without click."""

from __future__ import annotations

from collections.abc import Sequence

from retro.cli import plain_words
from retro.cli.plain_words import QueryRequest
from retro.cli.printed.archive_lines import print_archive


def understood(words: Sequence[str]) -> QueryRequest | None:
    """What `list` is asked for; None if it is said in any other way."""
    return plain_words.asked_in_words(words, "list")


def answer(asked: QueryRequest) -> int:
    """List the archive; gives the exit code."""
    return plain_words.answer(asked, lambda session: print_archive(session, asked.query, as_json=asked.as_json))
