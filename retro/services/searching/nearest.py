"""What a search that found nothing may have meant: the nearest words that find something, and what is like them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from math import ceil
from typing import NamedTuple

from retro.language import M_, MN_, Message
from retro.model.query.lexer import Piece
from retro.model.query.reading import Query, query_pieces, read_query
from retro.services.memory.case_filter import case_filter
from retro.services.memory.similar import similar_to_text
from retro.services.searching.search import count
from retro.store.listed import Count
from retro.store.protocol import Store
from retro.text.controls import printable
from retro.value import value

_MOST_WORDS = 6
"""Of more words it is not tried which of them is one too many."""
_LEAST, _LEAST_WIDE = 3, 2
"""Letters that a beginning has at the least; of Japanese, and of what else is written in wide letters."""
_FIRST_WIDE = "\u2e80"
_LONGEST = 64
"""Letters of the longest word of which beginnings are tried: each is a search, and what was pasted has thousands."""
_READ = 50
"""So many cases are read to know how many it is."""
_NEAR, _NEAR_WIDE = 0.6, 0.5
"""So much of a word is left at the least: what begins alike only by chance is not near it."""


@value
class Nearest:
    """What finds something where a search found nothing."""

    line: str = ""
    """The nearest words, as one types them; "" where none were found."""
    number: Count = Count(0)
    """How many cases they find."""
    words: str = ""
    """The words that were looked for, where cases are like them."""
    alike: int = 0
    """How many are, as `retro similar` tells them."""

    def told(self, *, by_key: bool = False) -> Sequence[Message]:
        """What to do next, in a line each: what is like the words is shown `by_key` Enter, else by a command."""
        said: list[Message] = []
        if self.line:
            n, text = self.number.number, printable(self.line)
            said.append(
                MN_("“{text}” finds {n} case.", "“{text}” finds {n} cases.", n, text=text)
                if self.number.is_exact
                else M_("“{text}” finds up to {n} cases.", text=text, n=n)
            )
        if self.alike and by_key:
            said.append(
                MN_("{n} case is like these words: Enter shows it.",
                    "{n} cases are like these words: Enter shows them.", self.alike)
            )  # fmt: skip
        elif self.alike:
            command = f'retro similar "{printable(self.words)}"'
            said.append(
                MN_("{n} case is like these words: {command}", "{n} cases are like these words: {command}", self.alike,
                    command=command)
            )  # fmt: skip
        return said


def nearest(store: Store, line: str, today: date) -> Nearest:
    """The nearest words to a line that finds nothing: with a shorter beginning of one of them, or without one.

    Where the index of words is not to be used, nothing is tried: each try would read the whole archive.
    """
    if store.unindexed():
        return Nearest()
    asked = tuple(query_pieces(line))
    words = " ".join(piece.text for piece in asked if not (piece.is_not or piece.name))
    alike = len(similar_to_text(store, words))
    if not any(piece.is_phrase for piece in asked) and len(asked) <= _MOST_WORDS:
        tokens = [_Token(line[piece.start : piece.end], piece) for piece in asked]
        for tries in (_shortened(store, tokens, today), _all_but_one(store, tokens, today)):
            if tries:
                number, near = min(tries, key=lambda each: (each[0].number, each[1]))
                return Nearest(near, number, words, alike)
    return Nearest(words=words, alike=alike)


class _Token(NamedTuple):
    written: str
    piece: Piece


def _shortened(store: Store, tokens: Sequence[_Token], today: date) -> Sequence[tuple[Count, str]]:
    """The longest beginning of each word with which the line finds something."""
    found = []
    for n, token in enumerate(tokens):
        for beginning in _beginnings(token):
            if counted := _found(store, [*_written(tokens[:n]), beginning, *_written(tokens[n + 1 :])], today):
                found.append(counted)
                break
    return found


def _all_but_one(store: Store, tokens: Sequence[_Token], today: date) -> Sequence[tuple[Count, str]]:
    if len(tokens) == 1:
        return ()
    lines = (_written([*tokens[:n], *tokens[n + 1 :]]) for n, token in enumerate(tokens) if not token.piece.is_not)
    return [counted for each in lines if (counted := _found(store, each, today))]


def _written(tokens: Sequence[_Token]) -> list[str]:
    return [token.written for token in tokens]


def _beginnings(token: _Token) -> Iterator[str]:
    text = token.piece.text
    if token.piece.is_not or not 0 < len(text) <= _LONGEST:
        return
    least, near = (_LEAST_WIDE, _NEAR_WIDE) if text >= _FIRST_WIDE else (_LEAST, _NEAR)
    for length in range(len(text) - 1, max(least, ceil(near * len(text))) - 1, -1):
        yield token.written.removesuffix(text) + text[:length]


def _found(store: Store, tokens: Iterable[str], today: date) -> tuple[Count, str] | None:
    """How many cases a line finds, if it finds any by a word that is looked for."""
    line = " ".join(tokens)
    query: Query = read_query(line, today)
    if query.problem or not any(not word.is_not for word in query.words):
        return None
    wanted = case_filter(query, store, today)
    if not store.list(wanted, 0, 1):
        return None
    number = count(store, query, today)
    return (Count(store.count(wanted)) if number.number <= _READ else number), line
