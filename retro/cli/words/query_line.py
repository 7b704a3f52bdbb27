"""What the words of a command ask for, in the language of the search."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from retro.cli.streams import say
from retro.errors import UsageError
from retro.language import M_, Message, active
from retro.model.query.reading import Query, read_query
from retro.text.shortened import quoted

_QUOTED = re.compile(r"(?P<name>-?[^\s:：\"“「『]+[:：])(?P<value>[^:：\"“「『]*\s[^:：\"“「『]*)")
"""A word of the command line that held quotation marks behind its colon, until the shell took them away."""


def read_words(words: Sequence[str], today: date) -> Query:
    """The words of a command, read as one line. UsageError if something in them cannot be read."""
    return read_line(in_one_line(words, today), today)


def in_one_line(words: Sequence[str], today: date) -> str:
    """The words of a command as one line; what the shell kept together behind a colon stays so, if it can be read so.

    Else all of it was quoted for the shell: `'stage:remedy telephone'`.
    """
    return " ".join(_as_typed(word, today) for word in words)


def _as_typed(word: str, today: date) -> str:
    together = _QUOTED.sub(r'\g<name>"\g<value>"', word) if _QUOTED.fullmatch(word) else word
    return together if together == word or not read_query(together, today).problem else word


def read_line(line: str, today: date) -> Query:
    """The line, read on a day. UsageError if something in it cannot be read."""
    query = read_query(line, today)
    if query.problem:
        step = M_("What is meant as text stands in quotation marks: '\"{text}\"'.", text=quoted(query.unread))
        raise UsageError(query.problem, step if query.unread else None)
    return query


def say_remarks(remarks: Sequence[Message]) -> None:
    """Say on stderr, in one line, what is to be said beside an answer."""
    if remarks:
        say(active().sentences(each.show(active()) for each in remarks))
