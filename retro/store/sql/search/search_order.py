"""Which of the cases in which words stand come first: those that fit best, as far as they are looked at.

Whole words go before beginnings, titles before rows, and words that stand in one row before those in several; of what
is equal, the order in which they came stays.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from retro.model.entry import EntryId
from retro.model.query.matching import Matcher
from retro.model.query.words import Word
from retro.store.declared import HEAD
from retro.store.sql.search.search_texts import of_cases
from retro.store.sql.search.word_index import AnyOf
from retro.text.search_patterns import LETTERS, asked_form, other_words
from retro.text.search_terms import RequiredTerm, is_exact

if TYPE_CHECKING:
    from retro.store.sql.connection import Connection
    from retro.store.sql.search.word_index import Asked, Index

_READ = 24
"""Of so many cases all rows are read for it, which takes most of the time."""
_SEVERAL = 2
_TITLE, _ROW, _CASE = range(3)
_Fit = tuple[bool, int]
"""Whether a word is only begun, and where all of them stand: the least fits best."""
_BEST: _Fit = (False, _TITLE)
_LEAST: _Fit = (True, _CASE)


def best_first(
    conn: Connection, index: Index | None, titles: Mapping[EntryId, str], matcher: Matcher, words: Sequence[Word]
) -> Sequence[EntryId]:
    """The cases with these titles, in which all words stand, those that fit best first.

    Titles are looked at in all of them, rows where one word is no single term, and of several words, in the first few.
    `index`: what they were found by, if they were.
    """
    sought = [word for word in words if not word.is_not]
    cases = list(titles)
    if not matcher.worded or len(cases) < _SEVERAL:
        return cases
    fits = _by_title(titles, matcher)
    if len(sought) == 1 and index and index.tells_all() and _is_found_by_terms(sought[0]):
        asked = whole_asked(index, words)
        whole = index.cases_matching(asked, cases) if asked else set(cases)
        fits = {case: min(fit, (case not in whole, _ROW)) for case, fit in fits.items()}
    else:
        unsure = [case for case in cases if fits[case] != _BEST]
        for case, fit in _by_rows(conn, unsure[:_READ], matcher).items():
            fits[case] = min(fits[case], fit)
    return sorted(cases, key=lambda case: fits[case])


def whole_asked(index: Index, words: Sequence[Word]) -> Asked | None:
    """What the documents of cases have in which the one word stands whole; None where not the index tells that."""
    sought = [word for word in words if not word.is_not]
    if len(sought) != 1 or not index.tells_all() or not _is_found_by_terms(sought[0]):
        return None
    word = sought[0].text
    return (
        AnyOf(tuple(RequiredTerm(each) for each in (asked_form(word), *other_words(word))))
        if _ends_in_letter(word)
        else None
    )


def _is_found_by_terms(word: Word) -> bool:
    """Whether the title and the terms of the index tell how a word stands in a case: it may stand anywhere in it."""
    return not (word.field or word.stage or word.chosen) and (is_exact(word.text) or not _ends_in_letter(word.text))


def _ends_in_letter(text: str) -> bool:
    return re.search(f"{LETTERS}$", asked_form(text)) is not None


def _by_title(titles: Mapping[EntryId, str], matcher: Matcher) -> dict[EntryId, _Fit]:
    """How well the titles of cases fit."""
    return {
        case: _fit(matcher.worded, matcher.whole_in((HEAD, "title"), title), _TITLE) for case, title in titles.items()
    }


def _by_rows(conn: Connection, cases: Sequence[EntryId], matcher: Matcher) -> Mapping[EntryId, _Fit]:
    """How words stand in cases, of which all rows are read for it."""
    words = matcher.worded
    fits = dict.fromkeys(cases, _LEAST)
    held: dict[EntryId, dict[int, bool]] = {case: {} for case in cases}
    for row in of_cases(conn, cases, matcher.kinds):
        in_row = dict[int, bool]()
        for field, text in row.texts:
            found = matcher.whole_in((row.kind, field), text)
            if not found:
                continue
            if (row.kind, field) == (HEAD, "title"):
                fits[row.case] = min(fits[row.case], _fit(words, found, _TITLE))
            _add(in_row, found)
        if in_row:
            fits[row.case] = min(fits[row.case], _fit(words, in_row, _ROW))
            _add(held[row.case], in_row)
    return {case: min(fit, _fit(words, held[case], _CASE)) for case, fit in fits.items()}


def _fit(words: frozenset[int], found: Mapping[int, bool], place: int) -> _Fit:
    if not words <= found.keys():
        return _LEAST
    return not all(found[word] for word in words), place


def _add(to: dict[int, bool], found: Mapping[int, bool]) -> None:
    for word, is_whole in found.items():
        to[word] = is_whole or to.get(word, False)
