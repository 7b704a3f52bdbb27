"""Which cases may hold the words of a query, by the index alone."""

from __future__ import annotations

from collections.abc import Sequence, Set as AbstractSet
from typing import TYPE_CHECKING, NamedTuple

from retro.model.query.words import STANDING, Word
from retro.store.sql.search.word_index import DOCUMENTS, AllOf, AnyOf, Asked, Index
from retro.text.search_terms import RequiredTerm, choice_term, is_exact, sought, stands_literally

if TYPE_CHECKING:
    from retro.store.sql.connection import Connection

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


def candidates(conn: Connection, index: Index, words: Sequence[Word]) -> Candidates:
    """The documents that may fit. An error of the engine if the index cannot be read."""
    exact = [word for word in words if _is_exact(word)] if index.tells_all() else []
    stands = [word for word in words if not word.is_not and _asks_how_it_stands(word)]
    needed = {each for word in words if not (word.is_not or word.chosen) for each in sought(word.text)}
    chosen = (_any_of(word) for word in words if word.chosen and not word.is_not and word not in stands)
    choices = (each for each in chosen if each)
    asked: tuple[Asked, ...] = (*_in_turn(needed)[:_MOST_TERMS], *choices)
    if not asked and not stands:
        return Candidates(None, words)
    unsure = [word for word in words if word not in exact]
    standing = [_standing(conn, index, word) for word in stands]
    if not asked:
        return Candidates(frozenset.intersection(*standing), unsure)
    unwanted = [way for word in exact if word.is_not and (way := _any_of(word))]
    return Candidates(index.matching(AllOf(asked), unwanted=unwanted).intersection(*standing), unsure)


def _asks_how_it_stands(word: Word) -> bool:
    return any(each.field == STANDING for each in word.chosen)


def _standing(conn: Connection, index: Index, word: Word) -> frozenset[int]:
    """The documents of cases in which a row stands so, or says so: the tables know the one, the index the other."""
    found = index.matching(asked) if (asked := _any_of(word)) else frozenset[int]()
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


def is_found_by_literal(word: Word) -> bool:
    """Whether a word stands in any text that has its characters as they are, whatever stands before and behind them."""
    is_anywhere = not (word.is_not or word.field or word.stage or word.chosen)
    return is_anywhere and stands_literally(word.text)


def _any_of(word: Word) -> Asked | None:
    """What a document has that holds the word: its terms, or one of its choices; None where any may hold it."""
    ways: list[Asked] = [RequiredTerm(choice_term(*each)) for each in word.chosen if each.field != STANDING]
    if word.text or not word.chosen:
        if not (needed := sought(word.text)):
            return None
        ways.append(AllOf(tuple(_in_turn(needed))))
    return AnyOf(tuple(ways)) if ways else None


def _in_turn(needed: AbstractSet[RequiredTerm]) -> list[RequiredTerm]:
    """The longest terms first, which fewest documents have."""
    return sorted(needed, key=lambda each: (-len(each.term), each.term, each.is_beginning))
