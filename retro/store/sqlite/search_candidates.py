"""Which cases may hold the words of a query, by the index alone."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from retro.model.query.words import STANDING, Word
from retro.store.sqlite.search_index import DOCUMENTS, INDEX
from retro.text.search_terms import Sought, choice_term, is_exact, sought, stands_literally

_MOST_TERMS = 60
"""So many terms are asked for at once: no text but the one that is looked for has so many of a pasted one."""


class Candidates(NamedTuple):
    """The numbers of documents."""

    documents: frozenset[int] | None
    """Those that may fit; None where any may."""
    unsure: Sequence[Word] = ()
    """The words of which a candidate may have the terms, and not hold them."""

    @property
    def are_exact(self) -> bool:
        """Whether all of them fit, so that none has to be read."""
        return not self.unsure


def candidates(conn: sqlite3.Connection, words: Sequence[Word]) -> Candidates:
    """The documents that may fit. sqlite3.Error if the index cannot be read."""
    exact = [word for word in words if _is_exact(word)]
    stands = [word for word in words if not word.is_not and _asks_how_it_stands(word)]
    needed = {each for word in words if not (word.is_not or word.chosen) for each in sought(word.text)}
    terms = sorted(map(_quoted, needed), key=lambda term: (-len(term), term))[:_MOST_TERMS]
    choices = (_any_of(word) for word in words if word.chosen and not word.is_not and word not in stands)
    asked = " AND ".join((*terms, *filter(None, choices)))
    if not asked and not stands:
        return Candidates(None, words)
    unsure = [word for word in words if word not in exact]
    standing = [_standing(conn, word) for word in stands]
    if not asked:
        return Candidates(frozenset.intersection(*standing), unsure)
    unwanted = " OR ".join(_any_of(word) for word in exact if word.is_not)
    query = f"({asked}) NOT ({unwanted})" if unwanted else asked
    return Candidates(_matching(conn, query).intersection(*standing), unsure)


def _matching(conn: sqlite3.Connection, query: str) -> frozenset[int]:
    statement = f'SELECT json_group_array(rowid) FROM "{INDEX}" WHERE "{INDEX}" MATCH ?'
    (found,) = conn.execute(statement, (query,)).fetchone()  # in half the time that rows take one by one
    return frozenset(json.loads(found))


def _asks_how_it_stands(word: Word) -> bool:
    return any(each.field == STANDING for each in word.chosen)


def _standing(conn: sqlite3.Connection, word: Word) -> frozenset[int]:
    """The documents of cases in which a row stands so, or says so: the tables know the one, the index the other."""
    found = _matching(conn, query) if (query := _any_of(word)) else frozenset[int]()
    for each in word.chosen:
        if each.field == STANDING:
            documents = f"""SELECT "doc" FROM "{each.kind}" JOIN "{DOCUMENTS}" USING ("retrospective")
            WHERE "standing" = ? AND "deleted" = 0"""
            found |= {doc for (doc,) in conn.execute(documents, (each.code,))}
    return found


def _is_exact(word: Word) -> bool:
    """Whether the index tells for sure where a word stands: it is one term, and may stand anywhere; or it is chosen."""
    if word.chosen:
        return not word.text and not word.stage and not _asks_how_it_stands(word)
    return not word.field and not word.stage and is_exact(word.text)


def is_told_by_literal(word: Word) -> bool:
    """Whether a word stands in any text that has its characters as they are, whatever stands before and behind them."""
    is_anywhere = not (word.is_not or word.field or word.stage or word.chosen)
    return is_anywhere and stands_literally(word.text)


def _any_of(word: Word) -> str:
    """What a document has that holds the word: its terms, or one of its choices; "" where any may hold it."""
    ways = [f'"{choice_term(*each)}"' for each in word.chosen if each.field != STANDING]
    if word.text or not word.chosen:
        text = " AND ".join(sorted(map(_quoted, sought(word.text))))
        if not text:
            return ""
        ways.append(f"({text})")
    return f"({' OR '.join(ways)})"


def _quoted(each: Sought) -> str:
    """A term in the language of FTS5: no term has a quotation mark in it."""
    ways = [f'"{each.term}"{"*" if each.is_beginning else ""}', *(f'"{other}"' for other in each.others)]
    return f"({' OR '.join(ways)})" if each.others else ways[0]
